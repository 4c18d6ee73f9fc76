import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Template } from '#shared/contract/templates.ts';
import type { AccountId, TemplateId } from '#shared/domain/ids.ts';
import { emptyTemplateBinding, emptyTemplateText } from '#shared/domain/template-draft.ts';
import { type FakeGraph, startFakeGraph } from '../../../helpers/fake-graph.ts';
import { answerAsMeta, goodForm } from '../../../helpers/graph-of-account.ts';
import { openTestHub, type TestHub } from '../../../helpers/hub.ts';

/** As many as some businesses have; Meta allows 6,000. */
const MANY = 2_000;

let graph: FakeGraph;
let hub: TestHub;
let accountId: AccountId;
let listed: unknown[];

beforeEach(async () => {
  graph = await startFakeGraph(goodForm.accessToken);
  answerAsMeta(graph);
  const asMeta = graph.answer;
  listed = [];
  graph.answer = (request) =>
    request.method === 'GET' && request.path.includes('/message_templates')
      ? {
          kind: 'raw',
          status: 200,
          body: JSON.stringify({ data: listed }),
          headers: { 'content-type': 'application/json' },
        }
      : asMeta(request);
  hub = await openTestHub({ graphUrl: graph.target.baseUrl });
  accountId = (await hub.api('POST', '/accounts', goodForm)).json.id;
});
afterEach(async () => {
  await hub.remove();
  await graph.close();
});

const template = (index: number, more: Record<string, unknown> = {}) => ({
  id: String(1_000_000 + index),
  name: `order_${String(index).padStart(5, '0')}`,
  language: 'uk',
  status: 'APPROVED',
  category: 'UTILITY',
  components: [{ type: 'BODY', text: `Ваше замовлення ${index} готове.` }],
  ...more,
});
const many = () => Array.from({ length: MANY }, (_, index) => template(index));
const names = (templates: readonly Template[]) => templates.map(({ name }) => name);

/** As a screen asks for them. */
async function inParts(
  ask: (part: { after?: TemplateId; limit: number }) => Promise<Template[]>,
): Promise<string[]> {
  const found: string[] = [];
  let after: TemplateId | undefined;
  for (;;) {
    const part = await ask({ limit: 700, ...(after === undefined ? {} : { after }) });
    found.push(...names(part));
    if (part.length < 700) return found;
    after = part.at(-1)!.id;
  }
}

it('a sync of thousands lets everybody else have their turn, and is whole in the end', async () => {
  const { client } = hub;
  listed = many();
  const seen = new Set<number>();
  let isOver = false;
  const sync = client.templates.sync({ accountId }).finally(() => {
    isOver = true;
  });
  while (!isOver) seen.add((await client.templates.list({ accountId, limit: 1_000 })).length);
  expect(await sync).toEqual({ added: MANY, changed: 0, gone: 0, total: MANY });
  // Somebody who looked meanwhile saw a part of them.
  expect([...seen].some((count) => count > 0 && count < 1_000)).toBe(true);
  expect(await client.templates.sync({ accountId })).toEqual({ added: 0, changed: 0, gone: 0, total: MANY });
  listed = [...many().slice(10), template(0, { status: 'PAUSED' })];
  expect(await client.templates.sync({ accountId })).toEqual({
    added: 0,
    changed: 1,
    gone: 9,
    total: MANY - 9,
  });
});

it('a long list comes whole in parts, each template once, in the order of the whole', async () => {
  const { client } = hub;
  listed = many();
  await client.templates.sync({ accountId });
  const all = names(await client.templates.list({ accountId }));
  expect(all).toHaveLength(MANY);
  expect(await inParts((part) => client.templates.list({ accountId, ...part }))).toEqual(all);
  expect(await inParts((part) => client.templates.usable({ accountId, ...part }))).toEqual(all);
  const page = (await hub.api('GET', `/templates?accountId=${accountId}&limit=3`)).json as Template[];
  expect(names(page)).toEqual(all.slice(0, 3));
  const next = await hub.api('GET', `/templates?accountId=${accountId}&limit=2&after=${page[2]!.id}`);
  expect(names(next.json as Template[])).toEqual(all.slice(3, 5));
  // Behind one that is not in the list it begins anew.
  const anew = await client.templates.list({ accountId, limit: 1, after: 999_999 });
  expect(names(anew)).toEqual(all.slice(0, 1));
});

it('one that says the same is found among thousands, and a name that is taken', async () => {
  const { client } = hub;
  listed = many();
  await client.templates.sync({ accountId });
  const draft = {
    accountId,
    name: 'order_00007',
    language: 'uk',
    text: { ...emptyTemplateText, body: `Ваше замовлення ${MANY - 1} готове.` },
    binding: emptyTemplateBinding,
  };
  const problems = await client.templates.check({ id: null, draft });
  expect(problems.map(({ code }) => code)).toEqual(expect.arrayContaining(['name_taken', 'same_words']));
  expect(problems.find(({ code }) => code === 'same_words')?.sentence.en).toContain(`order_0${MANY - 1}`);
});
