import { LayoutTemplate } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MessageContent } from '#shared/domain/content.ts';
import { Icon } from '../../../../ui/Icon.tsx';
import { TextContent } from './TextContent.tsx';

export interface TemplateContentProps {
  readonly content: Extract<MessageContent, { kind: 'template' }>;
}

/** A template that was sent: its words as the customer reads them, under its name. */
export function TemplateContent({ content }: TemplateContentProps) {
  const { t } = useTranslation('conversation');
  return (
    <div className="flex flex-col gap-1">
      <span className="flex items-center gap-1.5 text-xs text-ink-faint">
        <Icon of={LayoutTemplate} size={14} />
        <span className="min-w-0 truncate">{t('template.name', { name: content.name })}</span>
      </span>
      {content.body ? (
        <TextContent body={content.body} />
      ) : (
        <span className="text-sm text-ink-soft">{t('template.unknownText')}</span>
      )}
    </div>
  );
}
