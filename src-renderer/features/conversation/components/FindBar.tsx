import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationId } from '#shared/domain/ids.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useCommands } from '../../../state/commands-store.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useFind } from '../use-find.ts';
import { useFindMarks } from '../use-find-marks.ts';

export interface FindBarProps {
  readonly conversationId: ConversationId;
}

/** Offers the search in this conversation, and is its field once it is wanted. */
export function FindBar({ conversationId }: FindBarProps) {
  const { t } = useTranslation('search');
  // Counts the wishes to search; 0 while it is closed.
  const [wishes, setWishes] = useState(0);
  useCommands([
    {
      id: 'conversation.find',
      group: 'conversation',
      title: t('find.command'),
      run: () => setWishes((count) => count + 1),
    },
  ]);
  if (wishes === 0) return null;
  return <OpenFindBar conversationId={conversationId} wishes={wishes} onClose={() => setWishes(0)} />;
}

interface OpenFindBarProps extends FindBarProps {
  readonly wishes: number;
  readonly onClose: () => void;
}

function OpenFindBar({ conversationId, wishes, onClose }: OpenFindBarProps) {
  const { t } = useTranslation('search');
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const find = useFind(conversationId, query);
  useFindMarks(find.typed);
  const close = useReturningFocus(onClose);
  useEffect(() => {
    if (wishes > 0) field.current?.select();
  }, [wishes]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' || event.key === 'F3') (event.shiftKey ? find.newer : find.older)();
    else if (event.key === 'ArrowUp') find.older();
    else if (event.key === 'ArrowDown') find.newer();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search
      aria-label={t('find.label')}
      onKeyDown={onKeyDown}
      className="flex min-h-11 shrink-0 items-center gap-1 border-b border-line px-3 py-1.5 sm:px-5"
    >
      <div className="field-control flex min-h-8 min-w-0 flex-1 items-center gap-2 ps-2 pe-2">
        <Icon of={Search} className="text-ink-faint" />
        <input
          ref={field}
          type="text"
          aria-label={t('find.field')}
          // biome-ignore lint/a11y/noAutofocus: one opens the search to type into it
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder={t('find.field')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className="w-full min-w-0 self-stretch bg-transparent text-sm text-ink outline-none"
        />
        <Place find={find} />
      </div>
      <IconButton
        icon={ChevronUp}
        label={t('find.previous')}
        shortcut={['Enter']}
        isDisabled={find.place === 0}
        onClick={find.older}
      />
      <IconButton
        icon={ChevronDown}
        label={t('find.next')}
        shortcut={['Shift', 'Enter']}
        isDisabled={find.place === 0}
        onClick={find.newer}
      />
      <IconButton icon={X} label={t('find.close')} shortcut={['Esc']} onClick={close} />
    </search>
  );
}

/** "3 of 17", or why there is no number. */
function Place({ find }: { readonly find: ReturnType<typeof useFind> }) {
  const { t } = useTranslation('search');
  const format = useFormat();
  const failureSentence = useFailureSentence();
  const words = () => {
    if (find.typed.trim() === '') return '';
    if (find.error) return t('find.failed', { reason: failureSentence(find.error) });
    if (!find.isSettled && find.place === 0) return '';
    if (find.place === 0) return t('find.nothing');
    const values = { place: format.count(find.place), count: format.count(find.count.value) };
    return t(find.count.isCapped ? 'find.placeCapped' : 'find.place', values);
  };
  return (
    <span role="status" className="max-w-1/2 shrink-0 truncate text-xs text-ink-faint tabular-nums">
      {words()}
    </span>
  );
}

/** Closes, and gives the focus back to where it was when the bar opened. */
function useReturningFocus(onClose: () => void): () => void {
  const [opener] = useState(() => document.activeElement);
  return () => {
    onClose();
    if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
  };
}
