import { useState } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { HelpListPanel } from './components/HelpListPanel.tsx';
import { HelpPagePanel } from './components/HelpPagePanel.tsx';

/** `/help` lists and searches, `/help/:id` is one page. What was searched for stays while one reads. */
export function HelpScreen() {
  const [typed, setTyped] = useState('');
  const [location] = useLocation();
  // Who came from a failed message or from the wizard wants to go back there, not to a list.
  const [cameFor] = useState(location);
  return (
    <div className="flex h-full min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <Switch>
        <Route path="/help/:id">
          {({ id }) => <HelpPagePanel key={id} id={id} isFromElsewhere={cameFor === `/help/${id}`} />}
        </Route>
        <Route>
          <HelpListPanel typed={typed} onTypedChange={setTyped} />
        </Route>
      </Switch>
    </div>
  );
}
