import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import type { MessageContent } from '#shared/domain/content.ts';
import { formatPhone } from '#shared/domain/format-phone.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useTeamEventWords } from '../use-team-event-words.ts';
import { NoteText } from './NoteText.tsx';

export interface EventLineProps {
  readonly message: Message;
}

/** Something that happened to the conversation rather than in it: a small line in the middle. */
export function EventLine({ message }: EventLineProps) {
  const format = useFormat();
  const sentence = useEventSentence()(message);
  const teamEvent = useTeamEventWords()(message);
  return (
    <div className="flex flex-col items-center gap-1 px-6 py-1.5">
      <p
        title={format.moment(message.sentAt)}
        className="max-w-[480px] rounded-lg bg-press px-3 py-1 text-center text-xs text-pretty break-words text-ink-soft select-text"
      >
        {teamEvent?.sentence ?? sentence}
      </p>
      {teamEvent?.note ? (
        <p className="max-w-[480px] rounded-md bg-note-paper px-3 py-1.5 text-sm text-note-ink">
          <NoteText text={teamEvent.note} />
        </p>
      ) : null}
    </div>
  );
}

function useEventSentence(): (message: Message) => string {
  const { t } = useTranslation('conversation');
  return ({ content, direction }) => {
    const isOurs = direction === 'out';
    switch (content.kind) {
      case 'system':
        return systemSentence(content);
      case 'request_welcome':
        return t('event.requestWelcome');
      case 'reaction':
        if (content.emoji) return t('event.reaction', { emoji: content.emoji });
        return t(isOurs ? 'event.ownReactionRemoved' : 'event.reactionRemoved');
      case 'edit':
        return t(isOurs ? 'event.ownEdited' : 'event.edited', { text: content.body ?? '' });
      case 'revoke':
        return t(isOurs ? 'event.ownRevoked' : 'event.revoked');
      default:
        return t('event.other');
    }
  };

  function systemSentence(content: Extract<MessageContent, { kind: 'system' }>): string {
    switch (content.event) {
      case 'number_changed':
        return content.newWaId
          ? t('event.numberChanged', { number: formatPhone(content.newWaId) })
          : t('event.numberChangedUnknown');
      case 'user_id_changed':
        return t('event.userIdChanged');
      case 'identity_changed':
        return t('event.identityChanged');
      case 'opted_out':
        return t('event.optedOut');
      case 'opted_in':
        return t('event.optedIn');
      case 'other':
        return content.body || t('event.other');
    }
  }
}
