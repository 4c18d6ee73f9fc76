import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MediaId } from '#shared/domain/ids.ts';
import { mediaAddress } from '../../api/media-address.ts';

const speeds = [1, 1.5, 2] as const;
export type Speed = (typeof speeds)[number];

export interface PlayerState {
  /** The recording that plays or was paused; null before the first. */
  readonly mediaId: MediaId | null;
  readonly isPlaying: boolean;
  /** Seconds. */
  readonly at: number;
  /** Seconds; 0 until it is known. */
  readonly duration: number;
  readonly speed: Speed;
  /** Recordings that this browser cannot play. */
  readonly broken: ReadonlySet<MediaId>;
}

/** Plays one recording at a time; it lives outside of the rows, so that it goes on while one scrolls. */
export interface Player {
  readonly store: StoreApi<PlayerState>;
  readonly toggle: (id: MediaId) => void;
  /** `share` of the whole, 0 to 1. `duration` in seconds, for a recording that is not loaded yet. */
  readonly seek: (id: MediaId, share: number, duration: number) => void;
  readonly nextSpeed: () => void;
  readonly pause: () => void;
  /** Pauses and forgets what was played. */
  readonly stop: () => void;
}

const silent: PlayerState = {
  mediaId: null,
  isPlaying: false,
  at: 0,
  duration: 0,
  speed: 1,
  broken: new Set(),
};

/** Makes the player of one open conversation. */
export function createPlayer(makeAudio: () => HTMLAudioElement = () => new Audio()): Player {
  const store = createStore<PlayerState>(() => silent);
  let audio: HTMLAudioElement | null = null;

  const load = (id: MediaId): HTMLAudioElement => {
    audio ??= listen(makeAudio(), store);
    const { mediaId, speed } = store.getState();
    if (mediaId !== id) {
      audio.pause();
      audio.src = mediaAddress(id);
      store.setState({ mediaId: id, at: 0, duration: 0, isPlaying: false });
    }
    // A new source sets the speed back.
    audio.defaultPlaybackRate = speed;
    audio.playbackRate = speed;
    return audio;
  };

  return {
    store,
    toggle(id) {
      const loaded = load(id);
      if (!loaded.paused) return loaded.pause();
      loaded.play().catch((error: unknown) => {
        // Paused before it began: nothing is wrong with it.
        if (error instanceof DOMException && error.name === 'AbortError') return;
        store.setState(({ broken }) => ({ broken: new Set(broken).add(id) }));
      });
    },
    seek(id, share, duration) {
      const loaded = load(id);
      const whole = finite(loaded.duration) || duration;
      loaded.currentTime = share * whole;
      store.setState({ at: share * whole });
    },
    nextSpeed() {
      const { speed } = store.getState();
      const next = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1;
      store.setState({ speed: next });
      if (audio) audio.playbackRate = next;
    },
    pause: () => audio?.pause(),
    stop() {
      audio?.pause();
      store.setState(silent);
    },
  };
}

function listen(audio: HTMLAudioElement, store: StoreApi<PlayerState>): HTMLAudioElement {
  const takeDuration = () => store.setState({ duration: finite(audio.duration) });
  audio.preload = 'metadata';
  audio.addEventListener('play', () => store.setState({ isPlaying: true }));
  audio.addEventListener('pause', () => store.setState({ isPlaying: false }));
  audio.addEventListener('timeupdate', () => store.setState({ at: audio.currentTime }));
  audio.addEventListener('ended', () => store.setState({ at: 0, isPlaying: false }));
  audio.addEventListener('loadedmetadata', takeDuration);
  audio.addEventListener('durationchange', takeDuration);
  return audio;
}

/** A stream without a known end says Infinity. */
const finite = (seconds: number) => (Number.isFinite(seconds) ? seconds : 0);
