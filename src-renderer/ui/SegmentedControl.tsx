import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { LucideIcon } from 'lucide-react';
import { Icon } from './Icon.tsx';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: LucideIcon;
}

export interface SegmentedControlProps<Value extends string> {
  /** What is being chosen, for screen readers. */
  readonly label: string;
  readonly segments: readonly Segment<Value>[];
  readonly value: Value;
  readonly onValueChange: (value: Value) => void;
}

/** Two to six choices side by side that take effect at once, in two lines where one has no room; arrows move and choose. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { label, segments, value, onValueChange } = props;
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next: Value) => onValueChange(next)}
      className="inline-flex max-w-full flex-wrap rounded-sm bg-press p-0.5 forced-colors:border"
    >
      {segments.map((segment) => (
        <Radio.Root
          key={segment.value}
          value={segment.value}
          aria-label={segment.label}
          className="flex min-h-7 min-w-0 items-center justify-center gap-1.5 rounded-[5px] px-2.5 text-sm font-medium text-ink-soft transition-colors select-none hover:text-ink data-checked:bg-segment data-checked:text-ink data-checked:ring-1 data-checked:ring-control forced-colors:data-checked:outline-2"
        >
          {segment.icon ? <Icon of={segment.icon} /> : null}
          <span className="truncate">{segment.label}</span>
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
