import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { Colleague } from '#shared/contract/app.ts';
import { mentionSearch } from '#shared/domain/mentions.ts';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { useWorkingOperators } from '../../api/use-operators.ts';
import { applyEdit } from '../../state/text-format.ts';

const MOST_SHOWN = 8;
const fold = (text: string) => text.toLocaleLowerCase();

/** The list of colleagues that `@` opens in a note: who fits, which one is lit, and what a key does to it. */
export function useMentions(field: RefObject<HTMLTextAreaElement | null>, text: string) {
  const ownId = useBootstrap().operator.id;
  const colleagues = useWorkingOperators().filter(({ id }) => id !== ownId);
  const [caret, setCaret] = useState(0);
  const [closedAt, setClosedAt] = useState<string | null>(null);
  const [chosen, setChosen] = useState({ search: '', index: 0 });
  const place = mentionSearch(text, Math.min(caret, text.length));
  const search = place?.search ?? '';
  const found =
    place === null || closedAt === text
      ? []
      : colleagues.filter(({ name }) => startsAWord(name, search)).slice(0, MOST_SHOWN);
  // Other letters begin at the top again.
  const index = chosen.search === search ? Math.min(chosen.index, Math.max(0, found.length - 1)) : 0;

  const insert = ({ name }: Colleague) => {
    if (!field.current || place === null) return;
    const end = place.start + 1 + search.length;
    const insertion = `@${name} `;
    const after = place.start + insertion.length;
    applyEdit(field.current, {
      start: place.start,
      end,
      insert: insertion,
      selectionStart: after,
      selectionEnd: after,
    });
    setCaret(after);
  };
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    if (found.length === 0 || event.nativeEvent.isComposing) return false;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    switch (event.key) {
      case 'Escape':
        setClosedAt(text);
        return true;
      case 'ArrowDown':
      case 'ArrowUp': {
        const step = event.key === 'ArrowDown' ? 1 : found.length - 1;
        setChosen({ search, index: (index + step) % found.length });
        return true;
      }
      case 'Enter':
      case 'Tab': {
        const colleague = found[index];
        if (colleague) insert(colleague);
        return true;
      }
      default:
        return false;
    }
  };
  return { found, index, insert, onKey, onCaret: setCaret };
}

/** Whether some word of a name begins as typed; the whole name does too. */
const startsAWord = (name: string, search: string): boolean =>
  fold(name).startsWith(fold(search)) ||
  fold(name)
    .split(/\s+/)
    .some((word) => word.startsWith(fold(search)));
