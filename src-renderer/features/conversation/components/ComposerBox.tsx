import { Mic, SendHorizontal } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { keysOf } from '../../../state/shortcuts.ts';
import type { FormatKind } from '../../../state/text-format.ts';
import { classNames } from '../../../ui/class-names.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { type ComposerAction, composerAction } from '../composer-keys.ts';
import { COUNTER_SHARE } from '../tray.ts';
import { FormatToolbar } from './FormatToolbar.tsx';

export interface ComposerBoxProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly limit: number;
  readonly enterSends: boolean;
  readonly hasFiles: boolean;
  /** What is typed goes out with a file. */
  readonly isCaption: boolean;
  /** Nothing to send, or something that would be refused. */
  readonly isSendDisabled: boolean;
  /** Why what is there cannot be sent, in words. */
  readonly sendBarrier: string | undefined;
  /** What the composer is for. */
  readonly top: ReactNode;
  /** Quote, tray and ready answers, above the line that is typed in. */
  readonly above: ReactNode;
  /** The plus menu and the emoji. */
  readonly before: ReactNode;
  readonly after: ReactNode;
  /** The list of ready answers that the field steers, for screen readers; null while it is closed. */
  readonly listId: string | null;
  readonly activeOptionId: string | null;
  /** A list that is open above the field takes keys first; true when it took this one. */
  readonly onListKey: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean;
  readonly onTextChange: (text: string) => void;
  readonly onAction: (action: ComposerAction) => void;
  readonly onFormat: (kind: FormatKind) => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onVoice: () => void;
  readonly onBlur: () => void;
}

/** Where an answer is written; grows to ten lines, then scrolls. */
export function ComposerBox(props: ComposerBoxProps) {
  const { field, text, limit, enterSends, hasFiles, isSendDisabled, sendBarrier, onAction } = props;
  const { t } = useTranslation(['conversation', 'composer']);
  const [hasSelection, setHasSelection] = useState(false);
  const isEmpty = text.trim() === '' && !hasFiles;

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (props.onListKey(event)) return event.preventDefault();
    const action = composerAction(
      { ...pickKey(event), isComposing: event.nativeEvent.isComposing },
      { enterSends, isEmpty: text === '' },
    );
    if (action === null) return;
    event.preventDefault();
    onAction(action);
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    // A table copied from a spreadsheet brings a picture along: where there are words, they are meant.
    if (files.length === 0 || event.clipboardData.getData('text/plain') !== '') return;
    event.preventDefault();
    props.onFiles(files);
  };

  return (
    <div className="relative mx-3 mb-3 rounded-lg border border-line-strong bg-field transition-colors focus-within:border-focus sm:mx-5">
      {hasSelection ? <FormatToolbar onFormat={props.onFormat} /> : null}
      {props.top}
      {props.above}
      <div className="flex items-end gap-1 p-1.5">
        {props.before}
        <textarea
          ref={field}
          rows={1}
          aria-label={t('conversation:composer.label')}
          placeholder={t(
            props.isCaption
              ? 'conversation:composer.captionPlaceholder'
              : 'conversation:composer.placeholder',
          )}
          aria-autocomplete={props.listId ? 'list' : undefined}
          aria-controls={props.listId ?? undefined}
          aria-activedescendant={props.activeOptionId ?? undefined}
          dir="auto"
          value={text}
          onChange={(event) => props.onTextChange(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onSelect={(event) => setHasSelection(selects(event.currentTarget))}
          onBlur={() => {
            setHasSelection(false);
            props.onBlur();
          }}
          className="field-sizing-content max-h-56 min-h-8 min-w-0 flex-1 resize-none bg-transparent px-1.5 py-[5px] text-bubble text-ink outline-none"
        />
        <Counter length={text.length} limit={limit} />
        {props.after}
        {isEmpty ? (
          <IconButton
            icon={Mic}
            label={t('composer:voice.record')}
            shortcut={keysOf('write.voice')}
            onClick={props.onVoice}
          />
        ) : (
          <IconButton
            icon={SendHorizontal}
            label={t('conversation:composer.send')}
            shortcut={enterSends ? ['Enter'] : ['Ctrl', 'Enter']}
            tone={isSendDisabled ? 'quiet' : 'primary'}
            isDisabled={isSendDisabled && !sendBarrier}
            disabledReason={sendBarrier}
            onClick={() => onAction('send')}
          />
        )}
      </div>
    </div>
  );
}

const selects = (field: HTMLTextAreaElement) => field.selectionEnd > field.selectionStart;

function Counter({ length, limit }: { readonly length: number; readonly limit: number }) {
  const { t } = useTranslation('conversation');
  const format = useFormat();
  if (length < limit * COUNTER_SHARE) return null;
  const isOver = length > limit;
  return (
    <output
      aria-label={t('composer.counter', { count: length, limit: format.count(limit) })}
      className={classNames(
        'px-1 py-2 text-xs tabular-nums',
        isOver ? 'font-semibold text-danger-ink' : 'text-ink-faint',
      )}
    >
      {format.count(length)} / {format.count(limit)}
    </output>
  );
}

const pickKey = ({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent) => ({
  key,
  shiftKey,
  ctrlKey,
  metaKey,
  altKey,
});
