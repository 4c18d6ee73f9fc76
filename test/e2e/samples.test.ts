import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '#shared/contract/accounts.ts';
import type { Message } from '#shared/contract/messages.ts';
import { type ConsolePage, goTo, openConsolePage, takePicture } from '../helpers/console-page.ts';
import { type FakeGraph, startFakeGraph } from '../helpers/fake-graph.ts';
import { callApi, waitFor } from '../helpers/hub.ts';
import { type ServeProcess, startServe } from '../helpers/serve.ts';
import { APP_SECRET, postWebhook } from '../helpers/signed-webhook.ts';
import { hasMetaSamples, readSpecExamples, readWebhookSamples } from '../main/ingest/meta-samples.ts';
import { damagedCases, exampleCases, type SampleCase, sampleCases } from './sample-cases.ts';
import { addressTo, answerForSamples, firstOf, idsOf, type SampleIds } from './sample-shop.ts';

interface Sample {
  name: string;
  body: unknown;
  ids: SampleIds;
  becomes: SampleCase;
}

/** In CI the samples have to be there: reading them fails otherwise. */
const samples = hasMetaSamples || process.env.CI ? readSamples() : [];
const isShown = ({ becomes }: Sample) => becomes.kind === 'message' || becomes.kind === 'status';
const accounts = new Map<string, Account>();
let graph: FakeGraph;
let hub: ServeProcess;

describe.skipIf(samples.length === 0)(
  'every sample of Meta’s (../shared/meta), signed and posted twice to a running serve',
  () => {
    beforeAll(async () => {
      graph = await startFakeGraph();
      answerForSamples(graph, new Map(samples.map(({ ids, body }) => [ids.phoneNumberId, body])));
      hub = await startServe({ env: { ROZMOVA_GRAPH_URL: graph.target.baseUrl } });
      for (const sample of samples) await connect(sample);
    });
    afterAll(async () => {
      await hub?.remove();
      await graph?.close();
    });

    it('is told apart here, and nothing else is', () => {
      const names = samples.map(({ name }) => name).sort();
      const damaged = Object.keys(damagedCases).map(nameOfDamaged);
      expect(names).toEqual([...Object.keys(sampleCases), ...Object.keys(exampleCases), ...damaged].sort());
    });

    it('is answered 200 both times and stored once', async () => {
      const before = await prepareStatuses();
      for (const { ids, body } of samples) {
        expect(await post(ids, body)).toBe(200);
        expect(await post(ids, body)).toBe(200);
      }
      const counts = await waitFor('the tables to follow the journal', async () => {
        const { json } = await api('GET', '/journal');
        return json.projectedSeq === json.lastSeq && json;
      });
      expect(counts).toMatchObject({
        deliveries: before + samples.length,
        duplicates: samples.length,
        failures: 0,
      });
    });

    describe('is what it is in /api/v1', () => {
      it.each(samples)('$name', async (sample) => {
        const { becomes, ids } = sample;
        const account = await accountNow(ids);
        if (becomes.kind === 'message' || becomes.kind === 'status') {
          // A stop word is followed by a line of our own.
          const found = (await messagesOf(account)).filter(
            ({ content }) => content.kind !== 'system' || content.event !== 'opted_out',
          );
          // A status has the customer's question before it, so that there was something to answer.
          expect(found).toHaveLength(becomes.kind === 'status' ? 2 : 1);
          expect(found.at(-1)).toMatchObject(becomes.is);
        }
        if (becomes.kind === 'status') await expectOneStatus(account);
        if (becomes.kind === 'template') {
          const { json } = await api('GET', `/templates?accountId=${account.id}`);
          expect(json).toHaveLength(1);
          expect(json[0]).toMatchObject(becomes.is);
        }
        if (becomes.kind === 'template' || becomes.kind === 'notice') {
          expect(account.notices).toHaveLength(1);
          expect(account.notices[0]).toMatchObject(becomes.notice);
        }
        if (becomes.kind === 'notice') expect(account).toMatchObject(becomes.account ?? {});
      });
    });

    describe('is what it is on the screen', () => {
      let console: ConsolePage;
      beforeAll(async () => {
        console = await openConsolePage(hub.ready);
        await console.page.getByRole('listbox').waitFor();
      });
      afterAll(async () => {
        await console?.close();
      });

      it.each(samples.filter(isShown))('$name', async ({ name, ids, becomes }) => {
        if (becomes.kind !== 'message' && becomes.kind !== 'status') return;
        await goTo(console.page, `/c/${await conversationOf(await accountNow(ids))}`);
        const log = console.page.getByRole('log', { name: 'Messages' });
        for (const words of becomes.shows) await expectShown(log, words);
        await takePicture(console.page, name);
        expect(console.complaints).toEqual([]);
      });

      it.each(samples.filter((sample) => !isShown(sample)))('$name', async ({ ids, becomes }) => {
        if (becomes.kind !== 'template' && becomes.kind !== 'notice') return;
        await goTo(console.page, `/accounts/${accounts.get(ids.phoneNumberId)?.id}`);
        const notice = console.page.getByRole('listitem').filter({ hasText: String(becomes.notice.event) });
        await notice.filter({ hasText: String(becomes.notice.field) }).waitFor();
        expect(console.complaints).toEqual([]);
      });
    });
  },
);

function readSamples(): Sample[] {
  const cases = { ...sampleCases, ...exampleCases };
  const bodies = [...readWebhookSamples(), ...readSpecExamples()];
  const whole = bodies.map(({ name, body }, index): Sample => {
    const becomes = cases[name];
    if (!becomes) throw new Error(`Say in sample-cases.ts what ${name} becomes`);
    const ids = idsOf(index);
    return { name, body: addressTo(body, ids), ids, becomes };
  });
  const damaged = Object.entries(damagedCases).map(([name, becomes], index): Sample => {
    const ids = idsOf(bodies.length + index);
    const body = bodies.find((sample) => sample.name === name)?.body;
    return { name: nameOfDamaged(name), body: addressTo(body, ids, { keepsHash: true }), ids, becomes };
  });
  return [...whole, ...damaged];
}

function nameOfDamaged(name: string): string {
  return `${name}, its file damaged`;
}

const api = (method: string, path: string, body?: unknown) => callApi(hub.ready, method, path, body);

async function connect({ name, ids }: Sample): Promise<void> {
  const { status, json } = await api('POST', '/accounts', {
    name,
    ...ids,
    appId: '174829003346123',
    appSecret: APP_SECRET,
    accessToken: graph.target.accessToken,
  });
  expect([status, json]).toEqual([201, expect.objectContaining({ name })]);
  accounts.set(ids.phoneNumberId, json);
}

async function post(ids: SampleIds, body: unknown): Promise<number> {
  const accountKey = accounts.get(ids.phoneNumberId)?.key ?? '';
  const answer = await postWebhook({ port: Number(new URL(hub.ready.webhookUrl).port), accountKey, body });
  return answer.status;
}

/** What the statuses speak of: a question of the customer and our answer to it, which gets the wamid of the sample. */
async function prepareStatuses(): Promise<number> {
  const concerned = samples.filter(({ becomes }) => becomes.kind === 'status');
  for (const { ids, body } of concerned) {
    const account = accounts.get(ids.phoneNumberId);
    expect(await post(ids, question(ids, String(firstOf(body, 'statuses').recipient_id)))).toBe(200);
    const conversationId = await waitFor('the question', () => account && conversationOf(account));
    const { status, json } = await api('POST', `/conversations/${conversationId}/messages`, {
      clientId: crypto.randomUUID(),
      content: { kind: 'text', body: 'The answer' },
    });
    expect(status).toBe(201);
    await waitFor('Meta’s answer', async () => (await api('GET', `/messages/${json.id}`)).json.wamid);
  }
  return concerned.length;
}

function question(ids: SampleIds, from: string) {
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '972123456789', phone_number_id: ids.phoneNumberId },
    contacts: [{ profile: { name: 'Test Name' }, wa_id: from }],
    messages: [
      {
        from,
        id: `wamid.question.${ids.phoneNumberId}`,
        timestamp: String(Math.floor(Date.now() / 1000) - 60),
        type: 'text',
        text: { body: 'A question' },
      },
    ],
  };
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: ids.wabaId, changes: [{ field: 'messages', value }] }],
  };
}

async function accountNow(ids: SampleIds): Promise<Account> {
  const { json } = await api('GET', '/accounts');
  return (json as Account[]).find(({ phoneNumberId }) => phoneNumberId === ids.phoneNumberId) as Account; // connected before
}

async function conversationOf({ id }: Account): Promise<number | undefined> {
  const { json } = await api('GET', `/conversations?accountId=${id}`);
  expect(json.items.length).toBeLessThan(2);
  return json.items[0]?.id;
}

/** Its messages once their files are here, or could not be fetched at least once. */
async function messagesOf(account: Account): Promise<Message[]> {
  const id = await conversationOf(account);
  return waitFor('the files of the messages', async () => {
    const { json } = await api('GET', `/conversations/${id}/messages`);
    const items = json.items as Message[];
    return items.every(({ media }) => media?.state !== 'waiting' || media.failure !== null) && items;
  });
}

async function expectOneStatus(account: Account): Promise<void> {
  const answer = (await messagesOf(account)).at(-1);
  const { json } = await api('GET', `/messages/${answer?.id}/info`);
  expect(json.statuses).toHaveLength(1);
  expect(json.statuses[0].status).toBe(answer?.status);
}

/** Words, or what a picture or player is called: `[img] Photo`. */
async function expectShown(log: ReturnType<ConsolePage['page']['getByRole']>, words: string): Promise<void> {
  const [, element, name] = /^\[(img|video)\] (.*)$/.exec(words) ?? [];
  if (element === 'img') {
    const image = log.getByRole('img', { name }).first();
    await image.waitFor();
    // A photo has to be there, not only its place.
    await expect
      .poll(() => image.evaluate((node) => !(node instanceof HTMLImageElement) || node.naturalWidth > 0))
      .toBe(true);
  } else if (element === 'video') await log.getByRole('button', { name: `Play video, ${name}` }).waitFor();
  else await log.getByText(words).first().waitFor();
}
