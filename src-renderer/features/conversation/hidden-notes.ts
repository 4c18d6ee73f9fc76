import { useMemo } from 'react';
import { create } from 'zustand';
import type { Message } from '#shared/contract/messages.ts';
import type { MessageId } from '#shared/domain/ids.ts';

/** Notes that are gone from the screen while their deletion can still be undone. */
const useHiddenNotes = create<{ readonly ids: readonly MessageId[] }>(() => ({ ids: [] }));

export function setNoteHidden(id: MessageId, isHidden: boolean): void {
  useHiddenNotes.setState(({ ids }) => ({
    ids: isHidden ? [...ids, id] : ids.filter((other) => other !== id),
  }));
}

/** The messages without those that were just deleted. */
export function useWithoutHidden(messages: readonly Message[]): readonly Message[] {
  const { ids } = useHiddenNotes();
  return useMemo(
    () => (ids.length === 0 ? messages : messages.filter(({ id }) => !ids.includes(id))),
    [messages, ids],
  );
}
