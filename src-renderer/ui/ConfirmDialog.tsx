import { AlertDialog } from '@base-ui/react/alert-dialog';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';
import { backdropClass, dialogClass } from './Dialog.tsx';

export interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** The question, with the name of the thing in it. */
  readonly title: string;
  /** What will happen, and whether it can be undone. */
  readonly description: ReactNode;
  /** The deed as a verb ("Delete template"), never "OK". */
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  readonly tone?: 'danger' | 'neutral';
  /** "Deleting…" while it runs. */
  readonly pendingLabel?: string | false | undefined;
  readonly error?: string | undefined;
  readonly onConfirm: () => void;
}

/** A question before a deed that cannot be undone; a click beside it does not answer, and focus begins on "cancel". */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    isOpen,
    onOpenChange,
    title,
    description,
    confirmLabel,
    tone = 'neutral',
    pendingLabel,
    error,
    onConfirm,
  } = props;
  const { t } = useTranslation('ui');
  const cancelButton = useRef<HTMLButtonElement>(null);
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={(open) => onOpenChange(open)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={backdropClass} />
        <AlertDialog.Viewport className="fixed inset-0 z-40 grid place-items-center">
          <AlertDialog.Popup className={`${dialogClass} w-[420px] gap-4 p-5`} initialFocus={cancelButton}>
            <div className="flex flex-col gap-1.5">
              <AlertDialog.Title className="text-lg font-semibold text-ink">{title}</AlertDialog.Title>
              <AlertDialog.Description className="text-base text-ink-soft">
                {description}
              </AlertDialog.Description>
            </div>
            {error ? <Banner tone="danger">{error}</Banner> : null}
            <div className="flex flex-wrap justify-end gap-2">
              <AlertDialog.Close
                render={<Button ref={cancelButton}>{props.cancelLabel ?? t('cancel')}</Button>}
              />
              <Button
                variant={tone === 'danger' ? 'danger' : 'primary'}
                pendingLabel={pendingLabel}
                onClick={onConfirm}
              >
                {confirmLabel}
              </Button>
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
