import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import type { Sentence } from '#shared/contract/base.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { notify } from '../../../ui/notify.ts';
import { useAccountActions } from '../use-account-actions.ts';
import { SectionPanel } from './SectionPanel.tsx';

export interface DisconnectPanelProps {
  readonly account: Account;
  /** What Meta would not take away. */
  readonly onDisconnected: (left: readonly Sentence[]) => void;
}

/** Stops an account and erases its secrets, after saying what stays and what goes. */
export function DisconnectPanel({ account, onDisconnected }: DisconnectPanelProps) {
  const { t } = useTranslation('accounts');
  const { disconnect } = useAccountActions();
  const sentenceOf = useFailureSentence();
  const [isAsking, setIsAsking] = useState(false);
  const confirm = () =>
    disconnect.mutate(
      { id: account.id },
      {
        onSuccess: ({ left }) => {
          setIsAsking(false);
          onDisconnected(left);
          notify({ title: t('disconnect.done') });
        },
      },
    );
  return (
    <SectionPanel title={t('disconnect.title')} lead={t('disconnect.text')}>
      <Button className="self-start" onClick={() => setIsAsking(true)}>
        {t('disconnect.action')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={t('disconnect.question', { name: account.name })}
        description={
          <span className="flex flex-col gap-2">
            <span>{t('disconnect.stays')}</span>
            <span>{t('disconnect.goes')}</span>
            <span>{t('disconnect.atMeta')}</span>
          </span>
        }
        tone="danger"
        confirmLabel={t('disconnect.action')}
        pendingLabel={disconnect.isPending && t('disconnect.pending')}
        error={disconnect.isError ? sentenceOf(disconnect.error) : undefined}
        onConfirm={confirm}
      />
    </SectionPanel>
  );
}
