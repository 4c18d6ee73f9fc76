import { createHash, randomBytes } from 'node:crypto';
import type { Account } from '#shared/contract/accounts.ts';
import { type FakeGraph, type GraphAnswer, startFakeGraph } from './fake-graph.ts';
import { answerAsMeta, goodForm } from './graph-of-account.ts';
import { callApi, waitFor } from './hub.ts';
import { type ServeProcess, startServe } from './serve.ts';
import { postWebhook } from './signed-webhook.ts';

type Json = Record<string, unknown>;

/** A file at the pretend Meta: what its description says, and what is really in it. */
export interface PretendFile {
  readonly mimeType: string;
  readonly bytes: Buffer;
  /** So many downloads break off at nine tenths. */
  breaks?: number;
  downloads: number;
}

export interface BadInputShop {
  readonly serve: ServeProcess;
  readonly account: Account;
  /** By media id. */
  readonly files: Map<string, PretendFile>;
  api(method: string, path: string, body?: unknown): ReturnType<typeof callApi>;
  /** Posts a change of the field `messages`, signed as Meta signs it; gives the status of the answer. */
  post(value: Json): Promise<number>;
  /** A message of this customer; `content` is the part that tells its kind. */
  write(from: string, content: Json, name?: string): Promise<string>;
  conversationOf(waId: string): Promise<number>;
  close(): Promise<void>;
}

/** A hub with one connected number, over a pretend Meta whose files and bodies the test decides. */
export async function openBadInputShop(): Promise<BadInputShop> {
  const graph = await startFakeGraph(goodForm.accessToken);
  answerAsMeta(graph);
  const files = new Map<string, PretendFile>();
  serveFiles(graph, files);
  const serve = await startServe({ env: { ROZMOVA_GRAPH_URL: graph.target.baseUrl } });
  const api = (method: string, path: string, body?: unknown) => callApi(serve.ready, method, path, body);
  const { json } = await api('POST', '/accounts', goodForm);
  const account = json as Account; // as the contract has it
  const post = async (value: Json) => {
    const answer = await postWebhook({
      port: Number(new URL(serve.ready.webhookUrl).port),
      accountKey: account.key,
      appSecret: goodForm.appSecret,
      body: webhookOf(value),
    });
    return answer.status;
  };
  return {
    serve,
    account,
    files,
    api,
    post,
    async write(from, content, name = 'Олена') {
      const id = `wamid.${randomBytes(12).toString('hex')}`;
      const status = await post({
        contacts: [{ profile: { name }, wa_id: from }],
        messages: [{ from, id, timestamp: String(Math.floor(Date.now() / 1000)), ...content }],
      });
      if (status !== 200) throw new Error(`The webhook answered ${status}`);
      return id;
    },
    conversationOf: (waId) =>
      waitFor(`the conversation with ${waId}`, async () => {
        const found = await api('GET', `/conversations?search=${waId}`);
        return found.json.items[0]?.id as number | undefined;
      }),
    async close() {
      await serve.remove();
      await graph.close();
    },
  };
}

function webhookOf(value: Json): Json {
  const metadata = { display_phone_number: '380440000000', phone_number_id: goodForm.phoneNumberId };
  const change = { field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } };
  return { object: 'whatsapp_business_account', entry: [{ id: goodForm.wabaId, changes: [change] }] };
}

function serveFiles(graph: FakeGraph, files: ReadonlyMap<string, PretendFile>): void {
  const asMeta = graph.answer;
  graph.answer = (request) => {
    const url = new URL(request.path, graph.target.baseUrl);
    const parts = url.pathname.replace(/^\/v\d+\.\d+/, '').split('/');
    const id = parts.at(-1) ?? '';
    const file = files.get(id);
    if (request.method !== 'GET' || !file) return asMeta(request);
    return parts.at(-2) === 'files' ? download(file) : describeFile(graph, id, file);
  };
}

function download(file: PretendFile): GraphAnswer {
  file.downloads += 1;
  const headers = { 'content-type': file.mimeType };
  const isBroken = file.downloads <= (file.breaks ?? 0);
  if (!isBroken) return { kind: 'raw', status: 200, body: file.bytes, headers };
  return { kind: 'cut', status: 200, body: file.bytes, keep: Math.floor(file.bytes.length * 0.9), headers };
}

function describeFile(graph: FakeGraph, id: string, file: PretendFile): GraphAnswer {
  const body = {
    messaging_product: 'whatsapp',
    id,
    url: `${graph.target.baseUrl}/files/${id}`,
    mime_type: file.mimeType,
    sha256: sha256Of(file.bytes),
    file_size: file.bytes.length,
  };
  return { kind: 'json', status: 200, body };
}

/** The hash as Meta writes it into a webhook. */
export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64');
