import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '#shared/contract/messages.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import {
  insertInboundMedia,
  insertOutgoingMedia,
  updateMediaStored,
} from '../../../src-main/db/queries/media.ts';
import { createGraphClient } from '../../../src-main/meta/graph-client.ts';
import { createMediaStore } from '../../../src-main/services/media/media-store.ts';
import { type FakeGraph, graphError, startFakeGraph } from '../../helpers/fake-graph.ts';
import { createSilentLog, makeTemporaryFolder, NOON } from '../../helpers/workspace.ts';
import { createRig, fates, type Rig } from './rig.ts';

const DAY = 24 * 60 * 60 * 1000;

describe('a file that is sent', () => {
  let graph: FakeGraph;
  let rig: Rig;
  let folder: ReturnType<typeof makeTemporaryFolder>;
  /** A real Graph client on a real socket: the upload streams from the disk. */
  beforeEach(async () => {
    graph = await startFakeGraph();
    folder = makeTemporaryFolder();
    const client = createGraphClient({ fetch });
    const target = () => ({ target: graph.target, phoneNumberId: '1122334455667' });
    let store: ReturnType<typeof createMediaStore> | null = null;
    rig = createRig({ graph: client, target, media: { locate: (id) => store?.locate(id) ?? null } });
    store = createMediaStore({
      db: rig.db,
      dataDir: folder.path,
      clock: rig.clock,
      log: createSilentLog(),
      publish: () => undefined,
      graph: client,
      target,
    });
    rig.outbox.start();
  });
  afterEach(async () => {
    await rig.outbox.close(1000);
    await graph.close();
    folder.remove();
  });

  const keep = (bytes: Buffer): string => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    mkdirSync(join(folder.path, 'media', sha256.slice(0, 2)), { recursive: true });
    writeFileSync(join(folder.path, 'media', sha256.slice(0, 2), sha256), bytes);
    return sha256;
  };
  const addFile = (
    mimeType: string,
    fileName: string | null = null,
    bytes = Buffer.from(`bytes of ${mimeType}`),
  ): MediaId =>
    insertOutgoingMedia(rig.db, {
      mimeType,
      fileName,
      byteSize: bytes.length,
      sha256: keep(bytes),
      now: NOON,
    });
  const sendFile = (chat: number, mediaId: MediaId, more: Record<string, unknown> = {}) =>
    rig.sendContent(chat, { kind: 'media', mediaId, ...more });
  const until = async (message: Message, status: string) => {
    await expect.poll(() => rig.statusOf(message.id), { timeout: 5000 }).toBe(status);
  };
  const uploads = () => graph.requests.filter((request) => request.path.endsWith('/media'));

  it.each([
    ['image/jpeg', 'image', { caption: 'Ось' }],
    ['video/mp4', 'video', { caption: 'Ось' }],
    ['application/pdf', 'document', { caption: 'Ось', filename: 'рахунок.pdf' }],
  ])('of type %s is uploaded and sent as %s', async (type, kind, extra) => {
    const message = sendFile(rig.addConversation('380671112233'), addFile(type, 'рахунок.pdf'), {
      caption: 'Ось',
    });
    expect(message.content).toMatchObject({ kind, caption: 'Ось' });
    expect(message.media).toMatchObject({ state: 'stored', mimeType: type });
    await until(message, 'accepted');
    expect(uploads()).toHaveLength(1);
    expect(graph.accepted[0]).toMatchObject({ type: kind, [kind]: { id: 'media-1', ...extra } });
  });

  it('is uploaded once for many messages, and again when the upload is too old or of another account', async () => {
    const [first, second] = [rig.addConversation('380670000001'), rig.addConversation('380670000002')];
    const file = addFile('image/png');
    await until(sendFile(first, file), 'accepted');
    await until(sendFile(second, file), 'accepted');
    expect(uploads()).toHaveLength(1);
    rig.clock.advance(29 * DAY);
    rig.db.prepare('UPDATE conversations SET last_inbound_at = ?').run(rig.clock.now());
    await until(sendFile(first, file), 'accepted');
    expect(uploads()).toHaveLength(2);
    rig.db.prepare('UPDATE media SET account_id = NULL').run();
    await until(sendFile(first, file), 'accepted');
    expect(uploads()).toHaveLength(3);
  });

  it('is uploaded again after a lost answer, since an upload reaches nobody', async () => {
    let uploaded = 0;
    graph.answer = (request) =>
      request.path.endsWith('/media') && uploaded++ === 0 ? { kind: 'accept-then-drop' } : { kind: 'accept' };
    const message = sendFile(rig.addConversation('380671112233'), addFile('image/png'));
    await expect.poll(() => rig.message(message.id).error?.title, { timeout: 5000 }).toBe('unreachable');
    expect(rig.statusOf(message.id)).toBe('queued');
    await rig.advance(2000);
    await until(message, 'accepted');
    expect(uploads()).toHaveLength(2);
    expect(graph.accepted).toHaveLength(1);
  });

  it('stays here when its account was paused while the file was on its way, and goes when the pause is over', async () => {
    graph.answer = (request) => {
      if (request.path.endsWith('/media')) rig.db.prepare("UPDATE accounts SET state = 'paused'").run();
      return { kind: 'accept' };
    };
    const message = sendFile(rig.addConversation('380671112233'), addFile('image/jpeg'));
    await expect.poll(() => rig.message(message.id).error?.title, { timeout: 5000 }).toBe('account_paused');
    expect([rig.statusOf(message.id), uploads().length, graph.requests.length]).toEqual(['queued', 1, 1]);
    rig.db.prepare("UPDATE accounts SET state = 'active'").run();
    rig.outbox.wake();
    await until(message, 'accepted');
    expect(uploads()).toHaveLength(1);
  });

  it('fails with Meta’s reason when the upload is refused, and the next message goes on', async () => {
    graph.answer = (request) =>
      request.path.endsWith('/media')
        ? {
            kind: 'json',
            status: 400,
            body: graphError(131053, {
              error_data: { details: 'Param file must be a file with one of the following types' },
            }),
          }
        : { kind: 'accept' };
    const chat = rig.addConversation('380671112233');
    const message = sendFile(chat, addFile('image/png'));
    const next = rig.send(chat);
    await until(next, 'accepted');
    expect(rig.message(message.id)).toMatchObject({ status: 'failed', error: { code: 131053 } });
    graph.answer = () => ({ kind: 'accept' });
    rig.outbox.retry(message.id);
    await until(message, 'accepted');
  });

  it('fails plainly when its bytes are gone', async () => {
    const file = addFile('image/png');
    const message = sendFile(rig.addConversation('380671112233'), file);
    folder.remove();
    await until(message, 'failed');
    expect(rig.message(message.id).error).toMatchObject({ title: 'media_missing', retry: 'no' });
    expect(graph.accepted).toEqual([]);
  });

  it('that a customer sent is passed on as a file of ours, and theirs stays as it is', async () => {
    const bytes = Buffer.from('a picture');
    const theirs = insertInboundMedia(rig.db, {
      accountId: rig.account.id,
      metaMediaId: '999',
      mimeType: 'image/jpeg',
      fileName: null,
      announcedSha256: null,
      now: NOON,
    });
    updateMediaStored(rig.db, theirs, {
      sha256: keep(bytes),
      byteSize: bytes.length,
      mimeType: 'image/jpeg',
    });
    const message = sendFile(rig.addConversation('380671112233'), theirs);
    await until(message, 'accepted');
    expect(message.media?.id).not.toBe(theirs);
    expect(rig.db.prepare('SELECT direction, meta_media_id FROM media WHERE id = ?').get(theirs)).toEqual({
      direction: 'in',
      meta_media_id: '999',
    });
    expect(graph.accepted[0]).toMatchObject({ image: { id: 'media-1' } });
  });

  it('is refused before anything is written when WhatsApp would not take it', () => {
    const chat = rig.addConversation('380671112233');
    const refused = (mediaId: MediaId, more: Record<string, unknown>, code: string) =>
      expect(() => sendFile(chat, mediaId, more)).toThrow(expect.objectContaining({ code }) as Error);
    refused(addFile('image/gif'), {}, 'MEDIA_TYPE_REFUSED');
    refused(addFile('audio/ogg'), { caption: 'слова' }, 'CAPTION_NOT_POSSIBLE');
    refused(addFile('image/webp', null, Buffer.alloc(101 * 1024)), {}, 'MEDIA_TOO_LARGE');
    refused(
      insertInboundMedia(rig.db, {
        accountId: 1,
        metaMediaId: '1',
        mimeType: 'image/png',
        fileName: null,
        announcedSha256: null,
        now: NOON,
      }),
      {},
      'MEDIA_NOT_READY',
    );
    refused(12345 as MediaId, {}, 'NOT_FOUND');
    expect(rig.db.prepare('SELECT count(*) FROM messages').pluck().get()).toBe(0);
  });

  it('is a voice note only when it is OGG', async () => {
    const chat = rig.addConversation('380671112233');
    await until(sendFile(chat, addFile('audio/ogg'), { isVoice: true }), 'accepted');
    await until(sendFile(chat, addFile('audio/mpeg'), { isVoice: true }), 'accepted');
    expect(graph.accepted.map(({ audio }) => audio)).toEqual([
      { id: 'media-1', voice: true },
      { id: 'media-3' },
    ]);
  });
});

describe('a reaction', () => {
  let rig: Rig;
  beforeEach(() => {
    rig = createRig();
  });
  const react = (chat: number, target: Message, emoji: string) =>
    rig.sendContent(chat, { kind: 'reaction', targetMessageId: target.id, emoji });
  const emojiOn = (message: Message) =>
    rig.message(message.id).reactions.map(({ by, emoji }) => `${by} ${emoji}`);
  const sendFirst = async () => {
    const chat = rig.addConversation('380671112233');
    rig.outbox.start();
    const target = rig.send(chat, 'Готово');
    await rig.flush();
    return { chat, target };
  };

  it('stands on the bubble at once, leaves the preview alone, and is replaced and taken back', async () => {
    const { chat, target } = await sendFirst();
    react(chat, target, '👍');
    expect(emojiOn(target)).toEqual(['us 👍']);
    expect(rig.db.prepare('SELECT preview_text FROM conversations').pluck().get()).toBe('Готово');
    await rig.flush();
    expect(rig.meta.accepted[1]?.body).toMatchObject({
      type: 'reaction',
      reaction: { message_id: 'wamid.1', emoji: '👍' },
    });
    rig.clock.advance(1000);
    react(chat, target, '❤️');
    await rig.flush();
    expect(emojiOn(target)).toEqual(['us ❤️']);
    rig.clock.advance(1000);
    react(chat, target, '');
    await rig.flush();
    expect(emojiOn(target)).toEqual([]);
    expect(rig.meta.accepted[3]?.body).toMatchObject({ reaction: { emoji: '' } });
  });

  it('that Meta refuses gives way to the one that stood there before', async () => {
    const { chat, target } = await sendFirst();
    react(chat, target, '👍');
    await rig.flush();
    rig.clock.advance(1000);
    rig.meta.fate = fates(131009, 'accept');
    const refused = react(chat, target, '🔥');
    expect(emojiOn(target)).toEqual(['us 🔥']);
    await rig.flush();
    expect(rig.statusOf(refused.id)).toBe('failed');
    expect(emojiOn(target)).toEqual(['us 👍']);
    rig.clock.advance(1000);
    rig.outbox.retry(refused.id);
    expect(emojiOn(target)).toEqual(['us 🔥']);
    await rig.flush();
    expect(rig.statusOf(refused.id)).toBe('accepted');
    expect(emojiOn(target)).toEqual(['us 🔥']);
  });

  it('that is thrown away before it left is off the bubble again', async () => {
    const { chat, target } = await sendFirst();
    rig.meta.fate = () => 'unreachable';
    const waiting = react(chat, target, '👍');
    await rig.flush();
    expect(rig.outbox.discard(waiting.id)).toBe(true);
    expect(emojiOn(target)).toEqual([]);
  });

  it('needs a message that WhatsApp knows', () => {
    const chat = rig.addConversation('380671112233');
    const unsent = rig.send(chat);
    expect(() => react(chat, unsent, '👍')).toThrow(
      expect.objectContaining({ code: 'REACTION_TARGET_MISSING' }) as Error,
    );
  });
});

describe('blue ticks and typing', () => {
  let rig: Rig;
  beforeEach(() => {
    rig = createRig();
  });

  it('are given once for many messages, the newest of which covers all', async () => {
    const chat = rig.addConversation('380671112233');
    for (const wamid of ['wamid.a', 'wamid.b', 'wamid.c']) rig.outbox.queueRead(chat, wamid);
    rig.outbox.start();
    await rig.flush();
    expect(rig.meta.reads).toEqual(['wamid.c']);
    expect(rig.db.prepare('SELECT count(*) FROM outbox').pluck().get()).toBe(0);
    expect(rig.db.prepare('SELECT read_wamid FROM conversations').pluck().get()).toBe('wamid.c');
  });

  it('never hold up a message, and a lost answer is simply tried again', async () => {
    const chat = rig.addConversation('380671112233');
    rig.meta.readFate = fates('reset', 'unreachable', 'accept');
    rig.outbox.start();
    rig.outbox.queueRead(chat, 'wamid.a');
    await rig.flush();
    const message = rig.send(chat);
    await rig.flush();
    expect(rig.statusOf(message.id)).toBe('accepted');
    await rig.advance(10_000);
    expect(rig.meta.reads).toEqual(['wamid.a', 'wamid.a', 'wamid.a']);
    expect(rig.db.prepare("SELECT count(*) FROM outbox WHERE kind = 'read'").pluck().get()).toBe(0);
  });

  it('that Meta refuses are dropped; that wait survive a restart', async () => {
    const chat = rig.addConversation('380671112233');
    rig.meta.readFate = () => 131009;
    rig.outbox.start();
    rig.outbox.queueRead(chat, 'wamid.a');
    await rig.flush();
    expect(rig.db.prepare('SELECT count(*) FROM outbox').pluck().get()).toBe(0);
    rig.meta.readFate = fates('unreachable', 'accept');
    rig.outbox.queueRead(chat, 'wamid.b');
    await rig.flush();
    await rig.kill();
    await rig.advance(5000);
    expect(rig.meta.reads).toEqual(['wamid.a', 'wamid.b', 'wamid.b']);
  });

  it('typing is asked for with the customer’s last message, and failures are only noted', async () => {
    const chat = rig.addConversation('380671112233');
    expect(await rig.outbox.sendTyping(chat)).toBe(true);
    expect(rig.meta.reads).toEqual([`wamid.in.${chat}`]);
    rig.meta.readFate = () => 'reset';
    expect(await rig.outbox.sendTyping(chat)).toBe(false);
    expect(await rig.outbox.sendTyping(rig.addConversation('380670000002', { lastInboundAt: null }))).toBe(
      false,
    );
    expect(
      await rig.outbox.sendTyping(rig.addConversation('380670000003', { lastInboundAt: NOON - 2 * DAY })),
    ).toBe(false);
    expect(rig.meta.reads).toHaveLength(2);
  });
});
