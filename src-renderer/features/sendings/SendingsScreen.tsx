import { Redirect, Route, Switch } from 'wouter';
import type { SendingId } from '#shared/domain/ids.ts';
import { ListPanel } from './components/ListPanel.tsx';
import { NewSendingPanel } from './components/NewSendingPanel.tsx';
import { SendingPanel } from './components/SendingPanel.tsx';

/** Templates on their way to many: `/sendings` lists them, `/sendings/new` prepares one, `/sendings/:id` follows it. */
export function SendingsScreen() {
  return (
    <main className="flex h-full min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <Switch>
        <Route path="/sendings">
          <ListPanel />
        </Route>
        <Route path="/sendings/new">
          <NewSendingPanel />
        </Route>
        <Route path="/sendings/:id">
          {({ id }) => {
            const sendingId = Number(id);
            return Number.isSafeInteger(sendingId) && sendingId > 0 ? (
              <SendingPanel key={sendingId} id={sendingId as SendingId} />
            ) : (
              <Redirect to="/sendings" />
            );
          }}
        </Route>
      </Switch>
    </main>
  );
}
