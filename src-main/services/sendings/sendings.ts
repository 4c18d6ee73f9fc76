import type { Operator } from '#shared/contract/app.ts';
import type { Message } from '#shared/contract/messages.ts';
import { recipientSourceSchema, type Sending, sendAnswersSchema } from '#shared/contract/sendings.ts';
import type { SendingId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { pauseWords } from '#shared/domain/sending-words.ts';
import { cutPage, decodeCursor, encodeCursor } from '../../db/cursor.ts';
import { requireAccount } from '../../db/queries/accounts.ts';
import {
  cancelWaitingRecipients,
  listQueuedRecipients,
  listRecipients,
  listRecipientTallies,
} from '../../db/queries/sending-recipients.ts';
import {
  deleteSending,
  getSendingByClientId,
  insertSending,
  listSendings,
  requireSending,
  type StoredSending,
  updateSending,
} from '../../db/queries/sendings.ts';
import { requireTemplate } from '../../db/queries/templates.ts';
import { inTransaction } from '../../db/statements.ts';
import { inTurns } from '../in-turns.ts';
import { listTypes } from '../records/types.ts';
import type { OperatorServiceOf } from '../service-of.ts';
import { exportRows } from './export-rows.ts';
import { checkSource } from './list-sources.ts';
import { readOptOutWords, writeOptOutWords } from './opt-out-words.ts';
import type { SendingsOptions } from './options.ts';
import { refusePastOffer } from './past-offer.ts';
import { placeSchema } from './place.ts';
import { readPrices, writePrices } from './prices.ts';
import { createRunner, type Runner } from './runner.ts';
import { type Choice, failedOnes, putBack, unheardOnes } from './send-again.ts';
import { asRefusal, fillTemplate, sendOne, templateObstacle } from './send-one.ts';
import { tellProgress } from './tell-progress.ts';
import { forgive } from './trouble.ts';
import { viewRecipient, viewSending } from './view.ts';

type SendingsProcedures = OperatorServiceOf<'sendings'>;

export interface SendingsService extends Omit<SendingsProcedures, 'sendOne' | 'start'> {
  /** `isProgram`: other software sends it in their name, and the answer is everybody's. */
  sendOne(...given: [...Parameters<SendingsProcedures['sendOne']>, isProgram: boolean]): Message;
  start(...given: [...Parameters<SendingsProcedures['start']>, isProgram: boolean]): Sending;
  close(): void;
}

/** Recipients that are found anew before they are sent to when they were found longer ago than this. */
const STALE_MS = 10 * 60 * 1000;
const AT_ONCE = 200;
/** Each is a message with its search words and its line in the list: dearer than a recipient. */
const DISCARDED_AT_ONCE = 25;

/** Templates on their way to one person or to many. */
export function createSendings(
  given: Omit<SendingsOptions, 'startedAt'> & Parameters<typeof tellProgress>[1],
): SendingsService {
  const options = { ...given, startedAt: given.clock.now() };
  const { db } = options;
  const runner = createRunner(options);
  const progress = tellProgress(options, options);
  runner.wake();
  // What it waits for may have come: a token, the end of a pause, an approval.
  const stopListening = options.listen((changes) => {
    if (changes.some(({ entity }) => entity === 'account' || entity === 'template')) runner.wake();
  });
  const view = (id: number): Sending => viewSending(options, requireSending(db, id));
  return {
    fill: (input, by) => fillTemplate(options, input, by),
    sendOne: (input, by, isProgram) => sendOne(options, input, { by, isProgram }),
    list({ templateId, cursor, limit }) {
      const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : decodeCursor(cursor, placeSchema);
      const rows = listSendings(db, { templateId, before, limit: limit + 1 });
      const page = cutPage(rows, limit, (last) => encodeCursor(last.id));
      return { ...page, items: page.items.map((sending) => viewSending(options, sending)) };
    },
    get: ({ id }) => view(id),
    source: ({ id }) => requireSending(db, id).source,
    ...decisions(options, runner, view),
    recipients({ id, state, leftOut, search, cursor, limit }) {
      const { clockOffsetMs } = requireAccount(db, requireSending(db, id).accountId);
      const after = cursor === undefined ? 0 : decodeCursor(cursor, placeSchema);
      const rows = listRecipients(db, { sendingId: id, state, leftOut, search, after, limit: limit + 1 });
      const page = cutPage(rows, limit, (last) => encodeCursor(last.id));
      return { ...page, items: page.items.map((one) => viewRecipient(one, clockOffsetMs)) };
    },
    exportRows(input) {
      requireSending(db, input.id);
      return exportRows(db, input);
    },
    ...settings(options),
    close() {
      stopListening();
      progress.close();
      runner.close();
    },
  };
}

type Decisions = Pick<
  SendingsService,
  'prepare' | 'start' | 'pause' | 'resume' | 'cancel' | 'retry' | 'resendUnheard'
>;

/** What people decide about a sending. */
function decisions(options: SendingsOptions, runner: Runner, view: (id: number) => Sending): Decisions {
  const { db, clock, publish } = options;
  const changed = (id: number): Sending => {
    publish([{ entity: 'sending', id }]);
    runner.wake();
    return view(id);
  };
  async function sendAgain(id: number, by: Operator, choose: (sending: StoredSending) => Choice) {
    const sending = requireSending(db, id);
    if (sending.startedAt === null) throw new Refusal('SENDING_NOT_STARTED');
    refuseUnsendable(options, sending, by);
    // What a hub that died while it cancelled has left waiting must not go out with those that are tried again.
    if (sending.state === 'cancelled') await inTurns(cancelWaiting(options, id));
    const retried = await inTurns(putBack(options, sending, choose(sending)));
    if (retried > 0) changed(id);
    return { retried };
  }
  return {
    prepare: (input, by) => changed(prepare(options, input, by)),
    start({ id }, by, isProgram) {
      const sending = requireSending(db, id);
      if (sending.state === 'running' || sending.state === 'paused') return view(id);
      if (sending.state === 'preparing') throw new Refusal('SENDING_NOT_READY');
      if (sending.state !== 'ready') throw new Refusal('SENDING_ENDED');
      refuseUnsendable(options, sending, by);
      // People opted out and records changed since: whoever starts sees once more who gets it. Each is also looked at when sent.
      if (Math.abs(clock.now() - (sending.preparedAt ?? 0)) > STALE_MS) {
        updateSending(db, id, { state: 'preparing', preparedAt: null });
        return changed(id);
      }
      if (view(id).counts.waiting === 0) throw new Refusal('SENDING_EMPTY');
      updateSending(db, id, { state: 'running', startedAt: clock.now(), isProgram });
      return changed(id);
    },
    pause({ id }) {
      const sending = requireSending(db, id);
      requireStarted(sending);
      const pause = { kind: 'person' as const, sentence: pauseWords.person, until: null, at: clock.now() };
      updateSending(db, id, { state: 'paused', pause });
      return changed(id);
    },
    resume({ id }, by) {
      const sending = requireSending(db, id);
      requireStarted(sending);
      refuseUnsendable(options, sending, by);
      const forgiven = forgive(listRecipientTallies(db, id));
      updateSending(db, id, { state: 'running', pause: null, forgiven });
      return changed(id);
    },
    cancel: ({ id }) => cancel(options, requireSending(db, id), changed),
    retry: ({ id, recipientIds }, by) =>
      sendAgain(id, by, (sending) => failedOnes(options, sending, recipientIds ?? null)),
    resendUnheard: ({ id }, by) => sendAgain(id, by, (sending) => unheardOnes(options, sending)),
  };
}

function requireStarted({ state, startedAt }: StoredSending): void {
  if (startedAt === null) throw new Refusal('SENDING_NOT_STARTED');
  if (state !== 'running' && state !== 'paused') throw new Refusal('SENDING_ENDED');
}

/** Throws why nobody can be sent this template now, or not by this operator. */
function refuseUnsendable(
  { db }: SendingsOptions,
  { templateId }: Pick<StoredSending, 'templateId'>,
  by: Operator,
): void {
  const template = requireTemplate(db, templateId);
  const obstacle = templateObstacle(template, requireAccount(db, template.accountId), by);
  if (obstacle) throw asRefusal(obstacle);
}

function prepare(
  options: SendingsOptions,
  input: Parameters<SendingsService['prepare']>[0],
  by: Operator,
): SendingId {
  const { db, clock } = options;
  return inTransaction(db, () => {
    const known = input.clientId === undefined ? null : getSendingByClientId(db, input.clientId);
    if (known !== null) return known;
    const template = requireTemplate(db, input.templateId);
    refuseUnsendable(options, { templateId: template.id }, by);
    const answers = sendAnswersSchema.parse(input.answers ?? {});
    refusePastOffer(options, template, answers);
    const source = recipientSourceSchema.parse(input.source);
    checkSource(
      source,
      listTypes(db).map(({ name }) => name),
    );
    return insertSending(db, {
      accountId: template.accountId,
      templateId: template.id,
      clientId: input.clientId ?? null,
      title: input.title || template.name,
      source,
      answers,
      operatorId: by.id,
      createdAt: clock.now(),
    });
  });
}

/** What has not been handed over is not sent; of a sending that has not begun nothing is left. */
async function cancel(
  { db, clock, publish, outbox }: SendingsOptions,
  sending: StoredSending,
  changed: (id: number) => Sending,
): Promise<Sending> {
  const { id } = sending;
  if (sending.state === 'done' || sending.state === 'cancelled') throw new Refusal('SENDING_ENDED');
  // While it is still paused: a hub that dies on the way leaves one that can be stopped again, and none that goes out later.
  if (sending.state === 'paused') await inTurns(takeBackQueued({ db, outbox }, id));
  updateSending(db, id, { state: 'cancelled', pause: null, endedAt: clock.now() });
  const answer = changed(id);
  await inTurns(cancelWaiting({ db, clock }, id));
  if (sending.startedAt !== null) return changed(id);
  deleteSending(db, id);
  publish([{ entity: 'sending', id }]);
  return answer;
}

/**
 * What was handed over before the pause and has not left, perhaps since the token is dead: it would go out whenever there is
 * another one, long after somebody decided that it must not. What is leaving at this moment stays.
 */
function* takeBackQueued(
  { db, outbox }: Pick<SendingsOptions, 'db' | 'outbox'>,
  sendingId: number,
): Generator<undefined, void> {
  let after = 0;
  for (;;) {
    const page = listQueuedRecipients(db, { sendingId, after, limit: DISCARDED_AT_ONCE });
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.id;
    inTransaction(db, () => {
      for (const { messageId } of page) if (messageId !== null) outbox.discard(messageId);
    });
    yield;
  }
}

function* cancelWaiting(
  { db, clock }: Pick<SendingsOptions, 'db' | 'clock'>,
  id: number,
): Generator<undefined, void> {
  while (cancelWaitingRecipients(db, id, AT_ONCE, clock.now()) > 0) yield;
}

/** Price list and words of customers. */
function settings({
  db,
  clock,
  publish,
}: SendingsOptions): Pick<SendingsService, 'prices' | 'setPrices' | 'optOutWords' | 'setOptOutWords'> {
  return {
    prices: () => readPrices(db),
    setPrices(given) {
      const prices = writePrices(db, given, clock.now());
      publish([{ entity: 'prices' }]);
      return prices;
    },
    optOutWords: () => readOptOutWords(db),
    setOptOutWords(given) {
      const words = writeOptOutWords(db, given);
      publish([{ entity: 'settings' }]);
      return words;
    },
  };
}
