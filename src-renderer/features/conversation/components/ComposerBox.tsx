import { Paperclip, SendHorizontal } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { classNames } from '../../../ui/class-names.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { type ComposerAction, composerAction } from '../composer-keys.ts';

export interface ComposerBoxProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly limit: number;
  readonly enterSends: boolean;
  readonly hasFiles: boolean;
  /** Nothing to send, or something that would be refused. */
  readonly isSendDisabled: boolean;
  /** Quote and tray, above the line that is typed in. */
  readonly above: ReactNode;
  readonly onTextChange: (text: string) => void;
  readonly onAction: (action: ComposerAction) => void;
  readonly onFiles: (files: readonly File[]) => void;
}

/** From here on the number of characters is shown. */
const COUNTER_SHARE = 0.9;

/** Where an answer is written; grows to ten lines, then scrolls. */
export function ComposerBox(props: ComposerBoxProps) {
  const { field, text, limit, enterSends, hasFiles, isSendDisabled, onAction, onFiles } = props;
  const { t } = useTranslation('conversation');
  const picker = useRef<HTMLInputElement>(null);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
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
    onFiles(files);
  };

  return (
    <div className="mx-3 mb-3 rounded-lg border border-line-strong bg-field transition-colors focus-within:border-focus sm:mx-5">
      {props.above}
      <div className="flex items-end gap-1 p-1.5">
        <IconButton icon={Paperclip} label={t('composer.attach')} onClick={() => picker.current?.click()} />
        <input
          ref={picker}
          type="file"
          multiple
          tabIndex={-1}
          aria-hidden
          className="hidden"
          onChange={(event) => {
            onFiles([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        <textarea
          ref={field}
          rows={1}
          aria-label={t('composer.label')}
          placeholder={t(hasFiles ? 'composer.captionPlaceholder' : 'composer.placeholder')}
          dir="auto"
          value={text}
          onChange={(event) => props.onTextChange(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          className="field-sizing-content max-h-56 min-h-8 min-w-0 flex-1 resize-none bg-transparent px-1.5 py-[5px] text-bubble text-ink outline-none"
        />
        <Counter length={text.length} limit={limit} />
        <IconButton
          icon={SendHorizontal}
          label={t('composer.send')}
          shortcut={enterSends ? ['Enter'] : ['Ctrl', 'Enter']}
          tone={isSendDisabled ? 'quiet' : 'primary'}
          isDisabled={isSendDisabled}
          onClick={() => onAction('send')}
        />
      </div>
    </div>
  );
}

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
