import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FakeGraph, startFakeGraph } from '../../../helpers/fake-graph.ts';
import { answerAsMeta, goodForm } from '../../../helpers/graph-of-account.ts';
import { openTestHub, type TestHub } from '../../../helpers/hub.ts';

let graph: FakeGraph;
let hub: TestHub;
let listing: string;
let accountId: number;

beforeEach(async () => {
  graph = await startFakeGraph(goodForm.accessToken);
  answerAsMeta(graph);
  const asMeta = graph.answer;
  listing = '{"data":[]}';
  graph.answer = (request) =>
    request.method === 'GET' && request.path.includes('/message_templates')
      ? { kind: 'raw', status: 200, body: listing, headers: { 'content-type': 'application/json' } }
      : asMeta(request);
  hub = await openTestHub({ graphUrl: graph.target.baseUrl });
  accountId = (await hub.api('POST', '/accounts', goodForm)).json.id;
});
afterEach(async () => {
  await hub.remove();
  await graph.close();
});

const template = (id: string, name: string, text: unknown = 'Ваше замовлення готове.') => ({
  id,
  name,
  language: 'uk',
  status: 'APPROVED',
  category: 'UTILITY',
  components: [{ type: 'BODY', text }],
});
const sync = (...templates: unknown[]) => {
  listing = JSON.stringify({ data: templates });
  return hub.client.templates.sync({ accountId });
};
const known = async () =>
  (await hub.client.templates.list({ accountId }))
    .map(({ name, metaTemplateId }) => `${name} ${metaTemplateId}`)
    .sort();

it('one id under two names counts as it came first', async () => {
  await sync(template('1', 'first'), template('2', 'second'), template('1', 'second'));
  expect(await known()).toEqual(['first 1', 'second 2']);
});

it('ids that have changed their names do not stop the sync', async () => {
  await sync(template('1', 'first'), template('2', 'second'));
  await sync(template('2', 'first'), template('1', 'second'));
  expect(await known()).toEqual(['first 2', 'second 1']);
});

it('a template without a bottom is left out, and the others come', async () => {
  const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
  listing = `{"data":[${JSON.stringify(template('1', 'deep', 0)).replace('"text":0', `"text":${deep}`)},${JSON.stringify(template('2', 'plain'))}]}`;
  expect(await hub.client.templates.sync({ accountId })).toMatchObject({ added: 1, gone: 0 });
  expect(await known()).toEqual(['plain 2']);
});
