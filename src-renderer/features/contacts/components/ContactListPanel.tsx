import { useQuery } from '@tanstack/react-query';
import { Combine, Download, EllipsisVertical, Upload, UserPlus, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ContactId } from '#shared/domain/ids.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useMay } from '../../../api/use-may.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { nothingSelected, type Selection } from '../../../state/row-selection.ts';
import { usePaused } from '../../../state/use-paused.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import type { MenuEntry } from '../../../ui/menu-entries.tsx';
import { ScreenHeader } from '../../../ui/ScreenHeader.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useContactList } from '../use-contact-list.ts';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { ContactSelectionBar } from './ContactSelectionBar.tsx';
import { ContactTable } from './ContactTable.tsx';
import { ExportDialog } from './ExportDialog.tsx';

export interface ContactListPanelProps {
  readonly openId: ContactId | null;
}

/** All contacts with their search, and what can be done with all of them. */
export function ContactListPanel({ openId }: ContactListPanelProps) {
  const { t } = useTranslation('contacts');
  const { query } = useHub();
  const format = useFormat();
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState('');
  const search = usePaused(typed.trim());
  const count = useQuery(query.contacts.count.queryOptions()).data?.count;
  const [marks, setMarks] = useState<{ readonly search: string; readonly selection: Selection }>({
    search,
    selection: nothingSelected,
  });
  // Other people fit another search; who was marked in the one before is not marked unseen.
  const selection = marks.search === search ? marks.selection : nothingSelected;
  const select = (next: Selection) => setMarks({ search, selection: next });
  return (
    <>
      <ScreenHeader
        title={t('list.title')}
        backLabel={t('list.back')}
        onBack={() => navigate('/')}
        actions={<ListActions />}
      />
      {selection.kind === 'all' || selection.keys.size > 0 ? (
        <ContactSelectionBar
          search={search}
          count={search === '' ? count : undefined}
          selection={selection}
          onSelect={select}
        />
      ) : (
        <div className="flex min-h-12 items-center gap-2 px-3 py-2 sm:px-5">
          <div className="max-w-96 min-w-0 flex-1">
            <SearchField label={t('list.search')} value={typed} onValueChange={setTyped} />
          </div>
          {count === undefined ? null : (
            <p className="ms-auto shrink-0 text-sm text-ink-faint tabular-nums">
              {t('list.count', { count, formattedCount: format.count(count) })}
            </p>
          )}
          <ColumnsMenu />
        </div>
      )}
      <ListBody
        search={search}
        openId={openId}
        count={count}
        selection={selection}
        onSelect={select}
        onClearSearch={() => setTyped('')}
      />
    </>
  );
}

function ListActions() {
  const { t } = useTranslation('contacts');
  const [, navigate] = useLocation();
  const mayChange = useMay('operator');
  const [isExporting, setIsExporting] = useState(false);
  const entries: MenuEntry[] = [
    {
      kind: 'action',
      label: t('list.duplicates'),
      icon: Combine,
      onSelect: () => navigate('/contacts/duplicates'),
    },
    { kind: 'separator' },
    {
      kind: 'action',
      label: t('list.import'),
      icon: Upload,
      disabledReason: mayChange ? undefined : t('panel.lookOnly'),
      onSelect: () => navigate('/contacts/import'),
    },
    { kind: 'action', label: t('list.export'), icon: Download, onSelect: () => setIsExporting(true) },
  ];
  return (
    <div className="flex items-center gap-1">
      {mayChange ? (
        <Button variant="primary" icon={UserPlus} onClick={() => navigate('/contacts/new')}>
          {t('list.new')}
        </Button>
      ) : null}
      <Menu
        align="end"
        trigger={<IconButton icon={EllipsisVertical} label={t('list.more')} />}
        entries={entries}
      />
      {isExporting ? <ExportDialog onClose={() => setIsExporting(false)} /> : null}
    </div>
  );
}

interface ListBodyProps {
  readonly search: string;
  readonly openId: ContactId | null;
  readonly count: number | undefined;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onClearSearch: () => void;
}

function ListBody({ search, openId, count, selection, onSelect, onClearSearch }: ListBodyProps) {
  const { t } = useTranslation('contacts');
  const [, navigate] = useLocation();
  const list = useContactList(search);
  const sentenceOf = useFailureSentence();
  if (list.isPending) return <Skeleton shape="rows" count={9} />;
  if (list.isError) {
    return (
      <div className="px-5">
        <LoadFailure
          title={t('list.loadFailed')}
          reason={sentenceOf(list.error)}
          onRetry={() => void list.refetch()}
        />
      </div>
    );
  }
  if (list.contacts.length === 0) {
    return (
      <div className="min-h-0 flex-1">
        {search === '' ? (
          <EmptyState
            icon={UsersRound}
            title={t('list.empty')}
            description={t('list.emptyHint')}
            action={
              <>
                <Button variant="primary" icon={UserPlus} onClick={() => navigate('/contacts/new')}>
                  {t('list.new')}
                </Button>
                <Button icon={Upload} onClick={() => navigate('/contacts/import')}>
                  {t('list.import')}
                </Button>
              </>
            }
          />
        ) : (
          <EmptyState
            icon={UsersRound}
            title={t('list.nothingFound', { search })}
            action={<Button onClick={onClearSearch}>{t('list.clearSearch')}</Button>}
          />
        )}
      </div>
    );
  }
  return (
    <ContactTable
      contacts={list.contacts}
      openId={openId}
      rowCount={search === '' && count !== undefined ? count : list.hasNextPage ? -1 : list.contacts.length}
      selection={selection}
      onSelect={onSelect}
      onOpen={(id) => navigate(`/contacts/${id}`)}
      onNearEnd={list.loadMore}
    />
  );
}
