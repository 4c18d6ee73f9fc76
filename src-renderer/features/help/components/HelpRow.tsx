import { ChevronRight } from 'lucide-react';
import { Link } from 'wouter';
import { metaErrorEntry } from '#shared/domain/meta-errors.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { articleText, entryPath, entryTitle, type HelpEntry } from '../entries.ts';

/** One page in the list: its title and, quietly, what one sees when it is needed. */
export function HelpRow({ entry }: { readonly entry: HelpEntry }) {
  const { language } = useLanguage();
  const below =
    entry.kind === 'article'
      ? articleText(entry.name, language).see
      : metaErrorEntry(entry.code).advice?.[language];
  return (
    <li>
      <Link
        href={entryPath(entry)}
        className="group flex items-center gap-3 rounded-sm px-2 py-2 transition-colors hover:bg-hover active:bg-press"
      >
        {entry.kind === 'error' ? (
          <span className="w-16 shrink-0 self-start pt-px text-sm text-ink-faint tabular-nums">
            {entry.code}
          </span>
        ) : null}
        <span className="min-w-0 flex-1">
          <span className="block text-base text-pretty text-ink">{entryTitle(entry, language)}</span>
          {below ? <span className="block truncate text-sm text-ink-faint">{below}</span> : null}
        </span>
        <Icon
          of={ChevronRight}
          className="shrink-0 text-ink-faint opacity-0 transition-opacity group-hover:opacity-100 group-focus-visible:opacity-100 rtl:-scale-x-100"
        />
      </Link>
    </li>
  );
}
