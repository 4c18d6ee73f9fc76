import { CornerDownLeft, List } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MessageContent } from '#shared/domain/content.ts';
import { Icon } from '../../../../ui/Icon.tsx';
import { TextContent } from './TextContent.tsx';

export interface ChoicesContentProps {
  readonly content: Extract<MessageContent, { kind: 'interactive' }>;
  /** Shows the rows of a list at once, as while one makes it. */
  readonly isListOpen?: boolean;
}

/** A message with buttons or a list to choose from, as the customer got it. */
export function ChoicesContent({ content, isListOpen }: ChoicesContentProps) {
  const { t } = useTranslation('conversation');
  return (
    <div className="flex min-w-[220px] flex-col gap-1.5">
      {content.header ? <bdi className="font-semibold break-words">{content.header}</bdi> : null}
      {content.body ? <TextContent body={content.body} /> : <span>{t('interactive.other')}</span>}
      {content.footer ? <bdi className="text-sm text-ink-faint">{content.footer}</bdi> : null}
      {content.buttons.length > 0 ? (
        <ul className="flex flex-col gap-1 pt-1">
          {content.buttons.map((button) => (
            <li
              key={button.id}
              className="flex items-center justify-center gap-1.5 rounded-sm bg-press px-3 py-1.5 text-sm font-medium text-accent-ink"
            >
              <Icon of={CornerDownLeft} size={14} />
              <bdi>{button.title}</bdi>
            </li>
          ))}
        </ul>
      ) : null}
      {content.sections.length > 0 ? (
        <details open={isListOpen} className="rounded-sm bg-press px-3 py-1.5 text-sm">
          <summary className="flex list-none items-center gap-1.5 font-medium text-accent-ink">
            <Icon of={List} size={14} />
            {t('interactive.list', { label: content.buttonLabel ?? '' })}
          </summary>
          {content.sections.filter(hasWords).map((section) => (
            <div key={section.title} className="pt-2">
              {section.title ? <div className="text-xs text-ink-faint">{section.title}</div> : null}
              {section.rows.map((row) => (
                <div key={row.id} className="py-0.5">
                  <bdi>{row.title}</bdi>
                  {row.description ? (
                    <bdi className="block text-xs text-ink-faint">{row.description}</bdi>
                  ) : null}
                </div>
              ))}
            </div>
          ))}
        </details>
      ) : null}
    </div>
  );
}

/** While a list is being made, its sections may still be empty. */
const hasWords = ({ title, rows }: { readonly title: string | null; readonly rows: readonly unknown[] }) =>
  Boolean(title) || rows.length > 0;
