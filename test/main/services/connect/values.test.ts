import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ConnectDraft } from '#shared/contract/connect.ts';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import { openTestHub, type TestHub } from '../../../helpers/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
  await hub.client.sandbox.start(undefined);
});
afterEach(() => hub.client.sandbox.setConnectFailures({ failures: [] }));
afterAll(() => hub.remove());

const stand = (draft: ConnectDraft, field: string) => {
  const found = draft.checks.find((check) => check.field === field);
  return [found?.state, found?.failure];
};
const sentence = (draft: ConnectDraft, field: string) =>
  draft.checks.find((check) => check.field === field)?.sentence;
const begin = () => hub.client.connect.start({ kind: 'sandbox' });

/** Enters what Meta's console shows while a failure is played, with the ids where they matter. */
async function enter(failure: ConnectFailure | null, withIds = false): Promise<ConnectDraft> {
  await hub.client.sandbox.setConnectFailures({ failures: failure ? [failure] : [] });
  const { appId, appSecret, accessToken, wabaId, phoneNumberId } =
    await hub.client.sandbox.metaConsole(undefined);
  const { id } = await begin();
  const ids = withIds ? { wabaId, phoneNumberId } : {};
  return hub.client.connect.setValues({ id, appId, appSecret, accessToken, ...ids });
}

describe('values that are entered', () => {
  it('are all green with three of them, and bring the number as a card', async () => {
    const draft = await enter(null);
    expect(draft.checks.map(({ field, state }) => `${field} ${state}`)).toEqual([
      'appId ok',
      'appSecret ok',
      'accessToken ok',
      'wabaId missing',
      'phoneNumberId missing',
    ]);
    expect(draft.appName).toBe('Rozmova sandbox');
    expect(draft.token).toMatchObject({ kind: 'permanent', expiresAt: null, missingScopes: [] });
    const [account] = await hub.client.accounts.list(undefined);
    expect(draft.numbers).toEqual([
      {
        wabaId: account?.wabaId,
        wabaName: account?.verifiedName,
        phoneNumberId: account?.phoneNumberId,
        displayPhoneNumber: account?.displayPhoneNumber,
        verifiedName: account?.verifiedName,
        qualityRating: 'GREEN',
        mode: 'live',
        status: 'CONNECTED',
        accountId: account?.id,
      },
    ]);
  });

  it.each([
    [
      'temporary_token',
      'accessToken',
      'warning',
      /one-day test token; it stops (today|tomorrow) at \d\d:\d\d/,
    ],
    ['token_revoked', 'accessToken', 'failed', /no longer accepts this token/],
    ['token_sixty_days', 'accessToken', 'warning', /works until .* remind you 14 days before/],
    ['employee_system_user', 'accessToken', 'failed', /role Employee/],
    ['missing_scopes', 'accessToken', 'failed', /lacks a permission: send messages/],
    ['waba_not_assigned', 'accessToken', 'failed', /sees no WhatsApp account/],
    [
      'token_of_other_app',
      'accessToken',
      'failed',
      /belongs to the app “Shop test”, not to “Rozmova sandbox”/,
    ],
    ['wrong_app_secret', 'appSecret', 'failed', /does not belong to the app/],
    ['forbidden_app_name', 'appId', 'warning', /“WhatsApp” in their name/],
    ['several_numbers', 'phoneNumberId', 'missing', /Several numbers/],
    ['clock_or_network', 'accessToken', 'warning', /clock is 2 h off/],
  ] as const)('name the cause when %s', async (failure, field, state, words) => {
    const draft = await enter(failure);
    expect(stand(draft, field)).toEqual([state, failure]);
    expect(sentence(draft, field)?.en).toMatch(words);
    expect(sentence(draft, field)?.uk).toMatch(/[а-яіїє]{4}/i);
    const others = draft.checks.filter((check) => check.field !== field && check.state === 'failed');
    expect(others).toEqual([]);
  });

  it('propose the ids that are meant when the number and the wrong id were copied', async () => {
    const draft = await enter('wrong_id', true);
    const [number] = draft.numbers;
    expect(draft.checks.slice(3)).toMatchObject([
      { field: 'wabaId', state: 'failed', failure: 'wrong_id', proposal: number?.wabaId },
      { field: 'phoneNumberId', state: 'failed', failure: 'wrong_id', proposal: number?.phoneNumberId },
    ]);
    expect(sentence(draft, 'wabaId')?.en).toBe(
      'This is the id of a phone number; here the WhatsApp Business Account ID belongs.',
    );
    expect(sentence(draft, 'phoneNumberId')?.en).toBe(
      `This is the phone number itself. Its Phone number ID was found: ${number?.phoneNumberId}. Use it?`,
    );
    const right = await hub.client.connect.setValues({
      id: draft.id,
      wabaId: number?.wabaId ?? '',
      phoneNumberId: number?.phoneNumberId ?? '',
    });
    expect(right.checks.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
  });

  it('are read without the quotes, spaces and line breaks of a copy, and it is said so', async () => {
    const { appId, appSecret, accessToken } = await hub.client.sandbox.metaConsole(undefined);
    const { id } = await begin();
    const broken = `${accessToken.slice(0, 20)}\n${accessToken.slice(20)} `;
    const draft = await hub.client.connect.setValues({
      id,
      appId: `“${appId}”`,
      appSecret: `\u200b${appSecret}\r\n`,
      accessToken: broken,
    });
    expect(draft.checks.slice(0, 3).map(({ state }) => state)).toEqual(['ok', 'ok', 'ok']);
    expect(sentence(draft, 'accessToken')?.en).toMatch(
      /^Spaces, quotes or line breaks .* were removed\. The token/,
    );
    expect(draft.appId).toBe(appId);
  });

  it('need no App ID when the token can tell it', async () => {
    const { appId, appSecret, accessToken } = await hub.client.sandbox.metaConsole(undefined);
    const { id } = await begin();
    const draft = await hub.client.connect.setValues({ id, appSecret, accessToken });
    expect([draft.appId, stand(draft, 'appId'), stand(draft, 'appSecret')]).toEqual([
      appId,
      ['ok', null],
      ['ok', null],
    ]);
    expect(sentence(draft, 'appId')?.en).toMatch(/^Found by the token/);
  });

  it('show the right App ID when another id was copied into its place', async () => {
    const { appId, appSecret, accessToken, wabaId } = await hub.client.sandbox.metaConsole(undefined);
    const { id } = await begin();
    const draft = await hub.client.connect.setValues({ id, appId: wabaId, appSecret, accessToken });
    expect(draft.checks[0]).toMatchObject({ state: 'failed', failure: 'wrong_id', proposal: appId });
    expect(stand(draft, 'accessToken')).toEqual(['ok', null]);
  });

  it('say where a value belongs that was put into the wrong field', async () => {
    const { appSecret, accessToken } = await hub.client.sandbox.metaConsole(undefined);
    const { id } = await begin();
    const draft = await hub.client.connect.setValues({ id, appId: accessToken, accessToken: appSecret });
    expect(sentence(draft, 'appId')?.en).toMatch(/looks like the Access token/);
    expect(sentence(draft, 'accessToken')?.en).toMatch(/looks like the App secret/);
  });
});

describe('a set-up', () => {
  it('keeps what was entered, right or wrong, and shows secrets by their last four characters only', async () => {
    const { appId, accessToken } = await hub.client.sandbox.metaConsole(undefined);
    const { id } = await begin();
    await hub.client.connect.setValues({ id, appId, appSecret: `${'f'.repeat(28)}4f2c`, accessToken });
    await hub.client.connect.saveStep({ id, step: 'values', done: ['prepare'], ticked: ['business'] });
    const draft = await hub.client.connect.get({ id });
    expect(draft).toMatchObject({
      step: 'values',
      done: ['prepare'],
      ticked: ['business'],
      appId,
      appSecretHint: '4f2c',
      accessTokenHint: accessToken.slice(-4),
    });
    expect(JSON.stringify(draft)).not.toContain(accessToken);
    expect(stand(draft, 'appSecret')).toEqual(['failed', 'wrong_app_secret']);
  });

  it('forgets a value that was emptied', async () => {
    const draft = await enter(null);
    const emptied = await hub.client.connect.setValues({ id: draft.id, accessToken: '' });
    expect([emptied.accessTokenHint, stand(emptied, 'accessToken'), emptied.numbers]).toEqual([
      null,
      ['missing', null],
      [],
    ]);
  });

  it('keeps the findings of the newest call when an older one is still waiting for Meta', async () => {
    const { appId, appSecret, accessToken } = await hub.client.sandbox.metaConsole(undefined);
    const { id } = await begin();
    // The templates are read from Meta by themselves as well: whichever request comes first is slow, and the one after it.
    await hub.client.sandbox.setFaults({ faults: [{ kind: 'slow', code: 600, on: 'any', count: 2 }] });
    const slow = hub.client.connect.setValues({ id, appId, appSecret, accessToken: 'EAAwrongwrongwrong' });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(stand(await hub.client.connect.get({ id }), 'appId')[0]).toBeUndefined();
    await hub.client.connect.setValues({ id, accessToken });
    await slow;
    expect(stand(await hub.client.connect.get({ id }), 'accessToken')).toEqual(['ok', null]);
  });

  it('is there once for an account that it goes on with, and takes its ids', async () => {
    const [account] = await hub.client.accounts.list(undefined);
    if (!account) throw new Error('the sandbox has an account');
    const first = await hub.client.connect.start({ accountId: account.id, step: 'health' });
    const again = await hub.client.connect.start({ accountId: account.id, step: 'token' });
    expect(again).toMatchObject({
      id: first.id,
      kind: 'sandbox',
      step: 'token',
      phoneNumberId: account.phoneNumberId,
      // The account's own secrets serve it, and are not copied.
      accessTokenHint: account.accessTokenHint,
    });
    expect(
      (await hub.client.connect.recheck({ id: first.id })).checks.every(({ state }) => state === 'ok'),
    ).toBe(true);
  });

  it('is gone with its secrets when it is thrown away', async () => {
    const { id } = await enter(null);
    await hub.client.connect.discard({ id });
    await expect(hub.client.connect.get({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await hub.client.connect.drafts(undefined)).some((draft) => draft.id === id)).toBe(false);
  });
});
