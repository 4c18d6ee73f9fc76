import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import { formatPhone } from '#shared/domain/format-phone.ts';
import { accountColourNumber } from '../../../api/account-colour.ts';
import { useWindowWords } from '../../../state/use-window-words.ts';
import type { WindowState } from '../../../state/window-state.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Tag, type TagTone } from '../../../ui/Tag.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';

export interface ConversationHeaderProps {
  readonly conversation: Conversation;
  readonly account: Account | undefined;
  readonly name: string;
  readonly window: WindowState;
  /** Where list and conversation share one place. */
  readonly onBack: (() => void) | null;
  /** Who owns it and who else is here, in a few words. */
  readonly team: ReactNode;
  /** What can be done with the conversation. */
  readonly actions: ReactNode;
}

/** Who this is, by which number and account, and how long one may still answer. */
export function ConversationHeader({
  conversation,
  account,
  name,
  window,
  onBack,
  team,
  actions,
}: ConversationHeaderProps) {
  const { t } = useTranslation('conversation');
  const { waId } = conversation.contact;
  return (
    <header className="@container min-h-14 shrink-0 border-b border-line px-3 py-2 sm:px-5">
      <div className="flex min-h-10 items-center gap-1.5 @lg:gap-3">
        {onBack ? (
          <>
            {/* The name of the page is that of the list, where the list is. */}
            <h1 className="sr-only">{t('header.page')}</h1>
            <IconButton
              icon={ArrowLeft}
              label={t('backToList')}
              onClick={onBack}
              className="-ms-1 rtl:-scale-x-100"
            />
          </>
        ) : null}
        {/* Where there is little room, the name says more than its letters. */}
        <span className="flex shrink-0 @max-lg:hidden">
          <Avatar name={name} seed={String(conversation.contact.id)} size={32} />
        </span>
        <div className="flex min-w-0 flex-1 flex-col">
          <h2 className="truncate text-base font-semibold select-text">
            <bdi>{name}</bdi>
          </h2>
          {/* Where there is little room, who owns the conversation goes before its number, which the contact panel has. */}
          <p className="group/line flex min-w-0 items-center gap-1.5 text-xs text-ink-faint">
            <span className="min-w-0 truncate tabular-nums select-text @md:shrink-0 @max-2xl:group-has-data-team/line:hidden">
              {waId ? formatPhone(waId) : t('header.noNumber')}
            </span>
            {account ? <AccountName account={account} /> : null}
            {team}
          </p>
        </div>
        {conversation.isBlocked ? <BlockedTag /> : <WindowTag state={window} />}
        {actions}
      </div>
    </header>
  );
}

function AccountName({ account }: { readonly account: Account }) {
  return (
    <>
      <span
        aria-hidden
        className="h-3 w-[3px] shrink-0 rounded-full"
        style={{ background: `var(--account-${accountColourNumber[account.color]})` }}
      />
      <bdi className="truncate @max-2xl:group-has-data-team/line:hidden">{account.name}</bdi>
    </>
  );
}

const tones: Record<WindowState['kind'], TagTone> = {
  open: 'neutral',
  soon: 'waiting',
  closed: 'danger',
  'never-opened': 'neutral',
};

/** Nobody can be answered who is blocked, however long the window is open. */
function BlockedTag() {
  const { t } = useTranslation('conversation');
  return (
    <Tooltip content={t('header.blockedHint')} side="bottom">
      <span className="min-w-0 shrink">
        <Tag tone="danger">{t('header.blocked')}</Tag>
      </span>
    </Tooltip>
  );
}

function WindowTag({ state }: { readonly state: WindowState }) {
  const { t } = useTranslation('conversation');
  const { sentence, timeLeft } = useWindowWords();
  const words = () => {
    switch (state.kind) {
      case 'open':
        return t('header.left', { left: timeLeft(state) });
      case 'soon':
        return t('header.closesIn', { left: timeLeft(state) });
      case 'closed':
        return t('header.closed');
      case 'never-opened':
        return t('header.neverOpened');
    }
  };
  const shortWords = () => {
    if (state.kind === 'closed' || state.kind === 'never-opened') return words();
    return state.hours > 0
      ? t('header.hoursLeft', { count: state.hours })
      : t('header.minutesLeft', { count: state.minutes });
  };
  return (
    <Tooltip content={sentence(state)} side="bottom">
      <span className="flex min-w-0 shrink">
        {/* Beside a name that has little room, the time alone. */}
        <span className="min-w-0 @max-lg:hidden">
          <Tag tone={tones[state.kind]}>{words()}</Tag>
        </span>
        <span className="min-w-0 @lg:hidden">
          <Tag tone={tones[state.kind]}>{shortWords()}</Tag>
        </span>
      </span>
    </Tooltip>
  );
}
