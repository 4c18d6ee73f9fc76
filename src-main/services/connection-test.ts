import { z } from 'zod';
import type { ConnectionCheck } from '#shared/contract/accounts.ts';
import { explainMetaError } from '#shared/domain/meta-errors.ts';
import { GraphError } from '../meta/graph-error.ts';
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

const TIMEOUT_MS = 15_000;
const MAX_PAGES = 20;
const order: readonly Check[] = [
  'app',
  'token',
  'phone_number',
  'waba',
  'number_in_waba',
  'templates',
  'subscription',
];

const debugTokenSchema = z.object({
  data: z.object({
    is_valid: z.boolean().optional(),
    app_id: z.coerce.string().optional(),
    type: z.string().optional(),
    expires_at: z.number().optional(),
    scopes: z.array(z.string()).optional(),
    error: z
      .object({ code: z.number().nullish(), subcode: z.number().nullish(), message: z.string().nullish() })
      .optional(),
  }),
});
const phoneSchema = z.object({
  id: z.coerce.string().optional(),
  display_phone_number: z.string().nullish(),
  verified_name: z.string().nullish(),
  quality_rating: z.string().nullish(),
});
const phoneStatusSchema = z.object({ status: z.string().nullish() });
const wabaSchema = z.object({ id: z.coerce.string(), name: z.string().nullish() });
const idPageSchema = z.object({
  data: z.array(z.object({ id: z.coerce.string() })),
  paging: z
    .object({ next: z.string().optional(), cursors: z.object({ after: z.string().optional() }).optional() })
    .nullish(),
});
const templatePageSchema = z.object({ data: z.array(z.unknown()) });
const subscribedAppsSchema = z.object({
  data: z.array(z.object({ whatsapp_business_api_data: z.object({ id: z.coerce.string() }).optional() })),
});

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
    const target: GraphTarget = { baseUrl: values.baseUrl, accessToken };
    [phone] = await Promise.all([
      checkPhone(graph, target, values, note),
      checkWaba(graph, target, values, note),
    ]);
    // A token that Meta would not inspect is proven by the first answer that needed it.
    if (!checks.has('token')) noteTokenByUse(checks, values.appSecret !== null, note);
    if (checks.get('waba')?.outcome === 'ok') {
      await Promise.all([
        checkNumberInWaba(graph, target, values, note),
        checkTemplates(graph, target, values, note),
        checkSubscription(graph, target, values, note),
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
  const answer = await askPhone(graph, target, phoneNumberId);
  return answer.kind === 'told' ? toPhoneFacts(answer.value) : null;
}

type Note = (check: Check, outcome: ConnectionCheck['outcome'], sentence: Sentence, field?: Field) => void;

/** debug_token is asked with the app's own token: a system user's token may not inspect itself. */
async function checkAppAndToken(graph: GraphClient, values: ConnectionValues, note: Note): Promise<void> {
  const { appId, appSecret, accessToken, baseUrl } = values;
  if (accessToken === null) note('token', 'failed', testSays.tokenMissing, 'accessToken');
  if (appSecret === null) note('app', 'failed', testSays.appSecretMissing, 'appSecret');
  if (accessToken === null || appSecret === null) return;
  const target = { baseUrl, accessToken: `${appId}|${appSecret}` };
  const answer = await ask(graph, target, debugTokenSchema, 'debug_token', { input_token: accessToken });
  if (answer.kind === 'told') {
    note('app', 'ok', testSays.appOk);
    const { outcome, sentence } = judgeToken(answer.value.data, appId);
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
  token: z.infer<typeof debugTokenSchema>['data'],
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
  graph: GraphClient,
  target: GraphTarget,
  { phoneNumberId }: ConnectionValues,
  note: Note,
): Promise<PhoneFacts | null> {
  const answer = await askPhone(graph, target, phoneNumberId);
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
  // Asked apart: one field that a version does not know would fail the whole call.
  const more = await ask(graph, target, phoneStatusSchema, phoneNumberId, { fields: 'status' });
  const status = more.kind === 'told' ? (more.value.status?.toUpperCase() ?? null) : null;
  if (status === null || status === 'CONNECTED') {
    note('phone_number', 'ok', testSays.phoneOk(number, facts.verifiedName ?? ''));
  } else {
    note('phone_number', 'warning', testSays.phoneNotConnected(number, status), 'phoneNumberId');
  }
  return facts;
}

async function checkWaba(
  graph: GraphClient,
  target: GraphTarget,
  { wabaId }: ConnectionValues,
  note: Note,
): Promise<void> {
  const answer = await ask(graph, target, wabaSchema, wabaId, { fields: 'id,name' });
  if (answer.kind === 'told') note('waba', 'ok', testSays.wabaOk(answer.value.name ?? answer.value.id));
  else note('waba', 'failed', explain(answer, testSays.wabaNotShown, testSays.wabaIsOtherThing), 'wabaId');
}

async function checkNumberInWaba(
  graph: GraphClient,
  target: GraphTarget,
  { wabaId, phoneNumberId }: ConnectionValues,
  note: Note,
): Promise<void> {
  const fail = (sentence: Sentence) => note('number_in_waba', 'failed', sentence, 'wabaId');
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const query = { fields: 'id', limit: '100', ...(after === undefined ? {} : { after }) };
    const answer = await ask(graph, target, idPageSchema, `${wabaId}/phone_numbers`, query);
    if (answer.kind !== 'told')
      return fail(explain(answer, testSays.wabaNotShown, testSays.wabaIsOtherThing));
    const { data, paging } = answer.value;
    if (data.some(({ id }) => id === phoneNumberId))
      return note('number_in_waba', 'ok', testSays.numberInWaba);
    after = paging?.next === undefined ? undefined : paging.cursors?.after;
    if (after === undefined) break;
  }
  fail(testSays.numberNotInWaba);
}

async function checkTemplates(
  graph: GraphClient,
  target: GraphTarget,
  { wabaId }: ConnectionValues,
  note: Note,
): Promise<void> {
  const query = { limit: '1', fields: 'id,name,status' };
  const answer = await ask(graph, target, templatePageSchema, `${wabaId}/message_templates`, query);
  if (answer.kind === 'told') return note('templates', 'ok', testSays.templatesOk);
  const detail = answer.kind === 'refused' ? metaWords(answer.error) : '';
  const sentence = answer.kind === 'unreachable' ? testSays.unreachable : testSays.templatesRefused(detail);
  note('templates', 'failed', sentence, 'accessToken');
}

/** Only a warning: the subscription can be made later, and everything but receiving works without it. */
async function checkSubscription(
  graph: GraphClient,
  target: GraphTarget,
  { wabaId, appId }: ConnectionValues,
  note: Note,
): Promise<void> {
  const answer = await ask(graph, target, subscribedAppsSchema, `${wabaId}/subscribed_apps`, {});
  if (answer.kind !== 'told') {
    return note(
      'subscription',
      'warning',
      testSays.subscriptionUnknown(answer.kind === 'refused' ? metaWords(answer.error) : ''),
    );
  }
  const isSubscribed = answer.value.data.some((app) => app.whatsapp_business_api_data?.id === appId);
  note(
    'subscription',
    isSubscribed ? 'ok' : 'warning',
    isSubscribed ? testSays.subscribed : testSays.notSubscribed,
  );
}

/** What became of a question to Meta; `odd`: an answer of another shape than such a thing has. */
type Answer<Value> =
  | { kind: 'told'; value: Value }
  | { kind: 'odd' }
  | { kind: 'refused'; error: GraphError }
  | { kind: 'unreachable' };

async function ask<Value>(
  graph: GraphClient,
  target: GraphTarget,
  schema: z.ZodType<Value>,
  path: string,
  query: Record<string, string>,
): Promise<Answer<Value>> {
  try {
    const answer = await graph.request(target, { method: 'GET', path, query, timeoutMs: TIMEOUT_MS });
    const parsed = schema.safeParse(answer);
    return parsed.success ? { kind: 'told', value: parsed.data } : { kind: 'odd' };
  } catch (error) {
    // Anything but Meta's answer or a failed line is a bug and goes on.
    if (!(error instanceof GraphError)) throw error;
    return error.kind === 'refused' ? { kind: 'refused', error } : { kind: 'unreachable' };
  }
}

const askPhone = (graph: GraphClient, target: GraphTarget, phoneNumberId: string) =>
  ask(graph, target, phoneSchema, phoneNumberId, {
    fields: 'id,display_phone_number,verified_name,quality_rating',
  });

const toPhoneFacts = (phone: z.infer<typeof phoneSchema>): PhoneFacts => ({
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
  const { code, subcode, details, title, message } = answer.error;
  if (code === 100 && /nonexist/i.test(`${title ?? ''} ${details ?? ''} ${message}`)) return otherThing;
  const isNotShown = code === 33 || code === 803 || (code === 100 && (subcode === 33 || subcode === null));
  return isNotShown ? notShown : explainMetaError({ code, subcode, details }).sentence;
}

/** Meta's own words, which Meta writes in English whatever the language of the person. */
const metaWords = (error: GraphError): string => error.userMessage ?? error.details ?? error.title ?? '';
