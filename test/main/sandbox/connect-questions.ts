import { expect } from 'vitest';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import { callGraph, codeOf, control, type Json, type World } from './world.ts';

export const OLENA = '+380670000011';
export const hello = { type: 'text', text: { body: 'Hi' } };
export const template = { type: 'template', template: { name: 'hello_world', language: { code: 'en_US' } } };

/** Plays exactly these. */
export const fail = (world: World, ...failures: ConnectFailure[]) =>
  control(world, 'POST', '/connect-failures', { failures });
export const playedIn = async (world: World) =>
  (await control(world, 'GET', '/connect-failures')).body.failures;
export const consoleOf = async (world: World) =>
  (await control(world, 'GET', '/meta-console')).body as Record<string, string>;

/** Asked with the app's own token. */
export const askApp = async (world: World, method: string, path: string, body?: unknown) => {
  const { appId, appSecret } = world.sandbox.credentials;
  return (await callGraph(world.sandbox.url, `${appId}|${appSecret}`, method, path, body)).body;
};
export const tokenFacts = async (world: World) => {
  const { accessToken } = await consoleOf(world);
  const body = await askApp(world, 'GET', `/debug_token?input_token=${accessToken ?? ''}`);
  return (body.data ?? body) as Json;
};
export const phone = async (world: World, field: string) =>
  (await world.graph('GET', `/${world.sandbox.credentials.phoneNumberId}?fields=${field}`)).body[field];
export const waba = async (world: World, path: string) =>
  (await world.graph('GET', `/${world.sandbox.credentials.wabaId}${path}`)).body;
export const subscriptions = async (world: World) =>
  (await askApp(world, 'GET', `/${world.sandbox.credentials.appId}/subscriptions`)).data;
export const subscribe = (world: World) =>
  askApp(world, 'POST', `/${world.sandbox.credentials.appId}/subscriptions`, {
    object: 'whatsapp_business_account',
    callback_url: world.business.url,
    verify_token: 'verify-me',
    fields:
      'messages,message_template_status_update,message_template_quality_update,template_category_update',
  });
export const healthErrors = async (world: World) => {
  const health = (await phone(world, 'health_status')) as { entities: { errors?: Json[] }[] };
  return health.entities.flatMap(({ errors }) => errors ?? []).map((error) => error.error_code);
};
/** The code with which a message to a customer who has just written is refused; 0 when it is taken. */
export const answerTo = async (world: World, to: string, content: Json = hello) => {
  await world.sandbox.control.write({ customerId: 'olena', text: 'Good day' });
  return (await world.send(to, content)).code;
};
export const register = async (world: World, pin: string) =>
  codeOf(
    (
      await world.graph('POST', `/${world.sandbox.credentials.phoneNumberId}/register`, {
        messaging_product: 'whatsapp',
        pin,
      })
    ).body,
  );
export const headerOf = async (world: World, name: string) => {
  const response = await fetch(`${world.sandbox.url}/v23.0/${world.sandbox.credentials.wabaId}`, {
    headers: { authorization: `Bearer ${world.sandbox.credentials.accessToken}` },
  });
  return response.headers.get(name);
};
/** What Meta tells of the webhook about a message that has just been sent. */
export const historyOf = async (world: World) => {
  await world.sandbox.control.write({ customerId: 'olena', text: 'Good day' });
  const { wamid } = await world.send(OLENA, hello);
  const read = async () =>
    (
      (await world.graph('GET', `/${world.sandbox.credentials.phoneNumberId}/message_history`)).body.data as {
        message_id: string;
        events: { data: Json[] };
      }[]
    )
      .filter((entry) => entry.message_id === wamid)
      .flatMap((entry) => entry.events.data)[0];
  await expect.poll(async () => (await read())?.webhook_update_state).not.toBe(undefined);
  await expect.poll(async () => (await read())?.webhook_update_state).not.toBe('PENDING');
  const event = await read();
  return [event?.webhook_update_state, event?.error_description ?? null];
};
export const hoursFromNow = (seconds: unknown) =>
  Math.round((Number(seconds) * 1000 - Date.now()) / 3_600_000);
