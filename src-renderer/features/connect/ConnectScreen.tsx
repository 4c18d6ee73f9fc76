import type { ReactNode } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { StartPanel } from './components/StartPanel.tsx';
import { WizardPanel } from './components/WizardPanel.tsx';
import { stepNamed } from './wizard-steps.ts';

export interface ConnectScreenProps {
  /** Where the owner chooses how Meta reaches this computer; it stands within the step of the webhook. */
  readonly address?: ReactNode;
}

/** `/connect` begins or goes on with a set-up, `/connect/:draftId/:step?` is one of them. */
export function ConnectScreen({ address }: ConnectScreenProps) {
  return (
    <div className="@container flex h-full min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <Switch>
        <Route path="/connect/:draftId/:step?">
          {({ draftId, step }) =>
            /^\d{1,15}$/.test(draftId) ? (
              <WizardPanel key={draftId} draftId={Number(draftId)} step={stepNamed(step)} address={address} />
            ) : (
              <Redirect to="/connect" />
            )
          }
        </Route>
        <Route>
          <StartPanel />
        </Route>
      </Switch>
    </div>
  );
}
