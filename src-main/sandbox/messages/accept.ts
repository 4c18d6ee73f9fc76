import { unpaidFailure } from '../connection/sending.ts';
import { makeLine, startJourney } from '../customers/phone.ts';
import { takeFault } from '../faults.ts';
import { findMedia } from '../graph/media-store.ts';
import { makeWamid } from '../identifiers.ts';
import type { Line, LineButton, LineMedia } from '../state.ts';
import { asText } from '../values.ts';
import type { World } from '../world.ts';
import type { CheckedMessage } from './check-message.ts';
import { isMediaKind } from './kind-checks.ts';

/** Accepted requests beyond this many are forgotten, oldest first. */
const KEPT_ACCEPTED = 200_000;

/** Puts the message on its way to the customer's phone and answers as Meta does. */
export function acceptMessage(
  world: World,
  message: CheckedMessage,
  body: Record<string, unknown>,
): Record<string, unknown> {
  const { customer } = message;
  const line = lineOf(world, message);
  world.directory.addLine(customer, line);
  customer.businessTypingUntil = 0;
  if (message.type === 'reaction') applyReaction(world, message);
  const { accepted } = world.state;
  accepted.push({
    at: line.at,
    wamid: line.wamid,
    to: message.input,
    type: message.type,
    callbackData: message.callbackData,
    body,
  });
  if (accepted.length > KEPT_ACCEPTED) accepted.splice(0, KEPT_ACCEPTED / 10);
  startJourney(world, customer, line);
  world.changed();
  world.onBusinessMessage(customer, line);
  return {
    messaging_product: 'whatsapp',
    contacts: [
      {
        input: message.input,
        ...(customer.waId === null ? {} : { wa_id: customer.waId }),
        ...(message.wasSentToPhone ? {} : { user_id: customer.userId }),
      },
    ],
    messages: [
      {
        id: line.wamid,
        // Only paced templates carry it (`research/api.md` 4), and pacing concerns marketing.
        ...(message.template?.category === 'marketing' ? { message_status: 'accepted' } : {}),
      },
    ],
  };
}

function lineOf(world: World, message: CheckedMessage): Line {
  const { customer, content, template, type } = message;
  const failure =
    message.plannedFailure ??
    unpaidFailure(world, type) ??
    takeFault(world.state, 'status_failed', undefined, world.random)?.code ??
    null;
  return makeLine({
    wamid: makeWamid('out', customer.waId ?? customer.userId),
    from: 'business',
    at: world.now(),
    kind: type,
    text: template?.text ?? textOf(type, content),
    media: mediaOf(world, template ? template.media : ownMedia(type, content)),
    buttons: template?.buttons ?? buttonsOf(type, content),
    quotedWamid: message.quotedWamid,
    callbackData: message.callbackData,
    priceCategory: template?.category ?? 'service',
    isVoice: type === 'audio' && content.voice === true,
    plannedFailure: failure,
    isSilent: takeFault(world.state, 'no_statuses', undefined, world.random) !== null,
    isOutOfOrder: takeFault(world.state, 'out_of_order_statuses', undefined, world.random) !== null,
    wasSentToPhone: message.wasSentToPhone,
  });
}

function applyReaction(world: World, message: CheckedMessage): void {
  const target = world.directory.line(asText(message.content.message_id));
  const emoji = asText(message.content.emoji);
  if (target) target.line.reaction.business = emoji === '' ? null : emoji;
}

const textAt = (value: unknown, ...path: string[]): string => {
  let inner = value;
  for (const key of path) inner = (inner as Record<string, unknown> | undefined)?.[key];
  return typeof inner === 'string' ? inner : '';
};

/** What the customer reads. */
function textOf(type: string, content: Record<string, unknown>): string {
  switch (type) {
    case 'text':
      return textAt(content, 'body');
    case 'reaction':
      return textAt(content, 'emoji');
    case 'location':
      return [textAt(content, 'name'), textAt(content, 'address')].filter(Boolean).join(', ');
    case 'contacts':
      return (content as unknown as unknown[])
        .map((card) => textAt(card, 'name', 'formatted_name'))
        .join(', ');
    case 'interactive': {
      const parts = [textAt(content, 'header', 'text'), textAt(content, 'body', 'text')];
      return [...parts, textAt(content, 'footer', 'text')].filter(Boolean).join('\n\n');
    }
    default:
      return textAt(content, 'caption');
  }
}

function ownMedia(type: string, content: Record<string, unknown>): LineMedia | null {
  const header = content.header as Record<string, Record<string, unknown>> | undefined;
  const headerType = textAt(header, 'type');
  const media = isMediaKind(type) ? content : isMediaKind(headerType) ? header?.[headerType] : undefined;
  if (!media) return null;
  return {
    mediaId: textAt(media, 'id') || null,
    link: textAt(media, 'link') || null,
    mimeType: 'application/octet-stream',
    fileName: textAt(media, 'filename') || null,
  };
}

/** The uploaded file knows its type better than the message does. */
function mediaOf(world: World, media: LineMedia | null): LineMedia | null {
  const record = media?.mediaId ? findMedia(world, media.mediaId) : undefined;
  return media && record ? { ...media, mimeType: record.mimeType } : media;
}

interface ActionOf {
  name?: string;
  buttons?: { reply: { id: string; title: string } }[];
  sections?: { rows?: { id: string; title: string; description?: string }[] }[];
}

function buttonsOf(type: string, content: Record<string, unknown>): LineButton[] {
  if (type !== 'interactive') return [];
  const action = (content.action ?? {}) as ActionOf;
  switch (content.type) {
    case 'button':
      return (action.buttons ?? []).map(({ reply }) => ({
        id: reply.id,
        title: reply.title,
        description: null,
        effect: 'button_reply',
      }));
    case 'list':
      return (action.sections ?? [])
        .flatMap((section) => section.rows ?? [])
        .map((row) => ({
          id: row.id,
          title: row.title,
          description: row.description ?? null,
          effect: 'list_reply',
        }));
    case 'location_request_message':
      return [{ id: 'share_location', title: 'Send location', description: null, effect: 'share_location' }];
    case 'request_contact_info':
      return [{ id: 'share_contact', title: 'Share contact', description: null, effect: 'share_contact' }];
    default:
      return [];
  }
}
