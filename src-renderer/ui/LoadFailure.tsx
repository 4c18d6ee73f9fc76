import { useTranslation } from 'react-i18next';
import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';

export interface LoadFailureProps {
  /** What could not be loaded. */
  readonly title: string;
  /** Why, in a sentence. */
  readonly reason: string;
  readonly onRetry: () => void;
}

/** Stands where something was to be shown that could not be loaded; the next step is to try again. */
export function LoadFailure({ title, reason, onRetry }: LoadFailureProps) {
  const { t } = useTranslation('common');
  return (
    <Banner tone="danger" title={title} action={<Button onClick={onRetry}>{t('actions.retry')}</Button>}>
      {reason}
    </Banner>
  );
}
