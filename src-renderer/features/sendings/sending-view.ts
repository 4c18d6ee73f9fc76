import type { Sending, SendingRecipient, SendTarget } from '#shared/contract/sendings.ts';
import { formatPhone } from '#shared/domain/format-phone.ts';
import type { RecipientState, SendingState } from '#shared/domain/sending.ts';
import type { TagTone } from '../../ui/Tag.tsx';

export const stateTones: Record<SendingState, TagTone> = {
  preparing: 'neutral',
  ready: 'neutral',
  running: 'accent',
  paused: 'waiting',
  done: 'success',
  cancelled: 'neutral',
  failed: 'danger',
};

/** What is drawn in the bar of a sending, from its finished end to what is still to come. */
export const barStates = [
  'read',
  'delivered',
  'accepted',
  'queued',
  'unconfirmed',
  'failed',
  'cancelled',
  'waiting',
] as const satisfies readonly RecipientState[];
export type BarState = (typeof barStates)[number];

/** Everybody it is meant for; who was left out does not count. */
export const audience = ({ counts }: Pick<Sending, 'counts'>): number => counts.total - counts.leftOut;

/** Those whom Meta has taken a message for, refused or lost: the work that is behind us. */
export function handledCount({ counts }: Pick<Sending, 'counts'>): number {
  const { accepted, delivered, read, failed, unconfirmed } = counts;
  return accepted + delivered + read + failed + unconfirmed;
}

/** Everything that is still to leave. */
export const remainingCount = ({ counts }: Pick<Sending, 'counts'>): number => counts.waiting + counts.queued;

/** What each step reached, each with what came after it: who has read it got it as well. */
export function reached({ counts }: Pick<Sending, 'counts'>) {
  const delivered = counts.delivered + counts.read;
  return {
    sent: counts.accepted + delivered,
    delivered,
    read: counts.read,
    answered: counts.answered,
    failed: counts.failed,
  };
}

/** How a recipient is called, null for nobody knows; a number that stands for a name is written as numbers are. */
export function calledAs({ name, phone }: Pick<SendingRecipient, 'name' | 'phone'>): string | null {
  if (name === '') return null;
  return name === phone && name.startsWith('+') ? formatPhone(name.slice(1)) : name;
}

/** What tells a recipient from others of the same name; what stands in the name already is not said twice. */
export function toldApartBy(recipient: Pick<SendingRecipient, 'name' | 'phone' | 'record'>): string | null {
  const { record } = recipient;
  const reached = reachedAt(recipient);
  const name = calledAs(recipient);
  if (reached !== name) return reached;
  return record && record.type !== 'Contact' && record.key !== name ? record.key : null;
}

/** The number of a recipient as a person reads it, else the record it comes from; a contact's key says nothing to anybody. */
export function reachedAt({ phone, record }: Pick<SendingRecipient, 'phone' | 'record'>): string | null {
  if (phone !== null) return phone.startsWith('+') ? formatPhone(phone.slice(1)) : phone;
  return record && record.type !== 'Contact' ? record.key : null;
}

/** Whom a recipient stands for when the template is filled in again to be looked at; null when nobody can be found. */
export function targetOf({ record, conversationId, contactId }: SendingRecipient): SendTarget | null {
  if (record) return { kind: 'record', type: record.type, key: record.key };
  if (conversationId !== null) return { kind: 'conversation', conversationId };
  return contactId === null ? null : { kind: 'contact', contactId };
}
