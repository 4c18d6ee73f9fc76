import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import { accountFieldNames, checkAccountField } from '#shared/domain/account-form.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { notify } from '../../../ui/notify.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { metaFieldSentence } from '../new-account-schema.ts';
import { useAccountActions } from '../use-account-actions.ts';

export interface ChangeNumberDialogProps {
  readonly account: Account;
  readonly onClose: () => void;
}

const consequences = ['chats', 'windows', 'waiting', 'customers'] as const;

/** Gives an account another number, after saying what that means for its chats; Meta is asked before anything changes. */
export function ChangeNumberDialog({ account, onClose }: ChangeNumberDialogProps) {
  const { t } = useTranslation('accounts');
  const { language } = useLanguage();
  const { changeNumber } = useAccountActions();
  const sentenceOf = useFailureSentence();
  const phoneField = useRef<HTMLInputElement>(null);
  const [phoneNumberId, setPhoneNumberId] = useState('');
  const [wabaId, setWabaId] = useState(account.wabaId);
  const [isChecked, setIsChecked] = useState(false);
  const problems = {
    phoneNumberId: checkAccountField('phoneNumberId', phoneNumberId.trim())?.code,
    wabaId: checkAccountField('wabaId', wabaId.trim())?.code,
  };
  const isSame = phoneNumberId.trim() === account.phoneNumberId;
  const phoneError = isSame
    ? t('number.same')
    : metaFieldSentence('phoneNumberId', problems.phoneNumberId, language);
  const save = () => {
    setIsChecked(true);
    if (isSame || problems.phoneNumberId || problems.wabaId) {
      phoneField.current?.focus();
      return;
    }
    changeNumber.mutate(
      { id: account.id, phoneNumberId: phoneNumberId.trim(), wabaId: wabaId.trim() },
      {
        onSuccess: ({ displayPhoneNumber }) => {
          notify({
            title: displayPhoneNumber
              ? t('number.done', { number: displayPhoneNumber })
              : t('number.donePlain'),
            tone: 'success',
          });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('number.title', { name: account.name })}
      description={t('number.text')}
      initialFocus={phoneField}
      isDismissedByClick={!changeNumber.isPending}
      submitLabel={t('number.change')}
      pendingLabel={changeNumber.isPending && t('form.testing')}
      onSubmit={save}
      onClose={onClose}
    >
      <ul className="flex list-disc flex-col gap-1.5 ps-5 text-base text-pretty text-ink marker:text-ink-faint">
        {consequences.map((key) => (
          <li key={key}>{t(`number.${key}`)}</li>
        ))}
      </ul>
      <TextField
        ref={phoneField}
        label={accountFieldNames.phoneNumberId}
        description={t('number.phoneDescription')}
        isCode
        inputMode="numeric"
        autoComplete="off"
        value={phoneNumberId}
        error={isChecked ? phoneError : undefined}
        onChange={(event) => setPhoneNumberId(event.target.value)}
      />
      <TextField
        label={accountFieldNames.wabaId}
        description={t('number.wabaDescription')}
        isCode
        inputMode="numeric"
        autoComplete="off"
        value={wabaId}
        error={isChecked ? metaFieldSentence('wabaId', problems.wabaId, language) : undefined}
        onChange={(event) => setWabaId(event.target.value)}
      />
      {changeNumber.isError ? (
        <Banner tone="danger">{t('number.notChanged', { reason: sentenceOf(changeNumber.error) })}</Banner>
      ) : null}
    </FormDialog>
  );
}
