import { useTranslation } from 'react-i18next';
import type { RegistrationStep } from '#shared/contract/tunnel.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useNow } from '../../../state/use-now.ts';
import { type MarkState, StateMark } from '../../../ui/StateMark.tsx';

const marks: Record<RegistrationStep['state'], MarkState> = {
  waiting: 'none',
  running: 'running',
  ok: 'ok',
  failed: 'act',
};

/** One step of telling Meta: what came of it, and when. */
export function RegistrationStepRow({ step }: { readonly step: RegistrationStep }) {
  const { t } = useTranslation('address');
  const { language } = useLanguage();
  const format = useFormat();
  const now = useNow();
  return (
    <li className="flex items-start gap-2.5">
      <StateMark state={marks[step.state]} label={t(`accounts.stepStates.${step.state}`)} />
      <p
        className={`min-w-0 flex-1 text-base text-pretty break-words ${step.state === 'waiting' ? 'text-ink-faint' : 'text-ink'}`}
      >
        {step.sentence[language]}
      </p>
      {step.at === null ? null : (
        <time
          dateTime={new Date(step.at).toISOString()}
          title={format.moment(step.at)}
          className="shrink-0 pt-0.5 text-sm text-ink-faint tabular-nums"
        >
          {format.when(step.at, now)}
        </time>
      )}
    </li>
  );
}
