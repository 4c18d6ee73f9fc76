import type { OutgoingContent } from '#shared/contract/messages.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import { customerServiceWindow } from '#shared/domain/window.ts';
import { learnContactIds } from '../db/queries/contact-identity.ts';
import { forgetLostUpload } from '../db/queries/media.ts';
import type { StoredMessageError } from '../db/queries/message-error.ts';
import { saysMarketing } from '../db/queries/message-templates.ts';
import { setMessageStatus } from '../db/queries/message-writes.ts';
import { getMessageRow, type MessageRow } from '../db/queries/messages.ts';
import {
  beginAttempt,
  endJob,
  getJobOfMessage,
  listOpenJobs,
  type OutboxJob,
  requeueJob,
} from '../db/queries/outbox.ts';
import { type Addressee, getAddressee, restoreOwnReaction } from '../db/queries/outgoing-messages.ts';
import { inTransaction } from '../db/statements.ts';
import { toGraphError } from '../meta/network-failure.ts';
import type { SendResult } from '../ports.ts';
import { acceptMessage, reactionTarget } from './accept.ts';
import { bodyOfJob } from './body-of-job.ts';
import { failureOf, metaFailure, ownFailure } from './failures.ts';
import type { Pick } from './lanes.ts';
import { type AccountTarget, messageChanges, type OutboxParts } from './parts.ts';
import { type Brought, MediaMissing, mayBeLost, uploadAll } from './upload.ts';
import { judge, type Verdict } from './verdict.ts';

/** After a lost answer the order cannot be kept for sure: later messages wait this long for it to be settled. */
export const UNCONFIRMED_HOLD_MS = 2 * 60 * 1000;
/** A message that waits longer than this lets the following ones pass: a conversation must not stand still for a day. */
const PATIENCE_MS = UNCONFIRMED_HOLD_MS;
const LOOK_AHEAD = 20;
const LONGEST_PATIENT_WAIT_MS = 30 * 60 * 1000;

export interface MessageLaneOptions extends OutboxParts {
  /** Whether requests of an account may leave now. */
  isOpen(accountId: number): boolean;
  /** Conversations whose last answer was lost, and until when (UTC ms) that holds up what follows. */
  holds: Map<number, number>;
  /** Something must wait beyond this conversation. */
  onHeld(accountId: number, verdict: Extract<Verdict, { kind: 'again' }>): void;
  onAccepted(accountId: number): void;
}

/** The next message of a conversation, if it may be sent now. */
export function pickMessage(options: MessageLaneOptions, conversationId: number): Pick {
  const now = options.clock.now();
  const heldUntil = options.holds.get(conversationId) ?? 0;
  // A hold that is longer than any was noted by a clock that has been set back since.
  if (heldUntil > now && heldUntil - now <= UNCONFIRMED_HOLD_MS) return { kind: 'wait', until: heldUntil };
  options.holds.delete(conversationId);
  let earliest = Number.POSITIVE_INFINITY;
  for (const job of listOpenJobs(options.db, conversationId, LOOK_AHEAD)) {
    // Nothing runs in a lane that is asked: the end of that attempt could not be written down (a full disk).
    if (job.state === 'sending') return { kind: 'ready', start: async () => leaveUnconfirmed(options, job) };
    if (isDue(job, now)) return { kind: 'ready', start: () => sendJob(options, job) };
    earliest = Math.min(earliest, job.notBeforeAt);
    if (job.notBeforeAt - now <= PATIENCE_MS) break;
  }
  return earliest === Number.POSITIVE_INFINITY ? { kind: 'empty' } : { kind: 'wait', until: earliest };
}

/** Also when its last attempt lies in the future: the clock was set back, and the wait was noted by the one before. */
const isDue = (job: OutboxJob, now: number): boolean =>
  job.notBeforeAt <= now || (job.sendingAt !== null && job.sendingAt > now);

/** Runs an attempt; a bug of ours before the request left fails the one message, and the conversation goes on. */
async function sendJob(options: MessageLaneOptions, job: OutboxJob): Promise<void> {
  try {
    await attempt(options, job);
  } catch (error) {
    if (options.isDead()) return;
    const message = getMessageRow(options.db, job.messageId);
    const isQueued = getJobOfMessage(options.db, job.messageId)?.state === 'queued';
    // A database that cannot be written is no fault of the message: the lane rests and comes again.
    if (message === null || !isQueued || isDatabaseError(error)) throw error;
    options.log.error('outbox.job-broke', { jobId: job.id, accountId: job.accountId, error: String(error) });
    fail(options, job, message, ownFailure('internal'));
  }
}

const isDatabaseError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');

/** One attempt: what may be repeated freely, then the commit that an attempt is made, then the request, then its end. */
async function attempt(options: MessageLaneOptions, job: OutboxJob): Promise<void> {
  const { db, graph } = options;
  const message = getMessageRow(db, job.messageId);
  const account = options.target(job.accountId);
  // Discarded, or the account lost its token, since the lane looked.
  if (!message || !account || !isSendable(options, job, message)) return;
  const files = await upload(options, job, message, account);
  // A large file takes its time: the message may be discarded or settled, its window closed, its account paused, or
  // given another token.
  if (files === 'failed' || options.isDead() || !isSendable(options, job, message)) return;
  const current = options.isOpen(job.accountId) ? options.target(job.accountId) : null;
  if (current === null) return;
  const body = bodyOfJob(options, job, message, files);
  const isBegun = await commit(options, job, () => {
    if (!beginAttempt(db, job.id, options.clock.now())) return false;
    setMessageStatus(db, message.id, { status: 'sending', at: null });
    return true;
  });
  if (!isBegun || options.isDead()) return;
  publishMessage(options, message);
  const answer = await graph
    .sendMessage(current.target, current.phoneNumberId, body)
    .catch((error: unknown) => {
      if (!options.isDead()) applyVerdict(options, job, message, judgeSent(options, job, error, files));
      return null;
    });
  if (answer === null || options.isDead()) return;
  const tell = await commit(options, job, () => accept(options, job, message, answer));
  if (!options.isDead()) tell();
}

/** One of many shares its commit with others; what a person sends does not wait for anybody. */
const commit = <Result>(
  options: MessageLaneOptions,
  job: OutboxJob,
  work: () => Result,
): Result | Promise<Result> => (job.isPatient ? options.together(work) : inTransaction(options.db, work));

/** False, and failed with its reason where there is one, when a message cannot be sent any more. */
function isSendable(options: MessageLaneOptions, job: OutboxJob, message: MessageRow): boolean {
  const addressee = getAddressee(options.db, job.conversationId);
  if (addressee === null || readAgain(options, message) === null) return false;
  if (getJobOfMessage(options.db, message.id)?.state !== 'queued') return false;
  const obstacle = findObstacle(options, message, addressee);
  if (obstacle !== null) fail(options, job, message, obstacle);
  return obstacle === null;
}

/** Why a message cannot be sent any more, found before the network; null when it can. */
function findObstacle(
  options: MessageLaneOptions,
  message: MessageRow,
  addressee: Addressee,
): StoredMessageError | null {
  if (addressee.waId === null && addressee.bsuid === null) return ownFailure('no_recipient');
  if (addressee.isBlocked) return metaFailure({ code: 130403, title: 'blocked here' });
  if (message.kind === 'template') {
    const isUnwanted = addressee.isOptedOut && saysMarketing(options.db, message.id);
    return isUnwanted ? ownFailure('opted_out') : null;
  }
  const window = customerServiceWindow(addressee.lastInboundAt, options.accountNow(addressee.accountId));
  return window.kind === 'open' ? null : metaFailure({ code: 131047, title: 'window closed here' });
}

/** Brings the files of a message to Meta; most have none. */
async function upload(
  options: MessageLaneOptions,
  job: OutboxJob,
  message: MessageRow,
  account: AccountTarget,
): Promise<Brought | 'failed'> {
  const files = filesOf(job.payload.content);
  if (files.length === 0) return new Map();
  try {
    return await uploadAll(options, { ...account, accountId: job.accountId }, files);
  } catch (error) {
    if (options.isDead()) return 'failed';
    if (error instanceof MediaMissing) fail(options, job, message, ownFailure('media_missing'));
    else applyVerdict(options, job, message, judgeThrown(options, job, error, true));
    return 'failed';
  }
}

function filesOf(content: OutgoingContent): MediaId[] {
  if (content.kind === 'media') return [content.mediaId];
  if (content.kind !== 'template') return [];
  const { headerMediaId, cardMedia = [] } = content;
  return [
    ...(headerMediaId === undefined ? [] : [headerMediaId]),
    ...cardMedia.map(({ mediaId }) => mediaId),
  ];
}

/** The message as it is now; null when it is gone, also when its row id belongs to another one since (a reset sandbox). */
function readAgain(options: MessageLaneOptions, message: MessageRow): MessageRow | null {
  const row = getMessageRow(options.db, message.id);
  return row?.client_id === message.client_id ? row : null;
}

/** A file that Meta has lost is brought again with the next attempt; everything else is judged as it is. */
function judgeSent(options: MessageLaneOptions, job: OutboxJob, thrown: unknown, files: Brought): Verdict {
  const now = options.clock.now();
  const error = toGraphError(thrown);
  // Meta does not say which of several it is.
  const lost = [...files].filter(([, file]) => mayBeLost(file, error, now));
  if (lost.length === 0) return judgeThrown(options, job, thrown, false);
  options.log.info('outbox.file-lost', { jobId: job.id, accountId: job.accountId, ...error.toLogFields() });
  for (const [mediaId, { metaMediaId }] of lost) forgetLostUpload(options.db, mediaId, metaMediaId);
  const trouble = { word: String(error.code), streak: 1 };
  return { kind: 'again', error: failureOf(error), notBeforeAt: now, trouble, holds: 'nothing' };
}

function judgeThrown(
  options: MessageLaneOptions,
  job: OutboxJob,
  thrown: unknown,
  isRepeatable: boolean,
): Verdict {
  // What is not a GraphError (a bug, a broken fetch) says nothing about whether the request left.
  const error = toGraphError(thrown);
  options.log.warn('outbox.attempt-failed', {
    jobId: job.id,
    accountId: job.accountId,
    ...error.toLogFields(),
  });
  return judge({
    error,
    isRepeatable,
    trouble: job.trouble,
    createdAt: job.createdAt,
    now: options.clock.now(),
  });
}

/** Writes down that Meta has a message; returns what seats are told after the commit. */
function accept(
  options: MessageLaneOptions,
  job: OutboxJob,
  message: MessageRow,
  result: SendResult,
): () => void {
  const nothing = (): void => undefined;
  const { db, clock, log } = options;
  const settled = readAgain(options, message);
  const contactId = getAddressee(db, job.conversationId)?.contactId;
  options.onAccepted(job.accountId);
  // A sandbox that was reset forgets its conversations while a request runs.
  if (!settled || contactId === undefined) return nothing;
  if (settled.wamid !== null && settled.wamid !== result.wamid) {
    // A former attempt, given up by a person, turned out to have arrived: both are with the customer.
    log.warn('outbox.accepted-twice', { messageId: message.id });
    return nothing;
  }
  const now = clock.now();
  const { removedEchoId } = acceptMessage(db, { job, message: settled, wamid: result.wamid, at: now });
  const ids = { waId: result.waId, bsuid: result.userId, parentBsuid: null };
  const hasLearned = learnContactIds(db, contactId, ids, { seenAt: now, receivedAt: now });
  log.debug('outbox.accepted', { jobId: job.id, accountId: job.accountId, earlierAttempts: job.attempts });
  return () => {
    publishMessage(options, message);
    if (hasLearned) options.publish([{ entity: 'contact', id: contactId }]);
    if (removedEchoId === null) return;
    const echo = { id: removedEchoId, conversationId: message.conversation_id, accountId: job.accountId };
    options.publish(messageChanges(echo, 'message.discarded'));
  };
}

function applyVerdict(
  options: MessageLaneOptions,
  job: OutboxJob,
  message: MessageRow,
  verdict: Verdict,
): void {
  // A status may have settled the message while its request ran, or it was discarded: how that ended is of no interest.
  const current = readAgain(options, message);
  if (current === null || current.wamid !== null) return;
  if (verdict.kind === 'failed' || isTooLongFor(job, verdict, options.clock.now())) {
    fail(options, job, message, verdict.error);
    return;
  }
  const now = options.clock.now();
  inTransaction(options.db, () => {
    if (verdict.kind === 'unconfirmed') {
      endJob(options.db, job.id, 'unconfirmed', null);
      setMessageStatus(options.db, message.id, { status: 'unconfirmed', at: now, error: verdict.error });
    } else {
      requeueJob(options.db, job.id, { ...verdict, at: now });
      setMessageStatus(options.db, message.id, { status: 'queued', at: null, error: verdict.error });
    }
  });
  if (verdict.kind === 'unconfirmed') options.holds.set(job.conversationId, now + UNCONFIRMED_HOLD_MS);
  else if (verdict.holds !== 'nothing') options.onHeld(job.accountId, verdict);
  publishMessage(options, message);
}

/** What would wait for a day is told at once where many are sent to: a person decides when those are tried again. */
const isTooLongFor = (job: OutboxJob, verdict: Verdict, now: number): boolean =>
  job.isPatient &&
  verdict.kind === 'again' &&
  verdict.holds === 'nothing' &&
  verdict.notBeforeAt - now > LONGEST_PATIENT_WAIT_MS;

function leaveUnconfirmed(options: MessageLaneOptions, job: OutboxJob): void {
  const message = getMessageRow(options.db, job.messageId);
  if (message) applyVerdict(options, job, message, { kind: 'unconfirmed', error: ownFailure('lost') });
}

/** Ends a job as failed and says why on its bubble; an emoji that was shown already is taken off. */
function fail(
  options: MessageLaneOptions,
  job: OutboxJob,
  message: MessageRow,
  error: StoredMessageError,
): void {
  const { db, clock } = options;
  // Settled by a status or discarded by a person in the meantime: then there is nothing to fail.
  const state = getJobOfMessage(db, message.id)?.state;
  if (state !== 'queued' && state !== 'sending') return;
  const target = reactionTarget(db, message.id);
  inTransaction(db, () => {
    endJob(db, job.id, 'failed', null);
    setMessageStatus(db, message.id, { status: 'failed', at: clock.now(), error });
    if (target !== null) restoreOwnReaction(db, job.accountId, target);
  });
  publishMessage(options, message);
}

function publishMessage(options: MessageLaneOptions, message: MessageRow): void {
  const changed = { id: message.id, conversationId: message.conversation_id, accountId: message.account_id };
  options.publish(messageChanges(changed, 'message.changed'));
}
