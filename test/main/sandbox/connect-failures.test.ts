import { describe, expect, it } from 'vitest';
import { type ConnectFailure, connectFailures } from '#shared/domain/connect-failures.ts';
import { questions } from './connect-failure-table.ts';
import {
  askApp,
  consoleOf,
  fail,
  hello,
  OLENA,
  playedIn,
  register,
  subscribe,
  template,
} from './connect-questions.ts';
import { callGraph, codeOf, control, messagesOf, startWorld, statusesOf, until } from './world.ts';

describe('each way of failing to connect', () => {
  it.each(connectFailures)('%s is seen while it is on, and gone when it is off', async (failure) => {
    const world = await startWorld();
    const { ask, on, off } = questions[failure];
    await fail(world, failure);
    expect(await ask(world)).toEqual(on);
    await fail(world);
    expect(await ask(world)).toEqual(off);
    expect(await ask(world)).toEqual(off);
  });
});

describe('what an owner repairs', () => {
  it('goes off by itself after the deed at Meta', async () => {
    const world = await startWorld();
    const { phoneNumberId, wabaId, appId } = world.sandbox.credentials;
    const at = async (failure: ConnectFailure, deed: () => Promise<unknown>) => {
      await fail(world, failure);
      await deed();
      return playedIn(world);
    };
    expect({
      registered: await at('number_not_registered', () => register(world, '135790')),
      pin: await at('wrong_pin', () => register(world, '135790')),
      verified: await at('number_not_verified', () =>
        world.graph('POST', `/${phoneNumberId}/verify_code`, { code: '246810' }),
      ),
      fields: await at('fields_missing', () => subscribe(world)),
      callback: await at('callback_not_set', () => subscribe(world)),
      address: await at('public_address_changed', () => subscribe(world)),
      token: await at('verify_token_differs', async () => [await subscribe(world), await subscribe(world)]),
      account: await at('waba_not_subscribed', () => world.graph('POST', `/${wabaId}/subscribed_apps`)),
      taken: await at('webhook_taken', () =>
        world.graph('POST', `/${phoneNumberId}`, { webhook_configuration: { override_callback_uri: '' } }),
      ),
      privacy: await at('privacy_page_missing', () =>
        askApp(world, 'POST', `/${appId}`, { privacy_policy_url: 'https://shop.example/privacy' }),
      ),
    }).toEqual({
      registered: [],
      pin: [],
      verified: [],
      fields: [],
      callback: [],
      address: [],
      token: [],
      account: [],
      taken: [],
      privacy: [],
    });
    const app = await askApp(world, 'GET', `/${appId}?fields=privacy_policy_url`);
    expect(app.privacy_policy_url).toBe('https://shop.example/privacy');
  });

  it('stays when the deed was not the right one', async () => {
    const world = await startWorld();
    const { phoneNumberId, appId } = world.sandbox.credentials;
    await fail(world, 'number_not_verified', 'fields_missing', 'wrong_pin');
    const code = await world.graph('POST', `/${phoneNumberId}/verify_code`, { code: '111111' });
    await askApp(world, 'POST', `/${appId}/subscriptions`, {
      object: 'whatsapp_business_account',
      callback_url: world.business.url,
      verify_token: 'verify-me',
      fields: 'messages',
    });
    expect([codeOf(code.body), await playedIn(world)]).toEqual([
      136025,
      ['number_not_verified', 'fields_missing', 'wrong_pin'],
    ]);
  });
});

describe('registering a number', () => {
  it('locks it after three wrong PINs until a new PIN was set', async () => {
    const world = await startWorld();
    await fail(world, 'wrong_pin');
    const wrong = [await register(world, '1'.repeat(6)), await register(world, '222222')];
    const locked = [await register(world, '333333'), await register(world, '135790')];
    await world.graph('POST', `/${world.sandbox.credentials.phoneNumberId}`, { pin: '864200' });
    expect([wrong, locked, await register(world, '864200')]).toEqual([[133005, 133005], [133008, 133008], 0]);
  });

  it('is possible ten times in 72 hours', async () => {
    const world = await startWorld();
    const codes: number[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1) codes.push(await register(world, '123456'));
    expect(codes.slice(9)).toEqual([0, 133016]);
    await world.sandbox.control.passTime({ hours: 73 });
    expect(await register(world, '123456')).toBe(0);
  });
});

describe('a token that was copied while it was wrong', () => {
  it('keeps its flaw: the temporary one dies after its day, the revoked one is dead', async () => {
    const world = await startWorld();
    const copy = async (failure: ConnectFailure) => {
      await fail(world, failure);
      return (await consoleOf(world)).accessToken ?? '';
    };
    const temporary = await copy('temporary_token');
    const revoked = await copy('token_revoked');
    await fail(world);
    const errorWith = async (token: string) =>
      (await callGraph(world.sandbox.url, token, 'GET', `/${world.sandbox.credentials.wabaId}`)).body.error;
    const right = (await consoleOf(world)).accessToken;
    expect([await errorWith(temporary), right]).toEqual([undefined, world.sandbox.credentials.accessToken]);
    expect(await errorWith(revoked)).toMatchObject({ code: 190, error_subcode: 467 });
    await world.sandbox.control.passTime({ hours: 24 });
    expect(await errorWith(temporary)).toMatchObject({ code: 190, error_subcode: 463 });
  });
});

describe('what comes in while connecting has gone wrong', () => {
  const arrivesLater: ConnectFailure[] = [
    'nothing_arrives',
    'computer_was_away',
    'callback_unreachable',
    'public_address_changed',
    'wrong_app_secret',
  ];
  it.each(arrivesLater)('waits at Meta and arrives after %s is over', async (failure) => {
    const world = await startWorld();
    world.business.answerWith((received) => (received.isSignatureRight ? 200 : 401));
    await fail(world, failure);
    await world.sandbox.control.write({ customerId: 'olena', text: 'While you were away' });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(messagesOf(world.business.accepted())).toEqual([]);
    await fail(world);
    const message = await until('the late message', () => messagesOf(world.business.accepted())[0]);
    expect(message.text).toEqual({ body: 'While you were away' });
  });

  const isLost: ConnectFailure[] = [
    'waba_not_subscribed',
    'override_before_subscription',
    'webhook_taken',
    'callback_not_set',
    'number_not_registered',
  ];
  it.each(isLost)('is lost during %s, as it is at Meta', async (failure) => {
    const world = await startWorld();
    await fail(world, failure);
    await world.sandbox.control.write({ customerId: 'olena', text: 'Lost' });
    await fail(world);
    await world.sandbox.control.write({ customerId: 'olena', text: 'Told' });
    const message = await until('the next message', () => messagesOf(world.business.accepted())[0]);
    expect(message.text).toEqual({ body: 'Told' });
  });

  it('is refused by the business when Meta’s console has another verify token', async () => {
    const world = await startWorld();
    const asked: string[] = [];
    world.business.onHandshake((token) => asked.push(token));
    await fail(world, 'verify_token_differs');
    await until('the handshake', () => asked[0]);
    expect(asked).toEqual(['my-shop-verify-token']);
    await fail(world);
    await until('the right token', () => asked[1]);
    expect(asked).toEqual(['my-shop-verify-token', 'verify-me']);
  });
});

describe('what cannot be paid for', () => {
  it('fails a moment later when it is a template, and goes out when it is an answer', async () => {
    const world = await startWorld();
    await fail(world, 'payment_missing');
    await world.sandbox.control.write({ customerId: 'olena', text: 'Good day' });
    const paid = await world.send(OLENA, template);
    const answer = await world.send(OLENA, hello);
    const failed = await until('the status', () =>
      statusesOf(world.business.accepted(), paid.wamid).find(({ status }) => status === 'failed'),
    );
    expect(failed.errors).toMatchObject([{ code: 131042 }]);
    await until('the answer', () =>
      statusesOf(world.business.accepted(), answer.wamid).find(({ status }) => status === 'delivered'),
    );
  });
});

describe('a network that answers in Meta’s place', () => {
  it('gives a login page with HTTP 200 to every call', async () => {
    const world = await startWorld();
    await control(world, 'POST', '/faults', {
      faults: [{ kind: 'graph_html', code: 200, count: 1, on: 'any' }],
    });
    const response = await fetch(`${world.sandbox.url}/v23.0/debug_token`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(await response.text()).toContain('Sign in to the network');
  });
});

describe('the list of failures', () => {
  it('is kept over a restart, refuses unknown names and is forgotten by a reset', async () => {
    const world = await startWorld();
    await fail(world, 'payment_missing', 'payment_missing');
    expect((await control(world, 'POST', '/connect-failures', { failures: ['no_such'] })).status).toBe(400);
    await world.restart();
    expect(await playedIn(world)).toEqual(['payment_missing']);
    await control(world, 'POST', '/reset', {});
    expect(await playedIn(world)).toEqual([]);
  });
});
