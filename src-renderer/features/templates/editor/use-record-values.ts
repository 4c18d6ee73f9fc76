import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TemplateId } from '#shared/domain/ids.ts';
import type { SendObstacle } from '#shared/domain/sending.ts';
import { leftOutWords } from '#shared/domain/sending-words.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import type { Editor } from './editor.ts';

const nothing = { values: {}, problems: [] } as const;

export interface RecordValues {
  readonly values: Readonly<Record<string, string | null | undefined>>;
  /** What is missing or cannot be sent for this record, in words. */
  readonly problems: readonly string[];
}

/** What stands in the way of this record; that a draft is not approved yet is no lack of it, and values are told one by one. */
const ofRecord: ReadonlySet<SendObstacle> = new Set([
  'record_gone',
  'no_number',
  'own_number',
  'blocked',
  'opted_out',
  'marketing_not_delivered',
]);

/** What the places would say for one record; the hub fills the template as it has been kept. */
export function useRecordValues({ template, draft }: Editor, recordKey: string | null): RecordValues {
  const { query } = useHub();
  const { language } = useLanguage();
  const failureSentence = useFailureSentence();
  const { appliesTo } = draft.binding;
  const isAsked = template !== null && appliesTo !== null && recordKey !== null;
  const filled = useQuery(
    query.sendings.fill.queryOptions({
      input: {
        templateId: template?.id ?? (1 as TemplateId),
        target: { kind: 'record', type: appliesTo ?? '', key: recordKey ?? '' },
      },
      enabled: isAsked,
      placeholderData: keepPreviousData,
    }),
  );
  if (!isAsked) return nothing;
  if (filled.isError) return { values: {}, problems: [failureSentence(filled.error)] };
  if (!filled.data) return nothing;
  const { values, obstacle, header, recipient } = filled.data;
  const isOfRecord = obstacle !== null && ofRecord.has(obstacle.reason);
  // Of a draft the hub says first that it is one.
  const noWay = isOfRecord ? obstacle.sentence : recipient === null ? leftOutWords.no_number : null;
  const noFile = draft.binding.headerSource.kind === 'field' ? header.problem : null;
  const problems = values.flatMap(({ problem, label, source }) =>
    // What is asked at sending is not missing yet.
    problem === null || source === 'ask' ? [] : [`${label[language]}: ${problem[language]}`],
  );
  return {
    values: Object.fromEntries(values.map(({ key, value }) => [key, value])),
    problems: [...(noWay ? [noWay[language]] : []), ...(noFile ? [noFile[language]] : []), ...problems],
  };
}
