import { type ReactNode, useState } from 'react';
import { useFormat } from '../i18n/use-format.ts';

/** Rectangles over one another, from the highest to the lowest. */
export interface BarColumn {
  /** Of the bar's width, 0 to 1. */
  readonly share: number;
  readonly layers: readonly { readonly value: number; readonly className: string }[];
}

export interface ChartBar {
  readonly key: string;
  /** What stands under the chart while the pointer or the keyboard is on it. */
  readonly sentence: string;
  readonly columns: readonly BarColumn[];
}

export interface BarChartProps {
  readonly bars: readonly ChartBar[];
  /** For screen readers: what is shown, and how it is read. */
  readonly label: string;
  readonly hint: string;
  /** Words under both ends of the axis. */
  readonly first: string;
  readonly last: string;
  readonly legend: readonly { readonly label: string; readonly className: string }[];
}

const HEIGHT = 160;
const WIDTH = 640;
const GAP = 0.28;

/** Counts as bars from zero; arrows, Home and End go from one to the next and say it. */
export function BarChart({ bars, label, hint, first, last, legend }: BarChartProps) {
  const format = useFormat();
  const [pointed, setPointed] = useState<number | null>(null);
  const top = niceTop(Math.max(1, ...bars.map(highest)));
  const width = WIDTH / Math.max(bars.length, 1);
  const bar = pointed === null ? undefined : bars[pointed];
  const move = (step: number) =>
    setPointed(Math.min(Math.max((pointed ?? (step > 0 ? -1 : bars.length)) + step, 0), bars.length - 1));
  return (
    <figure className="@container m-0 flex flex-col gap-2">
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
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={Math.max(bars.length - 1, 0)}
          aria-valuenow={pointed ?? 0}
          aria-valuetext={bar?.sentence ?? hint}
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
                key={item.key}
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
          <span className="text-ink tabular-nums">{bar.sentence}</span>
        ) : (
          <Ends first={first} last={last}>
            {legend.map((mark) => (
              <span key={mark.label} className="inline-flex items-center gap-1.5">
                <span aria-hidden className={`size-2.5 rounded-xs ${mark.className}`} />
                {mark.label}
              </span>
            ))}
          </Ends>
        )}
      </figcaption>
    </figure>
  );
}

interface EndsProps {
  readonly first: string;
  readonly last: string;
  readonly children: ReactNode;
}

function Ends({ first, last, children }: EndsProps) {
  return (
    <>
      <span className="tabular-nums">{first}</span>
      {/* In a narrow chart below both: each end has to stay under its end of the axis. */}
      <span className="order-last flex basis-full flex-wrap gap-x-4 gap-y-1 @[520px]:order-none @[520px]:basis-auto">
        {children}
      </span>
      <span className="tabular-nums">{last}</span>
    </>
  );
}

const highest = (bar: ChartBar): number =>
  Math.max(0, ...bar.columns.flatMap(({ layers }) => layers.map(({ value }) => value)));

interface BarProps {
  readonly bar: ChartBar;
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly isPointed: boolean;
}

function Bar({ bar, x, width, top, isPointed }: BarProps) {
  const inner = width * (1 - GAP);
  const starts = bar.columns.map((_, place) =>
    bar.columns.slice(0, place).reduce((sum, { share }) => sum + share * inner, 0),
  );
  return (
    <g transform={`translate(${x + (width * GAP) / 2} 0)`}>
      {isPointed ? (
        <rect x={(-width * GAP) / 2} y={0} width={width} height={HEIGHT} className="fill-hover" />
      ) : null}
      {bar.columns.map(({ share, layers }, place) =>
        layers.map(({ value, className }) => (
          <rect
            key={className}
            x={starts[place]}
            y={HEIGHT - (value / top) * HEIGHT}
            width={share * inner}
            height={(value / top) * HEIGHT}
            className={className}
          />
        )),
      )}
    </g>
  );
}

/** The next round number, so that the axis has no crooked ends. */
function niceTop(most: number): number {
  const step = 10 ** Math.floor(Math.log10(most));
  const round = [1, 2, 4, 5, 10].find((factor) => factor * step >= most) ?? 10;
  return Math.max(round * step, 2);
}
