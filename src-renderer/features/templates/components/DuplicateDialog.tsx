import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Template } from '#shared/contract/templates.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { templateLanguages } from '#shared/domain/template-languages.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { showTemplate } from '../mutations.ts';
import { useTemplateWords } from '../use-template-words.ts';

export interface DuplicateDialogProps {
  readonly template: Template;
  /** Another language keeps the name and is asked first; a copy gets a name of its own. */
  readonly purpose: 'copy' | 'language';
  /** Languages that the name has already. */
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

/** Makes a draft from a template: with another name, in another language, or for another account. */
export function DuplicateDialog({ template, purpose, taken, onClose }: DuplicateDialogProps) {
  const { t } = useTranslation('templates');
  const hub = useHub();
  const [, navigate] = useLocation();
  const words = useTemplateWords();
  const sentenceOf = useFailureSentence();
  const accounts = useAccounts();
  const isLanguage = purpose === 'language';
  const free = templateLanguages.filter((code) => !isLanguage || !taken.includes(code));
  const [name, setName] = useState('');
  const [accountId, setAccountId] = useState<AccountId>(template.accountId);
  const [language, setLanguage] = useState<string | null>(isLanguage ? null : template.language);
  const [state, setState] = useState<{ isPending: boolean; error?: string }>({ isPending: false });
  const duplicate = async () => {
    if (language === null) return setState({ isPending: false, error: t('duplicate.chooseLanguage') });
    setState({ isPending: true });
    try {
      const wanted = isLanguage ? template.name : name.trim();
      const made = await hub.client.templates.duplicate({
        id: template.id,
        accountId,
        language,
        ...(wanted === '' ? {} : { name: wanted }),
      });
      showTemplate(hub, made);
      navigate(`/templates/${made.id}/edit`);
    } catch (error) {
      setState({ isPending: false, error: sentenceOf(error) });
    }
  };
  return (
    <FormDialog
      title={t(isLanguage ? 'duplicate.languageTitle' : 'duplicate.title', { name: template.name })}
      description={t(isLanguage ? 'duplicate.languageLead' : 'duplicate.lead')}
      submitLabel={t('duplicate.action')}
      pendingLabel={state.isPending && t('duplicate.running')}
      onSubmit={() => void duplicate()}
      onClose={onClose}
    >
      {isLanguage ? null : (
        <TextField
          label={t('duplicate.name')}
          description={t('duplicate.nameHint')}
          isCode
          value={name}
          maxLength={512}
          onChange={(event) => setName(event.target.value)}
        />
      )}
      <SelectField
        label={t('duplicate.language')}
        placeholder={t('duplicate.chooseLanguage')}
        value={language}
        onValueChange={setLanguage}
        options={free
          .map((code) => ({ value: code, label: words.language(code) }))
          .sort((one, other) => one.label.localeCompare(other.label))}
      />
      {accounts.length > 1 && !isLanguage ? (
        <SelectField
          label={t('duplicate.account')}
          value={String(accountId)}
          onValueChange={(value) => setAccountId(Number(value) as AccountId)} // one of the accounts below
          options={accounts.map((account) => ({ value: String(account.id), label: account.name }))}
        />
      ) : null}
      {state.error ? <Banner tone="danger">{state.error}</Banner> : null}
    </FormDialog>
  );
}
