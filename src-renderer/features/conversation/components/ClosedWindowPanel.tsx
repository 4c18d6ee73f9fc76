import { Clock, Eye, LayoutTemplate, Lock, StickyNote } from 'lucide-react';
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
  /** Goes over to a note for colleagues; null for who may only look. */
  readonly onNote: (() => void) | null;
  readonly onOpenAccounts: () => void;
  /** Where a blocked person is unblocked. */
  readonly onOpenContact: () => void;
}

/** Stands in the place of the composer when nothing can be typed: why, since when, and what can be done instead. */
export function ClosedWindowPanel(props: ClosedWindowPanelProps) {
  const { reason, closedAt, now, draft, onSendTemplate, onNote, onOpenAccounts, onOpenContact } = props;
  const { t } = useTranslation(['conversation', 'engagement']);
  const { language } = useLanguage();
  const format = useFormat();
  const isWindow = reason === 'WINDOW_CLOSED' || reason === 'WINDOW_NEVER_OPENED';
  const isViewer = reason === 'ROLE_TOO_LOW';
  const isAccount = reason === 'ACCOUNT_DISCONNECTED' || reason === 'ACCOUNT_PAUSED';
  const title = () => {
    if (isViewer) return t('conversation:closed.viewer');
    if (!isWindow) return refusalSentence(reason, {}, language);
    return closedAt === null
      ? t('conversation:closed.never')
      : t('conversation:closed.title', { at: format.relative(closedAt, now) });
  };
  return (
    <section
      aria-label={t('conversation:composer.region')}
      className="mx-3 mb-3 flex flex-col gap-3 rounded-lg border border-line bg-surface-sunken p-4 sm:mx-5"
    >
      <div className="flex items-start gap-3">
        <Icon of={isWindow ? Clock : isViewer ? Eye : Lock} size={20} className="mt-px text-ink-faint" />
        <div className="flex min-w-0 flex-1 flex-col gap-1">
          <p className="text-base font-medium">{title()}</p>
          {isWindow ? (
            <p className="text-sm text-pretty text-ink-soft">{t('conversation:closed.explain')}</p>
          ) : null}
          {draft.trim() === '' ? null : (
            <p className="mt-1 line-clamp-3 text-sm text-ink-soft">
              <span className="text-ink-faint">{t('conversation:closed.draftKept')}</span>{' '}
              <bdi className="break-words">{draft}</bdi>
            </p>
          )}
        </div>
      </div>
      <div className="flex flex-wrap justify-end gap-2 empty:hidden">
        {onNote ? (
          <Button variant="quiet" icon={StickyNote} onClick={onNote}>
            {t('engagement:mode.noteButton')}
          </Button>
        ) : null}
        {isAccount ? <Button onClick={onOpenAccounts}>{t('conversation:closed.openAccount')}</Button> : null}
        {reason === 'CONTACT_BLOCKED' ? (
          <Button onClick={onOpenContact}>{t('conversation:closed.openContact')}</Button>
        ) : null}
        {onSendTemplate ? (
          <Button variant="primary" icon={LayoutTemplate} onClick={onSendTemplate}>
            {t('conversation:closed.sendTemplate')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
