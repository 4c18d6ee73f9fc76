import { CircleAlert, CircleCheck, Lightbulb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TemplateProblem, TemplateSpot } from '#shared/domain/template-problem.ts';
import { useLanguage } from '../../../../i18n/use-language.ts';
import { Icon } from '../../../../ui/Icon.tsx';
import { keyed } from '../../../../ui/keyed.ts';
import { tabOf } from '../problem-spots.ts';

export interface ProblemsPanelProps {
  /** The name of the part for who does not see it. */
  readonly label: string;
  readonly problems: readonly TemplateProblem[];
  /** Meta has every word of it: nothing is to be handed over. */
  readonly isNothingNew?: boolean;
  readonly onJump: (spot: TemplateSpot) => void;
}

/** What Meta would refuse and what deserves a thought; a click leads to the place. */
export function ProblemsPanel({ label, problems, isNothingNew = false, onJump }: ProblemsPanelProps) {
  const { t } = useTranslation('templateEditor');
  const { language } = useLanguage();
  return (
    <section aria-label={label} data-problems="" className="flex flex-col gap-2">
      <h2 className="flex items-baseline gap-2 text-sm font-semibold">
        {t('problems.title')}
        {problems.length > 0 ? (
          <span className="font-normal text-ink-faint tabular-nums">{problems.length}</span>
        ) : null}
      </h2>
      {problems.length === 0 ? (
        <p className="flex items-center gap-2 text-sm text-success-ink">
          <Icon of={CircleCheck} />
          {t(isNothingNew ? 'problems.nothingNew' : 'problems.none')}
        </p>
      ) : (
        <ul className="m-0 flex list-none flex-col p-0">
          {keyed(problems).map(({ key, item }) => (
            <li key={key}>
              <button
                type="button"
                onClick={() => onJump(item.spot)}
                className="flex w-full items-start gap-2 rounded-sm px-2 py-1.5 text-start text-sm hover:bg-hover"
              >
                <Icon
                  of={item.severity === 'error' ? CircleAlert : Lightbulb}
                  label={t(`problems.${item.severity}`)}
                  className={`mt-px ${item.severity === 'error' ? 'text-danger-ink' : 'text-waiting-ink'}`}
                />
                <span className="min-w-0 flex-1">{item.sentence[language]}</span>
                <span className="shrink-0 text-xs leading-[18px] text-ink-faint">
                  {t(`tabs.${tabOf(item.spot)}`)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
