import { qualityWords } from '#shared/domain/template-life.ts';
import { classNames } from '../../../ui/class-names.ts';
import { toneInk, useTemplateWords } from '../use-template-words.ts';

export interface QualityWordProps {
  readonly score: string | null;
}

const bars: Readonly<Record<string, number>> = { GREEN: 3, YELLOW: 2, RED: 1 };

/** How customers take a template, as rising bars and a word. */
export function QualityWord({ score }: QualityWordProps) {
  const words = useTemplateWords();
  const filled = bars[score ?? ''] ?? 0;
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 text-sm text-ink-soft">
      <svg
        width={13}
        height={12}
        viewBox="0 0 13 12"
        className={classNames('shrink-0', toneInk[qualityWords(score).tone])}
        aria-hidden
      >
        {[0, 1, 2].map((place) => (
          <rect
            key={place}
            x={place * 5}
            y={8 - place * 4}
            width={3}
            height={4 + place * 4}
            rx={1}
            fill="currentColor"
            opacity={place < filled ? 1 : 0.25}
          />
        ))}
      </svg>
      <span className="truncate">{words.quality(score)}</span>
    </span>
  );
}
