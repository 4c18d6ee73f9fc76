import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Colleague } from '#shared/contract/app.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';

export interface CollisionDialogProps {
  readonly writers: readonly Colleague[];
  readonly onSend: () => void;
  readonly onWait: () => void;
  readonly onHandOver: (colleague: Colleague) => void;
}

/** Two are about to answer: the second is asked once, and waiting is what Enter does. */
export function CollisionDialog({ writers, onSend, onWait, onHandOver }: CollisionDialogProps) {
  const { t } = useTranslation('engagement');
  const { language } = useLanguage();
  const waitButton = useRef<HTMLButtonElement>(null);
  const names = new Intl.ListFormat(language).format(writers.map(({ name }) => name));
  const [first] = writers;
  const title =
    writers.length === 0 ? t('collision.titleOver') : t('collision.title', { count: writers.length, names });
  return (
    <Dialog
      isOpen
      onOpenChange={onWait}
      size="medium"
      title={title}
      initialFocus={waitButton}
      footer={
        <>
          {first ? (
            <Button variant="quiet" className="me-auto" onClick={() => onHandOver(first)}>
              {t('collision.handOver', { name: first.name })}
            </Button>
          ) : null}
          <Button onClick={onSend}>{t('collision.sendAnyway')}</Button>
          <Button ref={waitButton} variant="primary" onClick={onWait}>
            {t('collision.wait')}
          </Button>
        </>
      }
    >
      <p className="text-base text-pretty text-ink-soft">{t('collision.explain')}</p>
    </Dialog>
  );
}
