import type { ReactNode } from 'react';
import { TextField } from '../../../ui/TextField.tsx';
import { useTooLong } from '../use-too-long.ts';
import { LimitCount } from './LimitCount.tsx';

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
  const tooLong = useTooLong();
  return (
    <TextField
      label={label}
      dir="auto"
      value={value}
      description={description}
      error={tooLong(value, limit)}
      hint={<LimitCount length={value.length} limit={limit} />}
      after={after}
      onChange={(event) => onValueChange(event.target.value)}
    />
  );
}
