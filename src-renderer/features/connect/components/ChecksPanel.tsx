import { RefreshCw } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoctorCheck } from '#shared/contract/doctor.ts';
import type { DoctorCheckId } from '#shared/domain/doctor-checks.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ExternalLink } from '../../../ui/ExternalLink.tsx';
import { StateMark } from '../../../ui/StateMark.tsx';
import { useChecks } from '../queries.ts';
import type { Wizard } from '../use-wizard.ts';
import { HelpLink, WayOnButton } from './WayOn.tsx';

export interface ChecksPanelProps {
  readonly wizard: Wizard;
  readonly checks: readonly DoctorCheckId[];
  /** What is fine is said in one line instead of one each. */
  readonly isQuiet?: boolean;
}

/** What the doctor sees about this step; looked at when the step is opened, and again on demand. */
export function ChecksPanel({ wizard, checks, isQuiet = false }: ChecksPanelProps) {
  const { t } = useTranslation('connect');
  const sentenceOf = useFailureSentence();
  const doctor = useChecks(wizard.draft.accountId, checks);
  const look = useEffectEvent(doctor.look);
  useEffect(() => look(), []);
  // What works with a known exception is worth a line too.
  const isWorthALine = ({ state, failure }: DoctorCheck) => state !== 'ok' || failure !== null;
  const shown = isQuiet ? withoutRepeats(doctor.found.filter(isWorthALine)) : doctor.found;
  const isAllFine = doctor.found.length > 0 && doctor.found.every(({ state }) => state === 'ok');
  return (
    <div className="flex flex-col gap-3">
      {shown.length > 0 ? (
        <ul className="divide-y divide-line rounded-md border border-line" aria-busy={doctor.isRunning}>
          {shown.map((check) => (
            <CheckRow
              key={check.id}
              wizard={wizard}
              check={check}
              isRepairing={doctor.repairing === check.id}
              onRepair={() => doctor.repair(check.id)}
            />
          ))}
        </ul>
      ) : null}
      {isQuiet && isAllFine ? <Banner tone="success">{t('failure.allGood')}</Banner> : null}
      {doctor.error ? (
        <Banner tone="waiting">{t('failure.lookFailed', { reason: sentenceOf(doctor.error) })}</Banner>
      ) : null}
      <Button
        size="small"
        variant="quiet"
        icon={RefreshCw}
        className="-ms-2.5 self-start"
        pendingLabel={doctor.isRunning && t('failure.checking')}
        onClick={doctor.look}
      >
        {t('failure.again')}
      </Button>
    </div>
  );
}

/** One cause hides several answers ("Meta does not tell"), and saying it once is enough. */
function withoutRepeats(checks: readonly DoctorCheck[]): readonly DoctorCheck[] {
  return checks.filter(
    (check, place) => checks.findIndex(({ sentence }) => sentence.en === check.sentence.en) === place,
  );
}

interface CheckRowProps {
  readonly wizard: Wizard;
  readonly check: DoctorCheck;
  readonly isRepairing: boolean;
  readonly onRepair: () => void;
}

function CheckRow({ wizard, check, isRepairing, onRepair }: CheckRowProps) {
  const { t } = useTranslation('connect');
  const { language } = useLanguage();
  const { action, failure, state } = check;
  return (
    <li className="flex items-start gap-3 px-3.5 py-3">
      <StateMark state={state} label={t(`check.${state}`)} />
      <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="min-w-48 flex-1 text-base text-pretty text-ink">{check.sentence[language]}</p>
        {state === 'ok' && failure === null ? null : (
          <div className="flex flex-wrap items-center gap-2">
            {action?.kind === 'repair' ? (
              <Button size="small" pendingLabel={isRepairing && t('failure.repairing')} onClick={onRepair}>
                {action.label[language]}
              </Button>
            ) : action?.kind === 'link' ? (
              <ExternalLink href={action.url} look="button" size="small">
                {action.label[language]}
              </ExternalLink>
            ) : failure ? (
              <WayOnButton wizard={wizard} failure={failure} />
            ) : null}
            {failure ? <HelpLink failure={failure} /> : null}
          </div>
        )}
      </div>
    </li>
  );
}
