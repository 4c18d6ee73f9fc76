import { Check, CircleAlert, Pencil } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useEditInPlace } from '../use-edit-in-place.ts';

export interface EditInPlaceFieldProps {
  /** What it is, for screen readers. */
  readonly label: string;
  /** The value as it is typed. */
  readonly value: string;
  /** The value as it is read, when that differs. */
  readonly shown?: string;
  readonly emptyLabel: string;
  readonly look?: 'title' | 'row';
  readonly inputType?: 'text' | 'date' | 'email' | 'url';
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly isReadOnly: boolean;
  readonly onSave: (value: string) => Promise<unknown>;
}

/** A value that turns into a field when it is pressed; Enter or leaving it saves, Escape takes back. */
export function EditInPlaceField(props: EditInPlaceFieldProps) {
  const { label, value, shown, emptyLabel, look = 'row', isReadOnly } = props;
  const { t } = useTranslation('contacts');
  const edit = useEditInPlace(props);
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  const hasFocusGone = useRef(false);
  useEffect(() => {
    // Back to where it was pressed, unless the person went on to something else.
    if (wasEditing.current && !edit.isEditing && !hasFocusGone.current) button.current?.focus();
    wasEditing.current = edit.isEditing;
    hasFocusGone.current = false;
  }, [edit.isEditing]);

  const text = value === '' ? emptyLabel : (shown ?? value);
  const typeface = look === 'title' ? 'text-lg font-semibold' : 'text-sm';
  if (edit.isEditing)
    return (
      <EditedValue
        {...props}
        edit={edit}
        className={typeface}
        onFocusGone={() => {
          hasFocusGone.current = true;
        }}
      />
    );
  if (isReadOnly) {
    return (
      <span className={classNames('min-w-0 py-0.5 break-words select-text', typeface)}>
        <bdi>{value === '' ? '–' : text}</bdi>
      </span>
    );
  }
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <button
        ref={button}
        type="button"
        aria-label={`${t('edit.change', { name: label })}. ${text}`}
        onClick={edit.start}
        className={classNames(
          'group -mx-1.5 flex min-w-0 items-center gap-1.5 rounded-sm px-1.5 py-0.5 text-start transition-colors hover:bg-hover',
          typeface,
          value === '' && look === 'row' && 'text-ink-faint',
        )}
      >
        <bdi className="min-w-0 break-words [overflow-wrap:anywhere]">{text}</bdi>
        <Icon
          of={Pencil}
          size={14}
          className="shrink-0 text-ink-faint opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
        />
      </button>
      <span role="status" className="flex shrink-0 items-center gap-1 text-xs text-success-ink">
        {edit.isJustSaved ? (
          <>
            <Icon of={Check} size={14} />
            {t('edit.saved')}
          </>
        ) : null}
      </span>
    </span>
  );
}

interface EditedValueProps extends EditInPlaceFieldProps {
  readonly edit: ReturnType<typeof useEditInPlace>;
  readonly className: string;
  readonly onFocusGone: () => void;
}

function EditedValue(props: EditedValueProps) {
  const { edit, label, value, inputType = 'text', placeholder, maxLength, className, onFocusGone } = props;
  const { t } = useTranslation('contacts');
  const sentenceOf = useFailureSentence();
  const input = useRef<HTMLInputElement>(null);
  const noteId = useId();
  useEffect(() => {
    input.current?.focus();
    if (input.current?.type !== 'date') input.current?.select();
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // A key that ends a composed letter is part of writing it.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') edit.save();
    else if (event.key === 'Escape') edit.cancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span className="flex min-w-0 flex-1 flex-col gap-1">
      <input
        ref={input}
        type={inputType}
        aria-label={label}
        aria-invalid={edit.error ? true : undefined}
        aria-describedby={noteId}
        value={edit.text}
        maxLength={maxLength}
        placeholder={placeholder}
        readOnly={edit.isSaving}
        dir="auto"
        onChange={(event) => edit.type(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          onFocusGone();
          // A date half typed has no value yet; saving it would empty the field.
          if (!event.target.validity.badInput) edit.save();
        }}
        className={classNames('field-control min-h-8 w-full min-w-0 px-2', className)}
      />
      <span id={noteId} className="text-xs text-ink-faint">
        {edit.error ? (
          <span role="alert" className="flex items-start gap-1 text-danger-ink">
            <Icon of={CircleAlert} size={14} className="mt-px" />
            <span className="min-w-0 break-words">{sentenceOf(edit.error)}</span>
          </span>
        ) : edit.isSaving ? (
          t('edit.saving')
        ) : edit.isChangedMeanwhile ? (
          <bdi className="text-waiting-ink">
            {value === '' ? t('edit.meanwhileEmpty') : t('edit.meanwhile', { value })}
          </bdi>
        ) : (
          t('edit.hint')
        )}
      </span>
    </span>
  );
}
