import { beforeEach, describe, expect, it } from 'vitest';
import type { MediaId } from '#shared/domain/ids.ts';
import { createPlayer, type Player } from '../../../../src-renderer/features/conversation/player.ts';

/** An audio element that plays nothing: its state and events are those of the real one. */
class SilentAudio extends EventTarget {
  src = '';
  preload = '';
  paused = true;
  currentTime = 0;
  duration = Number.NaN;
  playbackRate = 1;
  defaultPlaybackRate = 1;
  fails = false;
  play(): Promise<void> {
    if (this.fails) return Promise.reject(new DOMException('no codec', 'NotSupportedError'));
    this.paused = false;
    this.dispatchEvent(new Event('play'));
    return Promise.resolve();
  }
  pause(): void {
    if (this.paused) return;
    this.paused = true;
    this.dispatchEvent(new Event('pause'));
  }
}

const [first, second] = [1 as MediaId, 2 as MediaId];
let audio: SilentAudio;
let player: Player;
const state = () => player.store.getState();

beforeEach(() => {
  audio = new SilentAudio();
  // Only what the player uses of it is there.
  player = createPlayer(() => audio as unknown as HTMLAudioElement);
});

describe('the player of a conversation', () => {
  it('plays one recording at a time', () => {
    player.toggle(first);
    expect([audio.src, state().isPlaying]).toEqual(['/media/1', true]);
    player.toggle(second);
    expect([audio.src, state().mediaId, state().isPlaying]).toEqual(['/media/2', second, true]);
    player.toggle(second);
    expect([state().mediaId, state().isPlaying]).toEqual([second, false]);
  });

  it('keeps its speed from one recording to the next', () => {
    player.toggle(first);
    player.nextSpeed();
    expect(audio.playbackRate).toBe(1.5);
    player.toggle(second);
    expect([audio.playbackRate, audio.defaultPlaybackRate]).toEqual([1.5, 1.5]);
    player.nextSpeed();
    player.nextSpeed();
    expect(state().speed).toBe(1);
  });

  it('jumps to a share of the whole, also before it is loaded', () => {
    player.seek(first, 0.5, 30);
    expect([audio.currentTime, state().at, state().isPlaying]).toEqual([15, 15, false]);
    audio.duration = 60;
    player.seek(first, 0.5, 30);
    expect(audio.currentTime).toBe(30);
  });

  it('remembers what cannot be played, and nothing after it was stopped', async () => {
    audio.fails = true;
    player.toggle(first);
    await Promise.resolve();
    await Promise.resolve();
    expect(state().broken.has(first)).toBe(true);
    player.stop();
    expect([state().mediaId, state().isPlaying]).toEqual([null, false]);
  });
});
