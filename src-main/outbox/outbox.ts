import type { MessageId } from '#shared/domain/ids.ts';
import { customerServiceWindow } from '#shared/domain/window.ts';
import { setReadWamid } from '../db/queries/conversations.ts';
import { setMessageStatus } from '../db/queries/message-writes.ts';
import { getMessageRow, requireMessage } from '../db/queries/messages.ts';
import {
  countJobs,
  listOpenConversations,
  listRecentlyUnconfirmed,
  unconfirmInterrupted,
} from '../db/queries/outbox.ts';
import { upsertReadJob } from '../db/queries/outbox-reads.ts';
import { getAddressee } from '../db/queries/outgoing-messages.ts';
import { inTransaction } from '../db/statements.ts';
import { toGraphError } from '../meta/network-failure.ts';
import type { Outbox } from '../ports.ts';
import { createCore, type OutboxCore } from './core.ts';
import { type Enqueued, enqueueMessage } from './enqueue.ts';
import { ownFailure } from './failures.ts';
import { UNCONFIRMED_HOLD_MS } from './message-lane.ts';
import { afterCommit, messageChanges, type OutboxOptions, type OutboxParts } from './parts.ts';
import { discardMessage, resendMessage } from './resend.ts';
import { settleMessage } from './settle.ts';

export type { OutboxOptions } from './parts.ts';

export interface RunningOutbox extends Outbox {
  /** A person did something that may let waiting messages go: gave a token, also the old one, or started an account again. */
  wake(): void;
}

/**
 * Durable sending. Every message is a row before anybody is told of it; an attempt is committed before its request
 * leaves; and only what certainly was not sent, or was refused for a reason that passes, is sent again by itself.
 */
export function createOutbox(options: OutboxOptions): RunningOutbox {
  const core = createCore(options);
  return { ...personActions(core), ...receipts(core), ...lifeCycle(core) };
}

/** What a person does with one message. */
function personActions(core: OutboxCore): Pick<Outbox, 'send' | 'retry' | 'discard'> {
  const { parts, gate, holds, addLane } = core;
  const { db, publish } = parts;
  const goOn = (accountId: number, conversationId: number, isPatient = false) =>
    addLane({ kind: 'message', accountId, conversationId, isPatient });
  return {
    send(input) {
      const enqueued = enqueueMessage(parts, input);
      if (!enqueued.isNew) return enqueued.message;
      const { message } = enqueued;
      const reason = gate.reason(message.accountId);
      if (reason !== null) setMessageStatus(db, message.id, { status: 'queued', at: null, error: reason });
      afterCommit(db, () => {
        publish(enqueuedChanges(enqueued));
        goOn(message.accountId, message.conversationId, input.isPatient);
      });
      return reason === null ? message : requireMessage(db, message.id);
    },

    retry(messageId, isPatient) {
      const message = resendMessage(parts, messageId, isPatient);
      holds.delete(message.conversationId);
      afterCommit(db, () => {
        publish(messageChanges(message, 'message.changed'));
        goOn(message.accountId, message.conversationId, isPatient);
      });
      return message;
    },

    discard(messageId) {
      const gone = discardMessage(parts, messageId);
      if (gone === null) return false;
      afterCommit(db, () => {
        publish(messageChanges(gone, 'message.discarded'));
        goOn(gone.accountId, gone.conversationId);
      });
      return true;
    },
  };
}

/** A reaction also changes the bubble that it stands on. */
function enqueuedChanges({ message, reactsToId, changes: others }: Enqueued) {
  const changes = [...messageChanges(message, 'message.sent'), ...others];
  if (reactsToId === null) return changes;
  return [...changes, ...messageChanges({ ...message, id: reactsToId }, 'message.changed')];
}

/** Blue ticks and the typing indicator. */
function receipts(core: OutboxCore): Pick<Outbox, 'queueRead' | 'sendTyping'> {
  const { parts, gate, addLane } = core;
  const { db, clock } = parts;
  return {
    queueRead(conversationId, wamid) {
      const addressee = getAddressee(db, conversationId);
      if (addressee === null) return;
      const { accountId } = addressee;
      inTransaction(db, () => {
        setReadWamid(db, conversationId, wamid);
        upsertReadJob(db, { accountId, conversationId, wamid, createdAt: clock.now() });
      });
      addLane({ kind: 'read', accountId, conversationId });
    },

    async sendTyping(conversationId) {
      const addressee = getAddressee(db, conversationId);
      if (addressee === null || addressee.lastInboundWamid === null) return false;
      const { accountId, lastInboundAt, lastInboundWamid } = addressee;
      const account = gate.isOpen(accountId) ? parts.target(accountId) : null;
      // Nothing can be answered after the window closed, so nobody is typing either.
      if (
        account === null ||
        customerServiceWindow(lastInboundAt, parts.accountNow(accountId)).kind !== 'open'
      ) {
        return false;
      }
      try {
        await parts.graph.markRead(account.target, account.phoneNumberId, lastInboundWamid, true);
        if (!parts.isDead()) setReadWamid(db, conversationId, lastInboundWamid);
        return true;
      } catch (thrown) {
        parts.log.info('outbox.typing-failed', { accountId, ...toGraphError(thrown).toLogFields() });
        return false;
      }
    },
  };
}

function lifeCycle(core: OutboxCore): Pick<RunningOutbox, 'settle' | 'counts' | 'wake' | 'start' | 'close'> {
  const { parts, lanes, gate, holds, addLane } = core;
  const { db, clock } = parts;
  return {
    settle(input) {
      const messageId = settleMessage(db, { ...input, at: clock.now() });
      // What waited for this answer may go on, once the caller's transaction is through.
      if (messageId !== null) queueMicrotask(() => goOnAfter(core, messageId));
      return messageId;
    },

    counts: () => countJobs(db),
    wake() {
      gate.tryTokensAgain();
      lanes.wake();
    },

    start() {
      leaveInterrupted(parts);
      for (const lost of listRecentlyUnconfirmed(db, clock.now() - UNCONFIRMED_HOLD_MS)) {
        holds.set(lost.conversationId, lost.sendingAt + UNCONFIRMED_HOLD_MS);
      }
      for (const open of listOpenConversations(db)) addLane(open);
      lanes.start();
    },

    async close(timeoutMs) {
      const isFinished = await lanes.close(timeoutMs);
      // Answers that come later find a closed database: their messages are settled after the next start.
      core.die();
      if (!isFinished) parts.log.warn('outbox.closed-with-running-requests');
    },
  };
}

function goOnAfter(core: OutboxCore, messageId: MessageId): void {
  if (core.parts.isDead()) return;
  const message = getMessageRow(core.parts.db, messageId);
  if (message === null) return;
  core.holds.delete(message.conversation_id);
  core.addLane({ kind: 'message', accountId: message.account_id, conversationId: message.conversation_id });
}

/** Requests that had left when the hub died: whether they arrived is not known, so they are never sent by themselves. */
function leaveInterrupted({ db, clock }: OutboxParts): void {
  inTransaction(db, () => {
    for (const { messageId } of unconfirmInterrupted(db)) {
      setMessageStatus(db, messageId, { status: 'unconfirmed', at: clock.now(), error: ownFailure('lost') });
    }
  });
}
