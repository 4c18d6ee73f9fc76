import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';

export interface TakeOverNoteProps {
  readonly account: Account;
  readonly foreignUrl: string;
  readonly locked: string | undefined;
}

/** Another tool's address stands at Meta: nothing is changed until the owner knows what that tool loses, and says so. */
export function TakeOverNote({ account, foreignUrl, locked }: TakeOverNoteProps) {
  const { t } = useTranslation('address');
  const { query, queryClient } = useHub();
  const sentenceOf = useFailureSentence();
  const [isAsking, setAsking] = useState(false);
  const takeOver = useMutation(
    query.tunnel.takeOver.mutationOptions({
      onSuccess: () => setAsking(false),
      onSettled: () => queryClient.invalidateQueries({ queryKey: query.tunnel.registrations.key() }),
    }),
  );
  const host = URL.canParse(foreignUrl) ? new URL(foreignUrl).host : foreignUrl;
  return (
    <>
      <Banner
        tone="danger"
        title={t('accounts.foreignTitle')}
        action={
          <Button size="small" disabledReason={locked} onClick={() => setAsking(true)}>
            {t('accounts.takeOver')}
          </Button>
        }
      >
        <span className="break-words">{t('accounts.foreignText', { url: foreignUrl })}</span>
      </Banner>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t('accounts.takeOverQuestion', { account: account.name })}
        description={<span className="break-words">{t('accounts.takeOverText', { host })}</span>}
        confirmLabel={t('accounts.takeOver')}
        cancelLabel={t('accounts.leave')}
        pendingLabel={takeOver.isPending && t('accounts.takingOver')}
        error={takeOver.error ? sentenceOf(takeOver.error) : undefined}
        onConfirm={() => takeOver.mutate({ accountId: account.id })}
      />
    </>
  );
}
