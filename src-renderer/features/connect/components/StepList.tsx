import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { connectSteps } from '#shared/contract/connect.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import type { Wizard } from '../use-wizard.ts';
import { minutesLeft, stepLock, stepMinutes } from '../wizard-steps.ts';

/** All steps at a glance: which are done, which one is open, how long each takes. */
export function StepList({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation('connect');
  const { draft } = wizard;
  const left = minutesLeft(draft.done);
  return (
    <nav aria-label={t('frame.steps')} className="flex min-h-0 flex-col gap-3 overflow-y-auto px-3 py-5">
      <ol className="flex flex-col gap-0.5">
        {connectSteps.map((step, place) => (
          <StepLine key={step} wizard={wizard} step={step} number={place + 1} />
        ))}
      </ol>
      <p className="border-t border-line px-2.5 pt-3 text-sm text-ink-faint">
        {draft.done.length === 0
          ? t('frame.total')
          : left === 0
            ? t('frame.allDone')
            : t('frame.left', { count: left })}
      </p>
    </nav>
  );
}

interface StepLineProps {
  readonly wizard: Wizard;
  readonly step: Wizard['step'];
  readonly number: number;
}

function StepLine({ wizard, step, number }: StepLineProps) {
  const { t } = useTranslation('connect');
  const isOpen = wizard.step === step;
  const isDone = wizard.draft.done.includes(step);
  const lock = stepLock(wizard.draft, step);
  const line = (
    <button
      type="button"
      aria-current={isOpen ? 'step' : undefined}
      aria-disabled={lock ? true : undefined}
      aria-description={lock ? t(`frame.${lock}`) : undefined}
      onClick={() => wizard.goTo(step)}
      className={classNames(
        'flex min-h-10 w-full items-center gap-3 rounded-sm px-2.5 py-1.5 text-start transition-colors',
        isOpen
          ? 'bg-accent-soft font-medium text-ink'
          : lock
            ? 'text-ink-faint'
            : 'text-ink-soft hover:bg-hover',
      )}
    >
      <span
        className={classNames(
          'flex size-6 shrink-0 items-center justify-center rounded-full text-xs font-semibold tabular-nums',
          isDone
            ? 'bg-success-soft text-success-ink'
            : isOpen
              ? 'bg-accent text-on-accent'
              : 'border border-line-strong text-ink-faint',
        )}
      >
        {isDone ? <Icon of={Check} size={14} label={t('frame.isDone')} /> : number}
      </span>
      <span className="min-w-0 flex-1 text-base">{t(`steps.${step}`)}</span>
      <span className="shrink-0 text-xs text-ink-faint tabular-nums">
        {t('frame.minutes', { count: stepMinutes[step] })}
      </span>
    </button>
  );
  return (
    <li>
      {lock ? (
        <Tooltip content={t(`frame.${lock}`)} side="inline-end">
          {line}
        </Tooltip>
      ) : (
        line
      )}
    </li>
  );
}
