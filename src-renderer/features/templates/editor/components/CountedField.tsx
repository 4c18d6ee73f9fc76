import type { ReactNode } from 'react';
import type { TemplateSpot } from '#shared/domain/template-problem.ts';
import { useFormat } from '../../../../i18n/use-format.ts';
import { TextField } from '../../../../ui/TextField.tsx';
import { type Editor, spotMark } from '../editor.ts';

export interface CountedFieldProps {
  readonly label: string;
  readonly editor: Editor;
  /** Where a problem of this field leads; a field inside of a card leaves the mark to the card. */
  readonly spot?: TemplateSpot;
  /** For a field without a spot of its own. */
  readonly error?: string | undefined;
  readonly limit: number;
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  readonly description?: ReactNode;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly isCode?: boolean;
  readonly after?: ReactNode;
}

/** As much again, and at most so much more than Meta takes: beyond that the hub would refuse to keep the draft as a whole. */
const MOST_OVER = 80;

/** One line with Meta's limit counted beside its label; more can be typed, and is told. */
export function CountedField(props: CountedFieldProps) {
  const { label, editor, spot, limit, value, onValueChange, description, placeholder } = props;
  const { isDisabled = false, isCode = false, after } = props;
  const format = useFormat();
  const isOver = value.length > limit;
  return (
    <div {...(spot ? spotMark(spot) : {})}>
      <TextField
        label={label}
        {...(isCode ? { isCode } : { dir: 'auto' })}
        value={value}
        maxLength={limit + Math.min(limit, MOST_OVER)}
        isDisabled={isDisabled}
        description={description}
        placeholder={placeholder}
        after={after}
        error={spot ? editor.errorAt(spot) : props.error}
        hint={
          <span className={isOver ? 'font-semibold text-danger-ink' : undefined}>
            {format.count(value.length)} / {format.count(limit)}
          </span>
        }
        onChange={(event) => onValueChange(event.target.value)}
      />
    </div>
  );
}
