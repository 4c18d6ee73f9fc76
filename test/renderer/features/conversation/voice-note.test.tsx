import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Media } from '#shared/contract/media.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import { VoiceBar } from '../../../../src-renderer/features/conversation/components/VoiceBar.tsx';
import { MOST_FILES } from '../../../../src-renderer/features/conversation/tray.ts';
import { readTray, readWork } from '../../../../src-renderer/features/conversation/tray-store.ts';
import { useAddFiles } from '../../../../src-renderer/features/conversation/use-add-files.ts';
import type {
  VoiceNote,
  VoiceRecording,
} from '../../../../src-renderer/features/conversation/voice-recorder.ts';
import { changeDraft, readDraft, useDraftsStore } from '../../../../src-renderer/state/drafts-store.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { renderUi } from '../../../helpers/render-ui.tsx';

const note: VoiceNote = {
  file: new File(['x'], 'voice.ogg', { type: 'audio/ogg' }),
  durationMs: 2500,
  waveform: [0, 255],
};
const stored: Media = {
  id: 9 as MediaId,
  state: 'stored',
  mimeType: 'audio/ogg',
  fileName: 'voice.ogg',
  byteSize: 1,
  sha256: null,
  failure: null,
  width: null,
  height: null,
  durationMs: null,
  waveform: null,
  hasThumbnail: false,
};

const startRecording = async (): Promise<VoiceRecording> => ({
  pause: () => undefined,
  resume: () => undefined,
  level: () => 0.5,
  elapsedMs: () => 2500,
  finish: async () => note,
  cancel: async () => undefined,
  failed: new Promise(() => undefined),
});

beforeEach(() => {
  useDraftsStore.setState({ drafts: {} });
  // Nothing is played here, and the page of these tests has no addresses for bytes.
  vi.stubGlobal(
    'URL',
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }),
  );
});
afterEach(() => vi.unstubAllGlobals());

describe('the bar of a recording', () => {
  it('keeps the recording until whoever sends it takes the bar away', async () => {
    const sent: VoiceNote[] = [];
    const onClose = vi.fn<() => void>();
    const { user } = renderUi(
      <VoiceBar startRecording={startRecording} onSend={(item) => sent.push(item)} onClose={onClose} />,
    );
    await screen.findByRole('button', { name: 'Stop and listen' });
    const send = screen.getByRole('button', { name: /^Send/ });
    await user.click(send);
    await waitFor(() => expect(sent).toEqual([note]));
    expect(screen.getByRole('button', { name: 'Listen' })).toBeTruthy();
    await user.click(send);
    await waitFor(() => expect(sent).toEqual([note, note]));
    expect(onClose).not.toHaveBeenCalled();
  });
});

/** An upload that breaks off at the first time and comes through at the second. */
class ShakyRequest {
  static count = 0;
  readonly upload = { addEventListener: () => undefined };
  readonly status = 200;
  readonly responseText = JSON.stringify(stored);
  readonly #listeners = new Map<string, () => void>();
  addEventListener(kind: string, listener: () => void) {
    this.#listeners.set(kind, listener);
  }
  open() {}
  setRequestHeader() {}
  abort() {}
  send() {
    ShakyRequest.count += 1;
    this.#listeners.get(ShakyRequest.count === 1 ? 'error' : 'load')?.();
  }
}

function Adder() {
  const { addVoice, retryFile } = useAddFiles(1);
  return (
    <>
      <button type="button" onClick={() => addVoice(note)}>
        Add
      </button>
      <button type="button" onClick={() => retryFile(readTray(1).at(-1)?.key ?? '')}>
        Again
      </button>
    </>
  );
}

function open() {
  const told: unknown[] = [];
  ShakyRequest.count = 0;
  vi.stubGlobal('XMLHttpRequest', ShakyRequest);
  const view = renderScreen(<Adder />, {
    procedures: {
      media: {
        saveFacts: answer.media.saveFacts.handler(({ input }) => {
          told.push(input);
          return { ...stored, durationMs: input.durationMs ?? null, waveform: input.waveform ?? null };
        }),
      },
    },
  });
  const last = () => readTray(1).at(-1);
  const uploadOf = () => readWork(last()?.key ?? '')?.upload.kind;
  return { ...view, told, last, uploadOf };
}

describe('a recording on its way to the hub', () => {
  it('has its length and its waveform also when the upload broke off and is tried again', async () => {
    const { user, told, last, uploadOf } = open();
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(uploadOf()).toBe('failed'));
    await user.click(screen.getByRole('button', { name: 'Again' }));
    await waitFor(() => expect(uploadOf()).toBe('done'));
    expect(told).toEqual([{ id: 9, durationMs: 2500, waveform: [0, 255] }]);
    expect(last()).toMatchObject({ isVoice: true, media: { durationMs: 2500, waveform: [0, 255] } });
  });

  it('finds room in a tray that is full', async () => {
    const { user, last, uploadOf } = open();
    const full = Array.from({ length: MOST_FILES }, (_, index) => ({
      key: `file-${index}`,
      media: stored,
      caption: '',
      isVoice: false,
    }));
    act(() => changeDraft(1, { files: full }));
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(uploadOf()).toBe('failed'));
    expect([readDraft(1).files.length, last()?.isVoice]).toEqual([MOST_FILES + 1, true]);
  });
});
