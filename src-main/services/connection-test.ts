import type { ConnectionCheck } from '#shared/contract/accounts.ts';
import { explainMetaError } from '#shared/domain/meta-errors.ts';
import { type Answer, type Asker, nonexistingField } from '../meta/ask.ts';
import {
  appTarget,
  askNumber,
  askNumbers,
  askSubscribedApps,
  askTemplates,
  askToken,
  askWaba,
  askWholeNumber,
} from '../meta/connection-calls.ts';
import type { NumberAnswer, TokenAnswer } from '../meta/connection-schemas.ts';
import type { GraphError } from '../meta/graph-error.ts';
import type { GraphClient, GraphTarget } from '../ports.ts';
import { type Sentence, testSays } from './connection-sentences.ts';

type Check = ConnectionCheck['check'];
type Field = ConnectionCheck['field'];

export interface ConnectionValues {
  baseUrl: string;
  phoneNumberId: string;
  wabaId: string;
  appId: string;
  appSecret: string | null;
  accessToken: string | null;
}

/** What Meta tells of the number itself. */
export interface PhoneFacts {
  displayPhoneNumber: string | null;
  verifiedName: string | null;
  qualityRating: string | null;
}

export interface ConnectionTest {
  ok: boolean;
  checks: ConnectionCheck[];
  phone: PhoneFacts | null;
}

const order: readonly Check[] = [
  'app',
  'token',
  'phone_number',
  'waba',
  'number_in_waba',
  'templates',
  'subscription',
];

/**
 * Asks Meta about every value of an account (research/api.md 1.3 and 1.4): one call each, so that each outcome names
 * the field that it concerns. Never throws for what Meta or the network answers.
 */
export async function testConnection(graph: GraphClient, values: ConnectionValues): Promise<ConnectionTest> {
  const checks = new Map<Check, ConnectionCheck>();
  const note = (
    check: Check,
    outcome: ConnectionCheck['outcome'],
    sentence: Sentence,
    field: Field = null,
  ) => {
    checks.set(check, { check, outcome, sentence, field });
  };
  const { accessToken } = values;
  let phone: PhoneFacts | null = null;
  await checkAppAndToken(graph, values, note);
  if (accessToken !== null && checks.get('token')?.outcome !== 'failed') {
    const asker: Asker = { graph, target: { baseUrl: values.baseUrl, accessToken } };
    [phone] = await Promise.all([checkPhone(asker, values, note), checkWaba(asker, values, note)]);
    // A token that Meta would not inspect is proven by the first answer that needed it.
    if (!checks.has('token')) noteTokenByUse(checks, values.appSecret !== null, note);
    if (checks.get('waba')?.outcome === 'ok') {
      await Promise.all([
        checkNumberInWaba(asker, values, note),
        checkTemplates(asker, values, note),
        checkSubscription(asker, values, note),
      ]);
    }
  }
  const all = order.map(
    (check) =>
      checks.get(check) ?? { check, outcome: 'skipped' as const, sentence: testSays.skipped, field: null },
  );
  return { ok: all.every(({ outcome }) => outcome === 'ok' || outcome === 'warning'), checks: all, phone };
}

/** Only what the number is called and how good it is; null when Meta does not say. */
export async function readPhoneFacts(
  graph: GraphClient,
  target: GraphTarget,
  phoneNumberId: string,
): Promise<PhoneFacts | null> {
  const answer = await askNumber({ graph, target }, phoneNumberId);
  return answer.kind === 'told' ? toPhoneFacts(answer.value) : null;
}

type Note = (check: Check, outcome: ConnectionCheck['outcome'], sentence: Sentence, field?: Field) => void;

/** debug_token is asked with the app's own token: a system user's token may not inspect itself. */
async function checkAppAndToken(graph: GraphClient, values: ConnectionValues, note: Note): Promise<void> {
  const { appId, appSecret, accessToken, baseUrl } = values;
  if (accessToken === null) note('token', 'failed', testSays.tokenMissing, 'accessToken');
  if (appSecret === null) note('app', 'failed', testSays.appSecretMissing, 'appSecret');
  if (accessToken === null || appSecret === null) return;
  const answer = await askToken(graph, appTarget(baseUrl, appId, appSecret), accessToken);
  if (answer.kind === 'told') {
    note('app', 'ok', testSays.appOk);
    const { outcome, sentence } = judgeToken(answer.value, appId);
    note('token', outcome, sentence, outcome === 'ok' ? null : 'accessToken');
  } else if (answer.kind === 'refused') {
    note('app', 'failed', testSays.appRefused(metaWords(answer.error)), 'appSecret');
  } else {
    const sentence = answer.kind === 'odd' ? testSays.notUnderstood : testSays.unreachable;
    note('app', 'failed', sentence);
    note('token', 'failed', sentence);
  }
}

function judgeToken(
  token: TokenAnswer,
  appId: string,
): { outcome: 'ok' | 'warning' | 'failed'; sentence: Sentence } {
  const failed = (sentence: Sentence) => ({ outcome: 'failed' as const, sentence });
  if (token.is_valid === false) {
    const { code, subcode = null, message = null } = token.error ?? {};
    return failed(explainMetaError({ code: code ?? 190, subcode, details: message }).sentence);
  }
  const isOfOtherApp = token.app_id !== undefined && token.app_id !== appId;
  if (isOfOtherApp) return failed(testSays.tokenOfOtherApp(token.app_id ?? ''));
  const lacks = (scope: string) => token.scopes !== undefined && !token.scopes.includes(scope);
  if (lacks('whatsapp_business_messaging')) return failed(testSays.tokenCannotMessage);
  if (lacks('whatsapp_business_management'))
    return { outcome: 'warning', sentence: testSays.tokenCannotManage };
  const expiresAt = (token.expires_at ?? 0) * 1_000;
  if (expiresAt === 0) return { outcome: 'ok', sentence: testSays.tokenOk };
  if (token.type === 'USER') return { outcome: 'warning', sentence: testSays.tokenTemporary(expiresAt) };
  return { outcome: 'ok', sentence: testSays.tokenOkUntil(expiresAt) };
}

function noteTokenByUse(checks: ReadonlyMap<Check, ConnectionCheck>, hasSecret: boolean, note: Note): void {
  const isUsable = checks.get('phone_number')?.outcome === 'ok' || checks.get('waba')?.outcome === 'ok';
  if (isUsable) note('token', 'warning', testSays.tokenNotInspected, hasSecret ? 'accessToken' : 'appSecret');
}

async function checkPhone(
  asker: Asker,
  { phoneNumberId }: ConnectionValues,
  note: Note,
): Promise<PhoneFacts | null> {
  const answer = await askNumber(asker, phoneNumberId);
  if (answer.kind !== 'told' || !answer.value.display_phone_number) {
    note(
      'phone_number',
      'failed',
      explain(answer, testSays.phoneNotShown, testSays.phoneIsOtherThing),
      'phoneNumberId',
    );
    return null;
  }
  const facts = toPhoneFacts(answer.value);
  const number = answer.value.display_phone_number;
  const more = await askWholeNumber(asker, phoneNumberId);
  const status = more.kind === 'told' ? (more.value.status?.toUpperCase() ?? null) : null;
  if (status === null || status === 'CONNECTED') {
    note('phone_number', 'ok', testSays.phoneOk(number, facts.verifiedName ?? ''));
  } else {
    note('phone_number', 'warning', testSays.phoneNotConnected(number, status), 'phoneNumberId');
  }
  return facts;
}

async function checkWaba(asker: Asker, { wabaId }: ConnectionValues, note: Note): Promise<void> {
  const answer = await askWaba(asker, wabaId);
  if (answer.kind === 'told') note('waba', 'ok', testSays.wabaOk(answer.value.name ?? answer.value.id));
  else note('waba', 'failed', explain(answer, testSays.wabaNotShown, testSays.wabaIsOtherThing), 'wabaId');
}

async function checkNumberInWaba(
  asker: Asker,
  { wabaId, phoneNumberId }: ConnectionValues,
  note: Note,
): Promise<void> {
  const fail = (sentence: Sentence) => note('number_in_waba', 'failed', sentence, 'wabaId');
  const answer = await askNumbers(asker, wabaId, ['id']);
  if (answer.kind !== 'told') return fail(explain(answer, testSays.wabaNotShown, testSays.wabaIsOtherThing));
  if (answer.value.some(({ id }) => id === phoneNumberId))
    return note('number_in_waba', 'ok', testSays.numberInWaba);
  fail(testSays.numberNotInWaba);
}

async function checkTemplates(asker: Asker, { wabaId }: ConnectionValues, note: Note): Promise<void> {
  const answer = await askTemplates(asker, wabaId);
  if (answer.kind === 'told') return note('templates', 'ok', testSays.templatesOk);
  const detail = answer.kind === 'refused' ? metaWords(answer.error) : '';
  const sentence = answer.kind === 'unreachable' ? testSays.unreachable : testSays.templatesRefused(detail);
  note('templates', 'failed', sentence, 'accessToken');
}

/** Only a warning: the subscription can be made later, and everything but receiving works without it. */
async function checkSubscription(
  asker: Asker,
  { wabaId, appId }: ConnectionValues,
  note: Note,
): Promise<void> {
  const answer = await askSubscribedApps(asker, wabaId);
  if (answer.kind !== 'told') {
    return note(
      'subscription',
      'warning',
      testSays.subscriptionUnknown(answer.kind === 'refused' ? metaWords(answer.error) : ''),
    );
  }
  const isSubscribed = answer.value.some((app) => app.whatsapp_business_api_data?.id === appId);
  note(
    'subscription',
    isSubscribed ? 'ok' : 'warning',
    isSubscribed ? testSays.subscribed : testSays.notSubscribed,
  );
}

const toPhoneFacts = (phone: NumberAnswer): PhoneFacts => ({
  displayPhoneNumber: phone.display_phone_number ?? null,
  verifiedName: phone.verified_name ?? null,
  qualityRating: phone.quality_rating ?? null,
});

/**
 * A failed question in words for the field that it was about. 100 with subcode 33 is both a wrong id and a missing
 * assignment, and a "nonexisting field" tells that the id is of another kind of thing (research/api.md 1.4, 1.5).
 */
function explain(answer: Answer<unknown>, notShown: Sentence, otherThing: Sentence): Sentence {
  if (answer.kind === 'unreachable') return testSays.unreachable;
  if (answer.kind !== 'refused') return otherThing;
  const { code, subcode, details } = answer.error;
  if (nonexistingField(answer.error)) return otherThing;
  const isNotShown = code === 33 || code === 803 || (code === 100 && (subcode === 33 || subcode === null));
  return isNotShown ? notShown : explainMetaError({ code, subcode, details }).sentence;
}

/** Meta's own words, which Meta writes in English whatever the language of the person. */
const metaWords = (error: GraphError): string => error.userMessage ?? error.details ?? error.title ?? '';
