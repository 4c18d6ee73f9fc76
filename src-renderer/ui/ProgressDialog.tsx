import { useTranslation } from 'react-i18next';
import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { ProgressBar } from './ProgressBar.tsx';

export interface ProgressDialogProps {
  readonly title: string;
  /** What is being done. */
  readonly label: string;
  /** From 0 to 1; null while nobody knows how much it is. */
  readonly value: number | null;
  readonly detail: string;
  /** Why it stopped. */
  readonly failure: { readonly title: string; readonly reason: string } | null;
  /** Closing it cancels what runs. */
  readonly onClose: () => void;
}

/** Something that is waited for with a bar; it can be cancelled, and says why when it fails. */
export function ProgressDialog({ title, label, value, detail, failure, onClose }: ProgressDialogProps) {
  const { t } = useTranslation('common');
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      size="small"
      isDismissedByClick={false}
      title={title}
      footer={<Button onClick={onClose}>{t(failure ? 'actions.close' : 'actions.cancel')}</Button>}
    >
      {failure ? (
        <Banner tone="danger" title={failure.title}>
          {failure.reason}
        </Banner>
      ) : (
        <ProgressBar label={label} value={value} detail={detail} />
      )}
    </Dialog>
  );
}
