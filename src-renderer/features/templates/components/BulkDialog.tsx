import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Template } from '#shared/contract/templates.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useNow } from '../../../state/use-now.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { type BulkDeed, doDeed, mayBeDone } from '../deeds.ts';
import { useTemplateWords } from '../use-template-words.ts';

export interface BulkDialogProps {
  readonly deed: BulkDeed;
  readonly templates: readonly Template[];
  /** `isDone`: something was done, the selection has served its purpose. */
  readonly onClose: (isDone: boolean) => void;
}

interface Objection {
  readonly template: Template;
  readonly sentence: string;
}

type Run =
  | { readonly kind: 'asking' }
  | { readonly kind: 'running'; readonly done: number }
  | { readonly kind: 'ended'; readonly done: number; readonly objections: readonly Objection[] };

/** Deletes or submits many, one after the other: what cannot be done is told before, what was refused after. */
export function BulkDialog({ deed, templates, onClose }: BulkDialogProps) {
  const { t } = useTranslation(['templates', 'common']);
  const now = useNow();
  const words = useTemplateWords();
  // What it is about stays as it was asked, while the list behind changes with every deed.
  const [plan] = useState(() => planOf(deed, templates, now));
  const { run, start, stop } = useRun(deed, plan.able);
  const unable = plan.unable.map(({ template, reason }) => ({ template, sentence: words.say(reason) }));
  const close = () => {
    stop();
    onClose(run.kind !== 'asking');
  };
  return (
    <Dialog
      isOpen
      onOpenChange={close}
      isDismissedByClick={run.kind !== 'running'}
      title={t(`templates:bulk.${deed}Title`)}
      footer={
        run.kind === 'asking' ? (
          <>
            <Button onClick={close}>{t('common:actions.cancel')}</Button>
            <Button
              variant={deed === 'delete' ? 'danger' : 'primary'}
              disabledReason={plan.able.length === 0 ? t('templates:bulk.nothing') : undefined}
              onClick={() => void start()}
            >
              {t(`templates:bulk.${deed}Confirm`, { count: plan.able.length })}
            </Button>
          </>
        ) : (
          <Button onClick={run.kind === 'running' ? stop : close}>
            {t(run.kind === 'running' ? 'templates:bulk.stop' : 'common:actions.close')}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4 text-base text-ink-soft">
        {run.kind === 'asking' ? (
          <p className="text-pretty">
            {plan.able.length === 0
              ? t('templates:bulk.nothing')
              : t(`templates:bulk.${deed}Ask`, { count: plan.able.length })}
          </p>
        ) : null}
        {run.kind === 'running' ? (
          <ProgressBar
            label={t(`templates:bulk.${deed}Running`)}
            value={run.done / plan.able.length}
            detail={t('templates:bulk.progress', { done: run.done, total: plan.able.length })}
          />
        ) : null}
        {run.kind === 'ended' ? (
          <Banner tone={run.objections.length > 0 ? 'danger' : 'success'}>
            {t(`templates:bulk.${deed}Done`, { count: run.done })}
          </Banner>
        ) : null}
        {run.kind === 'ended' ? (
          <ObjectionList title={t('templates:bulk.refused')} objections={run.objections} onOpen={close} />
        ) : (
          <ObjectionList title={t('templates:bulk.leftOut')} objections={unable} onOpen={close} />
        )}
      </div>
    </Dialog>
  );
}

interface ObjectionListProps {
  readonly title: string;
  readonly objections: readonly Objection[];
  readonly onOpen: () => void;
}

function ObjectionList({ title, objections, onOpen }: ObjectionListProps) {
  if (objections.length === 0) return null;
  // Many are kept back by one and the same reason: it is said once.
  const sentences = [...new Set(objections.map(({ sentence }) => sentence))];
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-sm font-semibold text-ink">{title}</h3>
      <ul className="flex max-h-64 flex-col gap-3 overflow-y-auto text-sm">
        {sentences.map((sentence) => (
          <li key={sentence}>
            <p className="text-pretty text-ink-soft">{sentence}</p>
            <p className="flex flex-wrap gap-x-3 gap-y-0.5">
              {membersOf(objections, sentence).map((template) => (
                <Link
                  key={template.id}
                  href={`/templates/${template.id}`}
                  onClick={onOpen}
                  className="rounded-xs font-medium text-accent-ink hover:underline"
                >
                  <bdi>{template.name}</bdi> · {template.language.replace('_', '-')}
                </Link>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const membersOf = (objections: readonly Objection[], sentence: string): readonly Template[] =>
  objections.flatMap((objection) => (objection.sentence === sentence ? [objection.template] : []));

function planOf(deed: BulkDeed, templates: readonly Template[], now: number) {
  const judged = templates.map((template) => ({ template, reason: mayBeDone(deed, template, now) }));
  return {
    able: judged.flatMap(({ template, reason }) => (reason === true ? [template] : [])),
    unable: judged.flatMap(({ template, reason }) => (reason === true ? [] : [{ template, reason }])),
  };
}

/** Goes through the templates one by one, so that Meta is not asked for a hundred things at once and it can be stopped. */
function useRun(deed: BulkDeed, able: readonly Template[]) {
  const { client, query, queryClient } = useHub();
  const { say } = useTemplateWords();
  const sentenceOf = useFailureSentence();
  const isStopped = useRef(false);
  const [run, setRun] = useState<Run>({ kind: 'asking' });
  const start = async () => {
    const objections: Objection[] = [];
    let done = 0;
    for (const [index, template] of able.entries()) {
      if (isStopped.current) break;
      setRun({ kind: 'running', done: index });
      try {
        const refused = await doDeed(client, deed, template);
        if (refused === null) done += 1;
        else objections.push({ template, sentence: say(refused) });
      } catch (error) {
        objections.push({ template, sentence: sentenceOf(error) });
      }
    }
    setRun({ kind: 'ended', done, objections });
    await queryClient.invalidateQueries({ queryKey: query.templates.key() });
  };
  const stop = () => {
    isStopped.current = true;
  };
  return { run, start, stop };
}
