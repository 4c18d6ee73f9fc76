import { useQuery } from '@tanstack/react-query';
import { Suspense, useCallback, useEffect } from 'react';
import { Redirect, Route, Switch, useLocation, useRoute } from 'wouter';
import type { Account } from '#shared/contract/accounts.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { useHub } from './api/hub-context.ts';
import { useAccounts } from './api/use-accounts.ts';
import { CommandCentre, preloadPalette } from './features/commands/CommandCentre.tsx';
import { ConversationActions } from './features/inbox/ConversationActions.tsx';
import { InboxCommands } from './features/inbox/InboxCommands.tsx';
import { InboxPanel } from './features/inbox/InboxPanel.tsx';
import { AfterFirstPicture } from './features/shell/AfterFirstPicture.tsx';
import { ConsoleSkeleton } from './features/shell/ConsoleSkeleton.tsx';
import { ConsolePanes } from './features/shell/components/ConsolePanes.tsx';
import { NoConversation } from './features/shell/components/NoConversation.tsx';
import { ScreenBoundary } from './features/shell/components/ScreenBoundary.tsx';
import { ShellFrame } from './features/shell/ShellFrame.tsx';
import { useAlerts } from './features/shell/use-alerts.ts';
import { useHostWishes } from './features/shell/use-host-wishes.ts';
import { useReportView } from './features/shell/use-report-view.ts';
import { showDetails, useDetails, useIsListReplaced, useIsSandboxOpen } from './state/layout-store.ts';
import { useLinkStore } from './state/link-store.ts';
import { useMetaConsoleStore } from './state/meta-console-store.ts';
import { useMetaTemplatesStore } from './state/meta-templates-store.ts';
import { setOpenConversation } from './state/open-conversation-store.ts';
import { useScopeStore } from './state/scope-store.ts';
import { useSearchStore } from './state/search-store.ts';
import { useSendStore } from './state/send-store.ts';
import { deferred } from './ui/deferred.ts';

const ConversationScreen = deferred(
  async () => (await import('./features/conversation/ConversationScreen.tsx')).ConversationScreen,
);
const DraftsKeeper = deferred(
  async () => (await import('./features/conversation/DraftsKeeper.tsx')).DraftsKeeper,
);
const EngagementLine = deferred(
  async () => (await import('./features/engagement/EngagementLine.tsx')).EngagementLine,
);
const ParticipantsButton = deferred(
  async () => (await import('./features/engagement/ParticipantsButton.tsx')).ParticipantsButton,
);
const EngagementPanel = deferred(
  async () => (await import('./features/engagement/EngagementPanel.tsx')).EngagementPanel,
);
const FirstRunScreen = deferred(
  async () => (await import('./features/first-run/FirstRunScreen.tsx')).FirstRunScreen,
);
const SettingsScreen = deferred(
  async () => (await import('./features/settings/SettingsScreen.tsx')).SettingsScreen,
);
const AccountsScreen = deferred(
  async () => (await import('./features/accounts/AccountsScreen.tsx')).AccountsScreen,
);
const AddressScreen = deferred(
  async () => (await import('./features/address/AddressScreen.tsx')).AddressScreen,
);
const AccountWebhook = deferred(
  async () => (await import('./features/address/AccountWebhook.tsx')).AccountWebhook,
);
const AddressChoice = deferred(
  async () => (await import('./features/address/AddressChoice.tsx')).AddressChoice,
);
const DoctorScreen = deferred(async () => (await import('./features/doctor/DoctorScreen.tsx')).DoctorScreen);
const ConnectScreen = deferred(
  async () => (await import('./features/connect/ConnectScreen.tsx')).ConnectScreen,
);
const MovingScreen = deferred(async () => (await import('./features/moving/MovingScreen.tsx')).MovingScreen);
const HelpScreen = deferred(async () => (await import('./features/help/HelpScreen.tsx')).HelpScreen);
const ContactsScreen = deferred(
  async () => (await import('./features/contacts/ContactsScreen.tsx')).ContactsScreen,
);
const ContactPanel = deferred(
  async () => (await import('./features/contacts/ContactPanel.tsx')).ContactPanel,
);
const TemplatesScreen = deferred(
  async () => (await import('./features/templates/TemplatesScreen.tsx')).TemplatesScreen,
);
const RecordsScreen = deferred(
  async () => (await import('./features/records/RecordsScreen.tsx')).RecordsScreen,
);
const SearchPanel = deferred(async () => (await import('./features/search/SearchPanel.tsx')).SearchPanel);
const GalleryPanel = deferred(async () => (await import('./features/search/GalleryPanel.tsx')).GalleryPanel);
const MetaConsoleDialog = deferred(
  async () => (await import('./features/sandbox/MetaConsoleDialog.tsx')).MetaConsoleDialog,
);
const MetaTemplatesDialog = deferred(
  async () => (await import('./features/sandbox/MetaTemplatesDialog.tsx')).MetaTemplatesDialog,
);
const ScreenCommands = deferred(async () => (await import('./screen-commands.tsx')).ScreenCommands);
const LinkDialog = deferred(async () => (await import('./features/shell/LinkDialog.tsx')).LinkDialog);
const SendDialog = deferred(async () => (await import('./features/sendings/SendDialog.tsx')).SendDialog);
const TeamScreen = deferred(async () => (await import('./features/team/TeamScreen.tsx')).TeamScreen);
const AuditScreen = deferred(async () => (await import('./features/team/audit/AuditScreen.tsx')).AuditScreen);
const NumbersScreen = deferred(
  async () => (await import('./features/numbers/NumbersScreen.tsx')).NumbersScreen,
);
const SendingsScreen = deferred(
  async () => (await import('./features/sendings/SendingsScreen.tsx')).SendingsScreen,
);
const SandboxPanel = deferred(async () => (await import('./features/sandbox/SandboxPanel.tsx')).SandboxPanel);

/** Every place of the console. The open conversation is in the address, so that a reload and the back button keep it. */
export function Routes() {
  const [location, navigate] = useLocation();
  const accounts = useAccounts();
  const openId = useOpenId();
  const openConversation = useCallback((id: ConversationId) => navigate(`/c/${id}`), [navigate]);

  useReportView(openId);
  useEffect(() => setOpenConversation(openId), [openId]);
  useHostWishes(openConversation);
  useAlerts(openConversation);

  const isFirstRun = accounts.length === 0 && (location === '/' || location.startsWith('/c/'));
  const workedIn = useWorkedInAccount(openId, accounts);
  if (isFirstRun || location === '/welcome') {
    return (
      <Suspense fallback={null}>
        <FirstRunScreen />
      </Suspense>
    );
  }
  return (
    <ShellFrame isSandbox={workedIn.account?.kind === 'sandbox'}>
      <CommandCentre />
      <AfterFirstPicture>
        <Suspense fallback={null}>
          <ScreenCommands />
        </Suspense>
        <Suspense fallback={null}>
          <DraftsKeeper />
        </Suspense>
        <Preload />
      </AfterFirstPicture>
      <WishedDialogs onOpenConversation={openConversation} />
      <ScreenBoundary resetKey={location}>
        <Suspense fallback={null}>
          <Switch>
            <Route path="/settings">
              <SettingsScreen />
            </Route>
            <Route path="/accounts/address">
              <AddressScreen />
            </Route>
            <Route path="/doctor/:subject?">{({ subject }) => <DoctorScreen subject={subject} />}</Route>
            <Route path="/moving">
              <MovingScreen />
            </Route>
            <Route path="/accounts/*?">
              <AccountsScreen
                webhookOf={(account) => (
                  <Suspense fallback={null}>
                    <AccountWebhook account={account} />
                  </Suspense>
                )}
              />
            </Route>
            <Route path="/connect/*?">
              <ConnectScreen
                address={
                  <Suspense fallback={null}>
                    <AddressChoice />
                  </Suspense>
                }
              />
            </Route>
            <Route path="/help/*?">
              <HelpScreen />
            </Route>
            <Route path="/contacts/*?">
              <ContactsScreen />
            </Route>
            <Route path="/templates/*?">
              <TemplatesScreen />
            </Route>
            <Route path={/^\/record(s|-types|-imports)(\/|$)/}>
              <RecordsScreen />
            </Route>
            <Route path="/sendings/*?">
              <SendingsScreen />
            </Route>
            <Route path="/team">
              <TeamScreen />
            </Route>
            <Route path="/team/audit">
              <AuditScreen />
            </Route>
            <Route path="/numbers">
              <NumbersScreen />
            </Route>
            <Route path="/">
              <Inbox openId={null} workedIn={workedIn} />
            </Route>
            <Route path="/c/:conversationId">
              <OpenInbox openId={openId} workedIn={workedIn} />
            </Route>
            <Route>
              <Redirect to="/" />
            </Route>
          </Switch>
        </Suspense>
      </ScreenBoundary>
    </ShellFrame>
  );
}

/** What an operator opens all day: not in the first picture, but there before it is clicked. The likeliest come first. */
const soonWanted: readonly { readonly preload: () => void }[] = [
  ConversationScreen,
  DraftsKeeper,
  EngagementLine,
  ParticipantsButton,
  { preload: preloadPalette },
  SearchPanel,
  ContactPanel,
  GalleryPanel,
  SendDialog,
  ContactsScreen,
  TemplatesScreen,
  RecordsScreen,
  SettingsScreen,
  NumbersScreen,
];

/** Fetches them one by one, whenever there is nothing else to do. */
function Preload() {
  useEffect(() => {
    let handle = 0;
    const fetchFrom = (index: number) => {
      handle = requestIdleCallback(() => {
        soonWanted[index]?.preload();
        if (index + 1 < soonWanted.length) fetchFrom(index + 1);
      });
    };
    fetchFrom(0);
    return () => cancelIdleCallback(handle);
  }, []);
  return null;
}

/** The dialogs that stand over every screen, each loaded when it is wished for the first time. */
function WishedDialogs({
  onOpenConversation,
}: {
  readonly onOpenConversation: (id: ConversationId) => void;
}) {
  const isLinked = useLinkStore(({ wish }) => wish !== null);
  const isSending = useSendStore(({ one }) => one !== null);
  const { isOpen: isMetaConsoleOpen } = useMetaConsoleStore();
  const { isOpen: areMetaTemplatesOpen } = useMetaTemplatesStore();
  return (
    <Suspense fallback={null}>
      {isLinked ? <LinkDialog onOpenConversation={onOpenConversation} /> : null}
      {isSending ? <SendDialog /> : null}
      {isMetaConsoleOpen ? <MetaConsoleDialog /> : null}
      {areMetaTemplatesOpen ? <MetaTemplatesDialog /> : null}
    </Suspense>
  );
}

interface WorkedIn {
  readonly account: Account | undefined;
  readonly conversation: Conversation | undefined;
}

interface InboxProps {
  readonly openId: ConversationId | null;
  readonly workedIn: WorkedIn;
}

/** The inbox with the conversation of the address, or the way to where that conversation is now. */
function OpenInbox({ openId, workedIn }: InboxProps) {
  const foundId = workedIn.conversation?.id;
  if (openId === null) return <Redirect to="/" />;
  // It was joined into another one when two contacts were merged.
  if (foundId !== undefined && foundId !== openId) return <Redirect to={`/c/${foundId}`} replace />;
  return <Inbox openId={openId} workedIn={workedIn} />;
}

function Inbox({ openId, workedIn }: InboxProps) {
  const [, navigate] = useLocation();
  const open = useCallback((id: ConversationId) => navigate(`/c/${id}`), [navigate]);
  const isPhoneOpen = useIsSandboxOpen() && workedIn.account?.kind === 'sandbox';
  const details = useDetails();
  const shownDetails = workedIn.conversation ? details : null;
  const isListReplaced = useIsListReplaced(isPhoneOpen || shownDetails !== null);
  const isSearchOpen = useSearchStore((store) => store.isOpen);
  return (
    <>
      <InboxCommands openId={openId} />
      <ConsolePanes
        list={
          isSearchOpen ? (
            <Suspense fallback={null}>
              <SearchPanel openId={openId} onOpen={open} />
            </Suspense>
          ) : (
            <InboxPanel openId={openId} onOpen={open} />
          )
        }
        conversation={
          openId === null ? null : (
            <ScreenBoundary resetKey={String(openId)}>
              <Suspense fallback={null}>
                <ConversationScreen
                  conversationId={openId}
                  isBackShown={isListReplaced}
                  onBack={() => navigate('/')}
                  onOpenAccounts={() => navigate('/accounts')}
                  team={
                    workedIn.conversation ? (
                      <Suspense fallback={null}>
                        <EngagementLine conversation={workedIn.conversation} />
                      </Suspense>
                    ) : null
                  }
                  headerActions={
                    workedIn.conversation ? (
                      <>
                        <Suspense fallback={null}>
                          <ParticipantsButton conversation={workedIn.conversation} />
                        </Suspense>
                        <ConversationActions conversation={workedIn.conversation} />
                      </>
                    ) : null
                  }
                />
              </Suspense>
            </ScreenBoundary>
          )
        }
        placeholder={<NoConversation />}
        details={
          workedIn.conversation && shownDetails ? (
            <Suspense fallback={<ConsoleSkeleton />}>
              {shownDetails === 'contact' ? (
                <ContactPanel
                  key={workedIn.conversation.contact.id}
                  conversation={workedIn.conversation}
                  team={
                    <Suspense fallback={null}>
                      <EngagementPanel conversation={workedIn.conversation} />
                    </Suspense>
                  }
                  onOpenConversation={open}
                  onClose={() => showDetails(null)}
                />
              ) : (
                <GalleryPanel
                  key={workedIn.conversation.id}
                  conversationId={workedIn.conversation.id}
                  onClose={() => showDetails(null)}
                />
              )}
            </Suspense>
          ) : null
        }
        side={
          isPhoneOpen ? (
            <Suspense fallback={<ConsoleSkeleton />}>
              <SandboxPanel
                conversationId={openId}
                contactWaId={workedIn.conversation?.contact.waId ?? null}
                contactUserId={workedIn.conversation?.contact.bsuid ?? null}
              />
            </Suspense>
          ) : null
        }
      />
    </>
  );
}

/** The conversation in the address; null for another place, and for an address that nobody made. */
function useOpenId(): ConversationId | null {
  const [, parameters] = useRoute('/c/:conversationId');
  const id = Number(parameters?.conversationId);
  return Number.isSafeInteger(id) && id > 0 ? (id as ConversationId) : null;
}

/** The account of the open conversation, else the one that is chosen in the rail, else the only one. */
function useWorkedInAccount(openId: ConversationId | null, accounts: readonly Account[]): WorkedIn {
  const { query } = useHub();
  const { accountId } = useScopeStore();
  const conversation = useQuery(
    query.conversations.get.queryOptions({
      input: { id: openId ?? (1 as ConversationId) },
      enabled: openId !== null,
    }),
  ).data;
  const open = openId === null ? undefined : conversation;
  const wanted = open?.accountId ?? accountId ?? (accounts.length === 1 ? accounts[0]?.id : null);
  return { account: accounts.find(({ id }) => id === wanted), conversation: open };
}
