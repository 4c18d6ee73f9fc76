import { Field } from '@base-ui/react/field';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { FieldFrame, type FieldTexts } from './field-parts.tsx';

export interface TextFieldProps
  extends FieldTexts,
    Omit<ComponentProps<'input'>, 'disabled' | 'style' | 'size'> {
  readonly size?: 'medium' | 'large';
  readonly hint?: ReactNode;
  /** Fixed text or an icon before or after what is typed: "+", "Hz", a button. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  /** For ids and tokens: a fixed-width face, and neither spelling nor completion by the system. */
  readonly isCode?: boolean;
}

/** One line of text; takes what react-hook-form's `register` gives. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    isLabelHidden,
    description,
    error,
    isDisabled,
    hint,
    size = 'medium',
    before,
    after,
    ...rest
  } = props;
  const { isCode, className, ...native } = rest;
  const code = isCode
    ? ({ spellCheck: false, autoComplete: 'off', autoCapitalize: 'off', dir: 'ltr' } as const)
    : {};
  return (
    <FieldFrame {...{ label, isLabelHidden, description, error, isDisabled, hint, className }}>
      <div
        className={classNames(
          'field-control flex items-center gap-2 px-2.5',
          size === 'large' ? 'min-h-10' : 'min-h-8',
        )}
        data-invalid={error ? '' : undefined}
        data-disabled={isDisabled ? '' : undefined}
      >
        {before ? <span className="flex shrink-0 items-center text-sm text-ink-faint">{before}</span> : null}
        <Field.Control
          {...code}
          {...native}
          className={classNames(
            'w-full min-w-0 self-stretch bg-transparent text-base outline-none',
            isCode && 'font-mono text-sm',
          )}
        />
        {after ? (
          <span className="-me-1 flex shrink-0 items-center text-sm text-ink-faint">{after}</span>
        ) : null}
      </div>
    </FieldFrame>
  );
}
