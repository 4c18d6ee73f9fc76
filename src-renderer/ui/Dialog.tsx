import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large' | 'wide';
  /** What gets focus first; without it the first control of the body. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  /** While something runs that must not be lost, a click beside the dialog does not close it. */
  readonly isDismissedByClick?: boolean;
}

const focusable = 'input:not([type=hidden]), textarea, select, button, a[href], [tabindex="0"]';
const widths = { small: 'w-[400px]', medium: 'w-[560px]', large: 'w-[800px]', wide: 'w-[960px]' };

export const backdropClass =
  'fixed inset-0 z-40 bg-scrim transition-opacity duration-(--motion-slow) data-starting-style:opacity-0 data-ending-style:opacity-0';
export const dialogClass =
  'flex max-h-[calc(100dvh-32px)] max-w-[calc(100vw-32px)] flex-col rounded-lg bg-surface-raised shadow-dialog outline-none transition-[opacity,transform] duration-(--motion-slow) data-starting-style:translate-y-2 data-starting-style:opacity-0 data-ending-style:opacity-0';

/** A modal dialog; Escape closes it and focus returns to where it was. */
export function Dialog(props: DialogProps) {
  const { isOpen, onOpenChange, title, description, children, footer, size = 'medium' } = props;
  const { initialFocus, isDismissedByClick = true } = props;
  const { t } = useTranslation('ui');
  const body = useRef<HTMLDivElement>(null);
  // Not the close button, which is first in the order: a person opens a dialog to fill it in.
  const firstControl = () => body.current?.querySelector<HTMLElement>(focusable) ?? true;
  return (
    <Base.Root
      open={isOpen}
      onOpenChange={(open) => onOpenChange(open)}
      disablePointerDismissal={!isDismissedByClick}
    >
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Viewport className="fixed inset-0 z-40 grid place-items-center">
          <Base.Popup
            className={classNames(dialogClass, widths[size])}
            initialFocus={initialFocus ?? firstControl}
          >
            <header className="flex items-start gap-3 px-5 pt-4 pb-3">
              <div className="min-w-0 flex-1">
                <Base.Title className="text-lg font-semibold text-ink">{title}</Base.Title>
                {description ? (
                  <Base.Description className="mt-0.5 text-sm text-ink-soft">{description}</Base.Description>
                ) : null}
              </div>
              <Base.Close
                aria-label={t('close')}
                className="-me-1.5 flex size-7 shrink-0 items-center justify-center rounded-sm text-ink-soft transition-colors hover:bg-hover hover:text-ink active:bg-press"
              >
                <Icon of={X} />
              </Base.Close>
            </header>
            <div ref={body} className="-mt-1 min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">
              {children}
            </div>
            {footer ? (
              <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">
                {footer}
              </footer>
            ) : null}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
