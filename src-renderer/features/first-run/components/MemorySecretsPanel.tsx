import { useTranslation } from 'react-i18next';
import { Banner } from '../../../ui/Banner.tsx';

export interface MemorySecretsPanelProps {
  /** Why the keychain is not used, as the system put it. */
  readonly reason: string | null;
}

/** Says before the first token is typed that it will have to be typed again. */
export function MemorySecretsPanel({ reason }: MemorySecretsPanelProps) {
  const { t } = useTranslation('firstRun');
  return (
    <div className="w-full">
      <Banner tone="waiting" title={t('memory.title')}>
        {t('memory.text')}
        {reason ? <span className="mt-1 block text-ink-soft">{t('memory.reason', { reason })}</span> : null}
      </Banner>
    </div>
  );
}
