import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import type { Account } from '#shared/contract/accounts.ts';
import { AccountListPanel } from './components/AccountListPanel.tsx';
import { AccountPanel } from './components/AccountPanel.tsx';
import { NewAccountPanel } from './components/NewAccountPanel.tsx';

export interface AccountsScreenProps {
  /** Where Meta sends an account's messages; a screen of its own shows the same, so it is given from outside. */
  readonly webhookOf?: (account: Account) => ReactNode;
}

/** `/accounts` lists the connected numbers, `/accounts/new` connects one, `/accounts/:id` is one of them. */
export function AccountsScreen({ webhookOf }: AccountsScreenProps) {
  return (
    <div className="flex h-full min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <Switch>
        <Route path="/accounts/new">
          <NewAccountPanel />
        </Route>
        <Route path="/accounts/:id">
          {({ id }) => <AccountPanel key={id} id={Number(id)} webhookOf={webhookOf} />}
        </Route>
        <Route>
          <AccountListPanel />
        </Route>
      </Switch>
    </div>
  );
}
