import { Field } from '@base-ui/react/field';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { FieldFrame, type FieldTexts } from './field-parts.tsx';

export interface TextAreaProps extends FieldTexts, Omit<ComponentProps<'textarea'>, 'disabled' | 'style'> {
  readonly hint?: ReactNode;
  /** For code: one width for all letters, no spelling. */
  readonly isCode?: boolean;
}

/** Several lines of text; grows with what is typed between `rows` and twelve lines. */
export function TextArea(props: TextAreaProps) {
  const {
    label,
    isLabelHidden,
    description,
    error,
    isDisabled,
    hint,
    isCode = false,
    rows = 3,
    className,
    ...native
  } = props;
  return (
    <FieldFrame {...{ label, isLabelHidden, description, error, isDisabled, hint, className }}>
      <Field.Control
        render={<textarea {...(isCode ? { spellCheck: false, dir: 'ltr' } : {})} {...native} rows={rows} />}
        className={classNames(
          'field-control field-sizing-content max-h-64 min-h-16 w-full resize-none px-2.5 py-1.5',
          isCode ? 'font-mono text-sm' : 'text-base',
        )}
      />
    </FieldFrame>
  );
}
