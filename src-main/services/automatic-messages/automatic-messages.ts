import { randomUUID } from 'node:crypto';
import type { Account } from '#shared/contract/accounts.ts';
import type { Message } from '#shared/contract/messages.ts';
import { type AutomaticKind, whichAutomatic } from '#shared/domain/automatic-message.ts';
import type { ConversationId, MessageId } from '#shared/domain/ids.ts';
import { optOutMeaning } from '#shared/domain/opt-out-words.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { canSend } from '#shared/domain/send-rules.ts';
import { getAccountRules } from '../../db/queries/account-rules.ts';
import { getAccount } from '../../db/queries/accounts.ts';
import { listWrittenSince, requireSurroundings } from '../../db/queries/automatic-messages.ts';
import { getAddressee } from '../../db/queries/outgoing-messages.ts';
import { type Db, inTransaction } from '../../db/statements.ts';
import type { Clock, Log, Outbox, ReceivedMessage } from '../../ports.ts';
import { readOptOutWords } from '../sendings/opt-out-words.ts';

/** People write in several messages; one answer follows all of them, unless a colleague is faster. */
const GATHER_MS = 5_000;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface AutomaticMessages {
  /** A live message of a customer. */
  onReceived(message: ReceivedMessage): void;
  close(): void;
}

interface AutomaticOptions {
  db: Db;
  clock: Clock;
  log: Log;
  outbox: Pick<Outbox, 'send'>;
  gatherMs?: number | undefined;
}

interface Burst {
  /** The first message of those in a row. */
  messageId: MessageId;
  timer: NodeJS.Timeout;
}

/**
 * Sends the away message and the greeting of an account. What was decided and the message with its job are one transaction, so that
 * whatever ends the hub in between, nobody is ever told twice.
 */
export function createAutomaticMessages(options: AutomaticOptions): AutomaticMessages {
  const { db, log, gatherMs = GATHER_MS } = options;
  const bursts = new Map<ConversationId, Burst>();
  const answer = (conversationId: ConversationId, messageId: MessageId) => {
    bursts.delete(conversationId);
    try {
      sendIfDue(options, conversationId, messageId);
    } catch (error) {
      if (error instanceof Refusal) log.info('automatic.not_sent', { conversationId, code: error.code });
      else log.error('automatic.failed', { conversationId, error });
    }
  };
  return {
    onReceived({ messageId, conversationId, accountId }) {
      if (bursts.has(conversationId)) return;
      const { away, greeting } = getAccountRules(db, accountId);
      if (!away.isOn && !greeting.isOn) return;
      const timer = setTimeout(() => answer(conversationId, messageId), gatherMs);
      bursts.set(conversationId, { messageId, timer });
    },
    close() {
      for (const { timer } of bursts.values()) clearTimeout(timer);
    },
  };
}

/** Null when nothing is sent. Throws a Refusal where the account cannot send at all now. */
function sendIfDue(
  options: AutomaticOptions,
  conversationId: ConversationId,
  messageId: MessageId,
): Message | null {
  const { db, clock, outbox } = options;
  return inTransaction(db, () => {
    const addressee = getAddressee(db, conversationId);
    const account = addressee === null ? null : getAccount(db, addressee.accountId);
    if (addressee === null || account === null) return null;
    const now = clock.now() + account.clockOffsetMs;
    const verdict = canSend({
      role: 'operator',
      lastInboundAt: addressee.lastInboundAt,
      accountState: addressee.accountState,
      isBlocked: addressee.isBlocked,
      isTemplate: false,
      now,
    });
    if (verdict !== true) return null;
    const place = { conversationId, messageId, account, isOptedOut: addressee.isOptedOut };
    const automatic = decide(db, place, now);
    if (automatic === null) return null;
    return outbox.send({
      conversationId,
      clientId: randomUUID(),
      content: { kind: 'text', body: getAccountRules(db, account.id)[automatic].text, previewUrl: false },
      quotedMessageId: null,
      operatorId: null,
      automatic,
    });
  });
}

interface Place {
  conversationId: ConversationId;
  messageId: MessageId;
  account: Pick<Account, 'id'>;
  isOptedOut: boolean;
}

function decide(
  db: Db,
  { conversationId, messageId, account, isOptedOut }: Place,
  now: number,
): AutomaticKind | null {
  const written = listWrittenSince(db, { conversationId, messageId });
  const first = written[0];
  // Gone with a reset of the sandbox, or taken back.
  if (first === undefined) return null;
  const words = readOptOutWords(db);
  return whichAutomatic({
    rules: getAccountRules(db, account.id),
    now,
    wroteAt: first.sentAt,
    ...requireSurroundings(db, {
      conversationId,
      messageId,
      wroteAt: first.sentAt,
      automaticSince: now - DAY_MS,
    }),
    isOptOutWord: written.some(({ text }) => optOutMeaning(text, words) !== null),
    isOptedOut,
    isInGroup: written.some(({ isInGroup }) => isInGroup),
  });
}
