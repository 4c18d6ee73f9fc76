import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';

interface ClashBannerProps {
  /** What both have changed. */
  readonly title: string;
  /** What stands there now, where it is short enough to be shown. */
  readonly theirs?: ReactNode;
  readonly onDecide: (whose: 'mine' | 'theirs') => void;
}

/** Two people changed one thing: which of them is it to be? */
export function ClashBanner({ title, theirs, onDecide }: ClashBannerProps) {
  const { t } = useTranslation('ui');
  return (
    <Banner tone="waiting" title={title}>
      {theirs ? (
        <div className="mt-1 mb-2 flex flex-col items-start border-s-2 border-waiting-ink/40 ps-2.5">
          <p className="text-xs text-ink-soft">{t('clash.now')}</p>
          {theirs}
        </div>
      ) : null}
      <p>{t('clash.text')}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onClick={() => onDecide('theirs')}>{t('clash.theirs')}</Button>
        <Button onClick={() => onDecide('mine')}>{t('clash.mine')}</Button>
      </div>
    </Banner>
  );
}
