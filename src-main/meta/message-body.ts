import type { OutgoingContent } from '#shared/contract/messages.ts';
import type { MediaKind } from '#shared/domain/media-rules.ts';

export interface SentFile {
  metaMediaId: string;
  kind: MediaKind;
  fileName: string | null;
}

export interface OutgoingMessage {
  content: OutgoingContent;
  /** At least one must be known; a number is preferred, since some kinds of template need one. */
  recipient: { waId: string | null; bsuid: string | null };
  /** Our id of the message; Meta echoes it in every status. */
  clientId: string;
  quotedWamid: string | null;
  /** For `media` and a template with a file of ours: Meta's id of the upload, and how WhatsApp shows it. */
  media: SentFile | null;
  /** For a template: the files of a carousel's cards, by the number of the card. */
  cardMedia?: ReadonlyMap<number, SentFile>;
  /** For `reaction`. */
  targetWamid: string | null;
}

/** The body of `POST /{phone}/messages` (`research/api.md` section 4). */
export function buildMessageBody(message: OutgoingMessage): Record<string, unknown> {
  return {
    messaging_product: 'whatsapp',
    // Optional for Meta's server, required by Meta's description of it.
    recipient_type: 'individual',
    ...recipient(message.recipient),
    ...(canQuote(message.content) && message.quotedWamid !== null
      ? { context: { message_id: message.quotedWamid } }
      : {}),
    ...payload(message),
    biz_opaque_callback_data: message.clientId,
  };
}

/** Without the plus Meta would put the business's own country code before the number. */
const recipient = ({ waId, bsuid }: OutgoingMessage['recipient']) =>
  waId === null ? { recipient: bsuid } : { to: `+${waId}` };

/** WhatsApp shows no quote on templates, and refuses one on reactions. */
const canQuote = (content: OutgoingContent): boolean =>
  content.kind !== 'reaction' && content.kind !== 'template';

function payload(message: OutgoingMessage): Record<string, unknown> {
  const { content } = message;
  switch (content.kind) {
    case 'text':
      return {
        type: 'text',
        text: { body: content.body, preview_url: content.previewUrl && hasLink(content.body) },
      };
    case 'media':
      return mediaPayload(content, message.media);
    case 'reaction':
      return { type: 'reaction', reaction: { message_id: message.targetWamid ?? '', emoji: content.emoji } };
    case 'location':
      return { type: 'location', location: location(content) };
    case 'contacts':
      return { type: 'contacts', contacts: content.cards.map(contactCard) };
    case 'buttons':
    case 'list':
      return { type: 'interactive', interactive: interactive(content) };
    case 'template':
      return {
        type: 'template',
        template: {
          name: content.name,
          language: { code: content.language, policy: 'deterministic' },
          ...(content.components.length > 0 ? { components: withFiles(content.components, message) } : {}),
        },
      };
  }
}

type Components = readonly Record<string, unknown>[];

/** Files get their ids when they have been brought to Meta, at the last moment. */
const withFiles = (components: Components, { media, cardMedia }: OutgoingMessage): Components =>
  components.map((component) => {
    if (isOf(component, 'header') && media !== null) return withFile(component, media);
    if (!isOf(component, 'carousel') || cardMedia === undefined) return component;
    return { ...component, cards: objectsIn(component.cards).map((card) => withCardFile(card, cardMedia)) };
  });

function withCardFile(
  card: Record<string, unknown>,
  files: ReadonlyMap<number, SentFile>,
): Record<string, unknown> {
  const file = files.get(Number(card.card_index));
  if (file === undefined) return card;
  const components = objectsIn(card.components).map((part) =>
    isOf(part, 'header') ? withFile(part, file) : part,
  );
  return { ...card, components };
}

function withFile(component: Record<string, unknown>, media: SentFile): Record<string, unknown> {
  const fileName = media.kind === 'document' && media.fileName ? { filename: media.fileName } : {};
  const file = { id: media.metaMediaId, ...fileName };
  return { ...component, parameters: [{ type: media.kind, [media.kind]: file }] };
}

const isOf = (component: Record<string, unknown>, type: string): boolean =>
  String(component.type).toLowerCase() === type;

/** The objects in a list of Meta's JSON, which programs may have written. */
const objectsIn = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value)
    ? value.filter((item): item is Record<string, unknown> => typeof item === 'object' && item !== null)
    : [];

/** `preview_url` without an address in the text is an error. */
const hasLink = (text: string): boolean => /https?:\/\//i.test(text);

function mediaPayload(
  content: Extract<OutgoingContent, { kind: 'media' }>,
  media: OutgoingMessage['media'],
): Record<string, unknown> {
  const kind = media?.kind ?? 'document';
  const caption =
    content.caption && kind !== 'audio' && kind !== 'sticker' ? { caption: content.caption } : {};
  const fileName = kind === 'document' && media?.fileName ? { filename: media.fileName } : {};
  const voice = kind === 'audio' && content.isVoice ? { voice: true } : {};
  return { type: kind, [kind]: { id: media?.metaMediaId ?? '', ...caption, ...fileName, ...voice } };
}

/** Meta's description has coordinates as texts, its examples as numbers; its server takes both. */
const location = (content: Extract<OutgoingContent, { kind: 'location' }>) => ({
  latitude: String(content.latitude),
  longitude: String(content.longitude),
  ...(content.name ? { name: content.name } : {}),
  ...(content.address ? { address: content.address } : {}),
});

/** A card needs `formatted_name` and one more part of the name. */
const contactCard = (card: { name: string; firstName: string; phone: string }) => ({
  name: { formatted_name: card.name, first_name: card.firstName },
  phones: [{ phone: card.phone }],
});

function interactive(
  content: Extract<OutgoingContent, { kind: 'buttons' | 'list' }>,
): Record<string, unknown> {
  const common = {
    body: { text: content.body },
    ...(content.footer ? { footer: { text: content.footer } } : {}),
  };
  if (content.kind === 'buttons') {
    const buttons = content.buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title } }));
    return { type: 'button', ...common, action: { buttons } };
  }
  const sections = content.sections.map((section) => ({
    ...(section.title ? { title: section.title } : {}),
    rows: section.rows.map(({ id, title, description }) => ({
      id,
      title,
      ...(description ? { description } : {}),
    })),
  }));
  return { type: 'list', ...common, action: { button: content.buttonLabel, sections } };
}
