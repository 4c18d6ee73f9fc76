import { Check } from 'lucide-react';
import { memo } from 'react';
import type { Account } from '#shared/contract/accounts.ts';
import type { Colleague, Settings } from '#shared/contract/app.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Label } from '#shared/contract/labels.ts';
import { accountColourNumber } from '../../../api/account-colour.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Badge } from '../../../ui/Badge.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { rowHeights } from '../row-height.ts';
import type { RowWords } from '../use-row-words.ts';
import { PreviewLine } from './PreviewLine.tsx';
import { LabelDots, OwnerMark, StateMarks, TimeMark, VisitorMark } from './RowMarks.tsx';

export interface ConversationRowProps {
  readonly conversation: Conversation;
  /** Undefined for a moment when an account was just connected elsewhere. */
  readonly account: Account | undefined;
  /** With one account its colour and name would be noise. */
  readonly showsAccount: boolean;
  /** All there are; a list made for each row would have every row drawn again. */
  readonly labels: readonly Label[];
  /** Whose it is: who answers, or who alone takes part; undefined for nobody, and where only one person works. */
  readonly owner: Colleague | undefined;
  /** A colleague who has it open right now, and whether they write. */
  readonly visitor: Colleague | undefined;
  readonly isVisitorWriting: boolean;
  /** What the operator has begun to write here. */
  readonly draft: string;
  readonly words: RowWords;
  readonly density: Settings['density'];
  readonly now: number;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  /** While some are selected, "selected" means that, and not which one is open. */
  readonly isSelecting: boolean;
  readonly isPointedAt: boolean;
  /** What can be done lies over the end of the row: what stands there makes room, and nothing else moves. */
  readonly isCovered: boolean;
  /** The one row that Tab reaches. */
  readonly isFocusStop: boolean;
  readonly position: number;
  /** -1 while the length of the whole list is not known. */
  readonly setSize: number;
  readonly top: number;
}

/**
 * One conversation in the list; always the same height, whatever happens in it. The list hears clicks and keys for all of
 * its rows and asks for their words: nothing here listens to anything, so that showing another conversation costs little.
 */
export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { conversation, account, density, isOpen, isSelected, isSelecting } = props;
  const isCompact = density === 'compact';
  // The sandbox has its own clock; windows and days follow the clock of the account.
  const now = props.now + (account?.clockOffsetMs ?? 0);
  return (
    <div
      role="option"
      aria-selected={isSelecting ? isSelected : isOpen}
      aria-current={isOpen || undefined}
      aria-posinset={props.position}
      aria-setsize={props.setSize}
      aria-keyshortcuts="Enter"
      data-conversation-id={conversation.id}
      tabIndex={props.isFocusStop ? 0 : -1}
      // Placed by a transform: what a row has painted is then used again when the rows around it change or the pane has come
      // further. As few boxes that clip as possible: the compositor walks through all of them with every frame that one
      // scrolls. What changes inside is laid out and painted without looking at the other rows.
      style={{ height: rowHeights[density], transform: `translateY(${props.top}px)` }}
      className={classNames(
        'absolute inset-x-0 top-0 flex items-center px-3 -outline-offset-2 select-none [contain:size_layout_style]',
        isCompact ? 'gap-2.5' : 'gap-3',
        isSelected || isOpen ? 'bg-accent-soft' : props.isPointedAt && 'bg-hover',
      )}
    >
      <RowPicture {...props} />
      <div className={classNames('flex min-w-0 flex-1 flex-col', !isCompact && 'gap-0.5')}>
        <NameLine {...props} now={now} />
        <SecondLine {...props} now={now} />
      </div>
    </div>
  );
});

function RowPicture({
  conversation,
  account,
  showsAccount,
  words,
  density,
  isSelected,
}: ConversationRowProps) {
  const name = words.nameOf(conversation.contact);
  const isCompact = density === 'compact';
  if (isSelected) {
    return (
      <span
        className={classNames(
          'flex shrink-0 items-center justify-center bg-accent text-on-accent',
          isCompact ? 'size-8 rounded-md' : 'size-10 rounded-[11px]',
        )}
      >
        <Icon of={Check} size={isCompact ? 18 : 20} />
      </span>
    );
  }
  return (
    <Avatar
      name={name}
      seed={String(conversation.contact.id)}
      size={isCompact ? 32 : 40}
      accountColour={showsAccount && account ? accountColourNumber[account.color] : undefined}
    />
  );
}

type LineProps = ConversationRowProps & { readonly now: number };

function NameLine({
  conversation,
  account,
  showsAccount,
  labels,
  words,
  isPointedAt,
  isCovered,
  now,
}: LineProps) {
  const { t, format, nameOf } = words;
  const isUnread = conversation.unreadCount > 0;
  return (
    <div className="flex items-center gap-2">
      <span
        className={classNames(
          // What it cuts off are also marks stacked above and below letters.
          'min-w-0 truncate text-base',
          isUnread ? 'font-semibold' : 'font-medium',
        )}
      >
        <bdi>{nameOf(conversation.contact)}</bdi>
      </span>
      <LabelDots labels={labels.filter(({ id }) => conversation.labelIds.includes(id))} words={words} />
      {showsAccount && account ? (
        <span role="img" aria-label={t('row.inAccount', { account: account.name })} />
      ) : null}
      <span className={classNames('ms-auto flex shrink-0 items-center gap-2', isCovered && 'invisible')}>
        <StateMarks conversation={conversation} words={words} />
        <time
          dateTime={new Date(conversation.lastMessageAt).toISOString()}
          // Nobody can ask for it but with the pointer, and to word a moment costs as much as the rest of the line.
          title={isPointedAt ? format.moment(conversation.lastMessageAt) : undefined}
          className={classNames('text-xs', isUnread ? 'font-medium text-accent-ink' : 'text-ink-faint')}
        >
          {format.listTime(conversation.lastMessageAt, now)}
        </time>
      </span>
    </div>
  );
}

function SecondLine(props: LineProps) {
  const { conversation, owner, draft, words, density, isOpen, isCovered, now } = props;
  const { visitor, isVisitorWriting } = props;
  const { t } = words;
  const isUnread = conversation.unreadCount > 0;
  return (
    <div className="flex h-5 items-center gap-2 text-sm">
      <div className={classNames('flex min-w-0 flex-1', isUnread ? 'text-ink-soft' : 'text-ink-faint')}>
        {visitor && isVisitorWriting ? (
          <span className="truncate text-accent-ink">
            {t('engagement:row.writing', { name: visitor.name })}
          </span>
        ) : (
          <PreviewLine preview={conversation.preview} draft={isOpen ? '' : draft} words={words} />
        )}
      </div>
      <span className={classNames('flex shrink-0 items-center gap-2', isCovered && 'invisible')}>
        <TimeMark conversation={conversation} words={words} now={now} isCompact={density === 'compact'} />
        {visitor && !isVisitorWriting ? <VisitorMark visitor={visitor} words={words} /> : null}
        {owner ? <OwnerMark owner={owner} conversation={conversation} words={words} /> : null}
        {isUnread ? (
          <Badge
            count={conversation.unreadCount}
            label={t('common:unread', { count: conversation.unreadCount })}
          />
        ) : null}
      </span>
    </div>
  );
}
