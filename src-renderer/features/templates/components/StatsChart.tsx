import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { momentOfDay, type StatBar } from '../stat-periods.ts';
import { useBarWords } from '../use-bar-words.ts';

export interface StatsChartProps {
  readonly bars: readonly StatBar[];
}

const HEIGHT = 160;
const WIDTH = 640;
const GAP = 0.28;

// Nested, not stacked: who read it also got it. The failed stand beside, for they are no part of what arrived.
const layers = [
  { key: 'sent', className: 'fill-press' },
  { key: 'delivered', className: 'fill-accent/40' },
  { key: 'read', className: 'fill-accent' },
] as const;

/** The days as bars; what a bar says is said under the chart while the pointer or the keyboard is on it. */
export function StatsChart({ bars }: StatsChartProps) {
  const { t } = useTranslation('templates');
  const format = useFormat();
  const words = useBarWords();
  const [pointed, setPointed] = useState<number | null>(null);
  const most = Math.max(1, ...bars.map(({ sent, failed }) => Math.max(sent, failed)));
  const top = niceTop(most);
  const width = WIDTH / Math.max(bars.length, 1);
  const bar = pointed === null ? undefined : bars[pointed];
  const move = (step: number) =>
    setPointed(Math.min(Math.max((pointed ?? (step > 0 ? -1 : bars.length)) + step, 0), bars.length - 1));
  return (
    <figure className="m-0 flex flex-col gap-2">
      <div className="flex gap-2">
        <div
          aria-hidden
          className="flex w-8 shrink-0 flex-col justify-between text-end text-xs text-ink-faint tabular-nums"
        >
          <span className="-mt-2">{format.count(top)}</span>
          <span>{top % 2 === 0 ? format.count(top / 2) : ''}</span>
          <span className="-mb-2">0</span>
        </div>
        <div
          role="slider"
          tabIndex={0}
          aria-label={t('stats.chartLabel')}
          aria-valuemin={0}
          aria-valuemax={Math.max(bars.length - 1, 0)}
          aria-valuenow={pointed ?? 0}
          aria-valuetext={bar ? words.sentence(bar) : t('stats.chartHint')}
          className="h-40 min-w-0 flex-1 rounded-xs -outline-offset-2"
          onPointerLeave={() => setPointed(null)}
          onPointerMove={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            const place = Math.floor(((event.clientX - box.left) / box.width) * bars.length);
            setPointed(Math.min(Math.max(place, 0), bars.length - 1));
          }}
          onBlur={() => setPointed(null)}
          onKeyDown={(event) => {
            const step = { ArrowRight: 1, ArrowLeft: -1, Home: -bars.length, End: bars.length }[event.key];
            if (step === undefined) return;
            event.preventDefault();
            move(step);
          }}
        >
          <svg
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            aria-hidden
            className="size-full"
          >
            {[0, 0.5, 1].map((share) => (
              <line
                key={share}
                x1={0}
                x2={WIDTH}
                y1={HEIGHT * share}
                y2={HEIGHT * share}
                className="stroke-line"
                strokeWidth={1}
                vectorEffect="non-scaling-stroke"
              />
            ))}
            {bars.map((item, place) => (
              <Bar
                key={item.from}
                bar={item}
                x={place * width}
                width={width}
                top={top}
                isPointed={place === pointed}
              />
            ))}
          </svg>
        </div>
      </div>
      <figcaption className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-1 ps-10 text-xs text-ink-faint">
        {bar ? (
          <span className="text-ink tabular-nums">{words.sentence(bar)}</span>
        ) : (
          <>
            <Edge day={bars[0]?.from} />
            <Legend />
            <Edge day={bars.at(-1)?.to} />
          </>
        )}
      </figcaption>
    </figure>
  );
}

interface BarProps {
  readonly bar: StatBar;
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly isPointed: boolean;
}

function Bar({ bar, x, width, top, isPointed }: BarProps) {
  const heightOf = (count: number) => (count / top) * HEIGHT;
  const inner = width * (1 - GAP);
  const failedWidth = bar.failed > 0 ? inner * 0.25 : 0;
  return (
    <g transform={`translate(${x + (width * GAP) / 2} 0)`}>
      {isPointed ? (
        <rect x={(-width * GAP) / 2} y={0} width={width} height={HEIGHT} className="fill-hover" />
      ) : null}
      {layers.map(({ key, className }) => (
        <rect
          key={key}
          x={0}
          y={HEIGHT - heightOf(bar[key])}
          width={inner - failedWidth}
          height={heightOf(bar[key])}
          className={className}
        />
      ))}
      {bar.failed > 0 ? (
        <rect
          x={inner - failedWidth}
          y={HEIGHT - heightOf(bar.failed)}
          width={failedWidth}
          height={heightOf(bar.failed)}
          className="fill-danger"
        />
      ) : null}
    </g>
  );
}

function Edge({ day }: { readonly day: string | undefined }) {
  const format = useFormat();
  return <span className="tabular-nums">{day === undefined ? '' : format.date(momentOfDay(day))}</span>;
}

function Legend() {
  const { t } = useTranslation('templates');
  const marks = [
    ['sent', 'bg-press ring-1 ring-line-strong ring-inset'],
    ['delivered', 'bg-accent/40'],
    ['read', 'bg-accent'],
    ['failed', 'bg-danger'],
  ] as const;
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1">
      {marks.map(([key, className]) => (
        <span key={key} className="inline-flex items-center gap-1.5">
          <span aria-hidden className={`size-2.5 rounded-xs ${className}`} />
          {t(`stats.${key}`)}
        </span>
      ))}
    </span>
  );
}

/** The next round number, so that the axis has no crooked ends. */
function niceTop(most: number): number {
  const step = 10 ** Math.floor(Math.log10(most));
  const round = [1, 2, 4, 5, 10].find((factor) => factor * step >= most) ?? 10;
  return Math.max(round * step, 2);
}
