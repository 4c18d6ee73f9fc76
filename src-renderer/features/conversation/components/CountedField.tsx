import type { ReactNode } from 'react';
import { TextField } from '../../../ui/TextField.tsx';

export interface CountedFieldProps {
  readonly label: string;
  readonly limit: number;
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  readonly description?: string;
  readonly after?: ReactNode;
}

/** One line with Meta's limit counted beside its label; more can be typed, and is told. */
export function CountedField({ label, limit, value, onValueChange, description, after }: CountedFieldProps) {
  const isOver = value.length > limit;
  return (
    <TextField
      label={label}
      dir="auto"
      value={value}
      description={description}
      hint={
        <span className={isOver ? 'font-semibold text-danger-ink' : undefined}>
          {value.length} / {limit}
        </span>
      }
      after={after}
      onChange={(event) => onValueChange(event.target.value)}
    />
  );
}
