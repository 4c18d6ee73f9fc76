import { useId } from 'react';
import type { Account } from '#shared/contract/accounts.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Message } from '#shared/contract/messages.ts';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { changeDraft, readDraft, saveDraftsNow } from '../../state/drafts-store.ts';
import { setComposerMode } from '../../state/note-drafts-store.ts';
import { insertAtCaret } from '../../state/text-format.ts';
import { actOnDraft } from './act-on-draft.ts';
import { ComposerBox } from './components/ComposerBox.tsx';
import { DraftExtras } from './components/DraftExtras.tsx';
import { EmojiButton } from './components/EmojiButton.tsx';
import { ModeSwitch } from './components/ModeSwitch.tsx';
import { PlusMenu } from './components/PlusMenu.tsx';
import { QuickReplyList } from './components/QuickReplyList.tsx';
import type { ComposerAction } from './composer-keys.ts';
import { useTray } from './tray-store.ts';
import { useAddFiles } from './use-add-files.ts';
import type { ComposerTools } from './use-composer-tools.ts';
import { useQuickReplies } from './use-quick-replies.ts';
import { useSendBarrier } from './use-send-barrier.ts';
import { useTypingSignal } from './use-typing-signal.ts';
import { useWritingReport } from './use-writing-report.ts';

export interface WritingPanelProps {
  readonly conversation: Conversation;
  readonly account: Account | undefined;
  readonly customerName: string;
  readonly messages: readonly Message[];
  /** The words of the draft. */
  readonly text: string;
  readonly quoted: Message | null;
  readonly tools: ComposerTools;
  readonly onSubmit: () => void;
}

/** The draft while it is being typed: words, ready answers, a quote and files. */
export function WritingPanel(props: WritingPanelProps) {
  const { conversation, account, customerName, messages, text, quoted, tools, onSubmit } = props;
  const { id } = conversation;
  const { field, record, format } = tools;
  const { operator, settings } = useBootstrap();
  const { enterSends, showsTyping } = settings;
  const listId = useId();
  const files = useTray(id);
  const { addFiles, retryFile } = useAddFiles(id);
  const barrier = useSendBarrier(text, files);
  const tellTyping = useTypingSignal(id, showsTyping && (account?.sendsReadReceipts ?? false));
  const tellColleagues = useWritingReport(id);
  const quick = useQuickReplies({ conversation, account, text, lead: tools.quickLead, field });

  const onAction = (action: ComposerAction) => {
    if (action !== 'send') actOnDraft(action, { conversationId: id, messages, operatorId: operator.id });
    else if (!barrier.isSendDisabled) {
      onSubmit();
      if (readDraft(id).text === '') tellColleagues(false);
    }
  };
  const onFiles = (added: readonly File[]) => {
    addFiles(added);
    tools.focus();
  };
  const onTextChange = (typed: string) => {
    changeDraft(id, { text: typed });
    const isWriting = typed.trim() !== '' && !typed.startsWith('/');
    tellColleagues(isWriting);
    if (isWriting) tellTyping();
  };
  const onEmoji = (emoji: string) => {
    if (field.current) insertAtCaret(field.current, emoji);
  };
  const { isOpen, replies, index } = quick;
  const readyAnswers = isOpen ? <QuickReplyList {...quick} id={listId} onPick={quick.insert} /> : null;
  return (
    <ComposerBox
      field={field}
      text={text}
      limit={barrier.limit}
      enterSends={enterSends}
      hasFiles={files.length > 0}
      isCaption={barrier.isCaption}
      isSendDisabled={barrier.isSendDisabled}
      sendBarrier={barrier.sentence}
      top={<ModeSwitch mode="answer" onMode={(mode) => setComposerMode(id, mode)} />}
      above={
        <>
          {readyAnswers}
          <DraftExtras
            conversationId={id}
            customerName={customerName}
            quoted={quoted}
            files={files}
            onRetryFile={retryFile}
          />
        </>
      }
      before={
        <PlusMenu
          filePicker={tools.filePicker}
          onFiles={onFiles}
          onVoice={record}
          onForm={tools.startForm}
          onTemplate={tools.openTemplates}
        />
      }
      after={
        <EmojiButton
          field={field}
          isOpen={tools.isEmojiOpen}
          onOpenChange={tools.setEmojiOpen}
          onPick={onEmoji}
        />
      }
      listId={isOpen ? listId : null}
      activeOptionId={isOpen && replies.length > 0 ? `${listId}-${index}` : null}
      onListKey={quick.onKey}
      onTextChange={onTextChange}
      onAction={onAction}
      onFormat={format}
      onFiles={onFiles}
      onVoice={record}
      onBlur={saveDraftsNow}
    />
  );
}
