import { useState } from 'react';
import { classNames } from './class-names.ts';
import { LabelDot, type LabelMarkColor } from './LabelMark.tsx';
import { Popover } from './Popover.tsx';
import { Tooltip } from './Tooltip.tsx';

export interface LabelColorPickerProps {
  /** The accessible name of the button and of what it opens. */
  readonly label: string;
  readonly value: LabelMarkColor;
  readonly colors: readonly { readonly value: LabelMarkColor; readonly label: string }[];
  readonly onValueChange: (color: LabelMarkColor) => void;
}

/** The dot of a label as a button, and the palette it is chosen from. */
export function LabelColorPicker({ label, value, colors, onValueChange }: LabelColorPickerProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      title={label}
      isTitleHidden
      isFlush
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          aria-label={label}
          className="flex size-8 shrink-0 items-center justify-center rounded-sm transition-colors hover:bg-hover data-popup-open:bg-hover"
        >
          <LabelDot color={value} />
        </button>
      }
    >
      <div className="grid grid-cols-3 gap-1 p-2">
        {colors.map((color) => (
          <Tooltip key={color.value} content={color.label}>
            <button
              type="button"
              aria-label={color.label}
              aria-pressed={color.value === value}
              onClick={() => {
                setOpen(false);
                onValueChange(color.value);
              }}
              className={classNames(
                'flex size-8 items-center justify-center rounded-sm transition-colors hover:bg-hover',
                color.value === value && 'bg-press',
              )}
            >
              <LabelDot color={color.value} />
            </button>
          </Tooltip>
        ))}
      </div>
    </Popover>
  );
}
