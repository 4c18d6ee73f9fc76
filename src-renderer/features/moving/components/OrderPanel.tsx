import { useTranslation } from 'react-i18next';
import { MovingSection } from './MovingSection.tsx';

const steps = ['copy', 'stop', 'carry', 'bring', 'secrets'] as const;

/** What is done where, and in which order, so that two computers never answer at once. */
export function OrderPanel() {
  const { t } = useTranslation('moving');
  return (
    <MovingSection title={t('order.title')}>
      <ol className="flex flex-col gap-2.5">
        {steps.map((step, index) => (
          <li key={step} className="flex gap-3">
            <span
              aria-hidden
              className="flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft text-sm font-semibold text-accent-ink tabular-nums"
            >
              {index + 1}
            </span>
            <p className="min-w-0 pt-0.5 text-base text-pretty text-ink">{t(`order.${step}`)}</p>
          </li>
        ))}
      </ol>
    </MovingSection>
  );
}
