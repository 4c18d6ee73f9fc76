import { classNames } from './class-names.ts';

/** The palette of labels; each name has its dot in both themes (`--label-NAME`). */
export type LabelMarkColor =
  | 'blue'
  | 'teal'
  | 'green'
  | 'amber'
  | 'orange'
  | 'red'
  | 'pink'
  | 'violet'
  | 'grey';

export interface LabelDotProps {
  readonly color: LabelMarkColor;
  readonly size?: 'small' | 'medium';
}

/** The dot of a label; decoration, since its name stands beside it or in the tooltip. */
export function LabelDot({ color, size = 'medium' }: LabelDotProps) {
  return (
    <span
      aria-hidden
      className={classNames('inline-block shrink-0 rounded-full', size === 'small' ? 'size-2' : 'size-2.5')}
      style={{ background: `var(--label-${color})` }}
    />
  );
}

export interface LabelChipProps {
  readonly name: string;
  readonly color: LabelMarkColor;
}

/** A label with its name; the colour is a dot only, so that words keep their contrast. */
export function LabelChip({ name, color }: LabelChipProps) {
  return (
    <span className="inline-flex h-[18px] max-w-28 min-w-0 items-center gap-1 rounded-full border border-line-strong px-1.5 text-xs text-ink-soft">
      <LabelDot color={color} size="small" />
      <bdi className="truncate">{name}</bdi>
    </span>
  );
}
