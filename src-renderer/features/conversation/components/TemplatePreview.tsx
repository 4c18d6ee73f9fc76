import { CornerDownLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/Icon.tsx';

export interface TemplatePreviewProps {
  readonly header: string;
  readonly body: string;
  readonly footer: string;
  readonly buttons: readonly string[];
}

/** A template as the customer will read it. */
export function TemplatePreview({ header, body, footer, buttons }: TemplatePreviewProps) {
  const { t } = useTranslation('conversation');
  return (
    <section
      aria-label={t('templates.preview')}
      className="flex flex-col gap-2 rounded-lg bg-surface-sunken p-4"
    >
      <h3 className="text-xs font-medium text-ink-faint">{t('templates.preview')}</h3>
      <div className="flex max-w-[420px] flex-col gap-1 rounded-bubble bg-bubble-out px-3 py-2 shadow-bubble">
        {header ? <p className="font-semibold break-words">{header}</p> : null}
        <p className="text-bubble break-words whitespace-pre-wrap">{body}</p>
        {footer ? <p className="text-sm text-ink-faint">{footer}</p> : null}
        {buttons.map((button) => (
          <p
            key={button}
            className="flex items-center justify-center gap-1.5 rounded-sm bg-press px-3 py-1.5 text-sm font-medium text-accent-ink"
          >
            <Icon of={CornerDownLeft} size={14} />
            {button}
          </p>
        ))}
      </div>
    </section>
  );
}
