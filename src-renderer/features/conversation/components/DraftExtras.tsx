import type { Message } from '#shared/contract/messages.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { changeDraft } from '../../../state/drafts-store.ts';
import { changeTile, moveTile, removeFile, type TrayFile } from '../tray-store.ts';
import { AttachmentTray } from './AttachmentTray.tsx';
import { QuoteBar } from './QuoteBar.tsx';

export interface DraftExtrasProps {
  readonly conversationId: ConversationId;
  readonly customerName: string;
  readonly quoted: Message | null;
  readonly files: readonly TrayFile[];
  readonly onRetryFile: (key: string) => void;
}

/** What goes with the words of a draft: the message that it quotes, and its files. */
export function DraftExtras({ conversationId, customerName, quoted, files, onRetryFile }: DraftExtrasProps) {
  return (
    <>
      {quoted ? (
        <QuoteBar
          message={quoted}
          customerName={customerName}
          onCancel={() => changeDraft(conversationId, { quotedMessageId: null })}
        />
      ) : null}
      <AttachmentTray
        files={files}
        onRemove={(key) => removeFile(conversationId, key)}
        onRetry={onRetryFile}
        onMove={(key, step) => moveTile(conversationId, key, step)}
        onCaption={(key, caption) => changeTile(conversationId, key, { caption })}
      />
    </>
  );
}
