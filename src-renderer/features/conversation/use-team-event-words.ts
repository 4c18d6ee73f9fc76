import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import { useOperators } from '../../api/use-operators.ts';

/** What colleagues did with a conversation as a sentence, and what they said with it; null for every other message. */
export function useTeamEventWords(): (message: Message) => { sentence: string; note: string } | null {
  const { t } = useTranslation('engagement');
  const operators = useOperators();
  const nameOf = (id: OperatorId | null) =>
    operators.find((operator) => operator.id === id)?.name ??
    t(id === null ? 'event.someone' : 'who.removed');

  return ({ content, operatorId: authorId }) => {
    if (content.kind !== 'team_event') return null;
    const author = nameOf(authorId);
    const name = nameOf(content.operatorId ?? authorId);
    const isOwnDeed = authorId === null || authorId === content.operatorId;
    const sentence = () => {
      switch (content.event) {
        case 'joined':
        case 'left':
        case 'taken_over':
          return t(`event.${content.event}`, { name });
        case 'added':
          return isOwnDeed ? t('event.joined', { name }) : t('event.added', { author, name });
        case 'handed_over':
          return content.operatorId === null
            ? t('event.handedOverToAll', { author })
            : t('event.handed_over', { author, name });
        case 'assigned':
          if (content.operatorId === null) return t('event.unassigned', { author });
          return isOwnDeed ? t('event.assignedSelf', { name }) : t('event.assigned', { author, name });
        case 'escalated':
        case 'lapsed':
          return t(`event.${content.event}`);
      }
    };
    return { sentence: sentence(), note: content.note };
  };
}
