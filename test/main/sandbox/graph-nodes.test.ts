import { request as httpRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import { callGraph, codeOf, type Json, messagesOf, startWorld, until, type World } from './world.ts';

const appToken = (world: World) =>
  `${world.sandbox.credentials.appId}|${world.sandbox.credentials.appSecret}`;

describe('Graph nodes', () => {
  it('describe the number, the account and the app with the fields that a connection test reads', async () => {
    const world = await startWorld();
    const { phoneNumberId, wabaId, appId, verifiedName, displayPhoneNumber } = world.sandbox.credentials;
    const phoneFields =
      'id,display_phone_number,verified_name,quality_rating,status,name_status,new_name_status,code_verification_status,account_mode,platform_type,throughput,is_on_biz_app,is_pin_enabled,last_onboarded_time,whatsapp_business_manager_messaging_limit,health_status,webhook_configuration';
    const wabaFields =
      'id,name,currency,country,timezone_id,account_review_status,business_verification_status,ownership_type,owner_business_info,health_status,status';
    const phone = await world.graph('GET', `/${phoneNumberId}?fields=${phoneFields}`);
    const waba = await world.graph('GET', `/${wabaId}?fields=${wabaFields}`);
    const app = await callGraph(world.sandbox.url, appToken(world), 'GET', `/${appId}?fields=id,name`);
    expect(Object.keys(phone.body).sort()).toEqual(phoneFields.split(',').sort());
    expect(phone.body).toMatchObject({ status: 'CONNECTED', platform_type: 'CLOUD_API' });
    expect(Object.keys(waba.body).sort()).toEqual(wabaFields.split(',').sort());
    expect(app.body).toMatchObject({ id: appId });
    expect((await world.graph('GET', `/${phoneNumberId}`)).body).toEqual({
      id: phoneNumberId,
      verified_name: verifiedName,
      display_phone_number: displayPhoneNumber,
      quality_rating: 'GREEN',
    });
    expect((await world.graph('GET', `/${wabaId}/phone_numbers?fields=id`)).body).toMatchObject({
      data: [{ id: phoneNumberId }],
    });
    expect((await world.graph('GET', '/me/permissions')).body.data).toContainEqual({
      permission: 'whatsapp_business_messaging',
      status: 'granted',
    });
  });

  it('are unknown with 100/33, name their type for a wrong field, and take any version', async () => {
    const world = await startWorld();
    const { phoneNumberId, wabaId } = world.sandbox.credentials;
    const errorOf = async (path: string) => (await world.graph('GET', path)).body.error;
    expect(await errorOf('/380440000007')).toMatchObject({
      code: 100,
      error_subcode: 33,
      type: 'GraphMethodException',
      fbtrace_id: expect.any(String) as string,
    });
    expect(await errorOf(`/${phoneNumberId}?fields=id,currency`)).toMatchObject({
      message:
        '(#100) Tried accessing nonexisting field (currency) on node type (WhatsAppBusinessPhoneNumber)',
    });
    // A number pasted where the account belongs.
    expect(await errorOf(`/${phoneNumberId}/message_templates`)).toMatchObject({
      message:
        '(#100) Tried accessing nonexisting field (message_templates) on node type (WhatsAppBusinessPhoneNumber)',
    });
    for (const version of ['v19.0', 'v26.0']) {
      const response = await fetch(`${world.sandbox.url}/${version}/${wabaId}`, {
        headers: { authorization: `Bearer ${world.sandbox.credentials.accessToken}` },
      });
      expect(response.status).toBe(200);
    }
  });

  it('tell about a token only to the app, and about a dead one inside the data', async () => {
    const world = await startWorld();
    const { accessToken, appId, wabaId } = world.sandbox.credentials;
    const { url } = world.sandbox;
    const ask = (token: string, input: string) =>
      callGraph(url, token, 'GET', `/debug_token?input_token=${input}`);
    expect((await ask(appToken(world), accessToken)).body.data).toMatchObject({
      app_id: appId,
      is_valid: true,
      type: 'SYSTEM_USER',
      expires_at: 0,
      granular_scopes: expect.arrayContaining([
        { scope: 'whatsapp_business_messaging', target_ids: [wabaId] },
      ]) as unknown,
    });
    expect((await ask(appToken(world), 'EAAdead')).body.data).toMatchObject({
      is_valid: false,
      error: { code: 190 },
    });
    expect(codeOf((await ask(accessToken, accessToken)).body)).toBe(100);
    expect((await ask(`${appId}|wrong`, accessToken)).body).toMatchObject({
      error: { code: 190, message: 'Invalid OAuth access token signature.' },
    });
    const credentials = (secret: string) =>
      callGraph(
        url,
        null,
        'GET',
        `/oauth/access_token?grant_type=client_credentials&client_id=${appId}&client_secret=${secret}`,
      );
    expect((await credentials(world.sandbox.credentials.appSecret)).body).toEqual({
      access_token: appToken(world),
      token_type: 'bearer',
    });
    expect((await credentials('wrong')).status).toBe(400);
  });

  it('subscribe a webhook as the console does: handshake first, fields kept, messages follow', async () => {
    const world = await startWorld({ isConnected: false });
    const { appId, wabaId } = world.sandbox.credentials;
    const subscribe = (verifyToken: string, fields = 'messages') =>
      callGraph(world.sandbox.url, appToken(world), 'POST', `/${appId}/subscriptions`, {
        object: 'whatsapp_business_account',
        callback_url: world.business.url,
        verify_token: verifyToken,
        fields,
        include_values: true,
      });
    expect(codeOf((await subscribe('wrong')).body)).toBe(2200);
    expect(codeOf((await subscribe('verify-me', 'messages,nonsense')).body)).toBe(100);
    expect(codeOf((await world.graph('POST', `/${appId}/subscriptions`, {})).body)).toBe(15);
    expect((await subscribe('verify-me')).body).toEqual({ success: true });
    expect((await world.graph('POST', `/${wabaId}/subscribed_apps`)).body).toEqual({ success: true });
    expect(
      (await callGraph(world.sandbox.url, appToken(world), 'GET', `/${appId}/subscriptions`)).body.data,
    ).toMatchObject([{ callback_url: world.business.url, active: true, fields: [{ name: 'messages' }] }]);
    // Not subscribed, not sent.
    await world.sandbox.control.reviewTemplate({ name: 'order_ready', language: 'uk', decision: 'PAUSED' });
    await world.sandbox.control.write({ customerId: 'olena', text: 'Hello' });
    await until('the message', () => messagesOf(world.business.accepted())[0]);
    expect(world.business.received).toHaveLength(1);
  });

  it('register the number, and refuse to send while it is not registered', async () => {
    const world = await startWorld();
    const { phoneNumberId } = world.sandbox.credentials;
    await world.sandbox.control.write({ customerId: 'olena', text: 'Hello' });
    await world.graph('POST', `/${phoneNumberId}/deregister`);
    expect((await world.send('+380670000011', { text: { body: 'Hi' } })).code).toBe(133010);
    expect((await world.graph('GET', `/${phoneNumberId}?fields=health_status`)).body).toMatchObject({
      health_status: { can_send_message: 'BLOCKED' },
    });
    const register = (pin: string) =>
      world.graph('POST', `/${phoneNumberId}/register`, { messaging_product: 'whatsapp', pin });
    expect(codeOf((await register('12')).body)).toBe(131009);
    expect((await register('123456')).body).toEqual({ success: true });
    expect((await world.send('+380670000011', { text: { body: 'Hi' } })).code).toBe(0);
    const code = await world.graph('POST', `/${phoneNumberId}/request_code`, {
      code_method: 'SMS',
      language: 'uk',
    });
    expect(codeOf(code.body)).toBe(136024);
  });

  it('keep the business profile and the history of messages', async () => {
    const world = await startWorld();
    const { phoneNumberId } = world.sandbox.credentials;
    const path = `/${phoneNumberId}/whatsapp_business_profile`;
    await world.graph('POST', path, { messaging_product: 'whatsapp', about: 'Open until eight' });
    expect((await world.graph('GET', path)).body.data).toMatchObject([
      { about: 'Open until eight', vertical: 'RETAIL' },
    ]);
    await world.sandbox.control.write({ customerId: 'olena', text: 'Hello' });
    const { wamid } = await world.send('+380670000011', { text: { body: 'Hi' } });
    const history = async () =>
      (await world.graph('GET', `/${phoneNumberId}/message_history?message_id=${encodeURIComponent(wamid)}`))
        .body.data as { message_id: string; events: { data: Json[] } }[];
    await expect.poll(async () => (await history())[0]?.events.data.length).toBe(3);
    await expect
      .poll(async () => (await history())[0]?.events.data.map((event) => event.webhook_update_state))
      .toEqual(['DELIVERED', 'DELIVERED', 'DELIVERED']);
  });

  it('answer broken JSON, a wrong method and a strange path in Meta’s envelope', async () => {
    const world = await startWorld();
    const { phoneNumberId, accessToken } = world.sandbox.credentials;
    const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
    const broken = await fetch(`${world.sandbox.url}/v23.0/${phoneNumberId}/messages`, {
      method: 'POST',
      headers,
      body: '{"messaging_product":',
    });
    expect([broken.status, codeOf((await broken.json()) as Json)]).toEqual([400, 100]);
    expect(codeOf((await world.graph('DELETE', `/${phoneNumberId}`)).body)).toBe(100);
    expect(codeOf((await world.graph('GET', '/a/b/c/d')).body)).toBe(100);
  });
});

describe('the door of the sandbox', () => {
  it('lists its procedures and numbers for a person, and is closed to other host names', async () => {
    const world = await startWorld();
    const page = await (await fetch(world.sandbox.url)).text();
    expect(page).toContain('+380990CCCCCC');
    expect(page).toContain('POST /sandbox/time');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const call = httpRequest(
        `${world.sandbox.url}/sandbox/state`,
        { headers: { host: 'evil.example:80' } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      call.on('error', reject).end();
    });
    expect(status).toBe(403);
  });
});
