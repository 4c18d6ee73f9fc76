import type { OutgoingContent } from '../contract/messages.ts';
import type { MessageContent } from './content.ts';
import type { MediaId } from './ids.ts';
import type { MediaKind } from './media-rules.ts';
import { Refusal } from './refusals.ts';
import type { SentTemplate } from './sent-template.ts';

/**
 * Meta's limits of outgoing messages (`research/api.md` 4.1). Its pages say "characters" and none says how an emoji
 * counts, so the strictest reading is taken: UTF-16 units, what `length` gives. Nothing is refused by Meta that
 * passed here, and only a text of thousands of emoji is refused here that Meta might have taken.
 */
export const outgoingLimits = {
  text: 4096,
  caption: 1024,
  buttonsBody: 1024,
  listBody: 4096,
  footer: 60,
  buttonTitle: 20,
  listButton: 20,
  sectionTitle: 24,
  rowTitle: 24,
  rowDescription: 72,
  listRows: 10,
} as const;

type Check = true | Refusal;

/** True, or why WhatsApp would refuse this message; looks at the content alone, not at the window or the file. */
export function checkOutgoing(content: OutgoingContent): Check {
  switch (content.kind) {
    case 'text':
      return checkLengths([[content.body, outgoingLimits.text, 'required']]);
    case 'media':
      return checkLengths([[content.caption, outgoingLimits.caption]]);
    case 'reaction':
      return content.emoji === '' || isOneEmoji(content.emoji) ? true : new Refusal('EMOJI_ONLY');
    case 'buttons':
      return checkButtons(content);
    case 'list':
      return checkList(content);
    case 'template':
      return checkTemplateValues(content.components);
    case 'location':
    case 'contacts':
      return true;
  }
}

function checkLengths(texts: readonly (readonly [text: string | null, limit: number, 'required'?])[]): Check {
  for (const [text, limit, required] of texts) {
    if (required && (text === null || text.trim() === '')) return new Refusal('TEXT_EMPTY');
    if (text !== null && text.length > limit)
      return new Refusal('TEXT_TOO_LONG', { length: text.length, limit });
  }
  return true;
}

/** One picture of the keyboard, however many code points it is made of (families, flags, skin tones). */
function isOneEmoji(text: string): boolean {
  const pictures = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)];
  return (
    pictures.length === 1 &&
    /\p{Extended_Pictographic}|\p{Regional_Indicator}|[#*0-9]\ufe0f?\u20e3/u.test(text)
  );
}

/** The first choice whose id or title stands there twice. */
function findRepeated(choices: readonly { id: string; title: string }[]): { title: string } | undefined {
  const ids = new Set<string>();
  const titles = new Set<string>();
  return choices.find((choice) => {
    const isRepeated = ids.has(choice.id) || titles.has(choice.title.trim());
    ids.add(choice.id);
    titles.add(choice.title.trim());
    return isRepeated;
  });
}

function checkButtons(content: Extract<OutgoingContent, { kind: 'buttons' }>): Check {
  const repeated = findRepeated(content.buttons);
  if (repeated) return new Refusal('CHOICES_NOT_UNIQUE', { title: repeated.title });
  return checkLengths([
    [content.body, outgoingLimits.buttonsBody, 'required'],
    [content.footer, outgoingLimits.footer],
    ...content.buttons.map((button) => [button.title, outgoingLimits.buttonTitle, 'required'] as const),
  ]);
}

function checkList(content: Extract<OutgoingContent, { kind: 'list' }>): Check {
  const rows = content.sections.flatMap((section) => section.rows);
  const limit = outgoingLimits.listRows;
  if (rows.length === 0 || rows.length > limit) {
    return new Refusal('LIST_ROWS_LIMIT', { count: rows.length, limit });
  }
  if (content.sections.some((section) => section.rows.length === 0)) return new Refusal('LIST_SECTION_EMPTY');
  if (rows.some((row) => row.title.trim() === '')) return new Refusal('LIST_ROW_UNTITLED');
  if (content.sections.length > 1 && content.sections.some((section) => section.title.trim() === '')) {
    return new Refusal('LIST_SECTION_UNTITLED');
  }
  // Meta wants ids to be unique; two rows may be called alike (the same size in two colours).
  const repeated = findRepeated(rows.map((row, index) => ({ id: row.id, title: `${index} ${row.title}` })));
  if (repeated) return new Refusal('CHOICES_NOT_UNIQUE', { title: repeated.title.replace(/^\d+ /, '') });
  return checkLengths([
    [content.body, outgoingLimits.listBody, 'required'],
    [content.footer, outgoingLimits.footer],
    [content.buttonLabel, outgoingLimits.listButton, 'required'],
    ...content.sections.map((section) => [section.title, outgoingLimits.sectionTitle] as const),
    ...rows.map((row) => [row.title, outgoingLimits.rowTitle] as const),
    ...rows.map((row) => [row.description, outgoingLimits.rowDescription] as const),
  ]);
}

/** Meta answers 132018 to these, now and then only after a 200. */
const malformedValue = /[\n\r\t]| {5}/;

function checkTemplateValues(components: readonly Record<string, unknown>[]): Check {
  const parameters = components.flatMap((component) => [
    ...listOf(component.parameters),
    ...listOf(component.cards)
      .flatMap((card) => listOf(card.components))
      .flatMap((part) => listOf(part.parameters)),
  ]);
  const isMalformed = parameters.some(({ text }) => typeof text === 'string' && malformedValue.test(text));
  return isMalformed ? new Refusal('TEMPLATE_VALUE_MALFORMED') : true;
}

/** The objects in a list of Meta's JSON; what is no list has none. */
const listOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value)
    ? value.filter((item): item is Record<string, unknown> => typeof item === 'object' && item !== null)
    : [];

/** A template with its values: all its words, and its parts as the customer sees them. */
export interface SaidTemplate {
  body: string;
  shown: SentTemplate;
}

/** What the hub looked up before a message can be written down. */
export interface OutgoingContext {
  /** For `media`: what its bytes are. */
  media: { kind: MediaKind; fileName: string | null; isAnimated: boolean } | null;
  /** For `reaction`: Meta's id of the message that it stands on. */
  targetWamid: string | null;
  /** For `template`: its text with the values filled in; null when it is not known here. */
  template: SaidTemplate | null;
}

/** An outgoing message in the one shape that messages of both directions have. */
export function toMessageContent(content: OutgoingContent, context: OutgoingContext): MessageContent {
  switch (content.kind) {
    case 'text':
      return { kind: 'text', body: content.body };
    case 'media':
      return mediaContent(content.mediaId, content.caption, content.isVoice, context.media);
    case 'reaction':
      return { kind: 'reaction', targetWamid: context.targetWamid ?? '', emoji: content.emoji || null };
    case 'location':
      return { ...content, url: null };
    case 'contacts':
      return {
        kind: 'contacts',
        cards: content.cards.map((card) => ({
          name: card.name,
          phones: [{ phone: card.phone, waId: null, label: null }],
          emails: [],
          organization: null,
        })),
      };
    case 'buttons':
      return {
        ...noInteractive,
        form: 'buttons',
        body: content.body,
        footer: content.footer,
        buttons: content.buttons,
      };
    case 'list':
      return {
        ...noInteractive,
        form: 'list',
        body: content.body,
        footer: content.footer,
        buttonLabel: content.buttonLabel,
        sections: content.sections,
      };
    case 'template':
      return {
        kind: 'template',
        name: content.name,
        language: content.language,
        body: context.template?.body ?? '',
        components: content.components,
        ...(context.template ? { shown: context.template.shown } : {}),
      };
  }
}

const noInteractive = {
  kind: 'interactive',
  header: null,
  footer: null,
  buttonLabel: null,
  buttons: [],
  sections: [],
} satisfies Partial<MessageContent>;

function mediaContent(
  mediaId: MediaId,
  caption: string | null,
  isVoice: boolean,
  media: OutgoingContext['media'],
): MessageContent {
  switch (media?.kind) {
    case 'audio':
      return { kind: 'audio', mediaId, isVoice };
    case 'sticker':
      return { kind: 'sticker', mediaId, isAnimated: media.isAnimated };
    case 'image':
    case 'video':
      return { kind: media.kind, mediaId, caption: caption || null };
    default:
      return { kind: 'document', mediaId, caption: caption || null, fileName: media?.fileName ?? null };
  }
}
