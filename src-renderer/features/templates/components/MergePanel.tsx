import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Template } from '#shared/contract/templates.ts';
import type { TemplateId } from '#shared/domain/ids.ts';
import type { TemplateDraft } from '#shared/domain/template-draft.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useMay } from '../../../api/use-may.ts';
import { bubbleOfTemplate, samplesOf } from '../../../state/template-bubble.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { notify } from '../../../ui/notify.ts';
import { RadioCards } from '../../../ui/RadioCards.tsx';
import { ScreenHeader } from '../../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { type BubbleContent, TemplateBubble } from '../../../ui/TemplateBubble.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { showTemplate } from '../mutations.ts';
import { useTemplate } from '../queries.ts';
import { bubbleOf, readText } from '../template-texts.ts';
import { comparedParts, partsOf } from '../text-parts.ts';
import { usePartName, usePartWords } from './ChangeList.tsx';
import { DiffText } from './DiffText.tsx';

export interface MergePanelProps {
  readonly id: TemplateId;
}

/** The same name came into being at both sides: both beside each other, and three ways to settle it. */
export function MergePanel({ id }: MergePanelProps) {
  const { t } = useTranslation('templates');
  const { query } = useHub();
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const template = useTemplate(id);
  const draft = useQuery(query.templates.draft.queryOptions({ input: { id } }));
  const back = () => navigate(`/templates/${id}`);
  const failed = template.error ?? draft.error;
  return (
    <>
      <ScreenHeader title={t('merge.title')} backLabel={t('merge.back')} onBack={back} />
      <main className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
        {failed ? (
          <div className="p-5">
            <LoadFailure
              title={t('page.loadFailed')}
              reason={sentenceOf(failed)}
              onRetry={() => void Promise.all([template.refetch(), draft.refetch()])}
            />
          </div>
        ) : template.data === undefined || draft.data === undefined ? (
          <Skeleton shape="lines" count={8} />
        ) : template.data.hasConflict && draft.data ? (
          <BothSides template={template.data} draft={draft.data} />
        ) : (
          <EmptyState title={t('merge.none')} action={<Button onClick={back}>{t('merge.back')}</Button>} />
        )}
      </main>
    </>
  );
}

interface BothSidesProps {
  readonly template: Template;
  readonly draft: TemplateDraft;
}

function BothSides({ template, draft }: BothSidesProps) {
  const { t } = useTranslation('templates');
  const ours = bubbleOfTemplate(draft.text, {
    values: samplesOf(draft.binding.variables),
    language: template.language,
  });
  return (
    <div className="mx-auto flex max-w-[960px] flex-col gap-8 px-4 py-6 sm:px-6">
      <p className="text-base text-pretty text-ink-soft">{t('merge.lead', { name: template.name })}</p>
      <div className="grid gap-6 sm:grid-cols-2">
        <Side title={t('merge.meta')} bubble={bubbleOf(template)} />
        <Side title={t('merge.ours')} bubble={ours} />
      </div>
      <Differences template={template} draft={draft} />
      <Choices template={template} />
    </div>
  );
}

function Side({ title, bubble }: { readonly title: string; readonly bubble: BubbleContent }) {
  const { t } = useTranslation('templates');
  return (
    <section className="flex min-w-0 flex-col gap-3">
      <h2 className="text-sm font-semibold text-ink">{title}</h2>
      <TemplateBubble label={title} {...bubble} placeholder={t('list.noText')} />
    </section>
  );
}

function Differences({ template, draft }: BothSidesProps) {
  const { t } = useTranslation('templates');
  const partName = usePartName();
  const words = usePartWords();
  const read = { text: draft.text, shownBody: '', shownFooter: '', unknownParts: [] };
  const parts = comparedParts(partsOf(readText(template), words), partsOf(read, words));
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-lg font-semibold text-ink">{t('merge.differences')}</h2>
      <table className="w-full table-fixed text-start text-sm">
        <thead>
          <tr className="text-xs text-ink-faint">
            <th className="w-24 py-1.5 pe-3 text-start font-medium">{t('merge.part')}</th>
            <th className="py-1.5 pe-4 text-start font-medium">{t('merge.meta')}</th>
            <th className="py-1.5 text-start font-medium">{t('merge.ours')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ key, before, after }) => {
            const texts = { before, after };
            return (
              <tr key={key} className="border-t border-line align-top">
                <th className="py-2 pe-3 text-start font-normal text-ink-faint">{partName(key)}</th>
                <td className="py-2 pe-4 text-ink">
                  <DiffText {...texts} side="before" />
                </td>
                <td className="py-2 text-ink">
                  <DiffText {...texts} side="after" />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

type Choice = 'meta' | 'ours' | 'rename';

function Choices({ template }: { readonly template: Template }) {
  const { t } = useTranslation('templates');
  const hub = useHub();
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const [choice, setChoice] = useState<Choice>('meta');
  const [name, setName] = useState(`${template.name}_2`);
  const locked = useMay('admin') ? undefined : t('needsAdmin');
  const resolve = useMutation({
    mutationFn: () => {
      const { id } = template;
      return hub.client.templates.resolve(
        choice === 'rename' ? { choice, id, name: name.trim() } : { choice, id },
      );
    },
    onSuccess: async (settled) => {
      await hub.queryClient.invalidateQueries({ queryKey: hub.query.templates.key() });
      showTemplate(hub, settled);
      notify({ tone: 'success', title: t(`merge.done.${choice}`) });
      navigate(`/templates/${settled.id}`);
    },
  });
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-lg font-semibold text-ink">{t('merge.choose')}</h2>
      <RadioCards<Choice>
        label={t('merge.choose')}
        value={choice}
        onValueChange={setChoice}
        options={[
          { value: 'meta', label: t('merge.keepMeta'), description: t('merge.keepMetaMeaning') },
          { value: 'ours', label: t('merge.keepOurs'), description: t('merge.keepOursMeaning') },
          {
            value: 'rename',
            label: t('merge.rename'),
            description: t('merge.renameMeaning'),
            more: (
              <TextField
                label={t('merge.newName')}
                isCode
                value={name}
                maxLength={512}
                onChange={(event) => setName(event.target.value)}
              />
            ),
          },
        ]}
      />
      {resolve.error ? <Banner tone="danger">{sentenceOf(resolve.error)}</Banner> : null}
      <Button
        variant="primary"
        className="self-start"
        disabledReason={locked}
        pendingLabel={resolve.isPending && t('merge.settling')}
        onClick={() => resolve.mutate()}
      >
        {t('merge.settle')}
      </Button>
    </section>
  );
}
