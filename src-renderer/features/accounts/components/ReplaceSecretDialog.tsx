import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import { accountFieldNames, checkAccountField } from '#shared/domain/account-form.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { notify } from '../../../ui/notify.ts';
import { PasswordField } from '../../../ui/PasswordField.tsx';
import { metaFieldSentence } from '../new-account-schema.ts';
import { useAccountActions } from '../use-account-actions.ts';

export interface ReplaceSecretDialogProps {
  readonly account: Account;
  readonly field: 'accessToken' | 'appSecret';
  readonly onClose: () => void;
}

/** Takes a new token or app secret. The value lives in the field only, and is gone with the dialog. */
export function ReplaceSecretDialog({ account, field, onClose }: ReplaceSecretDialogProps) {
  const { t } = useTranslation('accounts');
  const { t: word } = useTranslation('common');
  const { language } = useLanguage();
  const { update, replaceToken } = useAccountActions();
  const sentenceOf = useFailureSentence();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  // Without the app secret Meta cannot be asked what a token may do.
  const isChecked = field === 'accessToken' && account.appSecretHint !== null;
  const hint = field === 'accessToken' ? account.accessTokenHint : account.appSecretHint;

  const save = () => {
    const value = (input.current?.value ?? '').trim();
    const found = checkAccountField(field, value);
    setProblem(found?.code);
    if (found) {
      input.current?.focus();
      return;
    }
    const done = {
      onSuccess: () => {
        notify({ title: t(isChecked ? 'detail.replacedChecked' : 'detail.replaced'), tone: 'success' });
        onClose();
      },
    };
    if (isChecked) replaceToken.mutate({ accountId: account.id, accessToken: value }, done);
    else update.mutate({ id: account.id, [field]: value }, done);
  };
  const { isPending, error } = isChecked ? replaceToken : update;

  return (
    <FormDialog
      title={t(field === 'accessToken' ? 'detail.replaceTokenTitle' : 'detail.replaceSecretTitle')}
      description={t(isChecked ? 'detail.replaceTextChecked' : 'detail.replaceText')}
      initialFocus={input}
      isDismissedByClick={!isPending}
      submitLabel={word('actions.save')}
      pendingLabel={isPending && (isChecked ? t('form.testing') : word('pending.saving'))}
      onSubmit={save}
      onClose={onClose}
    >
      <PasswordField
        ref={input}
        label={accountFieldNames[field]}
        description={t(`whereToFind.${field}`)}
        placeholder={hint === null ? undefined : t('fields.savedEndsIn', { hint })}
        error={metaFieldSentence(field, problem, language)}
      />
      {error ? <Banner tone="danger">{t('detail.notSaved', { reason: sentenceOf(error) })}</Banner> : null}
    </FormDialog>
  );
}
