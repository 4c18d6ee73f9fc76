import type { TemplateStats } from '#shared/contract/templates.ts';
import { explainMetaError } from '#shared/domain/meta-errors.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { type SendFailureWord, sendFailures } from '#shared/domain/send-failures.ts';
import { listTemplateTallies, type TemplateTally } from '../../db/queries/message-templates.ts';
import { requireTemplate } from '../../db/queries/templates.ts';
import type { Db } from '../../db/statements.ts';

const QUARTER_MS = 15 * 60 * 1000;
const MOST_DAYS = 366;

type Counts = TemplateStats['total'];

/** What became of everything that was sent with a template, by day of this computer's zone. Throws NOT_FOUND, BAD_INPUT. */
export function templateStats(
  db: Db,
  { id, from, to }: { id: number; from: string; to: string },
): TemplateStats {
  requireTemplate(db, id);
  const starts = listDays(from, to);
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

interface Day {
  day: string;
  /** UTC milliseconds at which it begins and ends here: 23, 24 or 25 hours. */
  at: number;
  endsAt: number;
}

function listDays(from: string, to: string): Day[] {
  const first = parseDay(from);
  const last = parseDay(to);
  const days: Day[] = [];
  for (let date = first; date.getTime() <= last.getTime(); ) {
    if (days.length === MOST_DAYS) throw outOfRange();
    const next = new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1);
    days.push({ day: nameOf(date), at: date.getTime(), endsAt: next.getTime() });
    date = next;
  }
  if (days.length === 0) throw outOfRange();
  return days;
}

const outOfRange = (): Refusal =>
  new Refusal('BAD_INPUT', {
    detail: `the period has to be 1 to ${MOST_DAYS} days long`,
    detailUk: `період може тривати від 1 до ${MOST_DAYS} днів`,
  });

/** Midnight of this computer's zone. Throws BAD_INPUT for the 31st of February. */
function parseDay(text: string): Date {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const date = new Date(year, month - 1, day);
  if (nameOf(date) === text) return date;
  throw new Refusal('BAD_INPUT', { detail: `there is no day ${text}`, detailUk: `дня ${text} немає` });
}

const nameOf = (date: Date): string => {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

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
