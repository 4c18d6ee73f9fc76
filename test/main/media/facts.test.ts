import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '#shared/contract/events.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import {
  getMediaRow,
  insertInboundMedia,
  insertOutgoingMedia,
  toMedia,
} from '../../../src-main/db/queries/media.ts';
import { getThumbnail } from '../../../src-main/db/queries/media-facts.ts';
import { createMediaFacts, type MediaFactsService } from '../../../src-main/services/media/media-facts.ts';
import {
  addAccount,
  createFakeClock,
  NOON,
  openTemporaryWorkspace,
  type TemporaryWorkspace,
} from '../../helpers/workspace.ts';

const clock = createFakeClock();
const webp = readFileSync(new URL('../../../resources/samples/sticker.webp', import.meta.url));
let workspace: TemporaryWorkspace;
let facts: MediaFactsService;
let published: Change[];
let id: MediaId;

beforeEach(() => {
  workspace = openTemporaryWorkspace(clock);
  published = [];
  facts = createMediaFacts({ db: workspace.db, publish: (changes) => published.push(...changes) });
  id = insertOutgoingMedia(workspace.db, {
    mimeType: 'image/jpeg',
    fileName: null,
    byteSize: 9,
    sha256: 'aa',
    now: NOON,
  });
});
afterEach(() => workspace.remove());

const stored = () => {
  const row = getMediaRow(workspace.db, id);
  return row && toMedia(row);
};
const refusalOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'none';
};

describe('what a page found out about a file', () => {
  it('is there the next time, and later facts do not wipe out earlier ones', () => {
    expect(stored()).toMatchObject({ width: null, waveform: null, hasThumbnail: false });
    facts.save(id, { width: 640, height: 480, thumbnail: webp.toString('base64') });
    const answer = facts.save(id, { durationMs: 4200, waveform: [0, 128, 255] });
    expect(answer).toMatchObject({
      width: 640,
      height: 480,
      durationMs: 4200,
      waveform: [0, 128, 255],
      hasThumbnail: true,
    });
    expect(stored()).toEqual(answer);
    expect(getThumbnail(workspace.db, id)?.equals(webp)).toBe(true);
  });

  it.each([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a PNG', Buffer.from('\x89PNG\r\n\x1a\n0000000000', 'latin1')],
    ['a WebP of which half is missing', webp.subarray(0, 200)],
    ['a WebP of 33 KB', Buffer.concat([webp, Buffer.alloc(33 * 1024)])],
    ['nothing', Buffer.from('RIFF')],
  ])('is not kept when the small picture is %s', (_what, bytes) => {
    expect(refusalOf(() => facts.save(id, { width: 5, thumbnail: bytes.toString('base64') }))).toBe(
      'BAD_INPUT',
    );
    expect(stored()).toMatchObject({ width: null, hasThumbnail: false });
  });

  it('is refused for a file that is not here', () => {
    const account = addAccount(workspace);
    const waiting = insertInboundMedia(workspace.db, {
      accountId: account.id,
      metaMediaId: '77',
      mimeType: 'image/jpeg',
      fileName: null,
      announcedSha256: null,
      now: NOON,
    });
    expect(refusalOf(() => facts.save(waiting, { width: 5 }))).toBe('MEDIA_NOT_READY');
    expect(refusalOf(() => facts.save(999 as MediaId, { width: 5 }))).toBe('NOT_FOUND');
    expect(published).toEqual([]);
  });
});
