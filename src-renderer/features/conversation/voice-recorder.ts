/** A finished voice note. */
export interface VoiceNote {
  /** OGG/Opus, one channel: the only form that WhatsApp shows as a voice message. */
  readonly file: File;
  readonly durationMs: number;
  /** Loudness of equal stretches, 0 to 255. */
  readonly waveform: number[];
}

export interface VoiceRecording {
  pause(): void;
  resume(): void;
  /** Loudness now, 0 to 1. */
  level(): number;
  /** Without the pauses. */
  elapsedMs(): number;
  finish(): Promise<VoiceNote>;
  cancel(): Promise<void>;
  /** Rejects when the encoder or the microphone fails on the way; never resolves. */
  readonly failed: Promise<void>;
}

/** Longer than this nobody listens; it stays far below WhatsApp's 16 MB. */
export const LONGEST_VOICE_MS = 10 * 60_000;

const SAMPLE_EVERY_MS = 100;
const WAVEFORM_BARS = 64;
/** Speech is clear at this, and three minutes stay below the 512 KB up to which WhatsApp plays a note in place. */
const BITS_PER_SECOND = 24_000;

/** Asks for the microphone and begins to record; throws what `getUserMedia` throws when it is refused. */
export async function startVoiceRecording(): Promise<VoiceRecording> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  });
  const release = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  try {
    return await record(stream, release);
  } catch (error) {
    release();
    throw error;
  }
}

async function record(stream: MediaStream, release: () => void): Promise<VoiceRecording> {
  const track = stream.getAudioTracks()[0];
  if (!track) throw new DOMException('The stream has no sound', 'NotFoundError');
  const bunny = await import('mediabunny');
  const target = new bunny.BufferTarget();
  const output = new bunny.Output({ format: new bunny.OggOutputFormat(), target });
  const source = new bunny.MediaStreamAudioTrackSource(track, {
    codec: 'opus',
    quality: new bunny.Quality({ bitrate: BITS_PER_SECOND }),
    transform: { numberOfChannels: 1, sampleRate: 48_000 },
  });
  // Asked for before the start: the package warns of one that nobody looks at.
  const failed = source.errorPromise;
  output.addAudioTrack(source);
  await output.start();
  const meter = startMeter(stream);
  const watch = startWatch();
  const levels: number[] = [];
  const sampling = setInterval(() => {
    if (!source.paused) levels.push(meter.level());
  }, SAMPLE_EVERY_MS);
  const end = () => {
    clearInterval(sampling);
    meter.stop();
    release();
  };
  return {
    failed,
    pause: () => {
      source.pause();
      watch.pause();
    },
    resume: () => {
      source.resume();
      watch.resume();
    },
    level: () => (source.paused ? 0 : meter.level()),
    elapsedMs: watch.elapsedMs,
    async finish() {
      const durationMs = watch.elapsedMs();
      source.close();
      end();
      await output.finalize();
      if (target.buffer === null) throw new Error('The recording came out empty');
      const file = new File([target.buffer], 'voice.ogg', { type: 'audio/ogg' });
      return { file, durationMs: Math.round(durationMs), waveform: waveformOf(levels) };
    },
    async cancel() {
      end();
      await output.cancel();
    },
  };
}

function startMeter(stream: MediaStream) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level(): number {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      // Speech lies low: its root stretches quiet voices over the scale.
      return Math.min(1, Math.sqrt(power) * 4);
    },
    stop: () => void context.close(),
  };
}

/** A stop watch that pauses. */
function startWatch() {
  let before = 0;
  let since: number | null = performance.now();
  const elapsedMs = () => before + (since === null ? 0 : performance.now() - since);
  return {
    elapsedMs,
    pause: () => {
      before = elapsedMs();
      since = null;
    },
    resume: () => {
      since ??= performance.now();
    },
  };
}

/** The loudest moment of each of 64 equal stretches. */
export function waveformOf(levels: readonly number[]): number[] {
  const bars = Math.min(WAVEFORM_BARS, Math.max(1, levels.length));
  return Array.from({ length: bars }, (_, index) => {
    const stretch = levels.slice(
      Math.floor((index * levels.length) / bars),
      Math.floor(((index + 1) * levels.length) / bars),
    );
    return Math.round(Math.max(0, ...stretch) * 255);
  });
}

export type VoiceTrouble = 'refused' | 'noMicrophone' | 'busy' | 'unknown';

/** Why no recording began, in the browser's words. */
export function voiceTrouble(error: unknown): VoiceTrouble {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'noMicrophone';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'unknown';
}
