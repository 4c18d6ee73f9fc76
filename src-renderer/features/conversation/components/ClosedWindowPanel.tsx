import { Clock, LayoutTemplate, Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type RefusalCode, refusalSentence } from '#shared/domain/refusals.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';

export interface ClosedWindowPanelProps {
  /** Why no free answer can be sent. */
  readonly reason: RefusalCode;
  /** UTC ms; for a window that is closed. */
  readonly closedAt: number | null;
  readonly now: number;
  readonly draft: string;
  /** Null where a template would be refused as well. */
  readonly onSendTemplate: (() => void) | null;
  readonly onOpenAccounts: () => void;
}

/** Stands in the place of the composer when nothing can be typed: why, since when, and what can be done instead. */
export function ClosedWindowPanel(props: ClosedWindowPanelProps) {
  const { reason, closedAt, now, draft, onSendTemplate, onOpenAccounts } = props;
  const { t } = useTranslation('conversation');
  const { language } = useLanguage();
  const format = useFormat();
  const isWindow = reason === 'WINDOW_CLOSED' || reason === 'WINDOW_NEVER_OPENED';
  const isAccount = reason === 'ACCOUNT_DISCONNECTED' || reason === 'ACCOUNT_PAUSED';
  const title = () => {
    if (!isWindow) return refusalSentence(reason, {}, language);
    return closedAt === null ? t('closed.never') : t('closed.title', { at: format.relative(closedAt, now) });
  };
  return (
    <section
      aria-label={t('composer.region')}
      className="mx-3 mb-3 flex flex-col gap-3 rounded-lg border border-line bg-surface-sunken p-4 sm:mx-5"
    >
      <div className="flex items-start gap-3">
        <Icon of={isWindow ? Clock : Lock} size={20} className="mt-px text-ink-faint" />
        <div className="flex min-w-0 flex-1 flex-col gap-1">
          <p className="text-base font-medium">{title()}</p>
          {isWindow ? <p className="text-sm text-pretty text-ink-soft">{t('closed.explain')}</p> : null}
          {draft.trim() === '' ? null : (
            <p className="mt-1 line-clamp-3 text-sm text-ink-soft">
              <span className="text-ink-faint">{t('closed.draftKept')}</span>{' '}
              <bdi className="break-words">{draft}</bdi>
            </p>
          )}
        </div>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        {isAccount ? <Button onClick={onOpenAccounts}>{t('closed.openAccount')}</Button> : null}
        {onSendTemplate ? (
          <Button variant="primary" icon={LayoutTemplate} onClick={onSendTemplate}>
            {t('closed.sendTemplate')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
