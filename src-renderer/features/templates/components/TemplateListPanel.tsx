import { ArrowDownWideNarrow, LayoutTemplate, Plus, TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Template } from '#shared/contract/templates.ts';
import type { TemplateId } from '#shared/domain/ids.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useMay } from '../../../api/use-may.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { usePaused } from '../../../state/use-paused.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { ScreenHeader } from '../../../ui/ScreenHeader.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { attentionOf } from '../attention.ts';
import type { BulkDeed } from '../deeds.ts';
import { findTemplates, type TemplateGroup } from '../find-templates.ts';
import { useSync } from '../mutations.ts';
import { useTemplates } from '../queries.ts';
import {
  clearFilters,
  searchTemplates,
  showAttention,
  sortTemplates,
  type TemplateSort,
  templateSorts,
  useTemplatesStore,
} from '../templates-store.ts';
import { BulkBar } from './BulkBar.tsx';
import { BulkDialog } from './BulkDialog.tsx';
import { FilterMenu, FilterTags } from './FilterMenu.tsx';
import { ReadingNote } from './ReadingNote.tsx';
import { SyncButton } from './SyncButton.tsx';
import { SyncResultPanel } from './SyncResultPanel.tsx';
import { TemplateTable } from './TemplateTable.tsx';

/** Every template of every account, with their search, and what can be done with all of them. */
export function TemplateListPanel() {
  const { t } = useTranslation('templates');
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const sync = useSync();
  const templates = useTemplates();
  const locked = useMay('admin') ? undefined : t('needsAdmin');
  const hasAccount = useAccounts().length > 0;
  return (
    <>
      <ScreenHeader
        title={t('list.title')}
        backLabel={t('list.back')}
        onBack={() => navigate('/')}
        actions={
          // Templates belong to an account: before there is one, connecting it is all that can be done.
          hasAccount ? (
            <div className="flex flex-wrap items-center gap-2">
              <ReadingNote />
              <SyncButton sync={sync} />
              <Button
                variant="primary"
                icon={Plus}
                disabledReason={locked}
                onClick={() => navigate('/templates/examples')}
              >
                {t('list.new')}
              </Button>
            </div>
          ) : undefined
        }
      />
      <SyncResultPanel sync={sync} />
      <main className="flex min-h-0 flex-1 flex-col">
        {templates.isError ? (
          <div className="px-5 py-4">
            <LoadFailure
              title={t('list.loadFailed')}
              reason={sentenceOf(templates.error)}
              onRetry={() => void templates.refetch()}
            />
          </div>
        ) : templates.isPending ? (
          <Skeleton shape="rows" count={9} />
        ) : templates.data.length === 0 ? (
          <NoTemplates sync={sync} />
        ) : (
          <TemplateList templates={templates.data} />
        )}
      </main>
    </>
  );
}

function TemplateList({ templates }: { readonly templates: readonly Template[] }) {
  const [, navigate] = useLocation();
  const mayChange = useMay('admin');
  const { search, filters, isAttention, sort } = useTemplatesStore();
  const wanted = usePaused(search.trim());
  const groups = useMemo(
    () => findTemplates(templates, { search: wanted, filters, isAttention, sort }),
    [templates, wanted, filters, isAttention, sort],
  );
  const [selected, setSelected] = useState<ReadonlySet<TemplateId>>(new Set());
  // Kept apart from the selection: what is deleted leaves the list, and the result has still to be read.
  const [asked, setAsked] = useState<{ deed: BulkDeed; templates: readonly Template[] } | null>(null);
  const chosen = selected.size === 0 ? [] : templates.filter(({ id }) => selected.has(id));
  const select = (some: readonly TemplateGroup[], isOn: boolean) => {
    const next = new Set(selected);
    for (const { id } of some.flatMap((group) => group.templates)) {
      if (isOn) next.add(id);
      else next.delete(id);
    }
    setSelected(next);
  };
  const clear = () => setSelected(new Set());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || selected.size === 0) return;
    event.preventDefault();
    clear();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape lets go of the selection wherever the focus is in here
    <div className="flex min-h-0 flex-1 flex-col" onKeyDown={onKeyDown}>
      {chosen.length > 0 ? (
        <BulkBar
          count={chosen.length}
          onDeed={(deed) => setAsked({ deed, templates: chosen })}
          onClear={clear}
        />
      ) : (
        <ListTools templates={templates} count={groups.length} />
      )}
      <FilterTags />
      {groups.length === 0 ? (
        <NothingFound search={wanted} />
      ) : (
        <TemplateTable
          groups={groups}
          selected={selected}
          onSelect={mayChange ? select : null}
          onOpen={(id) => navigate(`/templates/${id}`)}
        />
      )}
      {asked ? (
        <BulkDialog
          {...asked}
          onClose={(isDone) => {
            setAsked(null);
            if (isDone) clear();
          }}
        />
      ) : null}
    </div>
  );
}

interface ListToolsProps {
  readonly templates: readonly Template[];
  readonly count: number;
}

function ListTools({ templates, count }: ListToolsProps) {
  const { t } = useTranslation('templates');
  const format = useFormat();
  const { search, isAttention, sort } = useTemplatesStore();
  const waiting = useMemo(
    () => templates.filter((template) => attentionOf(template).length > 0).length,
    [templates],
  );
  return (
    <div className="flex flex-wrap items-center gap-2 px-3 py-2 sm:px-5">
      <div className="min-w-36 flex-1 sm:max-w-96 sm:min-w-48">
        <SearchField label={t('list.search')} value={search} onValueChange={searchTemplates} />
      </div>
      {waiting > 0 || isAttention ? (
        <Button
          variant={isAttention ? 'secondary' : 'quiet'}
          icon={TriangleAlert}
          aria-pressed={isAttention}
          className="max-md:gap-1.5 max-md:px-2"
          after={<Badge count={waiting} tone="danger" label={t('attention.count', { count: waiting })} />}
          onClick={() => showAttention(!isAttention)}
        >
          {/* In a narrow window the mark and the number stand for the words, and leave the search its room. */}
          <span className="max-md:sr-only">{t('attention.title')}</span>
        </Button>
      ) : null}
      {/* Where there is no room they go into the next line together. */}
      <div className="ms-auto flex shrink-0 items-center gap-1 sm:gap-2">
        <p className="text-sm text-ink-faint tabular-nums max-md:sr-only">
          {t('list.count', { count, formattedCount: format.count(count) })}
        </p>
        <FilterMenu templates={templates} />
        <Menu
          align="end"
          trigger={<IconButton icon={ArrowDownWideNarrow} label={t('sort.title')} />}
          entries={[
            {
              kind: 'choice',
              label: t('sort.title'),
              value: sort,
              options: templateSorts.map((value) => ({ value, label: t(`sort.${value}`) })),
              onChange: (value) => sortTemplates(value as TemplateSort), // the menu gives back one of its options
            },
          ]}
        />
      </div>
    </div>
  );
}

function NothingFound({ search }: { readonly search: string }) {
  const { t } = useTranslation('templates');
  return (
    <div className="min-h-0 flex-1">
      <EmptyState
        icon={LayoutTemplate}
        title={search === '' ? t('list.nothingFits') : t('list.nothingFound', { search })}
        action={<Button onClick={clearFilters}>{t('list.showAll')}</Button>}
      />
    </div>
  );
}

function NoTemplates({ sync }: { readonly sync: ReturnType<typeof useSync> }) {
  const { t } = useTranslation('templates');
  const [, navigate] = useLocation();
  const mayChange = useMay('admin');
  const hasAccount = useAccounts().length > 0;
  return (
    <div className="min-h-0 flex-1">
      <EmptyState
        icon={LayoutTemplate}
        title={hasAccount ? t('list.empty') : t('list.noAccount')}
        description={hasAccount ? t('list.emptyHint') : undefined}
        action={
          !hasAccount ? (
            <Button variant="primary" onClick={() => navigate('/connect')}>
              {t('list.connect')}
            </Button>
          ) : mayChange ? (
            <>
              <Button variant="primary" icon={Plus} onClick={() => navigate('/templates/examples')}>
                {t('list.new')}
              </Button>
              <SyncButton sync={sync} />
            </>
          ) : null
        }
      />
    </div>
  );
}
