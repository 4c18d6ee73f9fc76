import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { HelpLink } from './WayOn.tsx';

export interface TakeOverPanelProps {
  readonly foreignUrl: string;
  readonly isPending: boolean;
  readonly error: string | undefined;
  readonly onTakeOver: () => void;
}

/** Another tool's address stands at Meta: nothing is changed until the owner has said so twice. */
export function TakeOverPanel({ foreignUrl, isPending, error, onTakeOver }: TakeOverPanelProps) {
  const { t } = useTranslation('connect');
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Banner
        tone="waiting"
        title={t('webhook.foreignTitle')}
        action={
          <>
            <Button size="small" variant="primary" onClick={() => setAsking(true)}>
              {t('webhook.takeOver')}
            </Button>
            <HelpLink failure="webhook_taken" />
          </>
        }
      >
        <span className="break-words">{t('webhook.foreign', { url: foreignUrl })}</span>
      </Banner>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t('webhook.takeOverQuestion')}
        description={<span className="break-words">{t('webhook.foreign', { url: foreignUrl })}</span>}
        confirmLabel={t('webhook.takeOver')}
        cancelLabel={t('webhook.leave')}
        pendingLabel={isPending && t('webhook.takingOver')}
        error={error}
        onConfirm={onTakeOver}
      />
    </>
  );
}
