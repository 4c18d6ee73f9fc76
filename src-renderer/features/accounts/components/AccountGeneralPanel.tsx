import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { nameSchema } from '../new-account-schema.ts';
import { useAccountActions } from '../use-account-actions.ts';
import { ColourField } from './ColourField.tsx';
import { SavedTextField } from './SavedTextField.tsx';
import { SectionPanel } from './SectionPanel.tsx';

export interface AccountGeneralPanelProps {
  readonly account: Account;
  readonly isAdmin: boolean;
}

const DEPARTMENT_MAX = 60;

/** What is ours to decide about an account: name, department, stripe, whether it sends, whether customers get blue ticks. */
export function AccountGeneralPanel({ account, isAdmin }: AccountGeneralPanelProps) {
  const { t } = useTranslation('accounts');
  const { update } = useAccountActions();
  const sentenceOf = useFailureSentence();
  const canChange = isAdmin && account.state !== 'disconnected';
  const isSaving = (field: 'name' | 'department') =>
    update.isPending && update.variables[field] !== undefined;
  const nameError = (name: string) => {
    const checked = nameSchema.safeParse(name);
    if (checked.success) return undefined;
    return t(checked.error.issues[0]?.message === 'NAME_LONG' ? 'form.nameLong' : 'form.nameEmpty');
  };

  return (
    <SectionPanel title={t('detail.general')}>
      <SavedTextField
        label={t('fields.name')}
        description={t('fields.nameDescription')}
        value={account.name}
        isDisabled={!canChange}
        isSaving={isSaving('name')}
        check={nameError}
        onSave={(name, onSaved) => update.mutate({ id: account.id, name }, { onSuccess: onSaved })}
      />
      <SavedTextField
        label={t('fields.department')}
        description={t('fields.departmentDescription')}
        value={account.department ?? ''}
        isDisabled={!canChange}
        isSaving={isSaving('department')}
        check={(text) => (text.trim().length > DEPARTMENT_MAX ? t('form.departmentLong') : undefined)}
        onSave={(text, onSaved) =>
          update.mutate({ id: account.id, department: text === '' ? null : text }, { onSuccess: onSaved })
        }
      />
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
