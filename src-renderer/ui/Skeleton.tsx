import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';

export interface SkeletonProps {
  /** `rows`: a list with avatars; `bubbles`: a conversation; `lines`: plain text or a form. */
  readonly shape: 'rows' | 'bubbles' | 'lines';
  readonly count?: number;
}

// Fixed, uneven widths in percent: even ones look like a table, random ones would jump at every render.
const widths = [62, 48, 71, 55, 40, 66, 52, 60] as const;
const bar = 'breathe bg-press';

/** The shape of what is coming, at the size that it will have; never over content that is already there. */
export function Skeleton({ shape, count = 6 }: SkeletonProps) {
  const { t } = useTranslation('ui');
  const places = Array.from({ length: count }, (_, place) => place);
  const Part = { rows: SkeletonRow, bubbles: SkeletonBubble, lines: SkeletonLine }[shape];
  return (
    <div
      role="status"
      aria-label={t('loading')}
      className={shape === 'rows' ? undefined : 'flex flex-col gap-3 p-4'}
    >
      {places.map((place) => (
        <Part key={place} place={place} />
      ))}
    </div>
  );
}

interface PartProps {
  readonly place: number;
}

const widthAt = (place: number) => widths[place % widths.length] ?? 60;

function SkeletonRow({ place }: PartProps) {
  return (
    <div className="flex h-16 items-center gap-3 px-3" aria-hidden>
      <div className={classNames(bar, 'size-10 shrink-0 rounded-[11px]')} />
      <div className="flex flex-1 flex-col gap-2">
        <div className={classNames(bar, 'h-3 rounded-xs')} style={{ width: `${widthAt(place)}%` }} />
        <div
          className={classNames(bar, 'h-2.5 rounded-xs')}
          style={{ width: `${widthAt(place + 3) + 20}%` }}
        />
      </div>
    </div>
  );
}

function SkeletonBubble({ place }: PartProps) {
  const isOwn = place % 3 === 1;
  return (
    <div
      aria-hidden
      className={classNames('breathe h-14 rounded-bubble bg-press', isOwn && 'self-end')}
      style={{ width: `${widthAt(place) - 8}%`, height: 36 + (place % 3) * 21 }}
    />
  );
}

function SkeletonLine({ place }: PartProps) {
  return (
    <div
      aria-hidden
      className={classNames(bar, 'h-3 rounded-xs')}
      style={{ width: `${widthAt(place) + 20}%` }}
    />
  );
}
