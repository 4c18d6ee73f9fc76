import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '#shared/contract/events.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import { resolveContact } from '../../../src-main/db/queries/contact-identity.ts';
import { ensureConversation } from '../../../src-main/db/queries/conversations.ts';
import { getMediaRow, insertInboundMedia } from '../../../src-main/db/queries/media.ts';
import { insertMessage } from '../../../src-main/db/queries/message-writes.ts';
import { createGraphClient } from '../../../src-main/meta/graph-client.ts';
import type { MediaStore } from '../../../src-main/ports.ts';
import { createMediaStore } from '../../../src-main/services/media/media-store.ts';
import {
  type FakeGraph,
  type GraphAnswer,
  type GraphRequest,
  graphError,
  startFakeGraph,
} from '../../helpers/fake-graph.ts';
import {
  addAccount,
  createFakeClock,
  createSilentLog,
  type FakeClock,
  NOON,
  openTemporaryWorkspace,
  type TemporaryWorkspace,
} from '../../helpers/workspace.ts';

const picture = readFileSync(new URL('../../../resources/samples/bouquet.jpg', import.meta.url));
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();

let graph: FakeGraph;
let workspace: TemporaryWorkspace;
let clock: FakeClock;
let store: MediaStore;
let published: Change[];
let isTokenThere: boolean;

const buildStore = (): MediaStore =>
  createMediaStore({
    db: workspace.db,
    dataDir: workspace.dataDir,
    clock,
    log: createSilentLog(),
    publish: (changes) => published.push(...changes),
    graph: createGraphClient({ fetch }),
    target: () => (isTokenThere ? { target: graph.target, phoneNumberId: '1122334455667' } : null),
    // Every wait is over at once for the timers; when something is due, only the clock says.
    timer: (ms, callback) => {
      const handle = setInterval(() => {
        if (clock.now() < startedAt + ms) return;
        clearInterval(handle);
        callback();
      }, 5);
      const startedAt = clock.now();
      return () => clearInterval(handle);
    },
  });

beforeEach(async () => {
  graph = await startFakeGraph();
  clock = createFakeClock();
  workspace = openTemporaryWorkspace(clock);
  addAccount(workspace);
  published = [];
  isTokenThere = true;
  store = buildStore();
});
afterEach(async () => {
  await store.close();
  await graph.close();
  workspace.remove();
});

const files = () =>
  readdirSync(join(workspace.dataDir, 'media'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
const leftovers = () => readdirSync(join(workspace.dataDir, 'media', 'tmp'));

/** A file that a webhook announced, in a message that shows it. */
function announce(
  options: { bytes?: Buffer; hash?: string | null; mimeType?: string; fileName?: string | null } = {},
): MediaId {
  const bytes = options.bytes ?? picture;
  const id = insertInboundMedia(workspace.db, {
    accountId: 1,
    metaMediaId: `meta-${Math.random()}`,
    mimeType: options.mimeType ?? 'image/jpeg',
    fileName: options.fileName ?? null,
    announcedSha256: options.hash === undefined ? sha256(bytes).toString('base64') : options.hash,
    now: clock.now(),
  });
  const contact = resolveContact(
    workspace.db,
    { waId: '380671112233', bsuid: null, parentBsuid: null },
    { seenAt: NOON, receivedAt: NOON },
  );
  const conversation = ensureConversation(workspace.db, {
    accountId: 1,
    contactId: contact?.id ?? 0,
    at: NOON,
  });
  insertMessage(workspace.db, {
    conversationId: conversation.id,
    accountId: 1 as never,
    direction: 'in',
    content: { kind: 'image', mediaId: id, caption: null },
    wamid: `wamid.${id}`,
    clientId: null,
    sentAt: NOON,
    receivedAt: NOON,
    raw: '{}',
    quotedWamid: null,
    forwarded: 'no',
    referral: null,
    status: null,
    statusAt: null,
    operatorId: null,
    isOurs: false,
  });
  return id;
}

/** Answers the question for the address, and the request for the bytes as the test says. */
function serve(
  give: (nth: number) => GraphAnswer,
  announced: Record<string, unknown> = {},
): { asked: () => number; fetched: () => number } {
  let fetched = 0;
  let asked = 0;
  graph.answer = (request: GraphRequest) => {
    if (request.path.startsWith('/bytes/')) return give(++fetched);
    asked += 1;
    return {
      kind: 'json',
      status: 200,
      body: {
        url: `${graph.target.baseUrl}/bytes/${asked}`,
        mime_type: 'image/jpeg',
        file_size: picture.length,
        ...announced,
      },
    };
  };
  return { asked: () => asked, fetched: () => fetched };
}
const whole = (bytes: Buffer = picture): GraphAnswer => ({
  kind: 'raw',
  status: 200,
  body: bytes,
  headers: { 'content-type': 'image/jpeg' },
});
const until = (id: MediaId, expected: Record<string, unknown>) =>
  expect.poll(() => store.get(id), { timeout: 5000, interval: 5 }).toMatchObject(expected);
/** Lets the waits between attempts pass. */
const waitOut = async (id: MediaId, expected: Record<string, unknown>) =>
  expect
    .poll(
      () => {
        clock.advance(60_000);
        return store.get(id);
      },
      { timeout: 8000, interval: 20 },
    )
    .toMatchObject(expected);

describe('a file that a customer sent', () => {
  it('is fetched at once, with the token, checked, and kept by its hash', async () => {
    const counts = serve(() => whole());
    store.start();
    const id = announce({ fileName: '../../Фото букета.jpg' });
    store.wake();
    await until(id, { state: 'stored', failure: null });
    const hex = sha256(picture).toString('hex');
    expect(store.locate(id)).toEqual({
      path: join(workspace.dataDir, 'media', hex.slice(0, 2), hex),
      mimeType: 'image/jpeg',
      byteSize: picture.length,
      fileName: '_.._Фото букета.jpg',
      isInlineSafe: true,
    });
    expect(readFileSync(store.locate(id)?.path ?? '')).toEqual(picture);
    expect(graph.requests.map((request) => request.headers.authorization)).toEqual(
      Array(2).fill(`Bearer ${graph.target.accessToken}`),
    );
    expect([counts.asked(), counts.fetched()]).toEqual([1, 1]);
    expect(leftovers()).toEqual([]);
    expect(published).toContainEqual({
      entity: 'message',
      name: 'message.changed',
      id: 1,
      conversationId: 1,
    });
  });

  it('twice the same bytes are one file', async () => {
    serve(() => whole());
    const [one, two] = [announce(), announce()];
    store.start();
    await until(one, { state: 'stored' });
    await until(two, { state: 'stored' });
    expect(files()).toHaveLength(1);
  });

  it.each([
    ['hex', sha256(picture).toString('hex')],
    ['upper-case hex', sha256(picture).toString('hex').toUpperCase()],
    ['no hash at all', null],
  ])('with %s as the announced hash', async (_, hash) => {
    serve(() => whole());
    const id = announce({ hash });
    store.start();
    await until(id, { state: 'stored', sha256: sha256(picture).toString('hex') });
    expect(files()).toHaveLength(1);
  });

  it('cut at 90 % is fetched again until it is whole', async () => {
    const counts = serve((nth) =>
      nth === 1
        ? { kind: 'cut', status: 200, body: picture, keep: Math.floor(picture.length * 0.9) }
        : whole(),
    );
    const id = announce();
    store.start();
    await until(id, { state: 'waiting', failure: 'network' });
    expect(leftovers()).toEqual([]);
    await waitOut(id, { state: 'stored', failure: null });
    expect(counts.fetched()).toBe(2);
  });

  it('cut without a trace (no length, no error) is noticed by its hash', async () => {
    serve((nth) => whole(nth === 1 ? picture.subarray(0, -100) : picture));
    const id = announce();
    store.start();
    await until(id, { state: 'waiting', failure: 'hash_mismatch' });
    await waitOut(id, { state: 'stored' });
    expect(readFileSync(store.locate(id)?.path ?? '')).toEqual(picture);
  });

  it('and without a hash by its size', async () => {
    serve((nth) => whole(nth === 1 ? picture.subarray(0, -100) : picture));
    const id = announce({ hash: null });
    store.start();
    await until(id, { state: 'waiting', failure: 'network' });
    await waitOut(id, { state: 'stored' });
    expect(readFileSync(store.locate(id)?.path ?? '')).toEqual(picture);
  });

  it('with a wrong hash is fetched again with growing pauses for as long as Meta keeps it, and nothing of it is kept', async () => {
    const counts = serve(() => whole(randomBytes(1000)), { file_size: 1000 });
    const id = announce();
    const announcedAt = clock.now();
    store.start();
    const pauses: number[] = [];
    for (let attempt = 1; store.get(id)?.state !== 'failed'; attempt += 1) {
      await expect
        .poll(() => getMediaRow(workspace.db, id), { interval: 5 })
        .toSatisfy((row) => row?.attempts === attempt || row?.state === 'failed');
      expect(files()).toEqual([]);
      const nextAt = getMediaRow(workspace.db, id)?.next_attempt_at ?? null;
      if (nextAt === null) break;
      pauses.push(nextAt - clock.now());
      clock.advance(nextAt - clock.now());
    }
    expect(store.get(id)).toMatchObject({ state: 'failed', failure: 'hash_mismatch' });
    expect(clock.now() - announcedAt).toBeGreaterThan(7 * 24 * 60 * 60_000);
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(counts.fetched()).toBe(pauses.length + 1);
    expect(pauses.length).toBeLessThan(50);
    expect(store.locate(id)).toBeNull();
    expect(store.counts()).toEqual({ waiting: 0, failed: 1 });
  });

  it('that a person asks for again is fetched again', async () => {
    graph.answer = () => ({ kind: 'json', status: 400, body: graphError(100, { error_subcode: 33 }) });
    const id = announce();
    store.start();
    await waitOut(id, { state: 'failed' });
    serve(() => whole());
    expect(store.retry(id)).toMatchObject({ state: 'waiting', failure: null });
    await until(id, { state: 'stored' });
  });

  it('that is longer than announced is cut off', async () => {
    const counts = serve(
      () => ({
        kind: 'raw',
        status: 200,
        body: Buffer.alloc(5_000_000),
        headers: { 'transfer-encoding': 'chunked' },
      }),
      { file_size: 1000 },
    );
    const id = announce();
    store.start();
    await waitOut(id, { state: 'failed', failure: 'too_large' });
    expect(counts.fetched()).toBe(3);
    expect(files()).toEqual([]);
  });

  it('of more than 100 MB is not even begun', async () => {
    const counts = serve(() => whole(), { file_size: 200_000_000 });
    const id = announce();
    store.start();
    await until(id, { state: 'failed', failure: 'too_large' });
    expect(counts.fetched()).toBe(0);
  });

  it('whose address has expired is asked for a new address at once', async () => {
    const counts = serve((nth) => (nth === 1 ? { kind: 'raw', status: 404, body: '' } : whole()));
    const id = announce();
    store.start();
    await until(id, { state: 'stored' });
    expect([counts.asked(), counts.fetched()]).toEqual([2, 2]);
    expect(getMediaRow(workspace.db, id)?.attempts).toBe(0);
  });

  it('that Meta does not have any more is gone after three questions', async () => {
    graph.answer = () => ({ kind: 'json', status: 400, body: graphError(100, { error_subcode: 33 }) });
    const id = announce();
    store.start();
    await waitOut(id, { state: 'failed', failure: 'gone' });
    expect(graph.requests).toHaveLength(3);
  });

  it('is waited for as long as Meta keeps it when nothing can be reached, and no longer', async () => {
    graph.answer = () => ({ kind: 'drop' });
    const id = announce();
    store.start();
    await until(id, { state: 'waiting', failure: 'network' });
    clock.advance(6 * 24 * 60 * 60_000);
    await until(id, { state: 'waiting' });
    clock.advance(2 * 24 * 60 * 60_000);
    await until(id, { state: 'failed', failure: 'gone' });
    expect(store.counts()).toEqual({ waiting: 0, failed: 1 });
  });

  it('waits for a token that is not there', async () => {
    isTokenThere = false;
    serve(() => whole());
    const id = announce();
    store.start();
    await until(id, { state: 'waiting', failure: 'refused' });
    expect(graph.requests).toEqual([]);
    isTokenThere = true;
    await waitOut(id, { state: 'stored' });
  });

  it('is fetched by the next start when this one ends in the middle', async () => {
    let isSlow = true;
    serve(() => (isSlow ? { kind: 'hang' } : whole()));
    const id = announce();
    store.start();
    await expect.poll(() => graph.requests.length).toBe(2);
    await store.close();
    mkdirSync(join(workspace.dataDir, 'media', 'tmp'), { recursive: true });
    writeFileSync(join(workspace.dataDir, 'media', 'tmp', 'half'), picture.subarray(0, 100));
    isSlow = false;
    store = buildStore();
    store.start();
    expect(existsSync(join(workspace.dataDir, 'media', 'tmp', 'half'))).toBe(false);
    await until(id, { state: 'stored' });
  });
});

describe('the token', () => {
  let stranger: FakeGraph;
  beforeEach(async () => {
    stranger = await startFakeGraph('EAAother-token-0123456789');
    stranger.answer = () => whole();
  });
  afterEach(() => stranger.close());

  const addresses: [string, () => string][] = [
    ['another host', () => `${stranger.target.baseUrl}/bytes/1`],
    ['another port that looks like ours', () => stranger.target.baseUrl.replace('127.0.0.1', 'localhost')],
    [
      'our origin as a user name',
      () => `http://${new URL(graph.target.baseUrl).host}@${new URL(stranger.target.baseUrl).host}/x`,
    ],
    ['the cloud’s own data', () => 'http://169.254.169.254/latest/meta-data/'],
    ['a file', () => 'file:///etc/passwd'],
    ['Meta’s host without TLS', () => 'http://lookaside.fbsbx.com/x'],
    ['a host that ends like Meta’s', () => 'https://evilfbsbx.com/x'],
    ['a host that begins like Meta’s', () => 'https://fbsbx.com.evil.example/x'],
    ['Meta’s host at another port', () => 'https://lookaside.fbsbx.com:8443/x'],
    ['nothing that is an address', () => 'not an address'],
  ];
  it.each(addresses)('is never sent to %s', async (_, url) => {
    graph.answer = () => ({ kind: 'json', status: 200, body: { url: url() } });
    const id = announce();
    store.start();
    await until(id, { state: 'waiting', failure: 'refused' });
    expect(stranger.requests).toEqual([]);
    expect(graph.requests).toHaveLength(1);
  });

  it('follows no redirect', async () => {
    serve(() => ({
      kind: 'raw',
      status: 302,
      body: '',
      headers: { location: `${stranger.target.baseUrl}/bytes` },
    }));
    const id = announce();
    store.start();
    await until(id, { state: 'waiting', failure: 'network' });
    expect(stranger.requests).toEqual([]);
  });
});

describe('what a file is announced as', () => {
  const html = Buffer.from('<!doctype html><script>alert(1)</script>');
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  const sample = (name: string) =>
    readFileSync(new URL(`../../../resources/samples/${name}`, import.meta.url));

  it.each<[string, Buffer, string, { mimeType: string; isInlineSafe: boolean; shown: string }]>([
    [
      'a page that calls itself a picture',
      html,
      'image/png',
      { mimeType: 'application/octet-stream', isInlineSafe: false, shown: 'text/html' },
    ],
    [
      'a drawing with a script',
      svg,
      'image/svg+xml',
      { mimeType: 'application/octet-stream', isInlineSafe: false, shown: 'text/html' },
    ],
    [
      'a program that calls itself a picture',
      Buffer.concat([Buffer.from('MZ\x90\0'), Buffer.alloc(200)]),
      'image/jpeg',
      { mimeType: 'application/octet-stream', isInlineSafe: false, shown: 'application/x-msdownload' },
    ],
    [
      'noise that calls itself a film',
      Buffer.alloc(300, 7),
      'video/mp4',
      { mimeType: 'application/octet-stream', isInlineSafe: false, shown: 'application/octet-stream' },
    ],
    [
      'a PDF',
      sample('invoice.pdf'),
      'application/pdf',
      { mimeType: 'application/pdf', isInlineSafe: false, shown: 'application/pdf' },
    ],
    [
      'a text',
      Buffer.from('Список замовлень'),
      'text/plain',
      { mimeType: 'application/octet-stream', isInlineSafe: false, shown: 'text/plain' },
    ],
    [
      'a picture with a wrong type',
      picture,
      'image/png',
      { mimeType: 'image/jpeg', isInlineSafe: true, shown: 'image/jpeg' },
    ],
    [
      'a voice note',
      sample('voice-note.ogg'),
      'audio/ogg; codecs=opus',
      { mimeType: 'audio/ogg', isInlineSafe: true, shown: 'audio/ogg' },
    ],
    [
      'a film',
      sample('clip.mp4'),
      'video/mp4',
      { mimeType: 'video/mp4', isInlineSafe: true, shown: 'video/mp4' },
    ],
    [
      'a sticker',
      sample('sticker.webp'),
      'image/webp',
      { mimeType: 'image/webp', isInlineSafe: true, shown: 'image/webp' },
    ],
    [
      'a spreadsheet',
      Buffer.from('PK\x03\x04 xl/ and so on'),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      {
        mimeType: 'application/octet-stream',
        isInlineSafe: false,
        shown: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      },
    ],
  ])('%s', async (_, bytes, declared, { shown, ...announced }) => {
    serve(() => whole(bytes), { file_size: bytes.length });
    const id = announce({ bytes, mimeType: declared });
    store.start();
    await until(id, { state: 'stored', mimeType: shown });
    expect(store.locate(id)).toMatchObject(announced);
  });
});
