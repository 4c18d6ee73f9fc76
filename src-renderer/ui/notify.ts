import { Toast } from '@base-ui/react/toast';

export type NoticeTone = 'neutral' | 'success' | 'danger';

export interface Notice {
  readonly title: string;
  readonly description?: string;
  readonly tone?: NoticeTone;
  /** The one thing that can be done about it, mostly "Undo"; the notice closes when it is pressed. */
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined;
  /** ms until it goes by itself, 0 for never; 5000 (the time to undo), and never for `danger`. */
  readonly timeoutMs?: number;
  /** Called once it is on its way out, pressed or not: the time to undo is over. */
  readonly onClose?: () => void;
  /** A notice with the same id replaces the one on the screen instead of stacking. */
  readonly id?: string;
}

/** What ToastProvider shows; a module-level door because mutations outside components announce their results too. */
export const notices = Toast.createToastManager<{ tone: NoticeTone }>();

/** Shows a notice in the corner and returns its id; for results in passing, never for errors that belong to a form. */
export function notify(notice: Notice): string {
  const { title, description, tone = 'neutral', action, timeoutMs, id, onClose } = notice;
  const toastId = notices.add({
    ...(id ? { id } : {}),
    // Said also where there is none: a notice that replaces another one must not keep its button.
    onClose,
    title,
    description,
    timeout: timeoutMs ?? (tone === 'danger' ? 0 : 5000),
    priority: tone === 'danger' ? 'high' : 'low',
    data: { tone },
    actionProps: action && {
      children: action.label,
      onClick: () => {
        action.onPress();
        notices.close(toastId);
      },
    },
  });
  return toastId;
}

/** Takes a notice away before its time. */
export function closeNotice(id: string): void {
  notices.close(id);
}

/** Takes all of them away: the next one who looks may be another person. */
export function closeAllNotices(): void {
  notices.close();
}
