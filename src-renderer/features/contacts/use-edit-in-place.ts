import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

const SAVED_SHOWN_MS = 2000;

export interface EditInPlaceOptions {
  readonly value: string;
  readonly onSave: (value: string) => Promise<unknown>;
}

/**
 * A value that is changed where it stands. What is being typed is kept apart from what the hub knows: another seat may
 * save meanwhile, then `isChangedMeanwhile` says so and nothing that was typed is lost.
 */
export function useEditInPlace({ value, onSave }: EditInPlaceOptions) {
  const [edit, setEdit] = useState<{ readonly text: string; readonly base: string } | null>(null);
  const [isJustSaved, setIsJustSaved] = useState(false);
  const saving = useMutation({
    mutationFn: onSave,
    onSuccess: () => {
      setEdit(null);
      setIsJustSaved(true);
    },
  });
  useEffect(() => {
    if (!isJustSaved) return;
    const timer = setTimeout(() => setIsJustSaved(false), SAVED_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isJustSaved]);

  const save = () => {
    if (!edit || saving.isPending) return;
    const text = edit.text.trim();
    if (text === edit.base) setEdit(null);
    else saving.mutate(text);
  };
  return {
    text: edit?.text ?? value,
    isEditing: edit !== null,
    isSaving: saving.isPending,
    isJustSaved,
    error: saving.error,
    isChangedMeanwhile: edit !== null && value !== edit.base && !saving.isPending,
    start: () => {
      saving.reset();
      setEdit({ text: value, base: value });
    },
    type: (text: string) => setEdit((known) => known && { ...known, text }),
    cancel: () => {
      saving.reset();
      setEdit(null);
    },
    save,
  };
}
