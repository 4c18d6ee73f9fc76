import { useTranslation } from 'react-i18next';
import { Redirect, Route, Switch } from 'wouter';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { useIsSmallWindow } from '../../state/layout-store.ts';
import { LoadFailure } from '../../ui/LoadFailure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { RecordListPanel } from './components/RecordListPanel.tsx';
import { RecordPanel } from './components/RecordPanel.tsx';
import { TypesPanel } from './components/TypesPanel.tsx';
import { ImportPanel } from './import/ImportPanel.tsx';
import { ImportsPanel } from './import/ImportsPanel.tsx';
import { NewImportPanel } from './import/NewImportPanel.tsx';
import { decodePart, recordsPath } from './paths.ts';
import { useRecordTypes } from './queries.ts';
import { useRecordsStore } from './records-store.ts';
import { TypeEditorPanel } from './type-editor/TypeEditorPanel.tsx';

/**
 * The business data: `/records/:type` lists a type, `/records/:type/:key` shows one record, `/record-types/:name` sets a type
 * up, `/record-imports` brings tables over. Types may have any name, so what is not a type has an address of its own.
 */
export function RecordsScreen() {
  return (
    <main className="flex h-full min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <Switch>
        <Route path="/record-imports/new/:type">
          {({ type }) => <NewImportPanel key={type} typeName={decodePart(type)} />}
        </Route>
        <Route path="/record-imports/:id">{({ id }) => <ImportPanel key={id} id={id} />}</Route>
        <Route path="/record-imports">
          <ImportsPanel />
        </Route>
        <Route path="/record-types/:name?">
          {({ name }) => (
            <TypeEditorPanel key={name ?? ''} name={name === undefined ? null : decodePart(name)} />
          )}
        </Route>
        <Route path="/records/:type/:key">
          {({ type, key }) => (
            <RecordPanel key={`${type}/${key}`} typeName={decodePart(type)} recordKey={decodePart(key)} />
          )}
        </Route>
        <Route path="/records/:type?">
          {({ type }) => <ListAndTypes typeName={type === undefined ? null : decodePart(type)} />}
        </Route>
      </Switch>
    </main>
  );
}

function ListAndTypes({ typeName }: { readonly typeName: string | null }) {
  const { t } = useTranslation('records');
  const types = useRecordTypes();
  const sentenceOf = useFailureSentence();
  const lastType = useRecordsStore((store) => store.lastType);
  const isSmall = useIsSmallWindow();
  if (types.isPending) return <Skeleton shape="lines" count={9} />;
  if (types.isError) {
    return (
      <div className="p-5">
        <LoadFailure
          title={t('types.loadFailed')}
          reason={sentenceOf(types.error)}
          onRetry={() => void types.refetch()}
        />
      </div>
    );
  }
  const type = types.data.find(({ name }) => name === typeName);
  // A type that was just made elsewhere is perhaps on its way: another one in its place would be taken for it.
  if (!type && typeName !== null && types.isFetching) return <Skeleton shape="lines" count={9} />;
  if (!type) {
    // The examples first: people are found under "contacts" as well.
    const known = types.data.find(({ name }) => name === lastType);
    const first = known ?? types.data.find(({ name }) => name !== 'Contact') ?? types.data[0];
    return first ? <Redirect to={recordsPath(first.name)} replace /> : null;
  }
  return (
    <div className="flex min-h-0 flex-1">
      {isSmall ? null : <TypesPanel types={types.data} chosen={type.name} />}
      <RecordListPanel key={type.name} type={type} types={types.data} isAlone={isSmall} />
    </div>
  );
}
