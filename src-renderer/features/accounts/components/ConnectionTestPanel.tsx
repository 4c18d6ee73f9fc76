import { CircleAlert, CircleCheck, CircleMinus, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConnectionCheck } from '#shared/contract/accounts.ts';
import { type AccountField, accountFieldNames } from '#shared/domain/account-form.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Icon } from '../../../ui/Icon.tsx';

export interface ConnectionTestResult {
  readonly ok: boolean;
  readonly checks: readonly ConnectionCheck[];
  readonly displayPhoneNumber: string | null;
  readonly verifiedName: string | null;
}

export interface ConnectionTestPanelProps {
  readonly result: ConnectionTestResult;
  /** The values were changed since: the result still stands there, but says so. */
  readonly isOutdated?: boolean;
  /** Inside the form: brings the cursor to the field that a check concerns. */
  readonly onGoToField?: (field: AccountField) => void;
}

const looks: Record<ConnectionCheck['outcome'], { readonly icon: LucideIcon; readonly colour: string }> = {
  ok: { icon: CircleCheck, colour: 'text-success-ink' },
  warning: { icon: TriangleAlert, colour: 'text-waiting-ink' },
  failed: { icon: CircleAlert, colour: 'text-danger-ink' },
  skipped: { icon: CircleMinus, colour: 'text-ink-faint' },
};

/** What Meta answered, check by check, in plain words. */
export function ConnectionTestPanel({ result, isOutdated = false, onGoToField }: ConnectionTestPanelProps) {
  const { t } = useTranslation('accounts');
  const { language } = useLanguage();
  const hasWarnings = result.checks.some((check) => check.outcome === 'warning');
  const verdict = result.ok ? (hasWarnings ? 'withWarnings' : 'allRight') : 'failed';
  const number = result.displayPhoneNumber;
  return (
    <section
      aria-label={t('test.title')}
      className="flex flex-col rounded-md border border-line bg-surface-raised"
    >
      <div role="status" className="flex flex-wrap items-baseline gap-x-3 border-b border-line px-4 py-2.5">
        <p className="text-base font-semibold text-ink">{t(`test.${verdict}`)}</p>
        {number ? (
          <p className="text-sm text-ink-soft tabular-nums">
            {result.verifiedName
              ? t('test.number', { number, name: result.verifiedName })
              : t('test.numberOnly', { number })}
          </p>
        ) : null}
        {isOutdated ? <p className="w-full text-sm text-waiting-ink">{t('form.changedSinceTest')}</p> : null}
      </div>
      <ul className="flex flex-col divide-y divide-line px-4">
        {result.checks.map((check) => {
          const look = looks[check.outcome];
          const { field } = check;
          return (
            <li key={check.check} className="flex gap-3 py-2.5">
              <Icon
                of={look.icon}
                size={18}
                label={t(`test.outcomes.${check.outcome}`)}
                className={look.colour}
              />
              <div className="min-w-0 flex-1">
                <p className="text-sm font-medium text-ink">{t(`test.checks.${check.check}`)}</p>
                <p className="text-sm text-pretty text-ink-soft">{check.sentence[language]}</p>
              </div>
              {field && onGoToField && (check.outcome === 'failed' || check.outcome === 'warning') ? (
                <button
                  type="button"
                  onClick={() => onGoToField(field)}
                  className="shrink-0 self-start rounded-xs text-sm font-medium text-accent-ink hover:underline"
                >
                  {t('test.goToField', { field: accountFieldNames[field] })}
                </button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
