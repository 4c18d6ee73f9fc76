import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';

export interface SavedTextFieldProps {
  readonly label: string;
  readonly description: string;
  /** What is saved. */
  readonly value: string;
  readonly isDisabled: boolean;
  readonly isSaving: boolean;
  /** What is wrong with a text, as a sentence. */
  readonly check: (text: string) => string | undefined;
  /** `onSaved` lets the field show what is saved again. */
  readonly onSave: (text: string, onSaved: () => void) => void;
}

/** A text that is saved by itself: the button comes with the first change and goes with the saving. */
export function SavedTextField(props: SavedTextFieldProps) {
  const { label, description, value, isDisabled, isSaving, check, onSave } = props;
  const { t: word } = useTranslation('common');
  // null while nothing was typed: a change from another screen then shows here too.
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value;
  const error = check(text);
  const isDirty = text.trim() !== value;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (error === undefined && isDirty && !isSaving) onSave(text.trim(), () => setTyped(null));
  };
  return (
    <form onSubmit={save} className="flex items-start gap-2">
      <TextField
        className="flex-1"
        label={label}
        description={description}
        error={error}
        value={text}
        isDisabled={isDisabled}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      {isDirty ? (
        <Button
          type="submit"
          variant="primary"
          className="mt-6"
          isDisabled={error !== undefined}
          pendingLabel={isSaving && word('pending.saving')}
        >
          {word('actions.save')}
        </Button>
      ) : null}
    </form>
  );
}
