import type { Sentence } from '#shared/contract/base.ts';
import type { TokenFacts, ValueCheck } from '#shared/contract/connect.ts';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import { type NeededScope, neededScopes } from '#shared/domain/connect-token.ts';
import type { Answer, Asker } from '../../meta/ask.ts';
import { probeMessaging } from '../../meta/connection-calls.ts';
import type { GraphClient } from '../../ports.ts';
import { checkApp } from './check-app.ts';
import { checkIds } from './check-ids.ts';
import { type CheckedValues, type CheckNotes, createCheckNotes } from './check-notes.ts';
import { checkToken, type TokenFound } from './check-token.ts';
import { discoverNumbers, type FoundNumber, isEmployee } from './discovery.ts';
import { tokenSays } from './value-sentences.ts';

export interface ValuesFound {
  appId: string;
  appName: string | null;
  token: TokenFacts | null;
  checks: ValueCheck[];
  numbers: FoundNumber[];
}

export interface ValuesAsked {
  graph: Pick<GraphClient, 'request'>;
  baseUrl: string;
  /** The time as Meta has it: what a token's end is compared with. */
  now: () => number;
  /** How far this computer's clock is off, in milliseconds, after Meta has answered something. */
  clockOffMs: () => number;
}

/** A clock this wrong shows wrong times of messages. */
const CLOCK_OFF_MS = 5 * 60_000;

/**
 * Asks Meta about every value that is there, in an order that finds the true cause: first app and secret, then the token,
 * then what it can see and do, then the ids that were entered by hand. Never throws for what Meta or the network answers.
 */
export async function checkValues(
  { graph, baseUrl, now, clockOffMs }: ValuesAsked,
  values: CheckedValues,
): Promise<ValuesFound> {
  const notes = createCheckNotes(values);
  const asker: Asker = { graph, target: { baseUrl, accessToken: values.accessToken } };
  const app = await checkApp(asker, values, notes);
  const found: ValuesFound = { appId: app.appId, appName: app.appName, token: null, checks: [], numbers: [] };
  const finish = () => ({ ...found, checks: notes.finish() });
  if (!notes.isAskable('accessToken') || notes.hasTrouble()) {
    noteUnasked(values, notes);
    return finish();
  }
  const token = await checkToken(asker, { ...values, now: now() }, { app, notes });
  found.token = token.facts;
  if (!token.isUsable || notes.hasTrouble()) {
    noteUnasked(values, notes);
    return finish();
  }
  const sight = await look(asker, values, { token, notes });
  found.numbers = sight.numbers;
  found.token = token.facts && { ...token.facts, missingScopes: sight.missingScopes };
  if (notes.hasTrouble()) return finish();
  const verdict = judge(token, sight, { now: now(), clockOffMs: clockOffMs() });
  notes.note('accessToken', verdict, verdict.sentence);
  found.numbers = [...found.numbers, ...(await checkIds(asker, values, { numbers: sight.numbers, notes }))];
  return finish();
}

/** Ids cannot be asked about without a token that works. */
function noteUnasked(values: CheckedValues, notes: CheckNotes): void {
  if (notes.hasTrouble()) return;
  for (const field of ['wabaId', 'phoneNumberId'] as const) {
    if (values[field] !== '' && notes.isAskable(field)) notes.note(field, { state: 'ok' }, null);
  }
}

interface Sight {
  numbers: FoundNumber[];
  hasAccounts: boolean;
  missingScopes: NeededScope[];
  isEmployee: boolean | null;
}

/** What the token can see and do, by real calls: names of scopes alone have deceived many. */
async function look(
  asker: Asker,
  values: CheckedValues,
  { token, notes }: { token: TokenFound; notes: CheckNotes },
): Promise<Sight> {
  const wabaId = notes.isAskable('wabaId') ? values.wabaId : null;
  const seen = await discoverNumbers(asker, { userId: token.userId, targetIds: token.targetIds, wabaId });
  if (seen.numbers.length === 0 && seen.refusals.some((refusal) => notes.isTrouble(refusal))) {
    return { numbers: [], hasAccounts: false, missingScopes: [], isEmployee: null };
  }
  const hasAccounts = seen.wabaIds.length > 0;
  const probed =
    seen.numbers.find(({ phoneNumberId }) => phoneNumberId === values.phoneNumberId) ?? seen.numbers[0];
  const maySend = probed ? mayDo(await probeMessaging(asker, probed.phoneNumberId)) : null;
  const listed = token.facts?.missingScopes ?? [];
  const lacks: Record<NeededScope, boolean> = {
    whatsapp_business_messaging: maySend === null ? listed.includes('whatsapp_business_messaging') : !maySend,
    whatsapp_business_management: !hasAccounts && listed.includes('whatsapp_business_management'),
  };
  const owners = [...seen.businessIds, ...(wabaId === null ? [] : [wabaId])];
  return {
    numbers: seen.numbers,
    hasAccounts,
    missingScopes: neededScopes.filter((scope) => lacks[scope]),
    isEmployee: hasAccounts ? null : await isEmployee(asker, { userId: token.userId, ownerIds: owners }),
  };
}

/** Whether a permission is there: nearly any other refusal shows that it is. Null where the answer tells nothing of it. */
function mayDo(answer: Answer<unknown>): boolean | null {
  if (answer.kind === 'told') return true;
  // A line that failed, or an id that is not shown, which has many causes.
  if (answer.kind !== 'refused' || answer.error.subcode === 33) return null;
  const { code } = answer.error;
  return !(code === 3 || code === 10 || code === 131005 || (code !== null && code >= 200 && code <= 299));
}

interface Verdict {
  state: ValueCheck['state'];
  failure: ConnectFailure | null;
  sentence: Sentence;
}

/** The one sentence about a living token: what keeps it from being of use comes before how long it lives. */
function judge(token: TokenFound, sight: Sight, at: { now: number; clockOffMs: number }): Verdict {
  const failed = (failure: ConnectFailure, sentence: Sentence): Verdict => ({
    state: 'failed',
    failure,
    sentence,
  });
  const warning = (failure: ConnectFailure | null, sentence: Sentence): Verdict => ({
    state: 'warning',
    failure,
    sentence,
  });
  if (sight.missingScopes.length > 0) {
    return failed('missing_scopes', tokenSays.missingScopes(sight.missingScopes));
  }
  if (!sight.hasAccounts) {
    return sight.isEmployee === true
      ? failed('employee_system_user', tokenSays.employee)
      : failed('waba_not_assigned', tokenSays.notAssigned);
  }
  if (sight.numbers.length === 0) return warning(null, tokenSays.noNumber);
  const minutesOff = Math.round(Math.abs(at.clockOffMs) / 60_000);
  if (Math.abs(at.clockOffMs) > CLOCK_OFF_MS)
    return warning('clock_or_network', tokenSays.clockOff(minutesOff));
  const { facts } = token;
  if (facts === null) return { state: 'ok', failure: null, sentence: tokenSays.aliveOnly };
  if (facts.expiresAt === null) return { state: 'ok', failure: null, sentence: tokenSays.permanent };
  return facts.kind === 'temporary'
    ? warning('temporary_token', tokenSays.temporary(facts.expiresAt, at.now))
    : warning('token_sixty_days', tokenSays.sixtyDays(facts.expiresAt, at.now));
}
