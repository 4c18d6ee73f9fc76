import { Route, Switch } from 'wouter';
import { AccountListPanel } from './components/AccountListPanel.tsx';
import { AccountPanel } from './components/AccountPanel.tsx';
import { NewAccountPanel } from './components/NewAccountPanel.tsx';

/** `/accounts` lists the connected numbers, `/accounts/new` connects one, `/accounts/:id` is one of them. */
export function AccountsScreen() {
  return (
    <div className="flex h-full min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <Switch>
        <Route path="/accounts/new">
          <NewAccountPanel />
        </Route>
        <Route path="/accounts/:id">{({ id }) => <AccountPanel key={id} id={Number(id)} />}</Route>
        <Route>
          <AccountListPanel />
        </Route>
      </Switch>
    </div>
  );
}
