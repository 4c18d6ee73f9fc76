import { useSuspenseQueries } from '@tanstack/react-query';
import { Activity, lazy, Suspense, useEffect, useState } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { openLine } from './api/connect.ts';
import { openConsoleSeat, type SeatState } from './api/console-seat.ts';
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
import { becomePerson } from './state/personal-key.ts';
import { readScope } from './state/scope-store.ts';
import { UiProvider } from './ui/UiProvider.tsx';

const SignInScreen = lazy(async () => ({
  default: (await import('./features/sign-in/SignInScreen.tsx')).SignInScreen,
}));
const LockScreen = lazy(async () => ({
  default: (await import('./features/sign-in/LockScreen.tsx')).LockScreen,
}));

type Stage = SeatState | { readonly kind: 'sign-in'; readonly refused: 'token' | 'invite' | null };

export interface AppProps {
  /** Asked for once, before React begins: the token is in the address only that long. */
  readonly seat: Promise<SeatAnswer>;
}

/** The whole screen: first the seat, then who sits at it, then their console. */
export function App({ seat }: AppProps) {
  const [stage, setStage] = useState<Stage>({ kind: 'opening' });
  const [isTaken, setTaken] = useState(false);

  useEffect(() => {
    let isCurrent = true;
    void seat.then((answer) => {
      if (!isCurrent) return;
      if (answer === 'taken') return setTaken(true);
      const refused = answer === 'token-refused' ? 'token' : answer === 'invite-refused' ? 'invite' : null;
      setStage({ kind: 'sign-in', refused });
    });
    return () => {
      isCurrent = false;
    };
  }, [seat]);

  useEffect(() => {
    if (!isTaken) return;
    const opened = openConsoleSeat({
      // Drafts are kept in this browser; they are there again after the new sign-in.
      line: openLine(() => {
        setTaken(false);
        setStage({ kind: 'sign-in', refused: null });
      }),
      openConversationId: readOpenConversation,
      becomePerson,
      startAnew,
      prepare: prepareConsole,
      onState: setStage,
    });
    return () => opened.close();
  }, [isTaken]);

  const hub = stage.kind === 'ready' || stage.kind === 'locked' ? stage.hub : null;
  return (
    <UiProvider>
      <ScreenBoundary resetKey={stage.kind}>
        <Suspense fallback={<ConsoleSkeleton />}>
          {stage.kind === 'opening' ? <ConsoleSkeleton /> : null}
          {stage.kind === 'sign-in' ? (
            <SignInScreen
              refused={stage.refused}
              onSignedIn={() => {
                setStage({ kind: 'opening' });
                setTaken(true);
              }}
            />
          ) : null}
          {stage.kind === 'locked' ? <LockScreen atSeat={stage.atSeat} seat={stage.seat} /> : null}
        </Suspense>
        {hub ? <KeptConsole hub={hub} isShown={stage.kind === 'ready'} /> : null}
      </ScreenBoundary>
    </UiProvider>
  );
}

interface KeptConsoleProps {
  readonly hub: Hub;
  /** While the seat is locked nothing of it is shown and nothing of it runs; what was begun in it stays. */
  readonly isShown: boolean;
}

function KeptConsole({ hub, isShown }: KeptConsoleProps) {
  return (
    <Activity mode={isShown ? 'visible' : 'hidden'}>
      <Suspense fallback={<ConsoleSkeleton />}>
        <HubProvider hub={hub}>
          <Console />
        </HubProvider>
      </Suspense>
    </Activity>
  );
}

/** Another person: nothing of the former one may be left in the memory of this page, so the page begins again. */
function startAnew(): void {
  history.replaceState(null, '', `${location.pathname}${location.search}#/`);
  location.reload();
}

/**
 * Asks for what the first picture of the console needs, before it is drawn. React keeps a picture that had to wait for its data
 * back until three tenths of a second after the skeleton in its place; one that has them is shown at once.
 */
function prepareConsole(hub: Hub): Promise<unknown> {
  const { query, queryClient } = hub;
  return Promise.all([
    queryClient.prefetchQuery(query.app.bootstrap.queryOptions()),
    queryClient.prefetchQuery(query.accounts.list.queryOptions()),
    queryClient.prefetchQuery(query.conversations.counts.queryOptions()),
    queryClient.prefetchQuery(conversationListOptions(hub, readScope())),
  ]);
}

function Console() {
  const { query } = useHub();
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
