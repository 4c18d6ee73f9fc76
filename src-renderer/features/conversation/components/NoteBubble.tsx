import { Ellipsis, StickyNote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { useOperators } from '../../../api/use-operators.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import type { MenuEntry } from '../../../ui/menu-entries.tsx';
import type { BubbleActions } from '../bubble-actions.ts';
import { useNoteMenu } from '../use-note-menu.ts';
import { NoteText } from './NoteText.tsx';

export interface NoteBubbleProps {
  readonly message: Message;
  readonly text: string;
  /** For a moment after a jump led here. */
  readonly isFlashing: boolean;
  readonly isFocusStop: boolean;
  readonly actions: BubbleActions;
}

/** A note for colleagues on paper yellow, in the middle between both sides: no ticks, since nobody got it. */
export function NoteBubble({ message, text, isFlashing, isFocusStop, actions }: NoteBubbleProps) {
  const { t } = useTranslation('engagement');
  const author = useOperators().find(({ id }) => id === message.operatorId);
  const entries = useNoteMenu(message, actions);
  return (
    <article
      tabIndex={isFocusStop ? 0 : -1}
      data-message-id={message.id}
      className={classNames(
        'group/message flex items-center justify-end gap-1 px-4 py-1.5 outline-none transition-colors duration-(--motion-fade) sm:px-6',
        isFlashing && 'bg-accent-soft',
      )}
    >
      <NoteMenu entries={entries} />
      <div className="flow-root min-w-0 max-w-[min(560px,100%)] rounded-bubble bg-note-paper px-3 py-2 text-base text-note-ink shadow-bubble outline-offset-2 outline-focus group-focus-visible/message:outline-2">
        <p className="flex min-w-0 items-center gap-1 pb-0.5 text-xs font-medium">
          <Icon of={StickyNote} size={14} />
          <span className="truncate">{t('note.by', { name: author?.name ?? t('who.removed') })}</span>
        </p>
        <NoteText text={text} />
        <NoteTime message={message} />
      </div>
    </article>
  );
}

function NoteTime({ message }: { readonly message: Message }) {
  const { t } = useTranslation('engagement');
  const format = useFormat();
  return (
    <span className="float-end ms-3 mt-1.5 -mb-0.5 inline-flex gap-1 text-xs leading-4 select-none">
      {message.editedAt === null ? null : (
        <span title={format.moment(message.editedAt)}>{t('note.edited')}</span>
      )}
      <time dateTime={new Date(message.sentAt).toISOString()} title={format.moment(message.sentAt)}>
        {format.time(message.sentAt)}
      </time>
    </span>
  );
}

function NoteMenu({ entries }: { readonly entries: readonly MenuEntry[] }) {
  const { t } = useTranslation('engagement');
  return (
    <span className="shrink-0 opacity-0 transition-opacity group-focus-within/message:opacity-100 group-hover/message:opacity-100 pointer-coarse:opacity-100">
      <Menu
        align="end"
        trigger={<IconButton icon={Ellipsis} size="small" label={t('note.actions')} />}
        entries={entries}
      />
    </span>
  );
}
