import { mkdirSync, writeFileSync } from 'node:fs';
import { fromRoot } from './project.ts';

/** The sounds that ring for a message are made here, so that they are ours: node src-main/tooling/make-sounds.ts */
const RATE = 22_050;
/** Quiet beside speech and music. */
const LOUDEST = 0.32;

interface Tone {
  hertz: number;
  /** Seconds. */
  at: number;
  /** How fast it dies away, in seconds to a third. */
  fade: number;
  loud: number;
  /** Hertz at its end, for a tone that falls or rises. */
  to?: number;
}

const sounds: Record<'drop' | 'bell' | 'knock' | 'chime', { seconds: number; tones: readonly Tone[] }> = {
  drop: { seconds: 0.32, tones: [{ hertz: 520, to: 1_060, at: 0, fade: 0.07, loud: 1 }] },
  bell: {
    seconds: 0.62,
    tones: [
      { hertz: 880, at: 0, fade: 0.2, loud: 1 },
      { hertz: 1_760, at: 0, fade: 0.12, loud: 0.4 },
      { hertz: 2_640, at: 0, fade: 0.06, loud: 0.18 },
    ],
  },
  knock: {
    seconds: 0.34,
    tones: [
      { hertz: 240, to: 160, at: 0, fade: 0.035, loud: 1 },
      { hertz: 260, to: 170, at: 0.14, fade: 0.035, loud: 0.9 },
    ],
  },
  chime: {
    seconds: 0.66,
    tones: [
      { hertz: 659.3, at: 0, fade: 0.16, loud: 0.8 },
      { hertz: 987.8, at: 0.11, fade: 0.2, loud: 0.8 },
      { hertz: 1_318.5, at: 0.22, fade: 0.14, loud: 0.5 },
    ],
  },
};

const folder = fromRoot('resources/sounds');
mkdirSync(folder, { recursive: true });
for (const [name, { seconds, tones }] of Object.entries(sounds)) {
  writeFileSync(`${folder}/${name}.wav`, toWav(render(Math.round(seconds * RATE), tones)));
}

function render(length: number, tones: readonly Tone[]): Float64Array {
  const wave = new Float64Array(length);
  for (const { hertz, to = hertz, at, fade, loud } of tones) {
    const first = Math.round(at * RATE);
    let phase = 0;
    for (let index = first; index < length; index += 1) {
      const seconds = (index - first) / RATE;
      const attack = Math.min(1, seconds / 0.004);
      phase += (2 * Math.PI * (hertz + (to - hertz) * Math.min(1, seconds / (fade * 2)))) / RATE;
      wave[index] = (wave[index] ?? 0) + Math.sin(phase) * loud * attack * Math.exp(-seconds / fade);
    }
  }
  const peak = wave.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // The end goes down to nothing, so that nothing clicks.
  return wave.map((value, index) => (value / peak) * LOUDEST * Math.min(1, (length - index) / 400));
}

function toWav(wave: Float64Array): Buffer {
  const file = Buffer.alloc(44 + wave.length * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + wave.length * 2, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(RATE * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(wave.length * 2, 40);
  for (const [index, value] of wave.entries()) file.writeInt16LE(Math.round(value * 32_767), 44 + index * 2);
  return file;
}
