import { useTranslation } from 'react-i18next';
import type { Colleague } from '#shared/contract/app.ts';
import type { Message } from '#shared/contract/messages.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { useOperators } from '../../api/use-operators.ts';
import { useTeamDeeds } from '../../api/use-team-deeds.ts';
import { clearDraft } from '../../state/drafts-store.ts';
import { notify } from '../../ui/notify.ts';
import { AnsweredDialog } from './components/AnsweredDialog.tsx';
import { CollisionDialog } from './components/CollisionDialog.tsx';
import { decideHeld, type HeldMessage, useHeld } from './held-store.ts';
import type { useCollision } from './use-collision.ts';

export interface CollisionDialogsProps {
  readonly conversationId: ConversationId;
  readonly messages: readonly Message[];
  readonly collision: ReturnType<typeof useCollision>;
  /** Sends what is in the composer. */
  readonly onSubmit: () => void;
}

/** What is asked when two answer one customer: before the second sends, or after the hub has held its message back. */
export function CollisionDialogs({ conversationId, messages, collision, onSubmit }: CollisionDialogsProps) {
  const held = useHeld(conversationId);
  const handOver = useHandOver(conversationId);
  if (held) {
    return <HeldDialog held={held} messages={messages} onSubmit={onSubmit} />;
  }
  if (!collision.isAsking) return null;
  return (
    <CollisionDialog
      writers={collision.writers}
      onSend={collision.sendAnyway}
      onWait={collision.wait}
      onHandOver={(colleague) => {
        collision.wait();
        handOver(colleague);
      }}
    />
  );
}

interface HeldDialogProps extends Pick<CollisionDialogsProps, 'messages' | 'onSubmit'> {
  readonly held: HeldMessage;
}

function HeldDialog({ held, messages, onSubmit }: HeldDialogProps) {
  const { t } = useTranslation('engagement');
  const operators = useOperators();
  const ownId = useBootstrap().operator.id;
  const answers = messages.filter(
    ({ id, direction, operatorId }) =>
      direction === 'out' && id > held.seenUpTo && operatorId !== null && operatorId !== ownId,
  );
  const author = operators.find(({ id }) => id === answers.at(-1)?.operatorId);
  return (
    <AnsweredDialog
      name={author?.name ?? t('who.colleague')}
      answers={answers.slice(-3)}
      isInComposer={held.isInComposer}
      onSend={() => {
        decideHeld();
        onSubmit();
      }}
      onKeep={decideHeld}
      onDiscard={() => {
        decideHeld();
        clearDraft(held.conversationId);
      }}
    />
  );
}

function useHandOver(conversationId: ConversationId) {
  const { t } = useTranslation('engagement');
  const { handOver } = useTeamDeeds();
  const failureSentence = useFailureSentence();
  return ({ id, name }: Colleague) =>
    void handOver(conversationId, { operatorId: id, note: '' }).then(
      () => notify({ title: t('handOver.done', { name }), timeoutMs: 3000 }),
      (error) =>
        notify({ tone: 'danger', title: t('failed'), description: failureSentence(error), id: 'team-deed' }),
    );
}
