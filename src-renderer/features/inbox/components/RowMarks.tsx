import { AlarmClock, AlarmClockCheck, Ban, CheckCheck, Eye, Pin } from 'lucide-react';
import type { Colleague } from '#shared/contract/app.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Label } from '#shared/contract/labels.ts';
import { pictureAddress } from '../../../api/media-address.ts';
import { windowState } from '../../../state/window-state.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { LabelDot } from '../../../ui/LabelMark.tsx';
import { PersonPicture } from '../../../ui/PersonPicture.tsx';
import type { RowWords } from '../use-row-words.ts';
import { WindowMark } from './WindowMark.tsx';

/** More dots than this say nothing more; the tooltip names them all. */
const MOST_DOTS = 4;

interface LabelDotsProps {
  readonly labels: readonly Label[];
  readonly words: RowWords;
}

/** The labels of a conversation as dots; their names are in the tooltip and for screen readers. */
export function LabelDots({ labels, words: { t } }: LabelDotsProps) {
  if (labels.length === 0) return null;
  const names = labels.map(({ name }) => name).join(', ');
  return (
    <span title={names} className="inline-flex shrink-0 items-center gap-[3px]">
      {labels.slice(0, MOST_DOTS).map(({ id, color }) => (
        <LabelDot key={id} color={color} size="small" />
      ))}
      {labels.length > MOST_DOTS ? <span className="text-xs text-ink-faint">+</span> : null}
      <span className="sr-only">{t('row.labels', { names })}</span>
    </span>
  );
}

export interface StateMarksProps {
  readonly conversation: Conversation;
  readonly words: RowWords;
}

/** Blocked, woken and pinned, beside the time. */
export function StateMarks({ conversation, words: { t } }: StateMarksProps) {
  return (
    <>
      {conversation.isBlocked ? (
        <span title={t('row.blocked')} className="inline-flex self-center">
          <Icon of={Ban} size={14} label={t('row.blocked')} className="text-danger-ink" />
        </span>
      ) : null}
      {hasWoken(conversation) ? (
        <span title={t('row.woken')} className="inline-flex self-center">
          <Icon of={AlarmClockCheck} size={14} label={t('row.woken')} className="text-accent-ink" />
        </span>
      ) : null}
      {conversation.pinnedAt === null ? null : (
        <span title={t('row.pinned')} className="inline-flex self-center">
          <Icon of={Pin} size={14} label={t('row.pinned')} className="text-ink-faint" />
        </span>
      )}
    </>
  );
}

/** Nothing was said since the snooze ended: without a word nobody would know why it stands so high. */
const hasWoken = ({ state, wokenAt, lastMessageAt }: Conversation): boolean =>
  state === 'open' && wokenAt !== null && wokenAt > lastMessageAt;

interface OwnerMarkProps extends StateMarksProps {
  readonly owner: Colleague;
}

/** Whose conversation it is, as a small picture. */
export function OwnerMark({ owner, conversation, words: { t } }: OwnerMarkProps) {
  const label =
    owner.id === conversation.assigneeId
      ? t('inbox:row.assignedTo', { name: owner.name })
      : t('engagement:row.owner', { name: owner.name });
  return (
    <span title={label} className="inline-flex">
      <PersonPicture
        name={owner.name}
        id={owner.id}
        size={20}
        src={pictureAddress(owner.pictureMediaId)}
        label={label}
      />
    </span>
  );
}

interface VisitorMarkProps {
  readonly visitor: Colleague;
  readonly words: RowWords;
}

/** A colleague has it open right now. */
export function VisitorMark({ visitor, words: { t } }: VisitorMarkProps) {
  const label = t('engagement:row.looking', { name: visitor.name });
  return (
    <span title={label} className="inline-flex">
      <Icon of={Eye} size={14} label={label} className="text-accent-ink" />
    </span>
  );
}

export interface TimeMarkProps extends StateMarksProps {
  /** UTC ms by the clock of the account. */
  readonly now: number;
  readonly isCompact: boolean;
}

/** How long one may still answer; for what was put away, until when. */
export function TimeMark({ conversation, words, now, isCompact }: TimeMarkProps) {
  const { t, format } = words;
  if (conversation.state === 'snoozed') {
    const { snoozedUntil } = conversation;
    const until =
      snoozedUntil === null
        ? t('row.snoozedUntilReply')
        : t('row.snoozedUntil', { time: format.dayTime(snoozedUntil) });
    return (
      <span title={until} className="inline-flex shrink-0 items-center gap-1 text-xs text-ink-faint">
        <Icon of={AlarmClock} size={14} label={until} />
        <span aria-hidden className="tabular-nums">
          {snoozedUntil === null ? t('row.untilReply') : format.listTime(snoozedUntil, now)}
        </span>
      </span>
    );
  }
  if (conversation.state === 'done') {
    return (
      <span title={t('row.done')} className="inline-flex shrink-0">
        <Icon of={CheckCheck} size={14} label={t('row.done')} className="text-success-ink" />
      </span>
    );
  }
  const window = windowState(conversation.lastInboundAt, now);
  const { label, timeLeft } = words.windowLabels(window, isCompact);
  return <WindowMark state={window} label={label} timeLeft={timeLeft} />;
}
