import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Media } from '#shared/contract/media.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { openTestHub, type TestHub } from '../../../helpers/hub.ts';

let hub: TestHub;
let accountId: AccountId;
let now: number;
beforeEach(async () => {
  now = Date.now();
  hub = await openTestHub({ clock: { now: () => now } });
  const started = await hub.client.sandbox.start(undefined);
  accountId = started.accountId as AccountId;
});
afterEach(() => hub.remove());

const play = (...failures: Parameters<typeof hub.client.sandbox.setConnectFailures>[0]['failures']) =>
  hub.client.sandbox.setConnectFailures({ failures });
const register = (pin: string, despiteRisk = false) =>
  hub.client.connect.register({ accountId, pin, despiteRisk });

describe('the facts of a number', () => {
  it('come in Meta’s words, with what may still be done', async () => {
    expect(await hub.client.connect.number({ accountId })).toMatchObject({
      status: 'CONNECTED',
      codeVerificationStatus: 'VERIFIED',
      platformType: 'CLOUD_API',
      isRegistered: true,
      isVerified: true,
      registrationsLeft: 10,
      wrongPins: 0,
    });
    await play('number_not_registered', 'number_not_verified');
    expect(await hub.client.connect.number({ accountId })).toMatchObject({
      platformType: 'NOT_APPLICABLE',
      isRegistered: false,
      isVerified: false,
    });
  });

  it('say what stands between when Meta does not answer', async () => {
    await hub.client.sandbox.setFaults({
      faults: [{ kind: 'graph_html', code: null, on: 'any', count: null }],
    });
    await expect(hub.client.connect.number({ accountId })).rejects.toMatchObject({
      code: 'META_NOT_ANSWERING',
      message: expect.stringMatching(/^Meta has a disturbance/) as string,
    });
  });
});

describe('verifying a number', () => {
  it('goes by the code that Meta sends, and refuses what is no code', async () => {
    await play('number_not_verified');
    await hub.client.connect.requestCode({ accountId, method: 'SMS', language: 'uk' });
    const { verificationCode } = await hub.client.sandbox.metaConsole(undefined);
    await expect(hub.client.connect.verifyCode({ accountId, code: '12' })).rejects.toMatchObject({
      code: 'CODE_MALFORMED',
    });
    const spaced = `${verificationCode.slice(0, 3)}-${verificationCode.slice(3)}`;
    expect(await hub.client.connect.verifyCode({ accountId, code: spaced })).toMatchObject({
      isVerified: true,
    });
  });

  it('says in words that a number is verified already', async () => {
    await expect(
      hub.client.connect.requestCode({ accountId, method: 'VOICE', language: 'en_US' }),
    ).rejects.toMatchObject({
      code: 'META_REFUSED',
      message: expect.stringMatching(/verified already/) as string,
    });
  });
});

describe('registering a number', () => {
  it('makes it one of the Cloud API, and the try is counted for 72 hours, also after a restart', async () => {
    await play('number_not_registered');
    expect(await register('246 810')).toMatchObject({ isRegistered: true, registrationsLeft: 9 });
    hub = await hub.restart();
    await hub.client.sandbox.start(undefined);
    expect((await hub.client.connect.number({ accountId })).registrationsLeft).toBe(9);
    now += 73 * 3_600_000;
    expect((await hub.client.connect.number({ accountId })).registrationsLeft).toBe(10);
  });

  it('never risks the third wrong PIN by accident, and is not repeated by itself', async () => {
    await play('wrong_pin');
    const { pin } = await hub.client.sandbox.metaConsole(undefined);
    await expect(register('000000')).rejects.toMatchObject({ code: 'PIN_WRONG' });
    await expect(register('111111')).rejects.toMatchObject({ code: 'PIN_AT_RISK' });
    // Not even asked.
    await expect(register(pin)).rejects.toMatchObject({ code: 'PIN_AT_RISK' });
    expect(await hub.client.connect.number({ accountId })).toMatchObject({
      registrationsLeft: 8,
      wrongPins: 2,
    });
    expect(await register(pin, true)).toMatchObject({
      isRegistered: true,
      registrationsLeft: 7,
      wrongPins: 0,
    });
  });

  it('is refused here when the ten registrations of 72 hours are used', async () => {
    for (let tried = 0; tried < 10; tried += 1) await register('246810');
    await expect(register('246810')).rejects.toMatchObject({
      code: 'REGISTRATIONS_SPENT',
      message: expect.stringMatching(/10 registrations .* possible on \d+ \w+ at \d\d:\d\d\.$/) as string,
    });
  });

  it('takes six digits only', async () => {
    await expect(register('12345')).rejects.toMatchObject({ code: 'PIN_MALFORMED' });
    await expect(hub.client.connect.setPin({ accountId, pin: 'abcdef' })).rejects.toMatchObject({
      code: 'PIN_MALFORMED',
    });
    expect((await hub.client.connect.number({ accountId })).registrationsLeft).toBe(10);
  });

  it('forgets wrong PINs when a new one was set', async () => {
    await play('wrong_pin');
    await expect(register('000000')).rejects.toMatchObject({ code: 'PIN_WRONG' });
    await hub.client.connect.setPin({ accountId, pin: '246810' });
    expect((await hub.client.connect.number({ accountId })).wrongPins).toBe(0);
  });
});

/** A square PNG of one colour, without a picture library. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('the profile that customers see', () => {
  it('is read from Meta and changed there, field by field', async () => {
    const before = await hub.client.connect.profile({ accountId });
    const changed = await hub.client.connect.setProfile({
      accountId,
      profile: { about: 'Квіти щодня', websites: ['https://kvity.example', ' '], vertical: 'RETAIL' },
    });
    expect(changed).toEqual({
      ...before,
      about: 'Квіти щодня',
      websites: ['https://kvity.example'],
      vertical: 'RETAIL',
    });
  });

  it('gets a picture, which goes up in pieces', async () => {
    const picture = await upload(png, 'image/png');
    const { pictureUrl } = await hub.client.connect.profile({ accountId });
    const changed = await hub.client.connect.setPicture({ accountId, mediaId: picture.id });
    expect(changed.pictureUrl).not.toBe(pictureUrl);
    expect(changed.pictureUrl).toMatch(/^https?:/);
  });

  it('takes no picture that is not square', async () => {
    const picture = await upload(png, 'image/png');
    await hub.client.media.saveFacts({ id: picture.id, width: 400, height: 300 });
    await expect(hub.client.connect.setPicture({ accountId, mediaId: picture.id })).rejects.toMatchObject({
      code: 'PROFILE_PICTURE_UNFIT',
    });
  });
});

async function upload(bytes: Buffer, type: string): Promise<Media> {
  const answer = await fetch(`${hub.origin}/media?fileName=logo.png`, {
    method: 'POST',
    headers: { authorization: `Bearer ${hub.apiToken}`, 'content-type': type },
    body: new Uint8Array(bytes),
  });
  return (await answer.json()) as Media;
}
