import type { Message, OutgoingContent } from '#shared/contract/messages.ts';
import { type ContactCard, contentText } from '#shared/domain/content.ts';

/**
 * What a message becomes when it is passed on to somebody else, or null for what says nothing without its conversation. The API
 * has no forwarding: it goes out as a message of ours, without the mark. What a customer pressed goes on as its words.
 */
export function forwardOf(message: Message): OutgoingContent | null {
  const { content } = message;
  if (message.revokedAt !== null) return null;
  switch (content.kind) {
    case 'image':
    case 'video':
    case 'document':
      return { kind: 'media', mediaId: content.mediaId, caption: content.caption, isVoice: false };
    case 'audio':
      return { kind: 'media', mediaId: content.mediaId, caption: null, isVoice: content.isVoice };
    case 'sticker':
      return { kind: 'media', mediaId: content.mediaId, caption: null, isVoice: false };
    case 'location': {
      const { latitude, longitude, name, address } = content;
      return { kind: 'location', latitude, longitude, name, address };
    }
    case 'contacts': {
      const cards = content.cards.flatMap(cardsOf);
      return cards.length === 0 ? null : { kind: 'contacts', cards };
    }
    case 'text':
    case 'button':
    case 'interactive_reply':
    case 'interactive':
    case 'template':
      return textOf(contentText(content));
    default:
      return null;
  }
}

function textOf(body: string): OutgoingContent | null {
  return body.trim() === '' ? null : { kind: 'text', body, previewUrl: /https?:\/\//.test(body) };
}

/** A card has one number here: of a person with several, each goes on a card of its own. */
function cardsOf({ name, phones }: ContactCard) {
  return phones.map(({ phone }) => {
    const whole = name.trim() || phone;
    return { name: whole, firstName: whole.split(/\s+/)[0] ?? whole, phone };
  });
}
