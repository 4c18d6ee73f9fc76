import { Database, Plus, Upload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { RecordQuery, RecordType } from '#shared/contract/records.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useMay } from '../../../api/use-may.ts';
import { nothingSelected, type Selection, selectedCount } from '../../../state/row-selection.ts';
import { usePaused } from '../../../state/use-paused.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { newImportPath, recordPath } from '../paths.ts';
import { CONTACT, useRecordCount, useRecordList } from '../queries.ts';
import { changeSearch, useTypeSearch, useTypeView } from '../records-store.ts';
import { useRememberType } from '../use-remember-type.ts';
import { ListHeader } from './ListHeader.tsx';
import { ListToolbar } from './ListToolbar.tsx';
import { RecordDialog } from './RecordDialog.tsx';
import { RecordTable } from './RecordTable.tsx';
import { SelectionBar } from './SelectionBar.tsx';

export interface RecordListPanelProps {
  readonly type: RecordType;
  readonly types: readonly RecordType[];
  /** In a small window the types are chosen from the header. */
  readonly isAlone: boolean;
}

/** All records of a type, searched, filtered, chosen from. */
export function RecordListPanel({ type, types, isAlone }: RecordListPanelProps) {
  useRememberType(type.name);
  const { order } = useTypeView(type.name);
  const { search: typed, filters } = useTypeSearch(type.name);
  const search = usePaused(typed.trim());
  const question: RecordQuery = {
    type: type.name,
    filters: [...filters],
    ...(search === '' ? {} : { search }),
  };
  const asked = JSON.stringify([question, order]);
  const [marked, setMarked] = useState({ asked, selection: nothingSelected });
  const [isAdding, setIsAdding] = useState(false);
  const list = useRecordList(question, order);
  const count = useRecordCount(question) ?? list.records.length;
  // What was marked in the answer to another question would be acted on unseen.
  const selection = marked.asked === asked ? marked.selection : nothingSelected;
  const select = (next: Selection) => setMarked({ asked, selection: next });
  const isMarking = selectedCount(selection, count) > 0;
  return (
    <section className="flex min-w-0 flex-1 flex-col">
      <ListHeader
        type={type}
        types={types}
        isAlone={isAlone}
        question={question}
        onAdd={() => setIsAdding(true)}
      />
      {isMarking ? (
        <SelectionBar type={type} question={question} count={count} selection={selection} onSelect={select} />
      ) : (
        <ListToolbar type={type} count={count} isNarrowed={search !== '' || filters.length > 0} />
      )}
      <ListBody
        {...{ type, question, asked, list, count, selection }}
        onSelect={select}
        onAdd={() => setIsAdding(true)}
      />
      {isAdding ? <RecordDialog type={type} record={null} onClose={() => setIsAdding(false)} /> : null}
    </section>
  );
}

interface ListBodyProps {
  readonly type: RecordType;
  readonly question: RecordQuery;
  readonly asked: string;
  readonly list: ReturnType<typeof useRecordList>;
  readonly count: number;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onAdd: () => void;
}

function ListBody(props: ListBodyProps) {
  const { type, question, asked, list, count, selection, onSelect, onAdd } = props;
  const { t } = useTranslation(['records', 'common']);
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  if (list.isPending) return <Skeleton shape="lines" count={9} />;
  if (list.records.length === 0) {
    if (list.isError) {
      return (
        <div className="px-5 py-2">
          <LoadFailure
            title={t('records:list.loadFailed')}
            reason={sentenceOf(list.error)}
            onRetry={() => void list.refetch()}
          />
        </div>
      );
    }
    const isNarrowed = question.search !== undefined || question.filters.length > 0;
    return isNarrowed ? <NothingFound type={type} /> : <NoRecords type={type} onAdd={onAdd} />;
  }
  return (
    <>
      <RecordTable
        key={asked}
        {...{ type, asked, count, selection, onSelect }}
        records={list.records}
        titles={list.titles}
        isStale={list.isPlaceholderData}
        onOpen={(key) => navigate(recordPath(type.name, key))}
        onNearEnd={list.isError ? undefined : list.loadMore}
      />
      {list.isError ? (
        <div className="border-t border-line px-5 py-2">
          <LoadFailure
            title={t('records:list.moreFailed')}
            reason={sentenceOf(list.error)}
            onRetry={() => void list.fetchNextPage()}
          />
        </div>
      ) : null}
    </>
  );
}

function NothingFound({ type }: { readonly type: RecordType }) {
  const { t } = useTranslation('records');
  return (
    <div className="min-h-0 flex-1">
      <EmptyState
        icon={Database}
        title={t('list.nothingFound')}
        description={t('list.nothingFoundHint')}
        action={
          <Button onClick={() => changeSearch(type.name, { search: '', filters: [] })}>
            {t('list.clear')}
          </Button>
        }
      />
    </div>
  );
}

function NoRecords({ type, onAdd }: { readonly type: RecordType; readonly onAdd: () => void }) {
  const { t } = useTranslation('records');
  const [, navigate] = useLocation();
  const mayChange = useMay('operator');
  return (
    <div className="min-h-0 flex-1">
      <EmptyState
        icon={Database}
        title={t(type.name === CONTACT ? 'list.emptyContacts' : 'list.empty')}
        description={mayChange ? t('list.emptyHint') : t('lookOnly')}
        action={
          mayChange ? (
            <>
              <Button variant="primary" icon={Upload} onClick={() => navigate(newImportPath(type.name))}>
                {t('list.import')}
              </Button>
              <Button icon={Plus} onClick={onAdd}>
                {t('list.new')}
              </Button>
            </>
          ) : undefined
        }
      />
    </div>
  );
}
