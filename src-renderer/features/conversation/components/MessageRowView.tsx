import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { Divider } from '../../../ui/Divider.tsx';
import type { BubbleActions } from '../bubble-actions.ts';
import type { MessageRow } from '../message-rows.ts';
import { Bubble } from './Bubble.tsx';
import { EventLine } from './EventLine.tsx';
import { NoteBubble } from './NoteBubble.tsx';

export interface MessageRowViewProps {
  readonly row: MessageRow;
  /** UTC ms by the clock of the account, for "today" and "yesterday". */
  readonly now: number;
  readonly customerName: string;
  /** Why the hub did not take this message; null for nearly all. */
  readonly refusal: string | null;
  readonly isFlashing: boolean;
  readonly isFocusStop: boolean;
  readonly sendBarrier: string | null;
  readonly actions: BubbleActions;
}

/** One row of the list of messages, by its kind; not drawn again while one only scrolls. */
export const MessageRowView = memo(function MessageRowView({
  row,
  now,
  refusal,
  ...bubble
}: MessageRowViewProps) {
  const { t } = useTranslation('conversation');
  const format = useFormat();
  switch (row.kind) {
    case 'day':
      return (
        <div className="flex justify-center pt-4 pb-2">
          <h3 className="rounded-full px-3 text-xs font-medium text-ink-faint">
            <time dateTime={new Date(row.at).toISOString().slice(0, 10)}>{format.day(row.at, now)}</time>
          </h3>
        </div>
      );
    case 'unread':
      return (
        <div className="px-4 py-2 sm:px-6">
          <Divider label={t('list.newMessages')} tone="accent" />
        </div>
      );
    case 'event':
      return <EventLine message={row.message} />;
    case 'bubble':
      if (row.message.content.kind === 'note')
        return <NoteBubble {...bubble} message={row.message} text={row.message.content.text} />;
      return (
        <Bubble
          {...bubble}
          message={row.message}
          startsGroup={row.startsGroup}
          endsGroup={row.endsGroup}
          refusal={refusal}
        />
      );
  }
});
