import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Message, OutgoingContent } from '#shared/contract/messages.ts';
import { contentText } from '#shared/domain/content.ts';
import { outgoingLimits } from '#shared/domain/outgoing.ts';
import { unfilledPlaces } from '#shared/domain/quick-reply.ts';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { changeDraft, saveDraftsNow, useDraft } from '../../state/drafts-store.ts';
import { ComposerForms } from './ComposerForms.tsx';
import { AttachmentTray } from './components/AttachmentTray.tsx';
import { ComposerBox } from './components/ComposerBox.tsx';
import { EmojiButton } from './components/EmojiButton.tsx';
import { type ComposerForm, PlusMenu } from './components/PlusMenu.tsx';
import { QuickReplyList } from './components/QuickReplyList.tsx';
import { QuoteBar } from './components/QuoteBar.tsx';
import { VoiceBar } from './components/VoiceBar.tsx';
import { applyEdit, type FormatKind, insertAtCaret, toggleFormat } from './composer-format.ts';
import { type ComposerAction, stepQuote } from './composer-keys.ts';
import { changeTile, moveTile, removeFile, useTray } from './tray-store.ts';
import { useAddFiles } from './use-add-files.ts';
import { useComposerCommands } from './use-composer-commands.ts';
import { useComposerFocus } from './use-composer-focus.ts';
import { useQuickReplies } from './use-quick-replies.ts';
import { useSubmit } from './use-submit.ts';
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
  const { enterSends, showsTyping } = useBootstrap().settings;
  const field = useRef<HTMLTextAreaElement>(null);
  const filePicker = useRef<HTMLInputElement>(null);
  const listId = useId();
  const draft = useDraft(conversation.id);
  const files = useTray(conversation.id);
  const [isRecording, setRecording] = useState(false);
  const [isEmojiOpen, setEmojiOpen] = useState(false);
  const [form, setForm] = useState<ComposerForm | null>(null);
  const { submit, sendVoice, sendContent } = useSubmit(props);
  const { addFiles, retryFile } = useAddFiles(conversation.id);
  const tellTyping = useTypingSignal(conversation.id, showsTyping && (account?.sendsReadReceipts ?? false));
  const quick = useQuickReplies({ conversation, account, text: draft.text, field });
  useComposerFocus(field, conversation.id);

  const quoted = messages.find((message) => message.id === draft.quotedMessageId) ?? null;
  const barrier = useSendBarrier(conversation.id);
  const format = (kind: FormatKind) => {
    const area = field.current;
    if (area) applyEdit(area, toggleFormat(area.value, area.selectionStart, area.selectionEnd, kind));
  };
  useComposerCommands({
    focus: () => field.current?.focus(),
    emoji: () => setEmojiOpen(true),
    attach: () => filePicker.current?.click(),
    voice: () => setRecording(true),
    quickReply: () => {
      changeDraft(conversation.id, { text: '/' });
      field.current?.focus();
    },
    template: () => setForm('template'),
    format,
  });

  const onAction = (action: ComposerAction) => {
    if (action === 'send') {
      if (!barrier.isSendDisabled) submit(quoted);
    } else actOnDraft(action, { conversation, messages, quotedId: draft.quotedMessageId });
  };
  const onFiles = (added: readonly File[]) => {
    addFiles(added);
    field.current?.focus();
  };
  const sendForm = (content: OutgoingContent, templateBody?: string) =>
    sendContent(content, quoted, templateBody);

  return (
    <section aria-label={t('composer.region')}>
      {isRecording ? (
        <VoiceBar
          onSend={(note) => sendVoice(note, quoted)}
          onClose={() => {
            setRecording(false);
            requestAnimationFrame(() => field.current?.focus());
          }}
        />
      ) : (
        <ComposerBox
          field={field}
          text={draft.text}
          limit={barrier.limit}
          enterSends={enterSends}
          hasFiles={files.length > 0}
          isSendDisabled={barrier.isSendDisabled}
          sendBarrier={barrier.sentence}
          above={
            <>
              {quick.isOpen ? (
                <QuickReplyList
                  id={listId}
                  replies={quick.replies}
                  index={quick.index}
                  hasAny={quick.hasAny}
                  isPending={quick.isPending}
                  onPick={quick.insert}
                />
              ) : null}
              {quoted ? (
                <QuoteBar
                  message={quoted}
                  customerName={customerName}
                  onCancel={() => changeDraft(conversation.id, { quotedMessageId: null })}
                />
              ) : null}
              <AttachmentTray
                files={files}
                onRemove={(key) => removeFile(conversation.id, key)}
                onRetry={retryFile}
                onMove={(key, step) => moveTile(conversation.id, key, step)}
                onCaption={(key, caption) => changeTile(conversation.id, key, { caption })}
              />
            </>
          }
          before={
            <PlusMenu
              filePicker={filePicker}
              onFiles={onFiles}
              onVoice={() => setRecording(true)}
              onForm={setForm}
            />
          }
          after={
            <EmojiButton
              field={field}
              isOpen={isEmojiOpen}
              onOpenChange={setEmojiOpen}
              onPick={(emoji) => {
                if (field.current) insertAtCaret(field.current, emoji);
              }}
            />
          }
          listId={quick.isOpen ? listId : null}
          activeOptionId={quick.isOpen && quick.replies.length > 0 ? `${listId}-${quick.index}` : null}
          onListKey={quick.onKey}
          onTextChange={(text) => {
            changeDraft(conversation.id, { text });
            if (text.trim() !== '' && !text.startsWith('/')) tellTyping();
          }}
          onAction={onAction}
          onFormat={format}
          onFiles={onFiles}
          onVoice={() => setRecording(true)}
          onBlur={saveDraftsNow}
        />
      )}
      <ComposerForms
        form={form}
        conversation={conversation}
        text={draft.text}
        onClose={() => setForm(null)}
        onSend={sendForm}
      />
    </section>
  );
}

/** What stands in the way of sending, and the sentence for it where the person can do something. */
function useSendBarrier(conversationId: number) {
  const { t } = useTranslation(['conversation', 'composer']);
  const { text } = useDraft(conversationId);
  const files = useTray(conversationId);
  const limit = files.length > 0 ? outgoingLimits.caption : outgoingLimits.text;
  const hasContent = files.length > 0 || text.trim() !== '';
  const hasBadFile = files.some(({ work }) => Boolean(work?.problem) || work?.upload.kind === 'failed');
  const [place] = unfilledPlaces(text);
  const sentence = () => {
    if (hasBadFile) return t('conversation:tray.fix');
    return place ? t('composer:quick.fill', { place }) : undefined;
  };
  const isSendDisabled = !hasContent || hasBadFile || place !== undefined || text.length > limit;
  return { limit, isSendDisabled, sentence: sentence() };
}

interface DraftSituation {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  readonly quotedId: number | null;
}

function actOnDraft(
  action: Exclude<ComposerAction, 'send'>,
  { conversation, messages, quotedId }: DraftSituation,
): void {
  const { id } = conversation;
  switch (action) {
    case 'cancel-quote':
      changeDraft(id, { quotedMessageId: null });
      break;
    case 'quote-earlier':
    case 'quote-later': {
      const quotable = messages.filter(({ wamid, direction }) => wamid !== null && direction !== 'system');
      const ids = quotable.map((message) => message.id);
      const step = action === 'quote-earlier' ? 'earlier' : 'later';
      changeDraft(id, { quotedMessageId: stepQuote(ids, quotedId, step) });
      break;
    }
    case 'recall-last': {
      const last = messages.findLast(
        (message) => message.direction === 'out' && message.content.kind === 'text',
      );
      if (last) changeDraft(id, { text: contentText(last.content) });
    }
  }
}
