import { expect } from 'vitest';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import {
  answerTo,
  askApp,
  consoleOf,
  headerOf,
  healthErrors,
  hello,
  historyOf,
  hoursFromNow,
  OLENA,
  phone,
  register,
  subscribe,
  subscriptions,
  template,
  tokenFacts,
  waba,
} from './connect-questions.ts';
import { callGraph, codeOf, type Json, type World } from './world.ts';

interface Row {
  readonly ask: (world: World) => Promise<unknown>;
  readonly on: unknown;
  readonly off: unknown;
}

/** For each failure one question to Meta, with its answer while it is on, and after it was switched off. */
export const questions: Record<ConnectFailure, Row> = {
  temporary_token: {
    ask: async (world) => {
      const { type, expires_at } = await tokenFacts(world);
      return [type, expires_at === 0 ? null : hoursFromNow(expires_at)];
    },
    on: ['USER', 23],
    off: ['SYSTEM_USER', null],
  },
  token_revoked: {
    ask: async (world) => {
      const { error } = await tokenFacts(world);
      return [error ?? null, codeOf(await waba(world, ''))];
    },
    on: [expect.objectContaining({ code: 190, subcode: 467 }), 190],
    off: [null, 0],
  },
  token_sixty_days: {
    ask: async (world) => {
      const { type, expires_at } = await tokenFacts(world);
      return [type, expires_at === 0 ? null : hoursFromNow(expires_at)];
    },
    on: ['SYSTEM_USER', 60 * 24],
    off: ['SYSTEM_USER', null],
  },
  employee_system_user: {
    ask: async (world) => [
      codeOf(await waba(world, '?fields=id,name')),
      (await world.graph('GET', '/me?fields=name,role')).body.role,
    ],
    on: [100, 'EMPLOYEE'],
    off: [0, 'ADMIN'],
  },
  missing_scopes: {
    ask: async (world) => [
      ((await tokenFacts(world)).scopes as string[]).includes('whatsapp_business_messaging'),
      await answerTo(world, OLENA),
    ],
    on: [false, 10],
    off: [true, 0],
  },
  waba_not_assigned: {
    ask: async (world) => [
      codeOf(await waba(world, '/phone_numbers')),
      ((await world.graph('GET', '/me/assigned_whatsapp_business_accounts')).body.data as Json[]).length,
    ],
    on: [200, 0],
    off: [0, 1],
  },
  token_of_other_app: {
    ask: async (world) => {
      const { accessToken } = await consoleOf(world);
      const app = await callGraph(world.sandbox.url, accessToken ?? '', 'GET', '/app?fields=name');
      return [((await tokenFacts(world)).error as Json | undefined)?.message ?? null, app.body.name];
    },
    on: ['(#100) The App_id in the input_token did not match the Viewing App', 'Shop test'],
    off: [null, 'Rozmova sandbox'],
  },
  wrong_app_secret: {
    ask: async (world) => {
      const { appId, appSecret } = await consoleOf(world);
      const asked = `/oauth/access_token?grant_type=client_credentials&client_id=${appId}&client_secret=${appSecret}`;
      const { body } = await callGraph(world.sandbox.url, null, 'GET', asked);
      return (body.error as Json | undefined)?.message ?? null;
    },
    on: 'Error validating client secret.',
    off: null,
  },
  wrong_id: {
    ask: async (world) => {
      const { phoneNumberId, wabaId } = await consoleOf(world);
      const asked = async (id: string | undefined) =>
        codeOf((await world.graph('GET', `/${encodeURIComponent(id ?? '')}/message_templates`)).body);
      const number = await world.graph('GET', `/${encodeURIComponent(phoneNumberId ?? '')}`);
      return [codeOf(number.body), await asked(wabaId)];
    },
    on: [100, 100],
    off: [0, 0],
  },
  several_numbers: {
    ask: async (world) => {
      const { body } = await world.graph('GET', '/me/assigned_whatsapp_business_accounts?fields=id');
      const modes = (body.data as { id: string }[]).map(async ({ id }) => {
        const numbers = await world.graph('GET', `/${id}/phone_numbers?fields=account_mode`);
        return (numbers.body.data as Json[]).map((each) => each.account_mode);
      });
      return (await Promise.all(modes)).flat();
    },
    on: ['LIVE', 'SANDBOX'],
    off: ['LIVE'],
  },
  forbidden_app_name: {
    ask: async (world) =>
      /whatsapp/i.test(
        String((await askApp(world, 'GET', `/${world.sandbox.credentials.appId}?fields=name`)).name),
      ),
    on: true,
    off: false,
  },
  callback_unreachable: {
    ask: async (world) => {
      const { error } = (await subscribe(world)) as { error?: { code: number; message: string } };
      return [error?.code ?? 0, /HTTP Status Code = 511.*please log in/.test(error?.message ?? '')];
    },
    on: [2200, true],
    off: [0, false],
  },
  verify_token_differs: {
    ask: async (world) => [await subscriptions(world), codeOf(await subscribe(world))],
    on: [[], 2200],
    off: [[expect.anything()], 0],
  },
  callback_not_set: {
    ask: async (world) => ((await subscriptions(world)) as Json[])[0]?.callback_url,
    on: 'https://www.voloshka.example/whatsapp-webhook',
    off: expect.stringMatching(/^http:\/\/127\.0\.0\.1/),
  },
  fields_missing: {
    ask: async (world) =>
      ((((await subscriptions(world)) as Json[])[0]?.fields as { name: string }[] | undefined) ?? [])
        .map(({ name }) => name)
        .filter((name) => /^(messages|template_category_update|message_template_)/.test(name)),
    on: ['messages', 'message_template_components_update'],
    off: [
      'messages',
      'message_template_status_update',
      'message_template_quality_update',
      'message_template_components_update',
      'template_category_update',
    ],
  },
  waba_not_subscribed: {
    ask: async (world) =>
      ((await waba(world, '/subscribed_apps')).data as { whatsapp_business_api_data: Json }[]).some(
        (app) => app.whatsapp_business_api_data.id === world.sandbox.credentials.appId,
      ),
    on: false,
    off: true,
  },
  override_before_subscription: {
    ask: async (world) => {
      const { body } = await world.graph('POST', `/${world.sandbox.credentials.wabaId}/subscribed_apps`, {
        override_callback_uri: world.business.url,
        verify_token: 'verify-me',
      });
      return (body.error as Json | undefined)?.message ?? null;
    },
    on: expect.stringMatching(/^\(#100\) Before override the current callback uri/),
    off: null,
  },
  webhook_taken: {
    ask: async (world) => ((await phone(world, 'webhook_configuration')) as Json).phone_number ?? null,
    on: 'https://chat.old-tool.example/webhooks/whatsapp',
    off: null,
  },
  nothing_arrives: {
    ask: historyOf,
    on: ['FAILED', 'Webhook endpoint returned HTTP 502'],
    off: ['DELIVERED', null],
  },
  app_in_development: {
    ask: async (world) => {
      await world.sandbox.control.write({ customerId: 'taras', text: 'Good day' });
      const taras = (await world.sandbox.control.state()).customers.find(({ id }) => id === 'taras');
      return [await answerTo(world, OLENA), (await world.send(taras?.waId ?? '', hello)).code];
    },
    on: [0, 131030],
    off: [0, 0],
  },
  privacy_page_missing: {
    ask: async (world) =>
      (await askApp(world, 'GET', `/${world.sandbox.credentials.appId}?fields=privacy_policy_url`))
        .privacy_policy_url ?? null,
    on: null,
    off: 'https://voloshka.example/privacy',
  },
  number_not_verified: {
    ask: async (world) => [await phone(world, 'code_verification_status'), await register(world, '123456')],
    on: ['NOT_VERIFIED', 133006],
    off: ['VERIFIED', 0],
  },
  number_not_registered: {
    ask: async (world) => [
      await phone(world, 'status'),
      await phone(world, 'platform_type'),
      await answerTo(world, OLENA),
    ],
    on: ['PENDING', 'NOT_APPLICABLE', 133010],
    off: ['CONNECTED', 'CLOUD_API', 0],
  },
  wrong_pin: {
    ask: (world) => register(world, '999999'),
    on: 133005,
    off: 0,
  },
  number_on_phone_app: {
    ask: async (world) => [await phone(world, 'is_on_biz_app'), await register(world, '123456')],
    on: [true, 100],
    off: [false, 0],
  },
  display_name_declined: {
    ask: async (world) => [await phone(world, 'name_status'), await answerTo(world, OLENA)],
    on: ['DECLINED', 131037],
    off: ['APPROVED', 0],
  },
  payment_missing: {
    ask: async (world) => [
      await healthErrors(world),
      (await waba(world, '?fields=primary_funding_id')).primary_funding_id ?? null,
    ],
    on: [[141006], null],
    off: [[], expect.any(String)],
  },
  payment_not_accepted: {
    ask: async (world) => [
      await healthErrors(world),
      (await waba(world, '?fields=primary_funding_id')).primary_funding_id ?? null,
    ],
    on: [[141006], expect.any(String)],
    off: [[], expect.any(String)],
  },
  business_not_verified: {
    ask: async (world) => [
      (await waba(world, '?fields=business_verification_status')).business_verification_status,
      await phone(world, 'whatsapp_business_manager_messaging_limit'),
      await healthErrors(world),
    ],
    on: ['not_verified', 'TIER_250', [141010]],
    off: ['verified', 'TIER_2K', []],
  },
  account_restricted: {
    ask: async (world) => [await healthErrors(world), await answerTo(world, OLENA)],
    on: [[141014], 131031],
    off: [[], 0],
  },
  country_not_allowed: {
    ask: async (world) => (await world.send('+4915111111111', template)).code,
    on: 130497,
    off: 0,
  },
  portfolio_limit_used: {
    ask: async (world) => [(await world.send('+380671111111', template)).code, await answerTo(world, OLENA)],
    on: [131064, 0],
    off: [0, 0],
  },
  public_address_changed: {
    ask: async (world) =>
      new URL(String(((await subscriptions(world)) as Json[])[0]?.callback_url)).host.replace(/:\d+$/, ''),
    on: 'rozmova-before.example',
    off: '127.0.0.1',
  },
  computer_was_away: {
    ask: historyOf,
    on: ['RETRYING', 'The connection timed out'],
    off: ['DELIVERED', null],
  },
  clock_or_network: {
    ask: async (world) =>
      Math.abs(Math.round((Date.parse((await headerOf(world, 'date')) ?? '') - Date.now()) / 3_600_000)),
    on: 2,
    off: 0,
  },
  graph_version_old: {
    ask: async (world) => [
      await headerOf(world, 'facebook-api-version'),
      (await headerOf(world, 'x-ad-api-version-warning')) !== null,
    ],
    on: ['v24.0', true],
    off: ['v23.0', false],
  },
  duplicate_templates: {
    ask: async (world) => {
      const { data } = (await waba(world, '/message_templates?limit=1&fields=id,components')) as {
        data: { id: string; components: unknown }[];
      };
      const byId = await world.graph('GET', `/${data[0]?.id ?? ''}?fields=id`);
      return [/old-tool/.test(JSON.stringify(data[0]?.components)), byId.body.id === data[0]?.id];
    },
    on: [true, true],
    off: [false, true],
  },
};
