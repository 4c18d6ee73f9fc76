import { History, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Template, TemplateEvent, TemplateVersion } from '#shared/contract/templates.ts';
import { rejectionWords } from '#shared/domain/template-life.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useOperators } from '../../../api/use-operators.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../state/use-now.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { type HistoryEntry, toHistory } from '../history.ts';
import { useHistory } from '../queries.ts';
import { sentenceOfMeta } from '../sentence-of-meta.ts';
import { useEventWords } from '../use-event-words.ts';
import { statusIcon, useTemplateWords } from '../use-template-words.ts';
import { usePartWords } from './ChangeList.tsx';
import { VersionPanel } from './VersionPanel.tsx';

export interface HistoryPanelProps {
  readonly template: Template;
}

/** Everything that happened to a template and every text it has had, the newest first. */
export function HistoryPanel({ template }: HistoryPanelProps) {
  const { t } = useTranslation('templates');
  const sentenceOf = useFailureSentence();
  const history = useHistory(template.id);
  const words = usePartWords();
  if (history.isPending) return <Skeleton shape="lines" count={6} />;
  if (history.isError) {
    return (
      <LoadFailure
        title={t('history.loadFailed')}
        reason={sentenceOf(history.error)}
        onRetry={() => void history.refetch()}
      />
    );
  }
  const entries = toHistory(history.data, words);
  if (entries.length === 0) return <EmptyState size="inline" icon={History} title={t('history.empty')} />;
  return (
    <ol aria-label={t('history.title')} className="flex flex-col gap-5">
      {entries.map((entry) => (
        <li key={entry.key} className="flex gap-3">
          <HistoryLine template={template} entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function HistoryLine({ template, entry }: { readonly template: Template; readonly entry: HistoryEntry }) {
  const isVersion = entry.kind === 'version';
  return (
    <>
      <Icon
        of={isVersion ? RotateCcw : statusIcon(entry.event.kind === 'status' ? (entry.event.to ?? '') : '')}
        className="mt-0.5 text-ink-faint"
      />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        {isVersion ? (
          <VersionPanel
            template={template}
            version={entry.version}
            changes={entry.changes}
            isCurrent={entry.isCurrent}
          />
        ) : (
          <EventLine event={entry.event} />
        )}
        <When item={isVersion ? entry.version : entry.event} />
      </div>
    </>
  );
}

function EventLine({ event }: { readonly event: TemplateEvent }) {
  const { t } = useTranslation('templates');
  const words = useEventWords();
  const { say } = useTemplateWords();
  const told = sentenceOfMeta(event.reason);
  const rejection = event.to === 'REJECTED' && told === null ? rejectionWords(event.reason) : null;
  return (
    <>
      <p className="text-sm text-pretty text-ink">{words(event)}</p>
      {rejection ? <p className="text-sm text-pretty text-ink-soft">{say(rejection.what)}</p> : null}
      {told ? (
        <p className="text-sm text-pretty text-ink-soft">{t('life.metaSays', { words: told })}</p>
      ) : null}
    </>
  );
}

function When({ item }: { readonly item: TemplateEvent | TemplateVersion }) {
  const format = useFormat();
  const now = useNow();
  const who = useWho();
  const by = who(item);
  return (
    <p className="text-xs text-ink-faint">
      <time
        dateTime={new Date(item.at).toISOString()}
        title={format.moment(item.at)}
        className="tabular-nums"
      >
        {format.when(item.at, now)}
      </time>
      {by === null ? null : <span> · {by}</span>}
    </p>
  );
}

/** The person who did it, or that Meta said it. */
function useWho() {
  const { t } = useTranslation('templates');
  const operators = useOperators();
  return ({ operatorId, ...item }: TemplateEvent | TemplateVersion): string | null => {
    const name = operators.find(({ id }) => id === operatorId)?.name;
    if (name !== undefined) return name;
    if ('origin' in item) return item.origin === 'meta' ? t('history.atMeta') : null;
    return item.source === 'us' ? null : t(`history.${item.source}`);
  };
}
