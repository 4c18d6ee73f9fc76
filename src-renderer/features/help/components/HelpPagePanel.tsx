import { LifeBuoy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ScreenHeader } from '../../../ui/ScreenHeader.tsx';
import { entryGroup, entryOf, entryTitle } from '../entries.ts';
import { ArticlePanel } from './ArticlePanel.tsx';
import { ErrorPanel } from './ErrorPanel.tsx';

export interface HelpPagePanelProps {
  /** The last part of the address. */
  readonly id: string;
  /** The reader came here from another screen, and goes back to it. */
  readonly isFromElsewhere: boolean;
}

/** One page of the help under its title, with the way back. */
export function HelpPagePanel({ id, isFromElsewhere }: HelpPagePanelProps) {
  const { t } = useTranslation('help');
  const { language } = useLanguage();
  const [, navigate] = useLocation();
  const entry = entryOf(id);
  const canGoBack = isFromElsewhere && window.history.length > 1;
  const showAll = () => navigate('/help');
  return (
    <>
      <ScreenHeader
        title={t('title')}
        backLabel={t(canGoBack ? 'back' : 'backToList')}
        onBack={() => (canGoBack ? window.history.back() : showAll())}
        actions={
          canGoBack ? (
            <Button variant="quiet" onClick={showAll}>
              {t('all')}
            </Button>
          ) : undefined
        }
      />
      <main className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
        {entry === null ? (
          <EmptyState
            icon={LifeBuoy}
            title={t('notFound')}
            action={<Button onClick={showAll}>{t('all')}</Button>}
          />
        ) : (
          <article className="mx-auto flex max-w-[660px] flex-col gap-7 px-6 pt-8 pb-24 select-text">
            <header className="flex flex-col gap-1.5">
              <p className="text-sm text-ink-faint">
                {entry.kind === 'error' ? t('code', { code: entry.code }) : t(`groups.${entryGroup(entry)}`)}
              </p>
              <h2 className="text-2xl font-semibold text-balance text-ink">{entryTitle(entry, language)}</h2>
            </header>
            {entry.kind === 'article' ? <ArticlePanel name={entry.name} /> : <ErrorPanel code={entry.code} />}
          </article>
        )}
      </main>
    </>
  );
}
