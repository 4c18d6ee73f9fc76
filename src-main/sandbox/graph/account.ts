import { cure } from '../connection/failures.ts';
import { isTestWaba, testPhoneNumberId } from '../connection/number.ts';
import type { TemplateRecord } from '../state.ts';
import { asText } from '../values.ts';
import type { GraphCall, GraphHandler } from './call.ts';
import { GraphFailure } from './errors.ts';
import { pageOf, selectFields } from './fields.ts';
import { templatesAtMeta } from './foreign-templates.ts';
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
import { assignedUsers, systemUsers } from './people.ts';
import {
  deleteSubscription,
  listSubscriptions,
  postSubscription,
  requireAppToken,
  subscribeApp,
  subscribedApps,
  unsubscribeApp,
} from './subscriptions.ts';
import { createTemplate, deleteTemplates } from './templates.ts';

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
  const all = isTestWaba(world, nodeId) ? [] : templatesAtMeta(world);
  const found = all.filter((template) => matches(template, query));
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
            message_template_count: all.length,
            message_template_limit: 250,
          },
        };
  const data = page.data.map((template) =>
    selectFields(templateNode(template), nodeTypes.template, templateDefaults, query.fields),
  );
  return { ...page, data, ...summary };
}

function phoneNumbers({ world, query, nodeId }: GraphCall): unknown {
  const defaults = [...phoneDefaults, 'code_verification_status', 'platform_type', 'throughput'];
  const id = isTestWaba(world, nodeId) ? testPhoneNumberId(world) : world.state.identity.phoneNumberId;
  const phone = selectFields(phoneNode(world, id), nodeTypes.phone, defaults, query.fields);
  return pageOf([phone], query, () => `${world.url}/phone_numbers`);
}

/** `POST /{app}`: the page about privacy, without which an app cannot go live. */
function updateApp({ world, body, query, bearer }: GraphCall): { success: true } {
  requireAppToken(bearer);
  const url = asText({ ...query, ...body }.privacy_policy_url);
  if (!/^https?:\/\/./.test(url)) {
    throw new GraphFailure(100, { message: '(#100) Param privacy_policy_url must be a valid URL.' });
  }
  world.state.connection.privacyPolicyUrl = url;
  cure(world, 'privacy_page_missing');
  world.changed();
  return { success: true };
}

/** `/{WABA}[/edge]`. */
export const wabaHandlers: Record<string, GraphHandler> = {
  'GET ': ({ world, query, nodeId }) =>
    selectFields(wabaNode(world, nodeId), nodeTypes.waba, wabaDefaults, query.fields),
  'GET phone_numbers': phoneNumbers,
  'GET subscribed_apps': subscribedApps,
  'POST subscribed_apps': subscribeApp,
  'DELETE subscribed_apps': unsubscribeApp,
  'GET message_templates': listTemplates,
  'POST message_templates': ({ world, body, query }) => createTemplate(world, { ...query, ...body }),
  'DELETE message_templates': ({ world, query, body }) => deleteTemplates(world, { ...body, ...query }),
  'GET system_users': systemUsers,
  'GET assigned_users': assignedUsers,
};

/** `/{app}[/edge]`; `/app` is the app of the token that asks. */
export const appHandlers: Record<string, GraphHandler> = {
  'GET ': ({ world, query, nodeId, bearer }) =>
    selectFields(
      appNode(world, nodeId === 'app' ? bearer : undefined),
      nodeTypes.app,
      ['name', 'category', 'link'],
      query.fields,
    ),
  'POST ': updateApp,
  'GET subscriptions': listSubscriptions,
  'POST subscriptions': postSubscription,
  'DELETE subscriptions': deleteSubscription,
};
