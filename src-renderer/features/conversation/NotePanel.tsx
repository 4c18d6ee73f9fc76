import { StickyNote } from 'lucide-react';
import { type KeyboardEvent, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationId } from '#shared/domain/ids.ts';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { changeNoteText, setComposerMode, useNoteText } from '../../state/note-drafts-store.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { MentionList } from './components/MentionList.tsx';
import { ModeSwitch } from './components/ModeSwitch.tsx';
import { composerAction } from './composer-keys.ts';
import { useAddNote } from './note-actions.ts';
import { LONGEST_NOTE } from './note-limit.ts';
import { useComposerFocus } from './use-composer-focus.ts';
import { useMentions } from './use-mentions.ts';

export interface NotePanelProps {
  readonly conversationId: ConversationId;
  /** A note was left: the list goes to its end. */
  readonly onSent: () => void;
}

/** Where a note for colleagues is written: paper yellow, so that nobody takes it for an answer to the customer. */
export function NotePanel({ conversationId, onSent }: NotePanelProps) {
  const { t } = useTranslation('engagement');
  const { enterSends } = useBootstrap().settings;
  const text = useNoteText(conversationId);
  const addNote = useAddNote(conversationId);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const mentions = useMentions(field, text);
  useComposerFocus(field, conversationId);
  const isOpen = mentions.found.length > 0;
  const isTooLong = text.length > LONGEST_NOTE;

  const send = () => {
    if (text.trim() === '' || isTooLong) return;
    addNote(text.trim());
    onSent();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (mentions.onKey(event)) return event.preventDefault();
    const { key, shiftKey, ctrlKey, metaKey, altKey, nativeEvent } = event;
    const action = composerAction(
      { key, shiftKey, ctrlKey, metaKey, altKey, isComposing: nativeEvent.isComposing },
      { enterSends, isEmpty: false },
    );
    if (action === 'send') {
      event.preventDefault();
      send();
    } else if (action === 'cancel-quote') setComposerMode(conversationId, 'answer');
  };
  return (
    <section
      aria-label={t('note.region')}
      className="relative mx-3 mb-3 rounded-lg border border-note-ink/40 bg-note-paper text-note-ink transition-colors focus-within:border-note-ink sm:mx-5"
    >
      {isOpen ? (
        <MentionList
          id={listId}
          colleagues={mentions.found}
          index={mentions.index}
          onPick={mentions.insert}
        />
      ) : null}
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <ModeSwitch mode="note" onMode={(mode) => setComposerMode(conversationId, mode)} />
        <p className="px-3 pt-1.5 text-xs font-medium">{t('note.onlyColleagues')}</p>
      </div>
      <div className="flex items-end gap-1 p-1.5">
        <textarea
          ref={field}
          rows={1}
          aria-label={t('note.region')}
          placeholder={t('note.placeholder')}
          aria-autocomplete={isOpen ? 'list' : undefined}
          aria-controls={isOpen ? listId : undefined}
          aria-activedescendant={isOpen ? `${listId}-${mentions.index}` : undefined}
          dir="auto"
          value={text}
          onChange={(event) => {
            changeNoteText(conversationId, event.target.value);
            mentions.onCaret(event.target.selectionStart);
          }}
          onSelect={(event) => mentions.onCaret(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
          className="field-sizing-content max-h-56 min-h-8 min-w-0 flex-1 resize-none bg-transparent px-1.5 py-[5px] text-bubble outline-none placeholder:text-note-ink placeholder:opacity-75"
        />
        <IconButton
          icon={StickyNote}
          label={t('note.send')}
          shortcut={enterSends ? ['Enter'] : ['Ctrl', 'Enter']}
          isDisabled={text.trim() === ''}
          disabledReason={isTooLong ? t('note.tooLong', { limit: LONGEST_NOTE }) : undefined}
          className="bg-note-ink text-note-paper hover:bg-note-ink hover:text-note-paper hover:opacity-90 disabled:opacity-50"
          onClick={send}
        />
      </div>
    </section>
  );
}
