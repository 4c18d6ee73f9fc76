import { Section } from './Section.tsx';
import { useWords } from './words.ts';

const grounds = [
  'rail',
  'surface-sunken',
  'surface',
  'surface-raised',
  'bubble-in',
  'bubble-out',
  'note-paper',
  'accent-soft',
  'waiting-soft',
  'danger-soft',
  'success-soft',
  'sandbox-soft',
];
const fills = [
  'accent',
  'danger',
  'waiting',
  'success',
  'sandbox',
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((place) => `account-${place}`),
];
const sizes = ['text-2xl', 'text-xl', 'text-lg', 'text-bubble', 'text-base', 'text-sm', 'text-xs'];

export function ColoursSection() {
  const words = useWords();
  return (
    <Section id="colours" title={words.sections.colours}>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(150px,1fr))] gap-2">
        {grounds.map((name) => (
          <div
            key={name}
            className="rounded-md border border-line p-3"
            style={{ background: `var(--${name})` }}
          >
            <p className="text-sm font-medium text-ink">{name}</p>
            <p className="text-sm text-ink-soft">ink-soft Ґґ Її</p>
            <p className="text-sm text-ink-faint tabular-nums">ink-faint 14:05</p>
            <p className="text-sm text-accent-ink">accent-ink</p>
          </div>
        ))}
      </div>
      <div className="flex flex-wrap gap-3">
        {fills.map((name) => (
          <div key={name} className="flex items-center gap-1.5 text-xs text-ink-faint">
            <span className="size-5 rounded-xs" style={{ background: `var(--${name})` }} />
            {name}
          </div>
        ))}
      </div>
      <div className="flex flex-col gap-1">
        {sizes.map((size) => (
          <p key={size} className={`${size} truncate text-ink`}>
            {size} · Щедра їжа, ґанок, об’єкт; £ € ₴ 1 234,50 · The quick brown fox
          </p>
        ))}
      </div>
    </Section>
  );
}
