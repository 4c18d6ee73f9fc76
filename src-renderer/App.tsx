import { usePrefetchQuery, useSuspenseQueries } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { connect } from './api/connect.ts';
import { HubProvider } from './api/HubProvider.tsx';
import { type Hub, useHub } from './api/hub-context.ts';
import type { SeatAnswer } from './api/seat.ts';
import { conversationListOptions } from './features/inbox/queries.ts';
import { ConsoleSkeleton } from './features/shell/ConsoleSkeleton.tsx';
import { ScreenBoundary } from './features/shell/components/ScreenBoundary.tsx';
import { useApplySettings } from './features/shell/use-apply-settings.ts';
import { useDocumentTitle } from './features/shell/use-document-title.ts';
import { Routes } from './routes.tsx';
import { readOpenConversation } from './state/open-conversation-store.ts';
import { readScope } from './state/scope-store.ts';
import { UiProvider } from './ui/UiProvider.tsx';

const SignInScreen = lazy(async () => ({
  default: (await import('./features/sign-in/SignInScreen.tsx')).SignInScreen,
}));

type Stage = { kind: 'opening' } | { kind: 'sign-in'; wasRefused: boolean } | { kind: 'ready'; hub: Hub };

export interface AppProps {
  /** Asked for once, before React begins: the token is in the address only that long. */
  readonly seat: Promise<SeatAnswer>;
}

/** The whole screen: first the seat, then the line to the hub, then the console. */
export function App({ seat }: AppProps) {
  const [stage, setStage] = useState<Stage>({ kind: 'opening' });

  useEffect(() => {
    let isCurrent = true;
    void seat.then((answer) => {
      if (!isCurrent) return;
      if (answer === 'taken') void openHub(setStage);
      else setStage({ kind: 'sign-in', wasRefused: answer === 'refused' });
    });
    return () => {
      isCurrent = false;
    };
  }, [seat]);

  return (
    <UiProvider>
      <ScreenBoundary resetKey={stage.kind}>
        <Suspense fallback={<ConsoleSkeleton />}>
          {stage.kind === 'opening' ? <ConsoleSkeleton /> : null}
          {stage.kind === 'sign-in' ? (
            <SignInScreen
              wasRefused={stage.wasRefused}
              onSignedIn={() => {
                setStage({ kind: 'opening' });
                void openHub(setStage);
              }}
            />
          ) : null}
          {stage.kind === 'ready' ? (
            <HubProvider hub={stage.hub}>
              <Console />
            </HubProvider>
          ) : null}
        </Suspense>
      </ScreenBoundary>
    </UiProvider>
  );
}

async function openHub(setStage: (stage: Stage) => void): Promise<void> {
  // Drafts are kept in this browser; they are there again after the new sign-in.
  const onSeatLost = () => setStage({ kind: 'sign-in', wasRefused: false });
  setStage({ kind: 'ready', hub: await connect({ openConversationId: readOpenConversation, onSeatLost }) });
}

function Console() {
  const hub = useHub();
  const { query } = hub;
  // Asked for now, so that the first picture of the console has its conversations.
  usePrefetchQuery(query.conversations.counts.queryOptions());
  usePrefetchQuery(conversationListOptions(hub, readScope()));
  // Together: each on its own would wait for the one before it.
  useSuspenseQueries({ queries: [query.app.bootstrap.queryOptions(), query.accounts.list.queryOptions()] });
  useApplySettings();
  useDocumentTitle();
  return (
    <Router hook={useHashLocation}>
      <Routes />
    </Router>
  );
}
