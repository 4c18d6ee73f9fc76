import { Field } from '@base-ui/react/field';
import { Switch as Base } from '@base-ui/react/switch';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly description?: ReactNode;
  readonly isDisabled?: boolean;
}

/** A setting that takes effect at once; the words stand before it, so that a column of them lines up at the end. */
export function Switch({ label, isOn, onChange, description, isDisabled = false }: SwitchProps) {
  return (
    <Field.Root disabled={isDisabled} className="flex items-start gap-4">
      <div className="min-w-0 flex-1">
        <Field.Label className={classNames('text-base', isDisabled ? 'text-ink-faint' : 'text-ink')}>
          {label}
        </Field.Label>
        {description ? (
          <Field.Description className="text-sm text-ink-faint">{description}</Field.Description>
        ) : null}
      </div>
      <Base.Root
        checked={isOn}
        onCheckedChange={(checked) => onChange(checked)}
        className="mt-px flex h-[18px] w-8 shrink-0 items-center rounded-full bg-control p-0.5 transition-colors data-checked:bg-accent data-disabled:opacity-45 forced-colors:border"
      >
        <Base.Thumb className="size-3.5 rounded-full bg-on-accent forced-colors:bg-[CanvasText] transition-transform data-checked:translate-x-3.5 rtl:data-checked:-translate-x-3.5" />
      </Base.Root>
    </Field.Root>
  );
}
