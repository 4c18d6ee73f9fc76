import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Message } from '#shared/contract/messages.ts';
import { contentText } from '#shared/domain/content.ts';
import { checkOutgoing, outgoingLimits } from '#shared/domain/outgoing.ts';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { changeDraft, clearDraft, readDraft, useDraft } from '../../state/drafts-store.ts';
import { notify } from '../../ui/notify.ts';
import { AttachmentTray } from './components/AttachmentTray.tsx';
import { ComposerBox } from './components/ComposerBox.tsx';
import { QuoteBar } from './components/QuoteBar.tsx';
import { type ComposerAction, stepQuote } from './composer-keys.ts';
import { useSend } from './mutations.ts';
import { MOST_FILES } from './tray.ts';
import { addFiles, removeFile, useTray } from './tray-store.ts';
import { useComposerFocus } from './use-composer-focus.ts';
import { useSendTray } from './use-send-tray.ts';
import { useTypingSignal } from './use-typing-signal.ts';

export interface ComposerPanelProps {
  readonly conversation: Conversation;
  readonly account: Account | undefined;
  readonly customerName: string;
  /** What is loaded, for quoting and for taking up one's own last words. */
  readonly messages: readonly Message[];
  /** UTC ms by the clock of the account. */
  readonly now: () => number;
  /** Something was sent: the list goes to its end. */
  readonly onSent: () => void;
}

/** The composer of one conversation with its draft, quote and files. */
export function ComposerPanel(props: ComposerPanelProps) {
  const { conversation, account, customerName, messages } = props;
  const { t } = useTranslation('conversation');
  const { enterSends } = useBootstrap().settings;
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(conversation.id);
  const files = useTray(conversation.id);
  const { stopUpload, submit } = useSubmit(props);
  const tellTyping = useTypingSignal(conversation.id, account?.sendsReadReceipts ?? false);
  useComposerFocus(field, conversation.id);

  const quoted = messages.find((message) => message.id === draft.quotedMessageId) ?? null;
  const quotable = messages.filter((message) => message.wamid !== null && message.direction !== 'system');
  const hasBadFile = files.some((item) => item.problem !== null);
  const limit = files.length > 0 ? outgoingLimits.caption : outgoingLimits.text;
  const hasContent = files.length > 0 || draft.text.trim() !== '';
  const isSendDisabled = !hasContent || hasBadFile || draft.text.length > limit;

  const quote = (id: number | null) => changeDraft(conversation.id, { quotedMessageId: id });
  const onAction = (action: ComposerAction) => {
    switch (action) {
      case 'send':
        if (!isSendDisabled) submit(quoted);
        return;
      case 'cancel-quote':
        return quote(null);
      case 'quote-earlier':
      case 'quote-later':
        return quote(
          stepQuote(
            quotable.map(({ id }) => id),
            draft.quotedMessageId,
            action === 'quote-earlier' ? 'earlier' : 'later',
          ),
        );
      case 'recall-last': {
        const last = messages.findLast(
          (message) => message.direction === 'out' && message.content.kind === 'text',
        );
        if (last) changeDraft(conversation.id, { text: contentText(last.content) });
      }
    }
  };
  const onFiles = (added: readonly File[]) => {
    if (!addFiles(conversation.id, added)) {
      notify({ title: t('tray.tooMany', { limit: MOST_FILES }), id: 'too-many-files' });
    }
    field.current?.focus();
  };

  return (
    <section aria-label={t('composer.region')}>
      <ComposerBox
        field={field}
        text={draft.text}
        limit={limit}
        enterSends={enterSends}
        hasFiles={files.length > 0}
        isSendDisabled={isSendDisabled}
        above={
          <>
            {quoted ? (
              <QuoteBar message={quoted} customerName={customerName} onCancel={() => quote(null)} />
            ) : null}
            <AttachmentTray
              files={files}
              onRemove={(key) => {
                stopUpload(key);
                removeFile(conversation.id, key);
              }}
            />
          </>
        }
        onTextChange={(text) => {
          changeDraft(conversation.id, { text });
          if (text.trim() !== '') tellTyping();
        }}
        onAction={onAction}
        onFiles={onFiles}
      />
    </section>
  );
}

function useSubmit({ conversation, now, onSent }: ComposerPanelProps) {
  const { send } = useSend();
  const { sendTray, stopUpload } = useSendTray();
  const files = useTray(conversation.id);
  const submit = (quoted: Message | null) => {
    // Read anew, not from the last rendering: Enter may follow the last letter within one frame.
    const { text } = readDraft(conversation.id);
    if (files.length > 0) {
      void sendTray({ conversation, text, quoted, now, onTextTaken: () => clearDraft(conversation.id) });
      return onSent();
    }
    const content = { kind: 'text', body: text, previewUrl: /https?:\/\//.test(text) } as const;
    if (checkOutgoing(content) !== true) return;
    send({ conversation, content, quoted, now: now() });
    clearDraft(conversation.id);
    onSent();
  };
  return { submit, stopUpload };
}
