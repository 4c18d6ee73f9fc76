import { useTranslation } from 'react-i18next';
import type { Registration, RegistrationStep } from '#shared/contract/tunnel.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { type MarkState, StateMark } from '../../../ui/StateMark.tsx';

const order = [
  'address',
  'app_subscription',
  'fields',
  'waba_subscription',
  'handshake',
  'effective',
] as const;
const marks: Record<RegistrationStep['state'], MarkState> = {
  waiting: 'none',
  running: 'running',
  ok: 'ok',
  failed: 'act',
};

export interface RegistrationStepsProps {
  readonly registration: Registration | null;
  readonly isRunning: boolean;
}

/** What is being told to Meta, each step with what came of it. */
export function RegistrationSteps({ registration, isRunning }: RegistrationStepsProps) {
  const { t } = useTranslation('connect');
  const { language } = useLanguage();
  return (
    <ol aria-live="polite" aria-busy={isRunning} className="flex flex-col gap-3">
      {order.map((name) => {
        const step = registration?.steps.find((candidate) => candidate.step === name);
        const state = step?.state ?? 'waiting';
        const sentence = step && state !== 'waiting' ? step.sentence[language] : '';
        return (
          <li key={name} className="flex items-start gap-3">
            <StateMark state={marks[state]} label={t(`webhook.states.${state}`)} />
            <div className="min-w-0 flex-1">
              <p className={state === 'waiting' ? 'text-base text-ink-faint' : 'text-base text-ink'}>
                {t(`webhook.steps.${name}`)}
              </p>
              {sentence ? (
                <p
                  className={`text-sm text-pretty break-words ${state === 'failed' ? 'text-danger-ink' : 'text-ink-faint'}`}
                >
                  {sentence}
                </p>
              ) : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
