import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import { accountColourNumber } from '../../../api/account-colour.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useDraftText } from '../../../state/drafts-store.ts';
import { useContactName } from '../../../state/use-contact-name.ts';
import { useWindowWords } from '../../../state/use-window-words.ts';
import { windowState } from '../../../state/window-state.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Badge } from '../../../ui/Badge.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { ROW_HEIGHT } from '../row-height.ts';
import { PreviewLine } from './PreviewLine.tsx';
import { WindowMark } from './WindowMark.tsx';

export interface ConversationRowProps {
  readonly conversation: Conversation;
  /** Undefined for a moment when an account was just connected elsewhere. */
  readonly account: Account | undefined;
  /** With one account its colour and name would be noise. */
  readonly showsAccount: boolean;
  readonly now: number;
  readonly isOpen: boolean;
  /** The one row that Tab reaches. */
  readonly isFocusStop: boolean;
  readonly position: number;
  /** -1 while the length of the whole list is not known. */
  readonly setSize: number;
  readonly top: number;
}

/**
 * One conversation in the list; always the same height, whatever happens in it. The list hears clicks and keys for all of
 * its rows, so that none is drawn again while one scrolls.
 */
export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { conversation, account, showsAccount, isOpen, isFocusStop, top } = props;
  const { t } = useTranslation(['inbox', 'common']);
  const format = useFormat();
  const name = useContactName()(conversation.contact);
  const draft = useDraftText(conversation.id);
  const { sentence } = useWindowWords();
  // The sandbox has its own clock; windows and days follow the clock of the account.
  const now = props.now + (account?.clockOffsetMs ?? 0);
  const window = windowState(conversation.lastInboundAt, now);
  const isUnread = conversation.unreadCount > 0;
  return (
    <div
      role="option"
      aria-selected={isOpen}
      aria-posinset={props.position}
      aria-setsize={props.setSize}
      aria-keyshortcuts="Enter"
      data-conversation-id={conversation.id}
      tabIndex={isFocusStop ? 0 : -1}
      style={{ height: ROW_HEIGHT, transform: `translateY(${top}px)` }}
      className={classNames(
        'absolute inset-x-0 top-0 flex items-center gap-3 px-3 -outline-offset-2 select-none',
        isOpen ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      <Avatar
        name={name}
        seed={String(conversation.contact.id)}
        accountColour={showsAccount && account ? accountColourNumber[account.color] : undefined}
      />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <div className="flex items-baseline gap-2">
          <span
            className={classNames(
              'min-w-0 flex-1 truncate text-base',
              isUnread ? 'font-semibold' : 'font-medium',
            )}
          >
            <bdi>{name}</bdi>
          </span>
          {showsAccount && account ? (
            <span className="sr-only">{t('inbox:row.inAccount', { account: account.name })}</span>
          ) : null}
          <time
            dateTime={new Date(conversation.lastMessageAt).toISOString()}
            title={format.moment(conversation.lastMessageAt)}
            className={classNames(
              'shrink-0 text-xs',
              isUnread ? 'font-medium text-accent-ink' : 'text-ink-faint',
            )}
          >
            {format.listTime(conversation.lastMessageAt, now)}
          </time>
        </div>
        <div className="flex min-h-[18px] items-center gap-2 text-sm">
          <div className={classNames('flex min-w-0 flex-1', isUnread ? 'text-ink-soft' : 'text-ink-faint')}>
            <PreviewLine preview={conversation.preview} draft={isOpen ? '' : draft} />
          </div>
          <WindowMark state={window} label={sentence(window)} />
          <Badge
            count={conversation.unreadCount}
            label={t('common:unread', { count: conversation.unreadCount })}
          />
        </div>
      </div>
    </div>
  );
});
