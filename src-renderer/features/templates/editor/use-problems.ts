import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RecordType } from '#shared/contract/records.ts';
import { checkTemplate } from '#shared/domain/template-checks.ts';
import type { TemplateDraft } from '#shared/domain/template-draft.ts';
import type { TemplateProblem } from '#shared/domain/template-problem.ts';
import { useHub } from '../../../api/hub-context.ts';
import type { EditorSession } from './editor-session.ts';
import { inOrder, stillRefused, withoutDoubles } from './problem-spots.ts';

const PAUSE_MS = 500;

/** Everything that stands in the way: found in the page at once, by the hub a moment later, and what Meta said. */
export function useProblems(
  session: EditorSession,
  types: readonly RecordType[],
): readonly TemplateProblem[] {
  const { draft, templateId, refused } = session;
  const { client, query } = useHub();
  const resting = useResting(draft);
  const fromHub = useQuery({
    queryKey: [...query.templates.check.key(), templateId, resting],
    queryFn: async () => ({
      draft: resting,
      problems: await client.templates.check({ id: templateId, draft: resting }),
    }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  }).data;
  const here = checkTemplate(draft, types);
  return inOrder(
    withoutDoubles([...stillRefused(refused, draft), ...here, ...hubOnly(fromHub ?? null, types)]),
  );
}

/** What the page cannot find itself: the rest is found anew with every key stroke, and would linger here. */
function hubOnly(
  answer: { readonly draft: TemplateDraft; readonly problems: readonly TemplateProblem[] } | null,
  types: readonly RecordType[],
): readonly TemplateProblem[] {
  if (answer === null) return [];
  const known = new Set(checkTemplate(answer.draft, types).map(({ code }) => code));
  return answer.problems.filter(({ code }) => !known.has(code));
}

/** A value once it has not changed for a moment. */
function useResting<Value>(value: Value): Value {
  const [resting, setResting] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setResting(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return resting;
}
