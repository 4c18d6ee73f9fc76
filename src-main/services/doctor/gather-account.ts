import { z } from 'zod';
import { listAccounts, type StoredAccount } from '../../db/queries/accounts.ts';
import {
  getLastInboundAt,
  listRecentOutgoing,
  type RecentOutgoing,
} from '../../db/queries/doctor-traffic.ts';
import type { StoredMessageError } from '../../db/queries/message-error.ts';
import { listTemplateFacts } from '../../db/queries/template-lists.ts';
import { type Answer, type Asker, askAll } from '../../meta/ask.ts';
import {
  appTarget,
  askApp,
  askAppSubscriptions,
  askNumbers,
  askSubscribedApps,
  askSystemUsers,
  askToken,
  askWholeNumber,
  askWholeWaba,
  probeMessaging,
} from '../../meta/connection-calls.ts';
import { askMessageTrail } from '../../meta/message-trail.ts';
import type { DoctorOptions } from './create-doctor.ts';
import type { AccountFacts, TrafficFacts, WebhookFacts } from './facts.ts';
import type { Asked } from './verdict.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Meta tells of a message within seconds; after this its silence means something. */
const SILENT_AFTER_MS = 5 * 60_000;
const notAsked = { kind: 'not_asked' } as const;

const templateNameSchema = z.object({ id: z.coerce.string(), name: z.string(), language: z.string() });

/** Everything that the rules about one account look at. The first question tells whether the others make sense. */
export async function gatherAccount(options: DoctorOptions, account: StoredAccount): Promise<AccountFacts> {
  const { clock, secrets, graphUrl, db } = options;
  const { accessToken, appSecret } = secrets.byAccountId(account.id);
  const baseUrl = graphUrl(account.kind);
  const traffic = trafficOf(options, account);
  const askers =
    baseUrl === null
      ? null
      : {
          account: accessToken === null ? null : { graph: options.graph, target: { baseUrl, accessToken } },
          app:
            appSecret === null
              ? null
              : { graph: options.graph, target: appTarget(baseUrl, account.appId, appSecret) },
        };
  const told = askers ? await askEverything(askers, account, accessToken) : nothing;
  const trail: TrafficFacts['trail'] =
    traffic.silentWamid !== null && askers?.account && isLineUp(told)
      ? await askMessageTrail(askers.account, account.phoneNumberId, traffic.silentWamid)
      : notAsked;
  return {
    now: clock.now(),
    account,
    hasToken: accessToken !== null,
    hasSecret: appSecret !== null,
    ...told,
    webhook: webhookOf(options, account),
    traffic: { ...traffic.facts, trail },
    ownTemplates: listTemplateFacts(db, { accountId: account.id }),
  };
}

type FromMeta = Pick<
  AccountFacts,
  | 'token'
  | 'app'
  | 'number'
  | 'numberIds'
  | 'waba'
  | 'systemUsers'
  | 'subscriptions'
  | 'subscribedApps'
  | 'templates'
  | 'messaging'
>;

const nothing: FromMeta = {
  token: notAsked,
  app: notAsked,
  number: notAsked,
  numberIds: notAsked,
  waba: notAsked,
  systemUsers: notAsked,
  subscriptions: notAsked,
  subscribedApps: notAsked,
  templates: notAsked,
  messaging: notAsked,
};

interface Askers {
  account: Asker | null;
  app: Asker | null;
}

const isLineUp = ({ app, number }: FromMeta) => app.kind !== 'unreachable' && number.kind !== 'unreachable';

async function askEverything(
  { account: asker, app }: Askers,
  { appId, wabaId, phoneNumberId }: StoredAccount,
  accessToken: string | null,
): Promise<FromMeta> {
  const withApp = <Value>(question: (asker: Asker) => Promise<Answer<Value>>): Promise<Asked<Value>> =>
    app ? question(app) : Promise.resolve(notAsked);
  const withToken = <Value>(question: (asker: Asker) => Promise<Answer<Value>>): Promise<Asked<Value>> =>
    asker ? question(asker) : Promise.resolve(notAsked);
  const [appAnswer, number] = await Promise.all([
    withApp((each) => askApp(each, appId, ['id', 'name', 'privacy_policy_url'])),
    withToken((each) => askWholeNumber(each, phoneNumberId)),
  ]);
  const first = { ...nothing, app: appAnswer, number };
  if (!isLineUp(first)) return first;
  const isDead = number.kind === 'refused' && number.error.code === 190;
  const alive = <Value>(question: (asker: Asker) => Promise<Answer<Value>>): Promise<Asked<Value>> =>
    isDead ? Promise.resolve(number) : withToken(question);
  const [token, subscriptions, waba, numbers, systemUsers, subscribedApps, templates, messaging] =
    await Promise.all([
      withApp((each) => askToken(each.graph, each.target, accessToken ?? '')),
      withApp((each) => askAppSubscriptions(each, appId)),
      alive((each) => askWholeWaba(each, wabaId)),
      alive((each) => askNumbers(each, wabaId, ['id'])),
      alive((each) => askSystemUsers(each, wabaId)),
      alive((each) => askSubscribedApps(each, wabaId)),
      alive((each) => askTemplateNames(each, wabaId)),
      alive((each) => probeMessaging(each, phoneNumberId)),
    ]);
  const numberIds: AccountFacts['numberIds'] =
    numbers.kind === 'told' ? { kind: 'told', value: numbers.value.flatMap(({ id }) => id ?? []) } : numbers;
  return {
    app: appAnswer,
    number,
    token,
    subscriptions,
    waba,
    numberIds,
    systemUsers,
    subscribedApps,
    templates,
    messaging,
  };
}

const askTemplateNames = (asker: Asker, wabaId: string) =>
  askAll(asker, templateNameSchema, `${wabaId}/message_templates`, { fields: 'id,name,language' });

function webhookOf(
  { db, registration, expectedUrl, handshakes }: DoctorOptions,
  account: StoredAccount,
): WebhookFacts {
  const { failure, handshakeAt } = registration.known(account.id);
  const mark = handshakes.last(account.key);
  const siblings = listAccounts(db).filter(
    ({ appId, kind }) => appId === account.appId && kind === account.kind,
  );
  return {
    callbackUrl: expectedUrl(account),
    ownKeys: siblings.map(({ key }) => key),
    failure,
    handshakeAt,
    cameWithOtherWord: mark !== null && !mark.isAnswered,
  };
}

function trafficOf(
  { db, clock }: DoctorOptions,
  account: StoredAccount,
): { facts: Omit<TrafficFacts, 'trail'>; silentWamid: string | null } {
  // Messages carry Meta's time, which for the sandbox may be another one than this computer's.
  const now = clock.now() + account.clockOffsetMs;
  const recent = listRecentOutgoing(db, account.id, now - 7 * DAY_MS);
  const today = recent.filter(({ sentAt }) => sentAt >= now - DAY_MS);
  const silent = today.find(
    ({ status, sentAt, wamid }) => status === 'accepted' && wamid !== null && sentAt < now - SILENT_AFTER_MS,
  );
  const started = today.filter(({ kind, status }) => kind === 'template' && status !== 'failed');
  return {
    facts: {
      lastInAt: getLastInboundAt(db, account.id),
      lastOutAt: recent[0]?.sentAt ?? null,
      failures: countFailures(today),
      startedToday: new Set(started.map(({ conversationId }) => conversationId)).size,
      silent: silent ? { sentAt: silent.sentAt, status: 'accepted' } : null,
    },
    silentWamid: silent?.wamid ?? null,
  };
}

function countFailures(messages: readonly RecentOutgoing[]): TrafficFacts['failures'] {
  const counts = new Map<number, number>();
  for (const { status, error } of messages) {
    if (status !== 'failed' || error === null) continue;
    // Written by us only, as StoredMessageError.
    const { code } = JSON.parse(error) as StoredMessageError;
    if (code !== null) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].map(([code, count]) => ({ code, count }));
}
