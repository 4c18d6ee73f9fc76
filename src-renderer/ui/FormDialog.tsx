import { type FormEvent, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { Dialog, type DialogProps } from './Dialog.tsx';

export interface FormDialogProps
  extends Pick<DialogProps, 'title' | 'description' | 'size' | 'initialFocus' | 'isDismissedByClick'> {
  /** The deed as a verb ("Save"). */
  readonly submitLabel: string;
  /** "Saving…" while it runs. */
  readonly pendingLabel: string | false;
  /** For a deed that cannot be taken back. */
  readonly tone?: 'danger';
  /** By the button or by Enter; not while it runs. */
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** The fields, one below the other. */
  readonly children: ReactNode;
}

/** A modal dialog with a few fields, "cancel" and one deed; what is wrong with a field is said by the field. */
export function FormDialog(props: FormDialogProps) {
  const { submitLabel, pendingLabel, tone, onSubmit, onClose, children, ...dialog } = props;
  const { t } = useTranslation('ui');
  const formId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (pendingLabel === false) onSubmit();
  };
  return (
    <Dialog
      {...dialog}
      isOpen
      onOpenChange={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={formId} variant={tone ?? 'primary'} pendingLabel={pendingLabel}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-4">
        {children}
      </form>
    </Dialog>
  );
}
