import { useState } from 'react';
import { TextField } from '../../../ui/TextField.tsx';

export interface ValueFieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string | undefined;
  /** What is wrong with the value as it is; null when nothing is. */
  readonly problem: string | null;
  /** A value that the business's own data should have had: its lack is told at once. */
  readonly isFromData: boolean;
  readonly onChange: (value: string) => void;
}

/** One value of a template; what nobody has come to yet is not called wrong. */
export function ValueField({ label, value, placeholder, problem, isFromData, onChange }: ValueFieldProps) {
  const [isVisited, setVisited] = useState(false);
  const isTold = isVisited || isFromData || value !== '';
  return (
    <TextField
      label={label}
      value={value}
      placeholder={placeholder}
      error={isTold && problem !== null ? problem : undefined}
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => setVisited(true)}
    />
  );
}
