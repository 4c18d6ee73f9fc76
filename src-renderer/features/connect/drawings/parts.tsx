import type { ReactNode } from 'react';

/** The frame of every drawing is 320 wide, so that all of them have one scale of text. */
export const drawingWidth = 320;

export interface BrowserFrameProps {
  readonly height: number;
  /** The lines of Meta's menu at the left, the chosen one last in `chosen`. */
  readonly menu: readonly string[];
  readonly chosen: string;
  readonly children: ReactNode;
}

const menuWidth = 92;

/** A page in a browser with a menu at the left; children are drawn right of it, in its own coordinates. */
export function BrowserFrame({ height, menu, chosen, children }: BrowserFrameProps) {
  return (
    <>
      <rect
        x={0.5}
        y={0.5}
        width={drawingWidth - 1}
        height={height - 1}
        rx={8}
        className="fill-surface-raised stroke-line-strong"
      />
      <path d={`M0.5 18.5h${drawingWidth - 1}`} className="stroke-line" />
      {[11, 20, 29].map((x) => (
        <circle key={x} cx={x} cy={9.5} r={2.5} className="fill-line-strong" />
      ))}
      <path d={`M${menuWidth + 0.5} 18.5v${height - 19}`} className="stroke-line" />
      {menu.map((words, place) => (
        <g key={words}>
          {words === chosen ? (
            <rect
              x={5}
              y={25 + place * 19}
              width={menuWidth - 10}
              height={16}
              rx={4}
              className="fill-accent-soft"
            />
          ) : null}
          <Words x={11} y={36 + place * 19} size={8} tone={words === chosen ? 'accent' : 'faint'}>
            {words}
          </Words>
        </g>
      ))}
      <g transform={`translate(${menuWidth + 12} 30)`}>{children}</g>
    </>
  );
}

export interface WordsProps {
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly tone?: 'ink' | 'soft' | 'faint' | 'accent' | 'onAccent' | 'success';
  readonly isBold?: boolean;
  readonly isCode?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly children: string;
}

const fills = {
  ink: 'fill-ink',
  soft: 'fill-ink-soft',
  faint: 'fill-ink-faint',
  accent: 'fill-accent-ink',
  onAccent: 'fill-on-accent',
  success: 'fill-success-ink',
};

/** Words in a drawing. */
export function Words({ x, y, size = 9, tone = 'ink', isBold, isCode, anchor, children }: WordsProps) {
  return (
    <text
      x={x}
      y={y}
      fontSize={size}
      textAnchor={anchor ?? 'start'}
      className={`${fills[tone]} ${isBold ? 'font-semibold' : ''} ${isCode ? 'font-mono' : ''}`}
    >
      {children}
    </text>
  );
}

export interface FieldBoxProps {
  readonly y: number;
  readonly label: string;
  readonly value: string;
  readonly width?: number;
  /** The button at the end of the field, such as Show. */
  readonly button?: string;
  readonly isTarget?: boolean;
}

/** A labelled field; the one that is looked for has a firm accent edge. */
export function FieldBox({ y, label, value, width = 204, button, isTarget = false }: FieldBoxProps) {
  const buttonWidth = button ? button.length * 5 + 14 : 0;
  return (
    <g transform={`translate(0 ${y})`}>
      <Words x={0} y={8} size={8} tone="soft">
        {label}
      </Words>
      <rect
        x={0.5}
        y={13.5}
        width={width - (button ? buttonWidth + 6 : 0) - 1}
        height={20}
        rx={4}
        strokeWidth={isTarget ? 1.75 : 1}
        className={isTarget ? 'fill-accent-soft stroke-accent' : 'fill-field stroke-line-strong'}
      />
      <Words x={7} y={26.5} size={8.5} isCode>
        {value}
      </Words>
      {button ? <PushButton x={width - buttonWidth} y={13} width={buttonWidth} words={button} /> : null}
    </g>
  );
}

export interface PushButtonProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly words: string;
  readonly isMain?: boolean;
}

/** A button of Meta's. */
export function PushButton({ x, y, width, words, isMain = false }: PushButtonProps) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect
        width={width}
        height={21}
        rx={4}
        className={isMain ? 'fill-accent' : 'fill-press stroke-line-strong'}
        strokeWidth={isMain ? 0 : 0.75}
      />
      <Words x={width / 2} y={14} size={8.5} isBold anchor="middle" tone={isMain ? 'onAccent' : 'ink'}>
        {words}
      </Words>
    </g>
  );
}

/** Lines of text that do not matter. */
export function Blur({
  x,
  y,
  widths,
}: {
  readonly x: number;
  readonly y: number;
  readonly widths: readonly number[];
}) {
  // Round ends lie outside of a line's length.
  const lines = widths.map((width, place) => `M${x + 2} ${y + 2 + place * 9}h${width - 4}`);
  return <path d={lines.join('')} strokeWidth={4} strokeLinecap="round" className="stroke-press" />;
}
