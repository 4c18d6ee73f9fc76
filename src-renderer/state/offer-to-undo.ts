import { closeNotice, type NoticeTone, notify } from '../ui/notify.ts';
import { offerUndo, withdrawUndo } from './undo-store.ts';

export interface UndoableDeed {
  /** What was done, in the past tense. */
  readonly title: string;
  readonly tone?: NoticeTone;
  readonly undoLabel: string;
  /** What is said once it was taken back; nothing where the screen shows it by itself. */
  readonly undoneTitle?: string;
  readonly undo: () => Promise<unknown>;
  readonly onUndoFailed: (error: unknown) => void;
  /** Told once when the time to undo is over and nobody took it back. */
  readonly onKept?: () => void;
  readonly timeoutMs?: number;
}

/** A notice that something was done, which can be taken back once: by its button or by Ctrl+Z, as long as it shows. */
export function offerToUndo(deed: UndoableDeed): void {
  const { title, undoLabel, undoneTitle, undo, onUndoFailed, onKept, ...look } = deed;
  const id = `undo-${crypto.randomUUID()}`;
  let isOver = false;
  const takeBack = () => {
    if (isOver) return;
    isOver = true;
    closeNotice(id);
    undo().then(() => {
      if (undoneTitle !== undefined) notify({ title: undoneTitle, timeoutMs: 2000 });
    }, onUndoFailed);
  };
  notify({
    ...look,
    id,
    title,
    action: { label: undoLabel, onPress: takeBack },
    onClose: () => {
      withdrawUndo(id);
      if (!isOver) onKept?.();
      isOver = true;
    },
  });
  offerUndo(id, takeBack);
}
