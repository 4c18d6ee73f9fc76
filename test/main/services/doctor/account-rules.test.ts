import { expect, it } from 'vitest';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import { type AccountCheck, accountChecks, type CheckState } from '#shared/domain/doctor-checks.ts';
import { accountRules } from '../../../../src-main/services/doctor/checks/index.ts';
import type { AccountFacts } from '../../../../src-main/services/doctor/facts.ts';
import { NOON } from '../../../helpers/workspace.ts';
import { accountFacts, CALLBACK, goodNumber, goodWaba, KEY, refused, silence, told } from './facts.ts';

const DAY = 86_400_000;
const seconds = (at: number) => Math.floor(at / 1000);
const good = accountFacts();
const numberWith = (changes: object): Partial<AccountFacts> => ({
  number: told({ ...goodNumber, ...changes }) as AccountFacts['number'],
});
const wabaWith = (changes: object): Partial<AccountFacts> => ({
  waba: told({ ...goodWaba, ...changes }) as AccountFacts['waba'],
});
const tokenWith = (changes: object): Partial<AccountFacts> => ({
  token: told({ is_valid: true, app_id: good.account.appId, user_id: '7', ...changes }),
});
const trafficWith = (changes: Partial<AccountFacts['traffic']>): Partial<AccountFacts> => ({
  traffic: { ...good.traffic, ...changes },
});
const webhookWith = (changes: Partial<AccountFacts['webhook']>): Partial<AccountFacts> => ({
  webhook: { ...good.webhook, ...changes },
});
const callbackIs = (url: string, configuration: object = { application: url }): Partial<AccountFacts> => ({
  subscriptions: told([{ object: 'whatsapp_business_account', callback_url: url, fields: ['messages'] }]),
  ...numberWith({ webhook_configuration: configuration }),
});
const health = (code: number, solution: string, state = 'LIMITED') => ({
  health_status: {
    can_send_message: state,
    entities: [
      {
        entity_type: 'WABA',
        can_send_message: state,
        errors: [{ error_code: code, error_description: 'x', possible_solution: solution }],
      },
    ],
  },
});

const other = 'https://chat.old-tool.example/hook';
const cases: readonly [
  what: string,
  check: AccountCheck,
  changes: Partial<AccountFacts>,
  state: CheckState,
  failure: ConnectFailure | null,
][] = [
  ['no secret here', 'app_secret', { hasSecret: false }, 'act', 'wrong_app_secret'],
  ['a secret of another app', 'app_secret', { app: refused(190) }, 'act', 'wrong_app_secret'],
  ['a token of another app', 'app_match', tokenWith({ app_id: '1' }), 'act', 'token_of_other_app'],
  [
    'a token that this app may not look into',
    'app_match',
    { token: refused(100, { title: 'The App_id in the input_token did not match the Viewing App' }) },
    'act',
    'token_of_other_app',
  ],
  [
    'a trademark in the name',
    'app_name',
    { app: told({ id: '1', name: 'Shop WhatsApp' }) },
    'act',
    'forbidden_app_name',
  ],
  [
    'only listed people reached',
    'app_live',
    trafficWith({ failures: [{ code: 131030, count: 2 }] }),
    'act',
    'app_in_development',
  ],
  [
    'no privacy page',
    'privacy_page',
    { app: told({ id: good.account.appId, name: 'Shop' }) },
    'act',
    'privacy_page_missing',
  ],
  ['no token here', 'token_alive', { hasToken: false }, 'act', null],
  [
    'a token that Meta knows to be dead',
    'token_alive',
    tokenWith({ is_valid: false, error: { code: 190, subcode: 467 } }),
    'act',
    'token_revoked',
  ],
  [
    'a token that no call can use',
    'token_alive',
    { number: refused(190, { subcode: 463 }), token: silence },
    'act',
    'token_revoked',
  ],
  [
    'a day to live',
    'token_life',
    tokenWith({ issued_at: seconds(NOON), expires_at: seconds(NOON + DAY) }),
    'act',
    'temporary_token',
  ],
  [
    'thirteen days of sixty',
    'token_life',
    tokenWith({ issued_at: seconds(NOON - 47 * DAY), expires_at: seconds(NOON + 13 * DAY) }),
    'act',
    'token_sixty_days',
  ],
  [
    'fifty days of sixty',
    'token_life',
    tokenWith({ issued_at: seconds(NOON - 10 * DAY), expires_at: seconds(NOON + 50 * DAY) }),
    'ok',
    'token_sixty_days',
  ],
  [
    'an end that has passed',
    'token_life',
    tokenWith({ issued_at: seconds(NOON - 60 * DAY), expires_at: seconds(NOON - 1000) }),
    'act',
    'token_sixty_days',
  ],
  ['no permission to send', 'scopes', { messaging: refused(10) }, 'act', 'missing_scopes'],
  ['no permission to manage', 'scopes', { templates: refused(10) }, 'act', 'missing_scopes'],
  [
    'a user who sees nothing',
    'system_user',
    { number: refused(100, { subcode: 33 }), waba: refused(100, { subcode: 33 }) },
    'act',
    'employee_system_user',
  ],
  ['an account that is not assigned', 'waba_visible', { waba: refused(200) }, 'act', 'waba_not_assigned'],
  [
    'an id of another kind of thing',
    'waba_visible',
    {
      waba: refused(100, {
        title: '(#100) Tried accessing nonexisting field (name) on node type (PhoneNumber)',
      }),
    },
    'act',
    'wrong_id',
  ],
  ['an id that is no number', 'number_visible', { number: refused(100, { subcode: 33 }) }, 'act', 'wrong_id'],
  ['a number of another account', 'number_in_waba', { numberIds: told(['1', '2']) }, 'act', 'wrong_id'],
  [
    'an unverified number',
    'number_verified',
    numberWith({ code_verification_status: 'NOT_VERIFIED' }),
    'act',
    'number_not_verified',
  ],
  [
    "Meta's test number",
    'number_verified',
    numberWith({ account_mode: 'SANDBOX', code_verification_status: 'NOT_VERIFIED' }),
    'ok',
    null,
  ],
  [
    'a number that waits',
    'number_registered',
    numberWith({ status: 'PENDING' }),
    'act',
    'number_not_registered',
  ],
  [
    'a number still on the phone',
    'number_registered',
    numberWith({ status: 'DISCONNECTED', is_on_biz_app: true }),
    'act',
    'number_on_phone_app',
  ],
  ['a banned number', 'number_registered', numberWith({ status: 'BANNED' }), 'act', 'account_restricted'],
  ['both at once', 'phone_app', numberWith({ is_on_biz_app: true }), 'ok', null],
  ['a name in review', 'display_name', numberWith({ name_status: 'PENDING_REVIEW' }), 'waiting', null],
  [
    'a declined name',
    'display_name',
    numberWith({ name_status: 'DECLINED' }),
    'act',
    'display_name_declined',
  ],
  ['low quality', 'quality', numberWith({ quality_rating: 'RED' }), 'act', null],
  ['no rate yet', 'throughput', numberWith({ throughput: { level: 'NOT_APPLICABLE' } }), 'waiting', null],
  [
    'a limit that is used up',
    'messaging_limit',
    trafficWith({ failures: [{ code: 131064, count: 1 }] }),
    'waiting',
    'portfolio_limit_used',
  ],
  [
    'as many people as the tier has',
    'messaging_limit',
    {
      ...numberWith({ whatsapp_business_manager_messaging_limit: 'TIER_250' }),
      ...trafficWith({ startedToday: 250 }),
    },
    'waiting',
    'portfolio_limit_used',
  ],
  [
    'no card',
    'payment',
    numberWith(health(141006, 'Please add a new payment method.')),
    'act',
    'payment_missing',
  ],
  [
    'a card that the bank declined',
    'payment',
    numberWith(health(141006, 'It was declined. Please check it with your bank.')),
    'act',
    'payment_not_accepted',
  ],
  [
    'templates that were not paid',
    'payment',
    trafficWith({ failures: [{ code: 131042, count: 1 }] }),
    'act',
    'payment_missing',
  ],
  [
    'a business that is not verified',
    'business_verification',
    wabaWith({ business_verification_status: 'not_verified' }),
    'act',
    'business_not_verified',
  ],
  [
    'a business in review',
    'business_verification',
    wabaWith({ business_verification_status: 'pending' }),
    'waiting',
    null,
  ],
  ['a ban', 'account_state', wabaWith(health(141014, 'Appeal', 'BLOCKED')), 'act', 'account_restricted'],
  ['an account in review', 'account_state', wabaWith({ account_review_status: 'PENDING' }), 'waiting', null],
  [
    'a country that is not allowed',
    'can_send',
    trafficWith({ failures: [{ code: 130497, count: 4 }] }),
    'ok',
    'country_not_allowed',
  ],
  [
    'a block',
    'can_send',
    numberWith(health(141000, 'Register the number', 'BLOCKED')),
    'act',
    'number_not_registered',
  ],
  ['no card', 'can_send', numberWith(health(141006, 'Please add a method')), 'act', 'payment_missing'],
  [
    'a card that was refused',
    'can_send',
    numberWith(health(141006, 'It was declined by your bank')),
    'act',
    'payment_not_accepted',
  ],
  ['a complaint that nobody knows', 'can_send', numberWith(health(141999, 'Call 1')), 'act', null],
  ['no address', 'app_subscription', { subscriptions: told([]) }, 'repairable', 'callback_not_set'],
  ["another tool's address", 'app_subscription', callbackIs(other), 'act', 'callback_not_set'],
  [
    'an address of our own above it',
    'app_subscription',
    callbackIs(other, { whatsapp_business_account: CALLBACK }),
    'ok',
    null,
  ],
  ['fields that nobody ticked', 'fields', callbackIs(CALLBACK), 'repairable', 'fields_missing'],
  [
    'another app in the list',
    'waba_subscription',
    {
      subscribedApps: told([
        { whatsapp_business_api_data: { id: '67133403411' } },
      ]) as AccountFacts['subscribedApps'],
    },
    'repairable',
    'waba_not_subscribed',
  ],
  [
    'an address above ours',
    'effective_webhook',
    numberWith({ webhook_configuration: { phone_number: other } }),
    'act',
    'webhook_taken',
  ],
  [
    'an address of ours from before',
    'effective_webhook',
    callbackIs(`https://before.example/webhook/${KEY}`),
    'repairable',
    'public_address_changed',
  ],
  ['no public address now', 'effective_webhook', webhookWith({ callbackUrl: null }), 'unknown', null],
  [
    'another word',
    'handshake',
    webhookWith({ cameWithOtherWord: true }),
    'repairable',
    'verify_token_differs',
  ],
  [
    'an address that Meta could not verify',
    'handshake',
    webhookWith({ failure: 'callback_unreachable' }),
    'act',
    'callback_unreachable',
  ],
  ['no handshake ever', 'handshake', webhookWith({ handshakeAt: null }), 'repairable', 'callback_not_set'],
  ['nobody who has written', 'last_in', trafficWith({ lastInAt: null }), 'ok', null],
  [
    'statuses that Meta could not deliver',
    'delivery_trail',
    trafficWith({
      silent: { sentAt: NOON - DAY / 24, status: 'accepted' },
      trail: told([
        { at: NOON, delivery: 'DELIVERED', webhook: 'FAILED', webhookUrl: CALLBACK, error: 'HTTP 502' },
      ]),
    }),
    'act',
    'nothing_arrives',
  ],
  [
    'statuses that Meta still tries to deliver',
    'delivery_trail',
    trafficWith({
      silent: { sentAt: NOON - DAY / 24, status: 'accepted' },
      trail: told([
        { at: NOON, delivery: 'DELIVERED', webhook: 'RETRYING', webhookUrl: CALLBACK, error: 'timed out' },
      ]),
    }),
    'waiting',
    'computer_was_away',
  ],
  [
    'a message of which Meta tells nothing',
    'delivery_trail',
    trafficWith({ silent: { sentAt: NOON - DAY / 24, status: 'accepted' }, trail: told([]) }),
    'waiting',
    null,
  ],
  [
    'a template of the same name with another id',
    'templates',
    {
      templates: told([{ id: '9', name: 'order_ready', language: 'uk' }]),
      ownTemplates: [{ name: 'order_ready', language: 'uk', metaTemplateId: '8' }],
    },
    'repairable',
    'duplicate_templates',
  ],
];

it.each(cases)('%s: %s', (_what, check, changes, state, failure) => {
  const verdict = accountRules[check](accountFacts(changes));
  expect({ state: verdict.state, failure: verdict.failure }).toEqual({ state, failure });
});

it('every check is fine when everything is', () => {
  const states = accountChecks.map((check) => [check, accountRules[check](good).state]);
  expect(states).toEqual(accountChecks.map((check) => [check, 'ok']));
});

it('every check that wants a person offers a next step', () => {
  const without = cases
    .map(([, check, changes]) => [check, accountRules[check](accountFacts(changes))] as const)
    .filter(([, { state, action }]) => (state === 'act' || state === 'repairable') && action === null);
  expect(without).toEqual([]);
});

const ofMeta = accountChecks.filter(
  (check) => !['handshake', 'last_in', 'last_out', 'delivery_trail'].includes(check),
);
const dead: Partial<AccountFacts> = {
  token: silence,
  app: silence,
  number: silence,
  numberIds: silence,
  waba: silence,
  systemUsers: silence,
  subscriptions: silence,
  subscribedApps: silence,
  templates: silence,
  messaging: silence,
};

it('a dead line makes every question to Meta unknown with one and the same sentence, and none of them red', () => {
  const verdicts = ofMeta.map((check) => accountRules[check](accountFacts(dead)));
  expect(new Set(verdicts.map(({ state }) => state))).toEqual(new Set(['unknown']));
  expect(new Set(verdicts.map(({ sentence }) => sentence.en)).size).toBe(1);
});

it('a dead token is red once', () => {
  const ended = refused(190, { subcode: 463 });
  const facts = accountFacts({
    number: ended,
    numberIds: ended,
    waba: ended,
    systemUsers: ended,
    subscribedApps: ended,
    templates: ended,
    messaging: ended,
  });
  expect(accountChecks.filter((check) => accountRules[check](facts).state === 'act')).toEqual([
    'token_alive',
  ]);
});

it.each([141000, 141006, 141010, 141014, 141999])(
  'why nothing can be sent (%s) is said in our words; Meta’s stand in the details without ids',
  (code) => {
    const facts = accountFacts(numberWith(health(code, 'POST /106540352242922/register', 'BLOCKED')));
    const { sentence, details } = accountRules.can_send(facts);
    expect(`${sentence.uk} ${sentence.en}`).not.toMatch(/POST|register\b/);
    expect(details).toEqual({ state: 'BLOCKED', code, meta: 'POST /…/register' });
  },
);

it('details hold no name, no number and no id', () => {
  const texts = cases.map(([, check, changes]) =>
    JSON.stringify(accountRules[check](accountFacts(changes)).details),
  );
  expect(texts.filter((text) => /\d{9,}|Shop|380/.test(text))).toEqual([]);
});
