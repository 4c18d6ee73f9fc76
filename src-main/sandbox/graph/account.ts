import { HandshakeError, shakeHands } from '../delivery/callback.ts';
import { webhookFields } from '../delivery/changes.ts';
import type { TemplateRecord } from '../state.ts';
import { asText } from '../values.ts';
import type { World } from '../world.ts';
import type { GraphCall, GraphHandler } from './call.ts';
import { GraphFailure } from './errors.ts';
import { pageOf, selectFields } from './fields.ts';
import {
  appNode,
  nodeTypes,
  phoneDefaults,
  phoneNode,
  templateDefaults,
  templateNode,
  wabaDefaults,
  wabaNode,
} from './nodes.ts';
import { createTemplate, deleteTemplates } from './templates.ts';

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** The handshake of Meta; a webhook that fails it is refused with code 2200. */
async function verifyCallback(world: World, callbackUrl: string, verifyToken: string): Promise<void> {
  try {
    await shakeHands(callbackUrl, verifyToken, world.timing.callbackTimeoutMs);
  } catch (error) {
    if (!(error instanceof HandshakeError)) throw error;
    const status = error.status === null ? 'no answer' : `HTTP Status Code = ${error.status}`;
    throw new GraphFailure(2200, {
      message: `(#2200) Callback verification failed with the following errors: ${status}; ${error.message}`,
      status: 400,
      details: error.message,
    });
  }
}

/** Both levels that real messages need: fields of the app, and the app subscribed to the WABA. */
export async function subscribe(
  world: World,
  given: { callbackUrl: string; verifyToken: string; fields: string[] },
): Promise<void> {
  await shakeHands(given.callbackUrl, given.verifyToken, world.timing.callbackTimeoutMs);
  world.state.subscription = { callbackUrl: given.callbackUrl, fields: given.fields };
  world.state.isAppSubscribed = true;
  world.changed();
  world.dispatcher.wake(true);
}

async function postSubscription({ world, body, query, token }: GraphCall): Promise<{ success: true }> {
  requireAppToken(token);
  const given = { ...query, ...body };
  if (given.object !== 'whatsapp_business_account') {
    throw new GraphFailure(100, { message: '(#100) object must be whatsapp_business_account' });
  }
  const callbackUrl = textOf(given.callback_url);
  const verifyToken = textOf(given.verify_token);
  if (callbackUrl === null || verifyToken === null) {
    throw new GraphFailure(100, {
      message: '(#100) The parameters callback_url and verify_token are required.',
    });
  }
  const fields = fieldsOf(given.fields);
  const unknown = fields.find((field) => !(webhookFields as readonly string[]).includes(field));
  if (unknown !== undefined) {
    throw new GraphFailure(100, { message: `(#100) Param fields: '${unknown}' is not a valid field.` });
  }
  await verifyCallback(world, callbackUrl, verifyToken);
  world.state.subscription = { callbackUrl, fields };
  world.changed();
  world.dispatcher.wake(true);
  return { success: true };
}

function fieldsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return (
    textOf(value)
      ?.split(',')
      .map((field) => field.trim()) ?? []
  );
}

function requireAppToken(token: 'app' | 'system'): void {
  if (token === 'app') return;
  throw new GraphFailure(15, {
    message: '(#15) This method must be called with an app access_token.',
    status: 400,
  });
}

function listSubscriptions({ world, token }: GraphCall): unknown {
  requireAppToken(token);
  const { subscription } = world.state;
  if (!subscription) return { data: [] };
  return {
    data: [
      {
        object: 'whatsapp_business_account',
        callback_url: subscription.callbackUrl,
        active: true,
        fields: subscription.fields.map((name) => ({ name, version: 'v23.0' })),
      },
    ],
  };
}

function deleteSubscription({ world, token }: GraphCall): { success: true } {
  requireAppToken(token);
  world.state.subscription = null;
  world.changed();
  return { success: true };
}

/** An empty body subscribes the app and clears an override; with one, messages go to the given address. */
async function subscribeApp({ world, body, query }: GraphCall): Promise<{ success: true }> {
  const given = { ...query, ...body };
  const override = textOf(given.override_callback_uri);
  if (override !== null) await verifyCallback(world, override, textOf(given.verify_token) ?? '');
  world.state.overrideCallbackUrl = override;
  world.state.isAppSubscribed = true;
  world.changed();
  world.dispatcher.wake(true);
  return { success: true };
}

function unsubscribeApp({ world }: GraphCall): { success: true } {
  world.state.isAppSubscribed = false;
  world.state.overrideCallbackUrl = null;
  world.changed();
  return { success: true };
}

function subscribedApps({ world }: GraphCall): unknown {
  if (!world.state.isAppSubscribed) return { data: [] };
  const { id, name, link } = appNode(world);
  const override = world.state.overrideCallbackUrl;
  return {
    data: [
      {
        whatsapp_business_api_data: { id, name, link },
        ...(override === null ? {} : { override_callback_uri: override }),
      },
    ],
  };
}

const sameWord = (value: unknown, wanted: unknown): boolean =>
  wanted === undefined || String(value).toUpperCase() === asText(wanted).toUpperCase();

function matches(template: TemplateRecord, query: Record<string, unknown>): boolean {
  const content = JSON.stringify(template.components).toLowerCase();
  const contains = (text: string, part: unknown) =>
    part === undefined || text.toLowerCase().includes(asText(part).toLowerCase());
  return (
    contains(template.name, query.name) &&
    contains(content, query.content) &&
    contains(`${template.name} ${content}`, query.name_or_content) &&
    sameWord(template.language, query.language) &&
    sameWord(template.status, query.status) &&
    sameWord(template.category, query.category) &&
    sameWord(template.qualityScore, query.quality_score)
  );
}

function listTemplates({ world, query, nodeId }: GraphCall): unknown {
  const found = world.state.templates.filter((template) => matches(template, query));
  const page = pageOf(found, query, (after) => {
    const rest = new URLSearchParams({ access_token: world.secrets.accessToken, after });
    for (const name of ['limit', 'fields'])
      if (query[name] !== undefined) rest.set(name, asText(query[name]));
    return `${world.url}/v23.0/${nodeId}/message_templates?${rest.toString()}`;
  });
  const summary =
    query.summary === undefined
      ? {}
      : {
          summary: {
            total_count: found.length,
            message_template_count: world.state.templates.length,
            message_template_limit: 250,
          },
        };
  const data = page.data.map((template) =>
    selectFields(templateNode(template), nodeTypes.template, templateDefaults, query.fields),
  );
  return { ...page, data, ...summary };
}

function phoneNumbers({ world, query }: GraphCall): unknown {
  const defaults = [...phoneDefaults, 'code_verification_status', 'platform_type', 'throughput'];
  const phone = selectFields(phoneNode(world), nodeTypes.phone, defaults, query.fields);
  return pageOf([phone], query, () => `${world.url}/phone_numbers`);
}

/** `/{WABA}[/edge]`. */
export const wabaHandlers: Record<string, GraphHandler> = {
  'GET ': ({ world, query }) => selectFields(wabaNode(world), nodeTypes.waba, wabaDefaults, query.fields),
  'GET phone_numbers': phoneNumbers,
  'GET subscribed_apps': subscribedApps,
  'POST subscribed_apps': subscribeApp,
  'DELETE subscribed_apps': unsubscribeApp,
  'GET message_templates': listTemplates,
  'POST message_templates': ({ world, body, query }) => createTemplate(world, { ...query, ...body }),
  'DELETE message_templates': ({ world, query, body }) => deleteTemplates(world, { ...body, ...query }),
  'GET system_users': ({ world }) => ({
    data: [{ id: world.state.identity.systemUserId, name: 'Rozmova sandbox', role: 'ADMIN' }],
  }),
  'GET assigned_users': ({ world }) => ({
    data: [{ id: world.state.identity.systemUserId, name: 'Rozmova sandbox', tasks: ['MANAGE'] }],
  }),
};

/** `/{app}[/edge]`. */
export const appHandlers: Record<string, GraphHandler> = {
  'GET ': ({ world, query }) =>
    selectFields(appNode(world), nodeTypes.app, ['name', 'category', 'link'], query.fields),
  'GET subscriptions': listSubscriptions,
  'POST subscriptions': postSubscription,
  'DELETE subscriptions': deleteSubscription,
};
