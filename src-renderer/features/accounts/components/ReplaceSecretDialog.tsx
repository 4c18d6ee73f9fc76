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
  const { update } = useAccountActions();
  const sentenceOf = useFailureSentence();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const hint = field === 'accessToken' ? account.accessTokenHint : account.appSecretHint;

  const save = () => {
    const value = (input.current?.value ?? '').trim();
    const found = checkAccountField(field, value);
    setProblem(found?.code);
    if (found) {
      input.current?.focus();
      return;
    }
    update.mutate(
      { id: account.id, [field]: value },
      {
        onSuccess: () => {
          notify({ title: t('detail.replaced'), tone: 'success' });
          onClose();
        },
      },
    );
  };

  return (
    <FormDialog
      title={t(field === 'accessToken' ? 'detail.replaceTokenTitle' : 'detail.replaceSecretTitle')}
      description={t('detail.replaceText')}
      initialFocus={input}
      isDismissedByClick={!update.isPending}
      submitLabel={word('actions.save')}
      pendingLabel={update.isPending && word('pending.saving')}
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
      {update.isError ? (
        <Banner tone="danger">{t('detail.notSaved', { reason: sentenceOf(update.error) })}</Banner>
      ) : null}
    </FormDialog>
  );
}
