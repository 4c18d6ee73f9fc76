import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { AccountId } from '#shared/domain/ids.ts';
import type { TemplateExample } from '#shared/domain/template-examples.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { notify } from '../../../ui/notify.ts';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { ExampleLanguage } from '../example-id.ts';
import { showTemplate } from '../mutations.ts';
import { useTemplateWords } from '../use-template-words.ts';

export interface UseExampleDialogProps {
  readonly example: TemplateExample;
  readonly language: ExampleLanguage;
  readonly onClose: () => void;
}

/** Takes an example as it is: a draft is made of it and goes to Meta's review at once. */
export function UseExampleDialog({ example, language, onClose }: UseExampleDialogProps) {
  const { t } = useTranslation('templates');
  const { say } = useTemplateWords();
  const accounts = useAccounts();
  const draft = example.drafts[language];
  const [accountId, setAccountId] = useState<AccountId | null>(accounts[0]?.id ?? null);
  const [name, setName] = useState(draft.name);
  const { submit, isPending, error } = useSubmitExample();
  const noAccount = accountId === null ? t('list.noAccount') : null;
  return (
    <FormDialog
      title={t('examples.useTitle', { title: say(example.title) })}
      description={t('examples.useLead')}
      submitLabel={t('examples.submit')}
      pendingLabel={isPending && t('examples.submitting')}
      onSubmit={() => {
        if (accountId !== null) void submit({ ...draft, accountId, name: name.trim() });
      }}
      onClose={onClose}
    >
      <TextField
        label={t('examples.name')}
        description={t('examples.nameHint')}
        isCode
        value={name}
        maxLength={512}
        onChange={(event) => setName(event.target.value)}
      />
      {accounts.length > 1 ? (
        <SelectField
          label={t('duplicate.account')}
          value={accountId === null ? null : String(accountId)}
          onValueChange={(value) => setAccountId(Number(value) as AccountId)} // one of the accounts below
          options={accounts.map((account) => ({ value: String(account.id), label: account.name }))}
        />
      ) : null}
      {(error ?? noAccount) ? <Banner tone="danger">{error ?? noAccount}</Banner> : null}
    </FormDialog>
  );
}

type NewDraft = Parameters<ReturnType<typeof useHub>['client']['templates']['create']>[0]['draft'];

/** What Meta refuses is not lost: the draft stays, and its editor shows what is wrong where. */
function useSubmitExample() {
  const { t } = useTranslation('templates');
  const hub = useHub();
  const [, navigate] = useLocation();
  const { say } = useTemplateWords();
  const sentenceOf = useFailureSentence();
  const [state, setState] = useState<{ isPending: boolean; error?: string }>({ isPending: false });
  const submit = async (draft: NewDraft) => {
    setState({ isPending: true });
    try {
      const made = await hub.client.templates.create({ draft });
      await hub.queryClient.invalidateQueries({ queryKey: hub.query.templates.list.key() });
      try {
        const answer = await hub.client.templates.submitDraft({ id: made.id });
        if (answer.kind === 'submitted') {
          showTemplate(hub, answer.template);
          notify({ tone: 'success', title: t('examples.submitted') });
          return navigate(`/templates/${made.id}`);
        }
        const first = answer.problems[0];
        notify({
          tone: 'danger',
          title: t('examples.refused'),
          ...(first ? { description: say(first.sentence) } : {}),
        });
      } catch (error) {
        notify({ tone: 'danger', title: t('examples.notSubmitted'), description: sentenceOf(error) });
      }
      navigate(`/templates/${made.id}/edit`);
    } catch (error) {
      setState({ isPending: false, error: sentenceOf(error) });
    }
  };
  return { submit, ...state };
}
