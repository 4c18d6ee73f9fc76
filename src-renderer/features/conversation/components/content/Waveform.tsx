import { useTranslation } from 'react-i18next';
import { playbackTime } from '../../playback-time.ts';

export interface WaveformProps {
  /** Loudness, 0 to 255; null while it is not known: then a quiet line. */
  readonly bars: readonly number[] | null;
  /** Seconds. */
  readonly at: number;
  /** Seconds; 0 while it is not known. */
  readonly duration: number;
  /** 0 to 1 of the whole. */
  readonly onSeek: (share: number) => void;
}

const COUNT = 48;
const HEIGHT = 28;
const STEP = 4;
const BAR = 2.5;

/** The wave of a recording with what was heard coloured; it is a slider for the pointer and for the arrow keys. */
export function Waveform({ bars, at, duration, onSeek }: WaveformProps) {
  const { t } = useTranslation('conversation');
  const share = duration > 0 ? Math.min(1, at / duration) : 0;
  const path = wavePath(bars);
  return (
    <span className="relative flex h-8 min-w-0 flex-1 items-center rounded-xs has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus">
      <Wave path={path} className="text-ink-faint opacity-60" />
      {share > 0 ? (
        <span
          className="absolute inset-y-0 start-0 flex items-center overflow-hidden"
          style={{ clipPath: `inset(0 ${(1 - share) * 100}% 0 0)`, width: '100%' }}
        >
          <Wave path={path} className="text-accent" />
        </span>
      ) : null}
      <input
        type="range"
        aria-label={t('media.seek')}
        aria-valuetext={playbackTime(at)}
        min={0}
        max={Math.max(duration, 0.1)}
        step={0.1}
        value={Math.min(at, Math.max(duration, 0.1))}
        disabled={duration === 0}
        onChange={(event) => onSeek(Number(event.target.value) / duration)}
        className="absolute inset-0 m-0 size-full cursor-pointer opacity-0 disabled:cursor-default"
      />
    </span>
  );
}

function Wave({ path, className }: { readonly path: string; readonly className: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${COUNT * STEP} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={`h-7 w-full ${className}`}
    >
      <path d={path} stroke="currentColor" strokeWidth={BAR} strokeLinecap="round" />
    </svg>
  );
}

/** One upright line for each bar. The hub keeps up to 64; there is room for 48, each the loudest of those it stands for. */
export function wavePath(bars: readonly number[] | null): string {
  return Array.from({ length: COUNT }, (_bar, index) => {
    const level = (bars ? loudest(bars, index) : 0) / 255;
    const half = 0.5 + level * (HEIGHT / 2 - 2);
    const x = index * STEP + STEP / 2;
    return `M${x} ${(HEIGHT / 2 - half).toFixed(1)}V${(HEIGHT / 2 + half).toFixed(1)}`;
  }).join('');
}

function loudest(bars: readonly number[], index: number): number {
  const from = Math.floor((index * bars.length) / COUNT);
  const to = Math.max(from + 1, Math.ceil(((index + 1) * bars.length) / COUNT));
  return Math.max(0, ...bars.slice(from, to));
}
