import { useTranslation } from 'react-i18next';
import type { TemplateProblem } from '#shared/domain/template-problem.ts';

/** How many errors wait on a tab. */
export function TabMark({ problems }: { readonly problems: readonly TemplateProblem[] }) {
  const { t } = useTranslation('templateEditor');
  const count = problems.filter(({ severity }) => severity === 'error').length;
  if (count === 0) return null;
  return (
    <span className="min-w-4 rounded-full bg-danger-soft px-1 text-center text-xs text-danger-ink tabular-nums">
      {count}
      <span className="sr-only"> {t('problems.errors', { count })}</span>
    </span>
  );
}
