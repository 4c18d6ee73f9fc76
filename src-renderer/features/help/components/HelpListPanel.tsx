import { LifeBuoy } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ScreenHeader } from '../../../ui/ScreenHeader.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { helpGroups } from '../articles/articles.ts';
import { entryGroup, entryPath, type HelpEntry } from '../entries.ts';
import { createHelpSearch } from '../search.ts';
import { HelpRow } from './HelpRow.tsx';

export interface HelpListPanelProps {
  readonly typed: string;
  readonly onTypedChange: (typed: string) => void;
}

const groups = [...helpGroups, 'codes'] as const;

/** Every page of the help by groups; while one types, what fits, best first. Enter opens the first. */
export function HelpListPanel({ typed, onTypedChange }: HelpListPanelProps) {
  const { t } = useTranslation('help');
  const { language } = useLanguage();
  const [, navigate] = useLocation();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const search = useMemo(() => createHelpSearch(language), [language]);
  const found = search(typed);
  const isSearching = typed.trim() !== '';
  const openFirst = (event: KeyboardEvent) => {
    const first = found[0];
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !isSearching || !first) return;
    event.preventDefault();
    navigate(entryPath(first));
  };
  return (
    <>
      <ScreenHeader title={t('title')} backLabel={t('backToInbox')} onBack={() => navigate('/')} />
      <main className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
        <div className="mx-auto flex max-w-[820px] flex-col px-6 pb-20">
          <search className="sticky top-0 z-10 -mx-2 bg-surface px-2 pt-5 pb-3" onKeyDown={openFirst}>
            <SearchField ref={field} label={t('search')} value={typed} onValueChange={onTypedChange} />
            <p role="status" className="min-h-5 px-2 pt-1.5 text-sm text-ink-faint">
              {isSearching ? t('found', { count: found.length }) : t('searchHint')}
            </p>
          </search>
          {found.length === 0 ? (
            <EmptyState
              icon={LifeBuoy}
              size="inline"
              title={t('nothing')}
              action={<Button onClick={() => onTypedChange('')}>{t('showAll')}</Button>}
            />
          ) : isSearching ? (
            <HelpRows entries={found} />
          ) : (
            <div className="flex flex-col gap-8 pt-2">
              {groups.map((group) => (
                <section key={group} aria-label={t(`groups.${group}`)}>
                  <h2 className="px-2 pb-1.5 text-sm font-semibold text-ink-soft">{t(`groups.${group}`)}</h2>
                  <HelpRows entries={found.filter((entry) => entryGroup(entry) === group)} />
                </section>
              ))}
            </div>
          )}
        </div>
      </main>
    </>
  );
}

function HelpRows({ entries }: { readonly entries: readonly HelpEntry[] }) {
  return (
    <ul className="flex flex-col">
      {entries.map((entry) => (
        <HelpRow key={entryPath(entry)} entry={entry} />
      ))}
    </ul>
  );
}
