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

export interface ReconnectDialogProps {
  readonly account: Account;
  readonly onClose: () => void;
}

const fields = ['accessToken', 'appSecret'] as const;

/** Takes both secrets of an account whose chats stayed; they live in the fields only, and are gone with the dialog. */
export function ReconnectDialog({ account, onClose }: ReconnectDialogProps) {
  const { t } = useTranslation('accounts');
  const { language } = useLanguage();
  const { update } = useAccountActions();
  const sentenceOf = useFailureSentence();
  const token = useRef<HTMLInputElement>(null);
  const secret = useRef<HTMLInputElement>(null);
  const inputs = { accessToken: token, appSecret: secret };
  const [problems, setProblems] = useState<{ [Field in (typeof fields)[number]]?: string | undefined }>({});
  const save = () => {
    const accessToken = token.current?.value.trim() ?? '';
    const appSecret = secret.current?.value.trim() ?? '';
    const found = {
      accessToken: checkAccountField('accessToken', accessToken)?.code,
      appSecret: checkAccountField('appSecret', appSecret)?.code,
    };
    setProblems(found);
    const wrong = fields.find((field) => found[field]);
    if (wrong) {
      inputs[wrong].current?.focus();
      return;
    }
    update.mutate(
      { id: account.id, accessToken, appSecret },
      {
        onSuccess: () => {
          notify({ title: t('disconnect.connected'), tone: 'success' });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('disconnect.againTitle', { name: account.name })}
      description={t('disconnect.againText')}
      initialFocus={token}
      isDismissedByClick={!update.isPending}
      submitLabel={t('disconnect.again')}
      pendingLabel={update.isPending && t('disconnect.connecting')}
      onSubmit={save}
      onClose={onClose}
    >
      {fields.map((field) => (
        <PasswordField
          key={field}
          ref={inputs[field]}
          label={accountFieldNames[field]}
          description={t(`whereToFind.${field}`)}
          error={metaFieldSentence(field, problems[field], language)}
        />
      ))}
      {update.isError ? (
        <Banner tone="danger">{t('detail.notSaved', { reason: sentenceOf(update.error) })}</Banner>
      ) : null}
    </FormDialog>
  );
}
