import { afterEach, beforeEach, expect, it } from 'vitest';
import { expectedWebhookFields } from '#shared/domain/webhook-fields.ts';
import { openTestHub, type TestHub } from '../../../helpers/hub.ts';
import { tellSandbox } from '../../../helpers/sandbox-control.ts';

let hub: TestHub;
let accountId: Awaited<ReturnType<TestHub['client']['accounts']['list']>>[number]['id'];

beforeEach(async () => {
  hub = await openTestHub({ startSandbox: true });
  const [account] = await hub.client.accounts.list();
  if (!account) throw new Error('the sandbox has an account');
  accountId = account.id;
});

afterEach(() => hub.remove());

const play = (...failures: string[]) => tellSandbox(hub.sandboxUrl, 'connect-failures', { failures });
const register = () => hub.client.tunnel.register({ accountId });
const failedStep = ({ steps }: Awaited<ReturnType<typeof register>>) =>
  steps.find(({ state }) => state === 'failed');

it('tells Meta everything in order and reads it back', async () => {
  const registration = await register();
  expect(registration).toMatchObject({
    state: 'registered',
    effectiveUrl: registration.callbackUrl,
    effectiveLevel: 'app',
    foreignUrl: null,
    fields: { subscribed: expect.arrayContaining([...expectedWebhookFields]), missing: [] },
  });
  expect(registration.steps.map(({ step, state }) => [step, state])).toEqual([
    ['address', 'ok'],
    ['app_subscription', 'ok'],
    ['fields', 'ok'],
    ['waba_subscription', 'ok'],
    ['handshake', 'ok'],
    ['effective', 'ok'],
  ]);
  expect(await hub.client.tunnel.registrations()).toEqual([registration]);
});

it('is still known after a restart', async () => {
  const registration = await register();
  hub = await hub.restart();
  expect(await hub.client.tunnel.registrations()).toEqual([registration]);
});

it('refuses an account that does not exist, or whose sandbox is off', async () => {
  await expect(hub.client.tunnel.register({ accountId: 99 })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await hub.client.accounts.disconnect({ id: accountId });
  await expect(register()).rejects.toMatchObject({ code: 'ACCOUNT_DISCONNECTED' });
});

it('leaves another tool alone until the owner takes over', async () => {
  await play('webhook_taken');
  const foreign = await register();
  expect(foreign).toMatchObject({ state: 'foreign', effectiveLevel: 'number' });
  expect(foreign.foreignUrl).toContain('old-tool');
  expect(failedStep(foreign)?.sentence.en).toContain('Nothing was changed');
  const taken = await hub.client.tunnel.takeOver({ accountId });
  expect(taken).toMatchObject({ state: 'registered', foreignUrl: null, effectiveLevel: 'app' });
});

it.each([
  ['waba_not_subscribed'],
  ['override_before_subscription'],
  ['fields_missing'],
  ['public_address_changed'],
])('repairs %s by itself', async (failure) => {
  await play(failure);
  expect(await register()).toMatchObject({ state: 'registered', fields: { missing: [] } });
});

it('says what Meta found instead of the code, and comes through when that is gone', async () => {
  await play('callback_unreachable');
  const failed = await register();
  expect(failed.state).toBe('failed');
  expect(failedStep(failed)).toMatchObject({
    step: 'app_subscription',
    sentence: { en: expect.stringMatching(/page|sign-in/) as string },
  });
  await play();
  expect((await register()).state).toBe('registered');
});

it('notices that Meta came with another word, and repairs it with the next attempt', async () => {
  await play('verify_token_differs');
  const failed = await register();
  expect(failedStep(failed)?.sentence.en).toContain('verify token');
  expect((await register()).state).toBe('registered');
});

it('writes each step down while it is taken', async () => {
  await register();
  const [registration] = await hub.client.tunnel.registrations();
  const times = registration?.steps.map(({ at }) => at ?? 0) ?? [];
  expect(Math.min(...times)).toBeGreaterThan(0);
  expect(times).toEqual([...times].sort((one, other) => one - other));
});

it('does one after the other when it is asked twice at once', async () => {
  const [one, other] = await Promise.all([register(), register()]);
  expect([one.state, other.state]).toEqual(['registered', 'registered']);
  expect(one.steps.at(-1)?.at).toBeLessThanOrEqual(other.steps.at(0)?.at ?? 0);
});
