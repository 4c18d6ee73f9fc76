import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { nameSchema } from '../new-account-schema.ts';
import { useAccountActions } from '../use-account-actions.ts';
import { ColourField } from './ColourField.tsx';
import { SectionPanel } from './SectionPanel.tsx';

export interface AccountGeneralPanelProps {
  readonly account: Account;
  readonly isAdmin: boolean;
}

/** What is ours to decide about an account: name, stripe, whether it sends, whether customers get blue ticks. */
export function AccountGeneralPanel({ account, isAdmin }: AccountGeneralPanelProps) {
  const { t } = useTranslation('accounts');
  const { t: word } = useTranslation('common');
  const { update } = useAccountActions();
  const sentenceOf = useFailureSentence();
  // null while nothing was typed: a change of the name from another screen then shows here too.
  const [typedName, setTypedName] = useState<string | null>(null);
  const name = typedName ?? account.name;
  const checked = nameSchema.safeParse(name);
  const isDirty = name.trim() !== account.name;
  const canChange = isAdmin && account.state !== 'disconnected';

  const saveName = (event: FormEvent) => {
    event.preventDefault();
    if (!checked.success || !isDirty) return;
    update.mutate({ id: account.id, name: checked.data }, { onSuccess: () => setTypedName(null) });
  };
  const nameError = checked.success
    ? undefined
    : t(checked.error.issues[0]?.message === 'NAME_LONG' ? 'form.nameLong' : 'form.nameEmpty');

  return (
    <SectionPanel title={t('detail.general')}>
      <form onSubmit={saveName} className="flex items-start gap-2">
        <TextField
          className="flex-1"
          label={t('fields.name')}
          description={t('fields.nameDescription')}
          error={nameError}
          value={name}
          isDisabled={!canChange}
          autoComplete="off"
          onChange={(event) => setTypedName(event.target.value)}
        />
        {isDirty ? (
          <Button
            type="submit"
            variant="primary"
            className="mt-6"
            isDisabled={!checked.success}
            pendingLabel={update.isPending && word('pending.saving')}
          >
            {word('actions.save')}
          </Button>
        ) : null}
      </form>
      <ColourField
        value={account.color}
        isDisabled={!canChange}
        onValueChange={(color) => update.mutate({ id: account.id, color })}
      />
      <Switch
        label={t('detail.sendsReadReceipts')}
        description={t('detail.sendsReadReceiptsDescription')}
        isOn={account.sendsReadReceipts}
        isDisabled={!canChange}
        onChange={(sendsReadReceipts) => update.mutate({ id: account.id, sendsReadReceipts })}
      />
      <Switch
        label={t('detail.paused')}
        description={t('detail.pausedDescription')}
        isOn={account.state === 'paused'}
        isDisabled={!canChange}
        onChange={(isPaused) => update.mutate({ id: account.id, state: isPaused ? 'paused' : 'active' })}
      />
      {update.isError ? (
        <Banner tone="danger">{t('detail.notSaved', { reason: sentenceOf(update.error) })}</Banner>
      ) : null}
    </SectionPanel>
  );
}
