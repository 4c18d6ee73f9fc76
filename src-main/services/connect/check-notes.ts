import type { Sentence } from '#shared/contract/base.ts';
import type { ValueCheck } from '#shared/contract/connect.ts';
import { type AccountField, accountFieldNames, checkAccountField } from '#shared/domain/account-form.ts';
import { rightPlace } from '#shared/domain/connect-values.ts';
import { refusalSentence } from '#shared/domain/refusals.ts';
import type { Answer } from '../../meta/ask.ts';
import { troubleOf } from './trouble.ts';
import { shapeSays } from './value-sentences.ts';

export type CheckedValues = Record<AccountField, string>;

/** The order in which the wizard shows the values. */
const order: readonly AccountField[] = ['appId', 'appSecret', 'accessToken', 'wabaId', 'phoneNumberId'];

type Verdict = Pick<ValueCheck, 'state'> & Partial<Pick<ValueCheck, 'failure' | 'proposal'>>;

/** What has been found out about each value so far. */
export interface CheckNotes {
  note(field: AccountField, verdict: Verdict, sentence: Sentence | null): void;
  /** Whether a value is there and may be right by its shape, so that Meta can be asked about it. */
  isAskable(field: AccountField): boolean;
  isGood(field: AccountField): boolean;
  /** Notes what kept Meta from judging; true when something did, and then nothing more needs to be asked. */
  isTrouble(answer: Answer<unknown>): boolean;
  hasTrouble(): boolean;
  /** One check per value, whatever was asked. */
  finish(): ValueCheck[];
}

/** Begins with what the shapes of the values tell: the missing and the malformed ones are noted already. */
export function createCheckNotes(values: CheckedValues): CheckNotes {
  const checks = new Map<AccountField, ValueCheck>();
  let trouble: Sentence | null = null;
  const note: CheckNotes['note'] = (field, { failure = null, proposal = null, state }, sentence) => {
    checks.set(field, { field, state, sentence, failure, proposal });
  };
  const askable = new Set(order.filter((field) => noteShape(field, values[field], note)));

  return {
    note,
    isAskable: (field) => askable.has(field),
    isGood: (field) => ['ok', 'warning'].includes(checks.get(field)?.state ?? ''),
    isTrouble(answer) {
      trouble ??= troubleOf(answer);
      return trouble !== null;
    },
    hasTrouble: () => trouble !== null,
    finish() {
      let sentence = trouble;
      return order.map((field) => {
        const known = checks.get(field);
        if (known) return known;
        // Said once, at the first value that could not be asked about.
        const check = unasked(field, sentence);
        sentence = null;
        return check;
      });
    },
  };
}

const unasked = (field: AccountField, trouble: Sentence | null): ValueCheck => ({
  field,
  state: 'failed',
  sentence: trouble ?? shapeSays.skipped,
  failure: trouble ? 'clock_or_network' : null,
  proposal: null,
});

/** Notes what the shape alone tells; true when Meta can be asked. */
function noteShape(field: AccountField, value: string, note: CheckNotes['note']): boolean {
  if (value === '') {
    note(field, { state: 'missing' }, null);
    return false;
  }
  const place = rightPlace(field, value);
  if (place !== null) {
    note(field, { state: 'failed', failure: 'wrong_id' }, shapeSays.misplaced(accountFieldNames[place]));
    return false;
  }
  const problem = checkAccountField(field, value);
  if (problem === null) return true;
  const sentence = {
    uk: refusalSentence(problem.code, problem.values, 'uk'),
    en: refusalSentence(problem.code, problem.values, 'en'),
  };
  const isId = field !== 'appSecret' && field !== 'accessToken';
  note(field, { state: 'failed', failure: isId ? 'wrong_id' : null }, sentence);
  return false;
}
