import { Field } from '@base-ui/react/field';
import type { Ref } from 'react';
import { longestBody } from '#shared/domain/template-draft.ts';
import type { TemplateProblem } from '#shared/domain/template-problem.ts';
import { classNames } from '../../../../ui/class-names.ts';
import { keyed } from '../../../../ui/keyed.ts';
import { markedPieces } from '../marked-pieces.ts';

export interface MarkedTextAreaProps {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly value: string;
  readonly isReadOnly: boolean;
  /** Of this text; those with a range are underlined. */
  readonly problems: readonly TemplateProblem[];
  readonly direction: 'auto' | 'rtl';
  readonly placeholder: string;
  readonly onValueChange: (value: string) => void;
  /** How many characters of what is being put in find no room: the field would drop them without a word. */
  readonly onCut: (count: number) => void;
}

// The field and what lies under it break their lines at the same places only as long as these are the same.
const words =
  'col-start-1 row-start-1 m-0 w-full px-2.5 py-2 text-base [overflow-wrap:anywhere] whitespace-pre-wrap [tab-size:4]';

/** A field of several lines whose places and mistakes are marked: under the letters lies the same text with its marks. */
export function MarkedTextArea(props: MarkedTextAreaProps) {
  const { ref, value, isReadOnly, problems, direction, placeholder, onValueChange, onCut } = props;
  return (
    <div className="grid min-h-40">
      <div aria-hidden dir={direction} className={`${words} text-transparent`}>
        {keyed(markedPieces(value, problems)).map(({ key, item }) => (
          <span
            key={key}
            className={classNames(
              item.kind === 'place' && 'rounded-xs bg-note-paper ring-1 ring-note-paper',
              item.isWrong && 'underline decoration-danger decoration-wavy decoration-1 underline-offset-4',
            )}
          >
            {item.text}
          </span>
        ))}
        {/* A line break at the end is a line of its own in the field. */}
        {'\u200b'}
      </div>
      <Field.Control
        render={
          <textarea
            ref={ref}
            dir={direction}
            readOnly={isReadOnly}
            value={value}
            maxLength={longestBody}
            placeholder={placeholder}
            onChange={(event) => onValueChange(event.target.value)}
            onPaste={(event) => onCut(overflowOf(event.currentTarget, event.clipboardData))}
            onDrop={(event) => onCut(overflowOf(event.currentTarget, event.dataTransfer))}
          />
        }
        className={`${words} relative resize-none overflow-hidden bg-transparent text-ink outline-none`}
      />
    </div>
  );
}

function overflowOf(area: HTMLTextAreaElement, given: DataTransfer): number {
  const { value, selectionStart, selectionEnd } = area;
  const kept = value.length - (selectionEnd - selectionStart);
  // A line break is one character in the field, also where the clipboard has two.
  const added = given.getData('text/plain').replaceAll('\r\n', '\n').length;
  return Math.max(0, kept + added - longestBody);
}
