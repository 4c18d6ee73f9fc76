import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { DoctorReport } from '#shared/contract/doctor.ts';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import { accountChecks, computerChecks, type DoctorCheckId } from '#shared/domain/doctor-checks.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import type { DoctorOptions } from '../../../../src-main/services/doctor/create-doctor.ts';
import { supportText } from '../../../../src-main/services/doctor/support.ts';
import { openTestHub, type TestHub } from '../../../helpers/hub.ts';
import { tellSandbox } from '../../../helpers/sandbox-control.ts';

let hub: TestHub;
let accountId: AccountId;

beforeAll(async () => {
  hub = await openTestHub({ startSandbox: true });
  const [account] = await hub.client.accounts.list();
  if (!account) throw new Error('the sandbox has an account');
  accountId = account.id;
});
afterAll(() => hub.remove());
beforeEach(() => play());

const play = (...failures: ConnectFailure[]) => tellSandbox(hub.sandboxUrl, 'connect-failures', { failures });
const look = () => hub.client.doctor.run({ accountId });
const checkOf = ({ checks }: DoctorReport, id: DoctorCheckId) => {
  const found = checks.find((check) => check.id === id);
  if (!found) throw new Error(`${id} was not looked at`);
  return found;
};
const troubles = ({ checks }: DoctorReport) =>
  checks.filter(({ state }) => state !== 'ok').map(({ id, state }) => `${id}: ${state}`);

it('finds an account that stands well to be fine in every respect', async () => {
  const report = await look();
  expect(report.checks.map(({ id }) => id)).toEqual([...accountChecks]);
  expect(troubles(report)).toEqual([]);
  expect(report).toMatchObject({ accountId, state: 'ok', isRunning: false });
});

it('looks at this computer apart', async () => {
  const report = await hub.client.doctor.run({ accountId: null });
  expect(report.checks.map(({ id }) => id)).toEqual([...computerChecks]);
  // A test keeps its secrets in memory on purpose.
  expect(troubles(report)).toEqual(['keychain: act']);
});

it.each<[ConnectFailure, DoctorCheckId]>([
  ['temporary_token', 'token_life'],
  ['token_revoked', 'token_alive'],
  ['token_sixty_days', 'token_life'],
  ['employee_system_user', 'system_user'],
  ['missing_scopes', 'scopes'],
  ['waba_not_assigned', 'waba_visible'],
  ['token_of_other_app', 'app_match'],
  ['wrong_app_secret', 'app_secret'],
  ['forbidden_app_name', 'app_name'],
  ['verify_token_differs', 'handshake'],
  ['callback_not_set', 'effective_webhook'],
  ['fields_missing', 'fields'],
  ['waba_not_subscribed', 'waba_subscription'],
  ['webhook_taken', 'effective_webhook'],
  ['app_in_development', 'app_live'],
  ['privacy_page_missing', 'privacy_page'],
  ['number_not_verified', 'number_verified'],
  ['number_not_registered', 'number_registered'],
  ['number_on_phone_app', 'phone_app'],
  ['display_name_declined', 'display_name'],
  ['payment_missing', 'payment'],
  ['payment_not_accepted', 'payment'],
  ['business_not_verified', 'business_verification'],
  ['account_restricted', 'account_state'],
  ['portfolio_limit_used', 'messaging_limit'],
  ['public_address_changed', 'effective_webhook'],
  ['duplicate_templates', 'templates'],
])('names %s at %s, and is quiet when it is over', async (failure, id) => {
  await hub.client.templates.sync({ accountId });
  await play(failure);
  const ill = checkOf(await look(), id);
  expect({ failure: ill.failure, isSeen: ill.state !== 'ok' || failure === 'token_sixty_days' }).toEqual({
    failure,
    isSeen: true,
  });
  await play();
  await hub.client.tunnel.register({ accountId });
  expect(checkOf(await look(), id)).toMatchObject({ state: 'ok', failure: null });
});

it.each<[ConnectFailure, DoctorCheckId]>([
  ['clock_or_network', 'clock'],
  ['graph_version_old', 'graph_version'],
])('names %s at %s of this computer', async (failure, id) => {
  await play(failure);
  const report = await hub.client.doctor.run({ accountId: null });
  expect(checkOf(report, id)).toMatchObject({ state: 'act', failure });
});

it.each<[ConnectFailure, DoctorCheckId]>([
  ['fields_missing', 'fields'],
  ['waba_not_subscribed', 'waba_subscription'],
  ['override_before_subscription', 'waba_subscription'],
  ['public_address_changed', 'effective_webhook'],
  ['duplicate_templates', 'templates'],
])('repairs %s by the button of %s, and once more without harm', async (failure, id) => {
  await hub.client.templates.sync({ accountId });
  await play(failure);
  const before = checkOf(await look(), id);
  expect(before).toMatchObject({ state: 'repairable', action: { kind: 'repair' } });
  const after = await hub.client.doctor.repair({ accountId, check: id });
  expect(checkOf(after, id).state).toBe('ok');
  expect(after.log[0]?.at).toBeGreaterThanOrEqual(before.checkedAt);
  expect(checkOf(await hub.client.doctor.repair({ accountId, check: id }), id).state).toBe('ok');
});

it('refuses to repair what only a person can', async () => {
  await expect(hub.client.doctor.repair({ accountId, check: 'payment' })).rejects.toMatchObject({
    code: 'BAD_INPUT',
  });
});

it('tells what changed in its log, newest first', async () => {
  await look();
  await play('payment_missing');
  const [line] = (await look()).log;
  expect(line?.sentence.en).toContain('payment method');
});

it('writes a text for support without a secret, a name or a number', async () => {
  await play('account_restricted', 'payment_missing', 'missing_scopes');
  await look();
  const [account] = await hub.client.accounts.list();
  const { text } = await hub.client.doctor.support({ accountId });
  const secret = [
    account?.phoneNumberId,
    account?.wabaId,
    account?.appId,
    account?.verifiedName,
    account?.name,
    account?.displayPhoneNumber?.replace(/\D/g, ''),
    account?.key,
  ];
  expect(secret.filter((value) => value && text.includes(value))).toEqual([]);
  expect(text).toMatch(/\[act\] account_state \(account_restricted\)/);
  expect(text).toMatch(/\[ok\] app_secret/);
});

it('tells whoever helps no address of ours, only that there is one', async () => {
  const report = await look();
  const log = [
    { at: 1, sentence: { en: 'lemon-frog-12.loca.lt does not answer, graph.facebook.com does.', uk: '' } },
    { at: 2, sentence: { en: 'Another program answers at чат.квіти.укр.', uk: '' } },
  ];
  const options = { clock: { now: () => 0 }, version: '1.0.0' } as DoctorOptions;
  const text = supportText(options, [{ ...report, log }]);
  expect(text).toContain('[address] does not answer, graph.facebook.com does.');
  expect(text).toContain('answers at [address].');
});

it('keeps its reports over a restart', async () => {
  const report = await look();
  hub = await hub.restart();
  const kept = (await hub.client.doctor.reports()).find((each) => each.accountId === accountId);
  expect(kept).toEqual(report);
});
