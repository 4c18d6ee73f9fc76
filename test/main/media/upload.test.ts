import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_MEDIA_BYTES } from '#shared/domain/media-rules.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { insertInboundMedia } from '../../../src-main/db/queries/media.ts';
import { createGraphClient } from '../../../src-main/meta/graph-client.ts';
import type { GraphClient, MediaStore } from '../../../src-main/ports.ts';
import { createMediaStore } from '../../../src-main/services/media/media-store.ts';
import { normaliseSha256 } from '../../../src-main/services/media/sha256.ts';
import {
  addAccount,
  createFakeClock,
  createSilentLog,
  NOON,
  openTemporaryWorkspace,
  type TemporaryWorkspace,
} from '../../helpers/workspace.ts';

const clock = createFakeClock();
let workspace: TemporaryWorkspace;
let store: MediaStore;

const buildStore = (graph: GraphClient = createGraphClient({ fetch })): MediaStore =>
  createMediaStore({
    db: workspace.db,
    dataDir: workspace.dataDir,
    clock,
    log: createSilentLog(),
    publish: () => undefined,
    graph,
    target: () => ({
      target: { baseUrl: 'http://127.0.0.1:9', accessToken: 'EAAtest-token' },
      phoneNumberId: '1',
    }),
  });

beforeEach(() => {
  workspace = openTemporaryWorkspace(clock);
  store = buildStore();
  store.start();
});
afterEach(async () => {
  await store.close();
  workspace.remove();
});

const sample = (name: string) => readFileSync(new URL(`../../../resources/samples/${name}`, import.meta.url));
async function* inPieces(bytes: Buffer, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const upload = (bytes: Buffer, mimeType: string, fileName: string | null = null) =>
  store.importUpload(inPieces(bytes), { mimeType, fileName });
const refusalOf = async (work: Promise<unknown>): Promise<Refusal> => {
  const outcome = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(outcome instanceof Refusal)) throw new Error(`no refusal but ${String(outcome)}`);
  return outcome;
};
const filesKept = () =>
  readdirSync(join(workspace.dataDir, 'media'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  ).length;
const pkOf = (inside: string) =>
  Buffer.from(`PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x13\0\0\0${inside}`);
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('a file that an operator gives', () => {
  it.each([
    ['bouquet.jpg', 'image/jpeg', 'image/jpeg'],
    ['clip.mp4', 'video/mp4', 'video/mp4'],
    ['invoice.pdf', 'application/pdf', 'application/pdf'],
    ['sticker.webp', 'image/webp', 'image/webp'],
    ['voice-note.ogg', 'audio/ogg; codecs=opus', 'audio/ogg'],
    ['bouquet.jpg', 'application/octet-stream', 'image/jpeg'],
    ['bouquet.jpg', 'image/png', 'image/jpeg'],
    ['clip.mp4', 'audio/mp4', 'audio/mp4'],
  ])('%s declared as %s is kept as %s', async (name, declared, mimeType) => {
    const bytes = sample(name);
    const media = await upload(bytes, declared, name);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(media).toEqual({
      id: media.id,
      state: 'stored',
      mimeType,
      fileName: name,
      byteSize: bytes.length,
      sha256,
      failure: null,
      // Found out by a page later.
      width: null,
      height: null,
      durationMs: null,
      waveform: null,
      hasThumbnail: false,
    });
    expect(readFileSync(store.locate(media.id)?.path ?? '')).toEqual(bytes);
    expect(readdirSync(join(workspace.dataDir, 'media', 'tmp'))).toEqual([]);
  });

  it('with words only is a text', async () => {
    const media = await upload(Buffer.from('Прайс: троянди 80 грн\r\n'), 'text/plain', 'прайс.txt');
    expect(media).toMatchObject({ mimeType: 'text/plain', fileName: 'прайс.txt' });
    expect((await upload(Buffer.from('a;b\n1;2\n'), 'text/csv', 'a.csv')).mimeType).toBe('text/plain');
  });

  it('of Office is what it says when its container fits', async () => {
    expect((await upload(pkOf('[Content_Types].xml'), xlsx, 'прайс.xlsx')).mimeType).toBe(xlsx);
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    expect((await upload(old, 'application/msword', 'лист.doc')).mimeType).toBe('application/msword');
  });

  it('has its name cleaned', async () => {
    expect((await upload(sample('bouquet.jpg'), 'image/jpeg', '..\\..\\фото\u202egpj.jpg')).fileName).toBe(
      '_.._фотоgpj.jpg',
    );
    expect((await upload(sample('bouquet.jpg'), 'image/jpeg', null)).fileName).toBeNull();
  });

  it.each<[string, Buffer, string, string | null, string]>([
    ['a page', Buffer.from('<!DOCTYPE html><html></html>'), 'image/png', 'a.png', 'MEDIA_TYPE_REFUSED'],
    [
      'a page behind a byte order mark and spaces',
      Buffer.from('\ufeff  \n<html>'),
      'text/plain',
      'a.txt',
      'MEDIA_TYPE_REFUSED',
    ],
    [
      'a drawing',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'image/svg+xml',
      'a.svg',
      'MEDIA_TYPE_REFUSED',
    ],
    ['XML', Buffer.from('<?xml version="1.0"?><a/>'), 'text/plain', 'a.txt', 'MEDIA_TYPE_REFUSED'],
    [
      'a Windows program',
      Buffer.concat([Buffer.from('MZ\x90\0'), Buffer.alloc(500)]),
      'application/pdf',
      'a.pdf',
      'MEDIA_TYPE_REFUSED',
    ],
    [
      'a Linux program',
      Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(500)]),
      'text/plain',
      'a.txt',
      'MEDIA_TYPE_REFUSED',
    ],
    ['a shell script', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'text/plain', 'a.txt', 'MEDIA_TYPE_REFUSED'],
    ['a batch file', Buffer.from('del *.*\r\n'), 'text/plain', 'a.bat', 'MEDIA_TYPE_REFUSED'],
    ['an archive', pkOf('photo.jpg'), 'application/zip', 'a.zip', 'MEDIA_TYPE_REFUSED'],
    ['an archive that calls itself a spreadsheet', pkOf('photo.jpg'), xlsx, 'a.xlsx', 'MEDIA_TYPE_REFUSED'],
    ['a moving picture', Buffer.from('GIF89a\x01\0\x01\0\0\0\0'), 'image/gif', 'a.gif', 'MEDIA_TYPE_REFUSED'],
    ['noise', Buffer.from([0, 1, 2, 3, 250, 251, 252]), 'text/plain', 'a.txt', 'MEDIA_TYPE_REFUSED'],
    ['nothing', Buffer.alloc(0), 'image/png', 'a.png', 'MEDIA_EMPTY'],
  ])('%s is refused and nothing is kept', async (_, bytes, mimeType, fileName, code) => {
    const refusal = await refusalOf(upload(bytes, mimeType, fileName));
    expect(refusal.code).toBe(code);
    expect(filesKept()).toBe(0);
    expect(workspace.db.prepare('SELECT count(*) FROM media').pluck().get()).toBe(0);
  });

  it('names formats that work instead', async () => {
    const refusal = await refusalOf(upload(Buffer.from('GIF89a\x01\0\x01\0\0\0\0'), 'image/gif'));
    expect(refusal.values).toEqual({ type: 'image/gif', advice: 'JPEG, PNG' });
  });

  it('that is too large is stopped while it comes, by what its first bytes say it is', async () => {
    let given = 0;
    async function* endless(head: Buffer): AsyncGenerator<Uint8Array> {
      yield head;
      for (;;) {
        given += 1_000_000;
        yield Buffer.alloc(1_000_000);
      }
    }
    const refusal = await refusalOf(
      store.importUpload(endless(sample('bouquet.jpg')), { mimeType: 'application/pdf', fileName: null }),
    );
    expect(refusal).toMatchObject({ code: 'MEDIA_TOO_LARGE', values: { limit: '5 MB' } });
    expect(given).toBeLessThan(8_000_000);
    given = 0;
    const unknown = await refusalOf(
      store.importUpload(endless(Buffer.from('text ')), { mimeType: 'text/plain', fileName: null }),
    );
    expect(unknown).toMatchObject({ code: 'MEDIA_TOO_LARGE', values: { limit: '100 MB' } });
    expect(given).toBeLessThan(MAX_MEDIA_BYTES + 3_000_000);
    expect(filesKept()).toBe(0);
  });

  it('that breaks off leaves nothing behind', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield sample('bouquet.jpg').subarray(0, 500);
      throw new Error('the browser went away');
    }
    await expect(store.importUpload(broken(), { mimeType: 'image/jpeg', fileName: null })).rejects.toThrow(
      'went away',
    );
    expect(filesKept()).toBe(0);
  });
});

describe('a full disk', () => {
  const full = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  async function* fullAfterABit(): AsyncGenerator<Uint8Array> {
    yield sample('bouquet.jpg').subarray(0, 500);
    throw full();
  }

  it('is said to the operator who uploads', async () => {
    expect(
      (await refusalOf(store.importUpload(fullAfterABit(), { mimeType: 'image/jpeg', fileName: null }))).code,
    ).toBe('DISK_FULL');
    expect(filesKept()).toBe(0);
  });

  it('leaves a download waiting with that word', async () => {
    await store.close();
    addAccount(workspace);
    const graph = createGraphClient({ fetch });
    const other = buildStore({
      ...graph,
      getMediaUrl: () =>
        Promise.resolve({ url: 'http://127.0.0.1:9/x', mimeType: null, sha256: null, byteSize: null }),
      downloadMedia: () => Promise.resolve(fullAfterABit()),
    });
    const id = insertInboundMedia(workspace.db, {
      accountId: 1,
      metaMediaId: '7',
      mimeType: 'image/jpeg',
      fileName: null,
      announcedSha256: null,
      now: NOON,
    });
    other.start();
    await expect
      .poll(() => other.get(id), { timeout: 5000 })
      .toMatchObject({ state: 'waiting', failure: 'disk_full' });
    await other.close();
    expect(filesKept()).toBe(0);
  });
});

describe('an announced hash', () => {
  it('is understood as hex and as both kinds of base64, and not guessed otherwise', () => {
    const bytes = createHash('sha256').update('x').digest();
    const hex = bytes.toString('hex');
    expect(
      [hex, hex.toUpperCase(), bytes.toString('base64'), bytes.toString('base64url')].map(normaliseSha256),
    ).toEqual([hex, hex, hex, hex]);
    expect([null, '', 'masked', `${hex}00`, 'A'.repeat(44)].map(normaliseSha256)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
