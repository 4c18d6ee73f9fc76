import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '#shared/contract/templates.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { notify } from '../../../ui/notify.ts';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import { useTemplateWords } from '../use-template-words.ts';

export interface DeleteDialogProps {
  readonly template: Template;
  /** The languages of the name, this one included. */
  readonly languages: readonly Template[];
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

/** Asks what is to be deleted and says what is lost with it, before Meta does it for good. */
export function DeleteDialog({ template, languages, onClose, onDeleted }: DeleteDialogProps) {
  const { t } = useTranslation('templates');
  const { client, query, queryClient } = useHub();
  const words = useTemplateWords();
  const sentenceOf = useFailureSentence();
  const [scope, setScope] = useState<'one' | 'all'>('one');
  const [state, setState] = useState<{ isPending: boolean; error?: string }>({ isPending: false });
  const isDraft = template.status === 'DRAFT';
  const atMeta = languages.filter(({ status }) => status !== 'DRAFT');
  const remove = async () => {
    setState({ isPending: true });
    try {
      if (isDraft) await client.templates.discardDraft({ id: template.id });
      else await client.templates.delete({ id: template.id, allLanguages: scope === 'all' });
      onDeleted();
      notify({ tone: 'success', title: t('remove.done', { name: template.name }) });
      await queryClient.invalidateQueries({ queryKey: query.templates.list.key() });
    } catch (error) {
      setState({ isPending: false, error: sentenceOf(error) });
    }
  };
  return (
    <FormDialog
      title={t('remove.title', { name: template.name })}
      submitLabel={t('remove.action')}
      pendingLabel={state.isPending && t('remove.running')}
      tone="danger"
      onSubmit={() => void remove()}
      onClose={onClose}
    >
      {atMeta.length > 1 && !isDraft ? (
        <RadioCards
          label={t('remove.what')}
          value={scope}
          onValueChange={setScope}
          options={[
            {
              value: 'one',
              label: t('remove.one', { language: words.language(template.language) }),
              description: t('remove.oneMeaning'),
            },
            {
              value: 'all',
              label: t('remove.all', { count: atMeta.length }),
              description: t('remove.allMeaning'),
            },
          ]}
        />
      ) : null}
      <ul className="flex list-disc flex-col gap-1.5 ps-5 text-base text-ink-soft">
        {isDraft ? (
          <li>{t('remove.draftLost')}</li>
        ) : (
          <>
            <li>{t('remove.lost')}</li>
            <li>{t('remove.blocked')}</li>
            <li>{t('remove.kept')}</li>
          </>
        )}
      </ul>
      {state.error ? <Banner tone="danger">{state.error}</Banner> : null}
    </FormDialog>
  );
}
