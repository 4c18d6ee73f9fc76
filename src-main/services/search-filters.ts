import type { OperatorId } from '#shared/domain/ids.ts';
import type { Has, SearchFilter, SearchProblem } from '#shared/domain/search-query.ts';
import { listAccounts } from '../db/queries/accounts.ts';
import { listContactIdsBySearch } from '../db/queries/contacts.ts';
import { listOperators } from '../db/queries/operators.ts';
import { listConversationIdsOfContacts, listMessageMonths, type MessageMatch } from '../db/queries/search.ts';
import { allOf, anyOf, eitherOf, type MatchExpression } from '../db/search-match.ts';
import { foldText, searchNeedle } from '../db/search-text.ts';
import type { Db } from '../db/statements.ts';

/** Each conversation is a look-up of its own in the index. */
const MOST_CONVERSATIONS = 200;

export interface ResolvedFilters {
  wanted: MatchExpression[];
  unwanted: MatchExpression[];
  times: MessageMatch['times'];
  /** A filter that no message can fit: there is nobody of that name. */
  isHopeless: boolean;
  problems: SearchProblem[];
}

/** Turns what a person typed after `from:`, `in:`, `before:` and so on into words of the index. */
export function resolveFilters(
  db: Db,
  filters: readonly SearchFilter[],
  operatorId: OperatorId,
): ResolvedFilters {
  const resolved: ResolvedFilters = { wanted: [], unwanted: [], times: [], isHopeless: false, problems: [] };
  const groups = new Map<string, MatchExpression[]>();
  for (const filter of filters) {
    if (filter.kind === 'time') continue;
    const found = expressionOf(db, filter, operatorId, resolved.problems);
    if (filter.isNot) resolved.unwanted.push(...(found ? [found] : []));
    else groups.set(groupOf(filter), [...(groups.get(groupOf(filter)) ?? []), ...(found ? [found] : [])]);
  }
  for (const group of groups.values()) {
    if (group.length === 0) resolved.isHopeless = true;
    else resolved.wanted.push(eitherOf(group));
  }
  addTimes(db, filters, resolved);
  return resolved;
}

/** Several filters of one kind mean any of them; a link is something beside what a message is. */
function groupOf(filter: SearchFilter): string {
  if (filter.kind === 'from-name') return 'from';
  return filter.kind === 'has' && filter.what === 'link' ? 'link' : filter.kind;
}

function expressionOf(
  db: Db,
  filter: Exclude<SearchFilter, { kind: 'time' }>,
  operatorId: OperatorId,
  problems: SearchProblem[],
): MatchExpression | null {
  switch (filter.kind) {
    case 'from':
      if (filter.who === 'me') return anyOf('operator', [operatorId]);
      return anyOf('direction', [filter.who === 'us' ? 'out' : 'in']);
    case 'is':
      return anyOf('direction', [filter.direction]);
    case 'has':
      return HAS_EXPRESSIONS[filter.what];
    case 'account':
      return known(filter.word, problems, accountsCalled(db, filter.name), 'account');
    case 'in':
      return known(filter.word, problems, conversationsWith(db, filter, problems), 'contact');
    case 'from-name':
      return known(filter.word, problems, writtenBy(db, filter, problems), 'contact');
  }
}

const HAS_EXPRESSIONS: Record<Has, MatchExpression | null> = {
  image: anyOf('kind', ['image']),
  video: anyOf('kind', ['video']),
  voice: anyOf('kind', ['voice']),
  audio: anyOf('kind', ['audio', 'voice']),
  document: anyOf('kind', ['document']),
  link: anyOf('has', ['link']),
  location: anyOf('kind', ['location']),
  contact: anyOf('kind', ['contacts']),
  sticker: anyOf('kind', ['sticker']),
  order: anyOf('kind', ['order']),
};

function accountsCalled(db: Db, name: string): MatchExpression | null {
  const needle = foldText(name);
  // Meta writes the number with spaces and people write it as they like: only the digits are compared.
  const digits = /^\d+$/.exec(searchNeedle(name))?.[0];
  const hasNumber = (number: string | null) =>
    digits !== undefined && (number ?? '').replace(/\D/g, '').includes(digits);
  const ids = listAccounts(db)
    .filter((account) => foldText(account.name).includes(needle) || hasNumber(account.displayPhoneNumber))
    .map((account) => account.id);
  return anyOf('account', ids);
}

function conversationsWith(
  db: Db,
  { name, word }: { name: string; word: string },
  problems: SearchProblem[],
): MatchExpression | null {
  const contactIds = listContactIdsBySearch(db, name, MOST_CONVERSATIONS + 1);
  const ids = listConversationIdsOfContacts(db, contactIds, MOST_CONVERSATIONS);
  if (contactIds.length > MOST_CONVERSATIONS) problems.push({ word, sentence: tooManyPeople });
  return anyOf('conversation', ids);
}

/** A colleague's messages, or what customers of that name wrote. */
function writtenBy(
  db: Db,
  filter: { name: string; word: string },
  problems: SearchProblem[],
): MatchExpression | null {
  const needle = foldText(filter.name);
  const operators = listOperators(db).filter((operator) => foldText(operator.name).includes(needle));
  const byOperators = anyOf(
    'operator',
    operators.map((operator) => operator.id),
  );
  const conversations = conversationsWith(db, filter, problems);
  const inbound = anyOf('direction', ['in']);
  const byCustomers = conversations && inbound ? allOf([conversations, inbound]) : null;
  const parts = [byOperators, byCustomers].filter((part) => part !== null);
  return parts.length === 0 ? null : eitherOf(parts);
}

function known(
  word: string,
  problems: SearchProblem[],
  found: MatchExpression | null,
  what: keyof typeof unknownName,
): MatchExpression | null {
  if (found === null) problems.push({ word, sentence: unknownName[what] });
  return found;
}

function addTimes(db: Db, filters: readonly SearchFilter[], resolved: ResolvedFilters): void {
  const times = filters
    .filter((filter) => filter.kind === 'time')
    .map(({ from, to, isNot }) => ({
      from: from ?? Number.MIN_SAFE_INTEGER,
      to: to ?? Number.MAX_SAFE_INTEGER,
      isNot,
    }));
  if (times.length === 0) return;
  resolved.times = times;
  const from = Math.max(...times.filter((time) => !time.isNot).map((time) => time.from));
  const to = Math.min(...times.filter((time) => !time.isNot).map((time) => time.to));
  if (times.every((time) => time.isNot)) return;
  const found = anyMonthOf(listMessageMonths(db).filter((month) => touches(month, from, to)));
  if (found) resolved.wanted.push(found);
  else resolved.isHopeless = true;
}

/** Whole years by their own word: an expression of sixty months would cost more than the search itself. */
function anyMonthOf(months: readonly string[]): MatchExpression | null {
  const years = new Map<string, string[]>();
  for (const month of months) years.set(month.slice(0, 4), [...(years.get(month.slice(0, 4)) ?? []), month]);
  const inner = [...years.keys()].slice(1, -1);
  const outer = [...years].filter(([year]) => !inner.includes(year));
  const whole = outer.filter(([, list]) => list.length === 12).map(([year]) => year);
  const parts = [
    anyOf('year', [...inner, ...whole]),
    anyOf(
      'month',
      outer.flatMap(([year, list]) => (whole.includes(year) ? [] : list)),
    ),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : eitherOf(parts);
}

/** Whether a month (`202611`, UTC) has a moment from `from` on and before `to`. */
function touches(month: string, from: number, to: number): boolean {
  const [year, index] = [Number(month.slice(0, 4)), Number(month.slice(4)) - 1];
  return Date.UTC(year, index) < to && Date.UTC(year, index + 1) > from;
}

const tooManyPeople = {
  uk: 'Так звати забагато людей. Шукаємо в двохстах найновіших розмовах; допишіть ім’я.',
  en: 'Too many people are called so. The 200 newest conversations are searched; write more of the name.',
};
const unknownName = {
  account: { uk: 'Акаунта з такою назвою немає.', en: 'There is no account of this name.' },
  contact: { uk: 'Нікого з таким іменем чи номером немає.', en: 'There is nobody of this name or number.' },
} as const;
