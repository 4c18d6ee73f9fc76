import { useTranslation } from 'react-i18next';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import type { RulesPart } from './use-rules-draft.ts';

interface ClashBannerProps {
  readonly clashes: readonly RulesPart[];
  readonly onDecide: (whose: 'mine' | 'theirs') => void;
}

/** Two people changed one thing: which of them is it to be? */
export function ClashBanner({ clashes, onDecide }: ClashBannerProps) {
  const { t, i18n } = useTranslation('accountRules');
  const titles = {
    officeHours: t('hours.title'),
    away: t('away.title'),
    greeting: t('greeting.title'),
    escalateAfterMinutes: t('escalate.title'),
    sound: t('sound.title'),
  };
  const parts = new Intl.ListFormat(i18n.language).format(
    clashes.map((part) => t('clash.part', { part: titles[part] })),
  );
  return (
    <Banner tone="waiting" title={t('clash.title', { parts })}>
      <p>{t('clash.text')}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onClick={() => onDecide('theirs')}>{t('clash.theirs')}</Button>
        <Button onClick={() => onDecide('mine')}>{t('clash.mine')}</Button>
      </div>
    </Banner>
  );
}
