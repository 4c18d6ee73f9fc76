import { useTranslation } from 'react-i18next';
import { Route, Switch, useLocation } from 'wouter';
import type { ContactId } from '#shared/domain/ids.ts';
import { useIsSmallWindow } from '../../state/layout-store.ts';
import { ContactListPanel } from './components/ContactListPanel.tsx';
import { DuplicatesPanel } from './components/DuplicatesPanel.tsx';
import { NewContactDialog } from './components/NewContactDialog.tsx';
import { OpenContactPanel } from './components/OpenContactPanel.tsx';
import { ImportScreen } from './import/ImportScreen.tsx';

/**
 * Everybody the business knows: `/contacts` lists them, `/contacts/:id` opens one beside the list, `/contacts/new`,
 * `/contacts/import` and `/contacts/duplicates` are what can be done with them.
 */
export function ContactsScreen() {
  return (
    <main className="flex h-full min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <Switch>
        <Route path="/contacts/import">
          <ImportScreen />
        </Route>
        <Route path="/contacts/duplicates">
          <DuplicatesPanel />
        </Route>
        <Route path="/contacts/:place?">{({ place }) => <ListAndContact place={place ?? ''} />}</Route>
      </Switch>
    </main>
  );
}

function ListAndContact({ place }: { readonly place: string }) {
  const { t } = useTranslation('contacts');
  const [, navigate] = useLocation();
  const isSmall = useIsSmallWindow();
  const id = Number(place);
  const openId = Number.isSafeInteger(id) && id > 0 ? (id as ContactId) : null;
  const list = <ContactListPanel openId={openId} />;
  return (
    <>
      {openId === null ? (
        list
      ) : isSmall ? (
        <OpenContactPanel key={openId} contactId={openId} isAlone />
      ) : (
        <div className="flex min-h-0 flex-1">
          <div className="flex min-w-0 flex-1 flex-col">{list}</div>
          <aside
            aria-label={t('list.details')}
            className="flex w-[360px] shrink-0 flex-col border-s border-line"
          >
            <OpenContactPanel key={openId} contactId={openId} isAlone={false} />
          </aside>
        </div>
      )}
      {place === 'new' ? (
        <NewContactDialog
          onClose={() => navigate('/contacts')}
          onOpen={(made) => navigate(`/contacts/${made}`)}
        />
      ) : null}
    </>
  );
}
