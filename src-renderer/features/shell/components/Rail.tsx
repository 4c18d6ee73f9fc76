import { useQuery } from '@tanstack/react-query';
import {
  ChartColumn,
  Database,
  IdCard,
  LayoutTemplate,
  LifeBuoy,
  Search,
  Settings,
  Smartphone,
  Unplug,
  UsersRound,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ConversationCounts } from '#shared/contract/conversations.ts';
import type { LabelId } from '#shared/domain/ids.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useLabels } from '../../../api/use-labels.ts';
import { useMay } from '../../../api/use-may.ts';
import { useWorkingOperators } from '../../../api/use-operators.ts';
import { setSandboxOpen, useIsSandboxOpen } from '../../../state/layout-store.ts';
import { chooseAccount, chooseFilter, chooseLabel, useScopeStore } from '../../../state/scope-store.ts';
import { closeSearch, useSearchStore } from '../../../state/search-store.ts';
import { keysOf } from '../../../state/shortcuts.ts';
import { useShowList, useShowSearch } from '../../../state/use-show-list.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Mark } from '../../../ui/Mark.tsx';
import { AccountButtons } from './AccountButtons.tsx';
import { ConnectionButton } from './ConnectionButton.tsx';
import { FilterButtons } from './FilterButtons.tsx';
import { LabelButtons } from './LabelButtons.tsx';
import { PersonButton } from './PersonButton.tsx';
import { RailButton } from './RailButton.tsx';
import { SendingsButton } from './SendingsButton.tsx';

export interface RailProps {
  /** The account that is worked in is the sandbox: the rail is tinted, and has the switch for the customer's phone. */
  readonly isSandbox: boolean;
  readonly isNarrow: boolean;
}

const MINUTE_MS = 60_000;

const noCounts: ConversationCounts = {
  all: 0,
  mine: 0,
  unassigned: 0,
  unread: 0,
  waiting: 0,
  closing: 0,
  snoozed: 0,
  done: 0,
};

/** The left edge of the window: which conversations, of which account, and the way to everything else. */
export function Rail({ isSandbox, isNarrow }: RailProps) {
  const { t } = useTranslation(['shell', 'common']);
  return (
    <nav
      aria-label={t('shell:rail.label')}
      className={classNames(
        'flex h-full shrink-0 flex-col py-3 [@media(max-height:719px)]:py-2',
        isNarrow ? 'w-14' : 'w-52',
        isSandbox ? 'bg-sandbox-soft' : 'bg-rail',
      )}
    >
      {/* Without a bar: it would take its width from the names, and what is cut at the edge tells that there is more. */}
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-x-hidden overflow-y-auto px-2.5 [scrollbar-width:none] [@media(max-height:719px)]:gap-2 [@media(min-height:720px)]:scroll-pb-56">
        <div className={classNames('flex items-center gap-2', isNarrow ? 'justify-center' : 'px-2')}>
          <Mark size={24} />
          <span className={isNarrow ? 'sr-only' : 'text-base font-semibold tracking-tight'}>
            {t('common:appName')}
          </span>
        </div>
        <FindButtons isNarrow={isNarrow} />
        <ScopeGroups isNarrow={isNarrow} />
        <WorkplaceButtons isSandbox={isSandbox} isNarrow={isNarrow} />
      </div>
      {/* However much there is above: who sits here, how to be left in peace and how to lock are always in sight. */}
      <div className="px-2.5">
        <PersonButton isNarrow={isNarrow} />
      </div>
    </nav>
  );
}

type RailPartProps = Pick<RailProps, 'isNarrow'>;

/** What the person looks at: the inbox with its list, or the search in its place, or another screen. */
function usePlace() {
  const [location, navigate] = useLocation();
  const isSearchOpen = useSearchStore((store) => store.isOpen);
  return { location, navigate, isInbox: location === '/' || location.startsWith('/c/'), isSearchOpen };
}

function FindButtons({ isNarrow }: RailPartProps) {
  const { t } = useTranslation('shell');
  const { location, navigate, isInbox, isSearchOpen } = usePlace();
  const isAdmin = useMay('admin');
  return (
    <div className="flex flex-col gap-0.5">
      <RailButton
        label={t('rail.search')}
        icon={Search}
        shortcut={keysOf('go.search')}
        badge={isNarrow || isSearchOpen ? null : <Kbd keys={keysOf('go.search')} />}
        isChosen={isInbox && isSearchOpen}
        isNarrow={isNarrow}
        onChoose={useShowSearch()}
      />
      <RailButton
        label={t('rail.contacts')}
        icon={UsersRound}
        shortcut={keysOf('go.contacts')}
        isChosen={location.startsWith('/contacts')}
        isNarrow={isNarrow}
        onChoose={() => navigate('/contacts')}
      />
      <RailButton
        label={t('rail.records')}
        icon={Database}
        shortcut={keysOf('go.records')}
        isChosen={location.startsWith('/record')}
        isNarrow={isNarrow}
        onChoose={() => navigate('/records')}
      />
      <RailButton
        label={t('rail.templates')}
        icon={LayoutTemplate}
        shortcut={keysOf('go.templates')}
        isChosen={location.startsWith('/templates')}
        isNarrow={isNarrow}
        onChoose={() => navigate('/templates')}
      />
      <SendingsButton isNarrow={isNarrow} />
      {isAdmin ? (
        <RailButton
          label={t('rail.numbers')}
          icon={ChartColumn}
          isChosen={location.startsWith('/numbers')}
          isNarrow={isNarrow}
          onChoose={() => navigate('/numbers')}
        />
      ) : null}
    </div>
  );
}

/** Which conversations the list shows: by state, by label, by account. */
function ScopeGroups({ isNarrow }: RailPartProps) {
  const { t } = useTranslation('shell');
  const { query } = useHub();
  const accounts = useAccounts();
  const labels = useLabels();
  const isAlone = useWorkingOperators().length < 2;
  const { accountId, filter, labelId } = useScopeStore();
  const { isInbox, isSearchOpen } = usePlace();
  const showList = useShowList();
  // Windows close by themselves, and no event tells it.
  const counts = useQuery({ ...query.conversations.counts.queryOptions(), refetchInterval: MINUTE_MS }).data;
  const countsOf = (id: number) =>
    counts?.byAccount.find((item) => item.accountId === id)?.counts ?? noCounts;
  const labelledOf = (label: LabelId) =>
    (counts?.byLabel ?? [])
      .filter((item) => item.labelId === label && (accountId === null || item.accountId === accountId))
      .reduce((sum, { open }) => sum + open, 0);
  const chosenLabel = labels.find(({ id }) => id === labelId)?.id ?? null;
  const isListShown = isInbox && !isSearchOpen;
  const show = (choose: () => void) => {
    choose();
    closeSearch();
    showList();
  };
  return (
    <>
      <RailGroup label={t('rail.filters')} isNarrow={isNarrow}>
        <FilterButtons
          counts={accountId === null ? (counts?.total ?? noCounts) : countsOf(accountId)}
          chosen={isListShown && chosenLabel === null ? filter : null}
          isAlone={isAlone}
          isNarrow={isNarrow}
          onChoose={(next) => show(() => chooseFilter(next))}
        />
      </RailGroup>
      {labels.length > 0 ? (
        <RailGroup label={t('rail.labels')} isNarrow={isNarrow}>
          <LabelButtons
            labels={labels}
            openOf={labelledOf}
            chosen={isListShown ? chosenLabel : null}
            isNarrow={isNarrow}
            onChoose={(next) => show(() => chooseLabel(next))}
          />
        </RailGroup>
      ) : null}
      <RailGroup label={t('rail.accounts')} isNarrow={isNarrow}>
        <AccountButtons
          accounts={accounts}
          unreadOf={(id) => countsOf(id).unread}
          chosen={isInbox ? accountId : undefined}
          isNarrow={isNarrow}
          onChoose={(next) => show(() => chooseAccount(next))}
        />
      </RailGroup>
    </>
  );
}

/** At the foot: what is set up rather than worked in. */
function WorkplaceButtons({ isSandbox, isNarrow }: RailProps) {
  const { t } = useTranslation('shell');
  const { location, navigate, isInbox } = usePlace();
  const isSandboxOpen = useIsSandboxOpen();
  return (
    <div
      className={classNames(
        // As wide as the rail: the stripe of an account's picture stands out to the left of the buttons.
        'bottom-0 z-10 -mx-2.5 mt-auto flex flex-col gap-0.5 px-2.5 pt-1 [@media(min-height:720px)]:sticky',
        // Thirty accounts go on behind it, so that the team and the settings stay where they are looked for.
        isSandbox ? 'bg-sandbox-soft' : 'bg-rail',
      )}
    >
      <ConnectionButton isNarrow={isNarrow} />
      {isSandbox && isInbox ? (
        <RailButton
          label={t('rail.customerPhone')}
          icon={Smartphone}
          isChosen={isSandboxOpen}
          isNarrow={isNarrow}
          onChoose={() => setSandboxOpen(!isSandboxOpen)}
        />
      ) : null}
      <RailButton
        label={t('rail.manageAccounts')}
        icon={Unplug}
        isChosen={location.startsWith('/accounts') && location !== '/accounts/address'}
        isNarrow={isNarrow}
        onChoose={() => navigate('/accounts')}
      />
      <RailButton
        label={t('rail.team')}
        icon={IdCard}
        isChosen={location.startsWith('/team')}
        isNarrow={isNarrow}
        onChoose={() => navigate('/team')}
      />
      <RailButton
        label={t('rail.help')}
        icon={LifeBuoy}
        shortcut={keysOf('go.help')}
        isChosen={location.startsWith('/help')}
        isNarrow={isNarrow}
        onChoose={() => navigate('/help')}
      />
      <RailButton
        label={t('rail.settings')}
        icon={Settings}
        isChosen={location === '/settings'}
        isNarrow={isNarrow}
        onChoose={() => navigate('/settings')}
      />
    </div>
  );
}

interface RailGroupProps {
  readonly label: string;
  readonly isNarrow: boolean;
  readonly children: React.ReactNode;
}

function RailGroup({ label, isNarrow, children }: RailGroupProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <fieldset> is for forms
    <div role="group" aria-label={label} className="flex flex-col gap-0.5">
      {isNarrow ? (
        <hr className="mx-2 mb-2 h-px border-0 bg-line-strong" />
      ) : (
        <h2 className="px-2.5 pb-1 text-xs font-medium text-ink-faint">{label}</h2>
      )}
      {children}
    </div>
  );
}
