import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { tickKind } from '../../../state/tick-kind.ts';
import { classNames } from '../../../ui/class-names.ts';
import { TickMark } from '../../../ui/TickMark.tsx';

export interface BubbleMetaProps {
  readonly message: Message;
  /** Over a picture without words, the time lies on it. */
  readonly isOverlay: boolean;
  /** The last line of a recording is short: the time stands on it. */
  readonly isRaised?: boolean;
}

/** Time and ticks in the lower corner of a bubble. */
export function BubbleMeta({ message, isOverlay, isRaised = false }: BubbleMetaProps) {
  const format = useFormat();
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1 text-xs leading-4 text-ink-faint select-none',
        isOverlay
          ? 'absolute end-2.5 bottom-2.5 rounded-full bg-surface-raised px-2 py-0.5 opacity-90'
          : 'float-end ms-3 -mb-0.5',
        !isOverlay && (isRaised ? '-mt-4' : 'mt-1.5'),
      )}
    >
      {message.editedAt !== null && message.revokedAt === null ? <EditedMark at={message.editedAt} /> : null}
      <time
        dateTime={new Date(message.sentAt).toISOString()}
        // Only the pointer can ask for it, and to word a moment costs as much as the rest of this line.
        onPointerEnter={({ currentTarget }) => {
          currentTarget.title = format.moment(message.sentAt);
        }}
      >
        {format.time(message.sentAt)}
      </time>
      {message.direction === 'out' && message.status ? <Ticks status={message.status} /> : null}
    </span>
  );
}

function EditedMark({ at }: { readonly at: number }) {
  const { t } = useTranslation('conversation');
  const format = useFormat();
  return <span title={format.moment(at)}>{t('bubble.edited')}</span>;
}

function Ticks({ status }: { readonly status: NonNullable<Message['status']> }) {
  const { t } = useTranslation('shell');
  return <TickMark kind={tickKind(status)} label={t(`ticks.${status}`)} size={14} />;
}
