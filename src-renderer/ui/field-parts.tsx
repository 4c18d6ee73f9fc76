import { Field } from '@base-ui/react/field';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';

export interface FieldTexts {
  readonly label: string;
  /** For a field whose place already says what it is (a search box in a toolbar); the label is still read aloud. */
  readonly isLabelHidden?: boolean;
  readonly description?: ReactNode;
  /** What is wrong and what to do, in plain words; colours the field and is announced. */
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
}

export interface FieldFrameProps extends FieldTexts {
  readonly children: ReactNode;
  /** Small text at the end of the label line: "optional", a counter. */
  readonly hint?: ReactNode;
  readonly className?: string | undefined;
}

/** The frame that all fields share: label above, control, then either the error or the description. */
export function FieldFrame(props: FieldFrameProps) {
  const { label, isLabelHidden, description, error, isDisabled = false, hint, className, children } = props;
  return (
    <Field.Root
      invalid={Boolean(error)}
      disabled={isDisabled}
      className={classNames('flex min-w-0 flex-col gap-1.5', className)}
    >
      <div className={classNames('flex items-baseline gap-2', isLabelHidden && 'sr-only')}>
        <Field.Label className="text-sm font-medium text-ink">{label}</Field.Label>
        {hint ? <span className="ms-auto text-xs text-ink-faint tabular-nums">{hint}</span> : null}
      </div>
      {children}
      <FieldNote description={description} error={error} />
    </Field.Root>
  );
}

interface FieldNoteProps {
  readonly description?: ReactNode;
  readonly error?: string | undefined;
}

/** The line under a control; the error takes the place of the description so that the form does not jump twice. */
export function FieldNote({ description, error }: FieldNoteProps) {
  if (error) {
    return (
      <Field.Error match className="flex items-start gap-1.5 text-sm text-danger-ink" role="alert">
        <Icon of={CircleAlert} size={14} className="mt-0.5" />
        <span className="min-w-0">{error}</span>
      </Field.Error>
    );
  }
  return description ? (
    <Field.Description className="text-sm text-ink-faint">{description}</Field.Description>
  ) : null;
}
