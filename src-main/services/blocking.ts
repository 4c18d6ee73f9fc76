import type { Conversation } from '#shared/contract/conversations.ts';
import type { ConversationId, OperatorId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { customerServiceWindow } from '#shared/domain/window.ts';
import { getCurrentIds, setConversationBlocked } from '../db/queries/contact-blocking.ts';
import { followMerges } from '../db/queries/contacts.ts';
import {
  getConversation,
  listConversationsOfContact,
  requireConversation,
} from '../db/queries/conversations.ts';
import type { Db } from '../db/statements.ts';
import { setUserBlocked } from '../meta/block-users.ts';
import { GraphError } from '../meta/graph-error.ts';
import type { Clock, GraphClient, Publish } from '../ports.ts';
import { asMetaRefusal, type GraphTargets } from './graph-targets.ts';

interface SetBlocked {
  id: ConversationId;
  isBlocked: boolean;
  by: OperatorId;
}

export interface BlockingService {
  setBlocked(input: SetBlocked): Promise<Conversation>;
}

interface BlockingOptions {
  db: Db;
  clock: Clock;
  publish: Publish;
  graph: GraphClient;
  targets: GraphTargets;
}

/** Meta's answer when the person has not written within 24 hours. */
const REENGAGEMENT_REQUIRED = 131047;

/** Blocking at Meta: POST and DELETE /{phone}/block_users. */
export function createBlocking(options: BlockingOptions): BlockingService {
  return { setBlocked: (input) => setBlocked(options, input) };
}

async function setBlocked(
  { db, clock, publish, graph, targets }: BlockingOptions,
  { id, isBlocked, by }: SetBlocked,
): Promise<Conversation> {
  const conversation = requireConversation(db, id, by);
  if (conversation.isBlocked === isBlocked) return conversation;
  const { target, phoneNumberId, account } = targets.require(conversation.accountId);
  const now = clock.now() + account.clockOffsetMs;
  if (isBlocked && customerServiceWindow(conversation.lastInboundAt, now).kind !== 'open') {
    throw new Refusal('BLOCK_NOT_POSSIBLE');
  }
  const person = getCurrentIds(db, conversation.contact.id);
  try {
    await setUserBlocked(graph, target, { phoneNumberId, person, isBlocked });
  } catch (error) {
    throw asBlockRefusal(error);
  }
  // Only now: Meta has done it.
  const done = requireConversation(db, currentId(db, conversation));
  setConversationBlocked(db, done.id, isBlocked ? clock.now() : null);
  publish([
    { entity: 'conversation', id: done.id, accountId: done.accountId },
    { entity: 'contact', id: done.contact.id },
  ]);
  return requireConversation(db, done.id, by);
}

/** While Meta was asked, the person may have been merged with another one: then theirs is where it is remembered. */
function currentId(db: Db, { id, accountId, contact }: Conversation): ConversationId {
  if (getConversation(db, id)) return id;
  const conversations = listConversationsOfContact(db, followMerges(db, contact.id) ?? contact.id);
  return conversations.find((one) => one.accountId === accountId)?.id ?? id;
}

function asBlockRefusal(error: unknown): unknown {
  const isTooLate = error instanceof GraphError && error.code === REENGAGEMENT_REQUIRED;
  return isTooLate ? new Refusal('BLOCK_NOT_POSSIBLE') : asMetaRefusal(error);
}
