import type { Message, OutgoingContent } from '#shared/contract/messages.ts';
import { checkOutgoing } from '#shared/domain/outgoing.ts';
import { changeDraft, clearDraft, readDraft } from '../../state/drafts-store.ts';
import type { ComposerPanelProps } from './composer-props.ts';
import { useDiscardAny, useSend } from './mutations.ts';
import { readTray } from './tray-store.ts';
import { useAddFiles } from './use-add-files.ts';
import { useSendTray } from './use-send-tray.ts';
import type { VoiceNote } from './voice-recorder.ts';

/** The ways in which the composer sends: words with files, a voice note, or what one of its forms made. */
export function useSubmit({ conversation, seenUpTo, now, onSent }: ComposerPanelProps) {
  const { send } = useSend();
  const discardAny = useDiscardAny();
  const sendTray = useSendTray();
  const { addVoice } = useAddFiles(conversation.id);
  const clearWords = () => changeDraft(conversation.id, { text: '', quotedMessageId: null });

  const submit = (quoted: Message | null) => {
    // Read anew, not from the last rendering: Enter may follow the last letter within one frame.
    const { text } = readDraft(conversation.id);
    if (readTray(conversation.id).length > 0) {
      // What was typed on while a file was still going up is the next message.
      const onTextTaken = () => {
        if (readDraft(conversation.id).text === text) clearWords();
      };
      void sendTray({ conversation, text, quoted, seenUpTo, now, onTextTaken });
      return onSent();
    }
    const content = { kind: 'text', body: text, previewUrl: /https?:\/\//.test(text) } as const;
    if (checkOutgoing(content) !== true) return;
    send({ conversation, content, quoted, seenUpTo, now: now() });
    clearDraft(conversation.id);
    onSent();
  };

  const sendVoice = (note: VoiceNote, quoted: Message | null) => {
    const key = addVoice(note);
    const onTextTaken = () => undefined;
    void sendTray({ conversation, text: '', quoted, seenUpTo, now, onTextTaken, onlyKey: key });
    changeDraft(conversation.id, { quotedMessageId: null });
    onSent();
  };

  const sendContent = (content: OutgoingContent, quoted: Message | null, replaced: Message | null) => {
    send({ conversation, content, quoted, seenUpTo, now: now() });
    // What Meta has taken once is no longer ours to remove: it stays where it failed.
    if (replaced?.wamid === null) discardAny(replaced);
    // The words of the composer became the text above the buttons; a message that is changed had its own.
    const tookWords = replaced === null && (content.kind === 'buttons' || content.kind === 'list');
    if (tookWords) clearWords();
    else if (quoted) changeDraft(conversation.id, { quotedMessageId: null });
    onSent();
  };
  return { submit, sendVoice, sendContent };
}
