import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';

export interface DigitsFormProps {
  readonly label: string;
  readonly shapeMistake: string;
  readonly submitLabel: string;
  readonly pendingLabel: string | false;
  readonly error: string | undefined;
  readonly onSubmit: (digits: string) => void;
  readonly after?: ReactNode;
}

/** Six digits and a button: a code that came, or a PIN. */
export function DigitsForm(props: DigitsFormProps) {
  const { label, shapeMistake, submitLabel, pendingLabel, error, onSubmit, after } = props;
  const [typed, setTyped] = useState('');
  const [isJudged, setJudged] = useState(false);
  const digits = typed.replace(/\D/g, '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (pendingLabel !== false) return;
    setJudged(true);
    if (digits.length === 6) onSubmit(digits);
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      <TextField
        size="large"
        isCode
        className="max-w-56"
        label={label}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        value={typed}
        error={isJudged && digits.length !== 6 ? shapeMistake : error}
        onChange={(event) => {
          setTyped(event.target.value);
          setJudged(false);
        }}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" pendingLabel={pendingLabel}>
          {submitLabel}
        </Button>
        {after}
      </div>
    </form>
  );
}
