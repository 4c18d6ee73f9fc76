import { useTranslation } from 'react-i18next';
import { guardedAddress } from '#shared/domain/links.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { copyText } from '../copy.ts';
import type { DoubtfulLink } from '../link-words.ts';

export interface LinkDialogProps {
  /** Null while nothing is asked. */
  readonly link: DoubtfulLink | null;
  readonly onClose: () => void;
}

/** Shows where a doubtful link really leads, before it is opened. */
export function LinkDialog({ link, onClose }: LinkDialogProps) {
  const { t } = useTranslation(['conversation', 'common']);
  if (!link) return null;
  const open = () => {
    // Through an anchor, as every other link: the guards of the host see it and decide.
    const anchor = document.createElement('a');
    anchor.href = guardedAddress(link.href);
    anchor.target = '_blank';
    anchor.rel = 'noreferrer';
    anchor.click();
    onClose();
  };
  const isInsecure = link.caution === 'insecure';
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={t('conversation:link.title', { host: link.host })}
      size="small"
      footer={
        <>
          <Button
            variant="quiet"
            onClick={() =>
              copyText(link.href, t('conversation:link.copied'), t('conversation:actions.copyFailed'))
            }
          >
            {t('conversation:link.copy')}
          </Button>
          <Button onClick={open}>
            {t(isInsecure ? 'conversation:link.openEncrypted' : 'conversation:link.open')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 text-sm">
        <p>{t(`conversation:link.${link.caution}`)}</p>
        <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1.5">
          <dt className="text-ink-faint">{t('conversation:link.written')}</dt>
          <dd className="break-all select-text">
            <bdi>{link.text}</bdi>
          </dd>
          <dt className="text-ink-faint">{t('conversation:link.leadsTo')}</dt>
          <dd className="font-mono font-medium break-all select-text">{link.host}</dd>
        </dl>
      </div>
    </Dialog>
  );
}
