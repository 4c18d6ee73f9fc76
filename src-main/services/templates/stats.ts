import type { TemplateStats } from '#shared/contract/templates.ts';
import { explainMetaError } from '#shared/domain/meta-errors.ts';
import { type SendFailureWord, sendFailures } from '#shared/domain/send-failures.ts';
import { listTemplateTallies, type TemplateTally } from '../../db/queries/message-templates.ts';
import { requireTemplate } from '../../db/queries/templates.ts';
import type { Db } from '../../db/statements.ts';
import { listLocalDays } from '../local-days.ts';

const QUARTER_MS = 15 * 60 * 1000;
const MOST_DAYS = 366;

type Counts = TemplateStats['total'];

/** What became of everything that was sent with a template, by day of this computer's zone. Throws NOT_FOUND, BAD_INPUT. */
export function templateStats(
  db: Db,
  { id, from, to }: { id: number; from: string; to: string },
): TemplateStats {
  requireTemplate(db, id);
  const starts = listLocalDays(from, to, MOST_DAYS);
  const [first, end] = [starts[0]?.at ?? 0, starts.at(-1)?.endsAt ?? 0];
  const tallies = listTemplateTallies(db, {
    templateId: id,
    from: Math.ceil(first / QUARTER_MS),
    to: Math.ceil(end / QUARTER_MS),
  });
  const days = starts.map(({ day, at, endsAt }) => ({
    day,
    ...count(tallies.filter(({ quarter }) => quarter * QUARTER_MS >= at && quarter * QUARTER_MS < endsAt)),
  }));
  return { total: count(tallies), days, failures: failuresOf(tallies) };
}

/** Read is also delivered, and delivered is also sent: each counts what came at least so far. */
function count(tallies: readonly TemplateTally[]): Counts {
  const sum = (fits: (tally: TemplateTally) => boolean) =>
    tallies.reduce((total, tally) => total + (fits(tally) ? tally.count : 0), 0);
  const isOneOf = (...statuses: string[]) => sum(({ status }) => statuses.includes(status));
  return {
    sent: isOneOf('accepted', 'sent', 'delivered', 'read', 'played'),
    delivered: isOneOf('delivered', 'read', 'played'),
    read: isOneOf('read', 'played'),
    answered: sum(({ isAnswered }) => isAnswered === 1),
    failed: isOneOf('failed'),
  };
}

function failuresOf(tallies: readonly TemplateTally[]): TemplateStats['failures'] {
  const counts = new Map<string, number>();
  for (const { status, failure, count: more } of tallies) {
    if (status === 'failed') counts.set(failure, (counts.get(failure) ?? 0) + more);
  }
  return [...counts]
    .map(([word, total]) => ({ ...explain(word), count: total }))
    .sort((a, b) => b.count - a.count);
}

function explain(word: string): Pick<TemplateStats['failures'][number], 'code' | 'sentence'> {
  const code = /^\d+$/.test(word) ? Number(word) : null;
  if (code !== null) return { code, sentence: explainMetaError({ code }).sentence };
  const isOurs = (candidate: string): candidate is SendFailureWord => candidate in sendFailures;
  const sentence = isOurs(word) ? sendFailures[word].sentence : explainMetaError({ code: null }).sentence;
  return { code: null, sentence };
}
