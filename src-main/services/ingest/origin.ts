import type { Message } from '#shared/contract/messages.ts';
import type { OutgoingStatus } from '#shared/domain/message-status.ts';
import type { WebhookItem } from './items.ts';
import { type JsonRecord, recordOf, textOf } from './json.ts';
import { type Person, personOf } from './person.ts';

/** Who said a message to whom, and what that means for the inbox. */
export interface Origin {
  direction: Message['direction'];
  /** The other side of the conversation. */
  person: Person;
  /** Whether operators are to be told: not for old chats, nor while Meta's agent answers. */
  isNews: boolean;
  opensWindow: boolean;
  /** Where a message that another tool sent stands; null for what came in. */
  status: OutgoingStatus | null;
}

const historyStatuses: Readonly<Partial<Record<string, OutgoingStatus>>> = {
  DELIVERED: 'delivered',
  READ: 'read',
  PLAYED: 'played',
  ERROR: 'failed',
};

/** Reads direction and person from where the message stands in the webhook and from its own fields. */
export function originOf(item: WebhookItem, message: JsonRecord): Origin {
  if (item.kind === 'history') return historyOrigin(item, message);
  if (item.kind === 'echo' || (isOwnNumber(item, message) && textOf(message.to) !== null)) {
    const to = { waId: message.to, bsuid: message.to_user_id, parentBsuid: message.to_parent_user_id };
    return {
      direction: 'out',
      person: personOf(to, item.value.contacts),
      isNews: false,
      opensWindow: false,
      status: 'sent',
    };
  }
  const isSystem = message.type === 'system';
  return {
    direction: isSystem ? 'system' : 'in',
    person: isSystem ? personOfSystem(item, message) : personOf(senderOf(message), item.value.contacts),
    isNews: item.field !== 'standby',
    opensWindow: true,
    status: null,
  };
}

const senderOf = (message: JsonRecord) => ({
  waId: message.from,
  bsuid: message.from_user_id,
  parentBsuid: message.from_parent_user_id,
});

/** A system message speaks of a person under the ids that were valid until now. */
function personOfSystem(item: WebhookItem, message: JsonRecord): Person {
  const system = recordOf(message.system);
  const isChange = system.previous_user_id !== undefined || system.wa_id !== undefined;
  return personOf(
    {
      waId: message.from,
      bsuid: system.previous_user_id ?? message.from_user_id ?? (isChange ? null : system.user_id),
      parentBsuid: system.previous_parent_user_id ?? message.from_parent_user_id,
    },
    item.value.contacts,
  );
}

function historyOrigin(item: WebhookItem, message: JsonRecord): Origin {
  const isOut = textOf(message.to) !== null || isOwnNumber(item, message);
  const person = isOut
    ? {
        waId: message.to ?? message.thread_id,
        bsuid: message.to_user_id,
        parentBsuid: message.to_parent_user_id,
      }
    : { ...senderOf(message), waId: message.from ?? message.thread_id };
  const told = textOf(recordOf(message.history_context).status)?.toUpperCase() ?? '';
  return {
    direction: isOut ? 'out' : 'in',
    person: personOf(person, item.value.contacts),
    isNews: false,
    opensWindow: false,
    status: isOut ? (historyStatuses[told] ?? 'sent') : null,
  };
}

const digitsOf = (value: unknown): string => (textOf(value) ?? '').replace(/\D/g, '');

/** Whether the sender is the business's own number, as in old chats and while another agent answers. */
function isOwnNumber(item: WebhookItem, message: JsonRecord): boolean {
  const own = digitsOf(recordOf(item.value.metadata).display_phone_number);
  return own !== '' && digitsOf(message.from) === own;
}
