import { beforeEach, describe, expect, it } from 'vitest';
import type { Media } from '#shared/contract/media.ts';
import type { MediaId, MessageId } from '#shared/domain/ids.ts';
import { shrinkAttempts } from '../../../../src-renderer/features/conversation/prepare-picture.ts';
import { canTakeBack, takeBack } from '../../../../src-renderer/features/conversation/take-back.ts';
import { fileProblem, moved } from '../../../../src-renderer/features/conversation/tray.ts';
import { moveTile, readTray, removeFile } from '../../../../src-renderer/features/conversation/tray-store.ts';
import { quickReplySearch } from '../../../../src-renderer/features/conversation/use-quick-replies.ts';
import { voiceTrouble, waveformOf } from '../../../../src-renderer/features/conversation/voice-recorder.ts';
import { changeDraft, readDraft, useDraftsStore } from '../../../../src-renderer/state/drafts-store.ts';
import { sampleAnswer } from '../../../helpers/sample-chat.ts';

const MB = 1024 * 1024;
const media = { id: 9 as MediaId, mimeType: 'image/jpeg', fileName: 'photo.jpg' } as Media; // what a tile looks at

beforeEach(() => useDraftsStore.setState({ drafts: {} }));

describe('files before they go up', () => {
  it('says what to do with a video that is too large, by its size alone', () => {
    const problem = fileProblem({ type: 'video/mp4', size: 500 * MB, name: 'film.mp4' });
    expect(problem).toEqual({ code: 'VIDEO_TOO_LARGE', values: { size: '500 MB', limit: '16 MB' } });
  });

  it('shrinks a picture in steps from the side that WhatsApp keeps to something that always fits', () => {
    const attempts = shrinkAttempts(8192, 4096);
    expect(attempts[0]).toEqual({ scale: 0.5, quality: 0.92 });
    expect(attempts.at(-1)?.scale).toBeCloseTo(0.1);
    expect(shrinkAttempts(800, 600)[0]?.scale).toBe(1);
  });

  it('moves by one place and not over the ends', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });

  it('forgets the trace of an upload that a reload has cut off', () => {
    const tile = (key: string, has: Media | null) => ({ key, media: has, caption: '', isVoice: false });
    changeDraft(1, { files: [tile('cut', null), tile('kept', media), tile('last', media)] });
    expect(readTray(1).map(({ key }) => key)).toEqual(['kept', 'last']);
    moveTile(1, 'last', -1);
    expect(readTray(1).map(({ key }) => key)).toEqual(['last', 'kept']);
    removeFile(1, 'last');
    expect(readTray(1).map(({ key }) => key)).toEqual(['kept']);
  });
});

describe('a voice note', () => {
  it('is drawn by the loudest moment of each stretch', () => {
    expect(waveformOf([0, 1, 0.5])).toEqual([0, 255, 128]);
    const long = waveformOf(Array.from({ length: 640 }, (_, index) => (index % 10 === 3 ? 1 : 0)));
    expect(long).toEqual(Array.from({ length: 64 }, () => 255));
    expect(waveformOf([])).toEqual([0]);
  });

  it('says in which way the microphone cannot be had', () => {
    const named = (name: string) => voiceTrouble(Object.assign(new Error('no'), { name }));
    expect(['NotAllowedError', 'NotFoundError', 'NotReadableError', 'Other'].map(named)).toEqual([
      'refused',
      'noMicrophone',
      'busy',
      'unknown',
    ]);
  });
});

describe('a message that is edited after it failed', () => {
  it('comes back with file, quote and caption, and leaves alone what is being written', () => {
    changeDraft(1, { text: 'half a line' });
    const quoted = { wamid: 'w', id: 4 as MessageId, direction: null, kind: null, text: null };
    const content = { kind: 'image' as const, mediaId: media.id, caption: 'Look' };
    const message = sampleAnswer({ content, media, quoted });
    expect(canTakeBack(message)).toBe(true);
    takeBack(message);
    expect(readDraft(1)).toMatchObject({
      text: 'half a line',
      quotedMessageId: 4,
      files: [{ media, caption: 'Look', isVoice: false }],
    });
  });

  it('comes back with its words before what is being written', () => {
    changeDraft(1, { text: 'half a line' });
    takeBack(sampleAnswer({ content: { kind: 'text', body: 'Look' } }));
    expect(readDraft(1)).toMatchObject({ text: 'Look\nhalf a line', files: [] });
  });

  it('keeps each caption with its file when several come back', () => {
    for (const caption of ['Roses', 'Tulips'])
      takeBack(sampleAnswer({ content: { kind: 'image', mediaId: media.id, caption }, media }));
    expect(readDraft(1)).toMatchObject({ text: '', files: [{ caption: 'Roses' }, { caption: 'Tulips' }] });
  });

  it('is words and files only: a form is made anew', () => {
    const content = {
      kind: 'location' as const,
      latitude: 1,
      longitude: 2,
      name: null,
      address: null,
      url: null,
    };
    expect(canTakeBack(sampleAnswer({ content }))).toBe(false);
  });
});

describe('a search for a ready answer', () => {
  it('is one word after a slash at the very beginning', () => {
    expect(['/', '/год', '/a b', 'see /x', '//', '', 'a'].map(quickReplySearch)).toEqual([
      '',
      'год',
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
