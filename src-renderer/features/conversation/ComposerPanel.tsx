import { useTranslation } from 'react-i18next';
import { useDraft } from '../../state/drafts-store.ts';
import { CollisionDialogs } from './CollisionDialogs.tsx';
import { ComposerForms } from './ComposerForms.tsx';
import { CollisionStrip } from './components/CollisionStrip.tsx';
import { VoiceBar } from './components/VoiceBar.tsx';
import { closeComposerForm } from './composer-form-store.ts';
import type { ComposerPanelProps } from './composer-props.ts';
import { useCollision } from './use-collision.ts';
import { useComposerTools } from './use-composer-tools.ts';
import { useSubmit } from './use-submit.ts';
import { WritingPanel } from './WritingPanel.tsx';

/** The composer of one conversation: its draft or a recording, and the forms that it opens. */
export function ComposerPanel(props: ComposerPanelProps) {
  const { conversation, account, customerName, messages } = props;
  const { t } = useTranslation('conversation');
  const draft = useDraft(conversation.id);
  const tools = useComposerTools(conversation.id);
  const { submit, sendVoice, sendContent } = useSubmit(props);
  const quoted = messages.find((message) => message.id === draft.quotedMessageId) ?? null;

  const collision = useCollision(conversation.id);
  const { guard } = collision;

  return (
    <section aria-label={t('composer.region')}>
      <CollisionStrip writers={collision.writers} />
      {tools.isRecording ? (
        <VoiceBar
          onSend={(note) =>
            guard(() => {
              sendVoice(note, quoted);
              tools.stopRecording();
            })
          }
          onClose={tools.stopRecording}
        />
      ) : (
        <WritingPanel
          conversation={conversation}
          account={account}
          customerName={customerName}
          messages={messages}
          text={draft.text}
          quoted={quoted}
          tools={tools}
          onSubmit={() => guard(() => submit(quoted))}
        />
      )}
      <ComposerForms
        open={tools.openForm}
        text={draft.text}
        isOpen={!collision.isAsking}
        onClose={() => closeComposerForm(conversation.id)}
        onSend={(content) =>
          guard(() => {
            sendContent(content, quoted, tools.openForm?.from ?? null);
            closeComposerForm(conversation.id);
          })
        }
      />
      <CollisionDialogs
        conversationId={conversation.id}
        messages={messages}
        collision={collision}
        onSubmit={() => submit(quoted)}
      />
    </section>
  );
}
