import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Template } from '#shared/contract/templates.ts';
import { statusWords } from '#shared/domain/template-life.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { statusIcon, toneInk, useTemplateWords } from '../use-template-words.ts';

export interface LanguageChipProps {
  readonly template: Template;
  readonly isCurrent?: boolean;
  /** Within a row that holds the focus the arrows lead to it, not Tab. */
  readonly isTabStop?: boolean;
  /** Only where there is room for it. */
  readonly isExtra?: boolean;
}

/** One language of a name with its state; leads to it. */
export function LanguageChip({
  template,
  isCurrent = false,
  isTabStop = true,
  isExtra = false,
}: LanguageChipProps) {
  const { t } = useTranslation('templates');
  const words = useTemplateWords();
  const name = t('language.state', {
    language: words.language(template.language),
    status: words.status(template.status),
  });
  return (
    <Tooltip content={name}>
      <Link
        href={`/templates/${template.id}`}
        aria-current={isCurrent ? 'page' : undefined}
        tabIndex={isTabStop ? 0 : -1}
        className={classNames(
          isExtra ? 'hidden @[720px]:inline-flex' : 'inline-flex',
          'h-6 shrink-0 items-center gap-1 rounded-xs border px-1.5 text-xs font-medium tabular-nums transition-colors',
          isCurrent
            ? 'border-accent bg-accent-soft text-ink'
            : 'border-line bg-surface text-ink-soft hover:border-control hover:text-ink',
        )}
      >
        <Icon
          of={statusIcon(template.status)}
          size={14}
          className={toneInk[statusWords(template.status).tone]}
        />
        {template.language.replace('_', '-')}
        {/* What is seen begins the name, so that a person can say it to the computer. */}
        <span className="sr-only"> {name}</span>
      </Link>
    </Tooltip>
  );
}
