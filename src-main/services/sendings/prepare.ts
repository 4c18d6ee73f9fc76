import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Refusal, refusalSentence } from '#shared/domain/refusals.ts';
import { leftOutWords } from '#shared/domain/sending-words.ts';
import { requireAccount } from '../../db/queries/accounts.ts';
import { listOperators } from '../../db/queries/operators.ts';
import { deleteRecipients, hasRecipient, insertRecipient } from '../../db/queries/sending-recipients.ts';
import { getSending, type StoredSending, updateSending } from '../../db/queries/sendings.ts';
import { requireTemplate } from '../../db/queries/templates.ts';
import { searchText } from '../../db/search-text.ts';
import { inQuickTransaction, inTransaction } from '../../db/statements.ts';
import { type Composer, compose, createComposer } from './compose.ts';
import { type Found, personKey } from './find-person.ts';
import { listSource } from './list-sources.ts';
import { countryOf } from './obstacles.ts';
import type { SendingsOptions } from './options.ts';
import { priceFinder, readPrices } from './prices.ts';

/** How long one turn may keep the event loop from everything else. */
const SLICE_MS = 12;
const DELETE_AT_ONCE = 200;
/** How often seats are told how many were found so far. */
const TELL_EVERY_MS = 300;

/**
 * Finds the recipients of a sending and says of each one why it is left out. Nothing is sent, so a hub that dies in the middle
 * simply begins again; that all are found is on the disk before anybody is told. Ends without a trace when the sending is removed meanwhile.
 */
export async function prepareRecipients(
  options: SendingsOptions,
  id: number,
  isClosed: () => boolean,
): Promise<void> {
  const { db, clock, publish, limits, log } = options;
  const sending = getSending(db, id);
  if (sending?.state !== 'preparing') return;
  try {
    await forgetRecipients(options, id, isClosed);
    await limits.refresh(sending.accountId);
    if (isClosed()) return;
    const costs = await addRecipients(options, sending, isClosed);
    if (costs === null) return;
    // What it costs stands there as soon as it may be started, also after a power cut.
    inTransaction(db, () =>
      updateSending(db, id, {
        ...costs,
        state: 'ready',
        preparedAt: clock.now(),
        currency: readPrices(db).currency,
      }),
    );
  } catch (error) {
    if (isClosed() || !(error instanceof Refusal)) throw error;
    log.info('sendings.not_prepared', { sendingId: id, code: error.code });
    const { code, values } = error;
    const sentence = { uk: refusalSentence(code, values, 'uk'), en: refusalSentence(code, values, 'en') };
    updateSending(db, id, {
      state: 'failed',
      pause: { kind: 'failed', sentence, until: null, at: clock.now() },
      endedAt: clock.now(),
    });
  }
  publish([{ entity: 'sending', id }]);
}

async function forgetRecipients({ db }: SendingsOptions, id: number, isClosed: () => boolean): Promise<void> {
  while (!isClosed() && deleteRecipients(db, id, DELETE_AT_ONCE) > 0) await nextTurn();
}

/** What is the same for all recipients of a sending; the template and the records are read as they are now. */
export function composerOf(
  { db, clock }: Pick<SendingsOptions, 'db' | 'clock'>,
  sending: StoredSending,
): Composer {
  return createComposer(db, {
    template: requireTemplate(db, sending.templateId),
    account: requireAccount(db, sending.accountId),
    operator: listOperators(db).find(({ id }) => id === sending.operatorId) ?? null,
    answers: sending.answers,
    clock,
  });
}

/** What those who are to get it will cost, as far as it is known: reckoned as they are found, never by looking through all of them. */
type Costs = Pick<StoredSending, 'price' | 'unknownPrices'>;

/** Null when the sending went away, or the hub closes. */
async function addRecipients(
  options: SendingsOptions,
  sending: StoredSending,
  isClosed: () => boolean,
): Promise<Costs | null> {
  const { db, publish } = options;
  const composer = composerOf(options, sending);
  const priceOf = priceFinder(readPrices(db), composer.filling.template.category);
  const people = listSource(composer.finder, sending.source);
  const costs: Costs = { price: null, unknownPrices: 0 };
  let toldAt = performance.now();
  for (let isThrough = false; !isThrough; ) {
    await nextTurn();
    const isThere = !isClosed() && getSending(db, sending.id)?.state === 'preparing';
    if (!isThere) return null;
    const start = performance.now();
    isThrough = inQuickTransaction(db, () => {
      while (performance.now() - start < SLICE_MS) {
        const next = people.next();
        if (next.done) return true;
        if (next.value === undefined) return false;
        addRecipient(options, { sending, composer, found: next.value, priceOf, costs });
      }
      return false;
    });
    if (performance.now() - toldAt < TELL_EVERY_MS) continue;
    toldAt = performance.now();
    publish([{ entity: 'sending', id: sending.id }]);
  }
  return costs;
}

function addRecipient(
  { db, clock }: SendingsOptions,
  given: {
    sending: StoredSending;
    composer: Composer;
    found: Found;
    priceOf: (country: string | null) => number | null;
    costs: Costs;
  },
): void {
  const { sending, composer, found } = given;
  const { person, record } = found;
  const key = person && personKey(person);
  const isThere = key !== null && hasRecipient(db, sending.id, key);
  const obstacle = isThere
    ? { reason: 'duplicate' as const, sentence: leftOutWords.duplicate }
    : compose(composer, found).obstacle;
  const name = person?.name ?? record?.key ?? '';
  const price = obstacle || !person ? null : given.priceOf(countryOf(person));
  if (obstacle === null) addCost(given.costs, price);
  insertRecipient(db, {
    sendingId: sending.id,
    person: key,
    name,
    searchText: searchText([name, person?.waId ?? null, record?.key ?? null]),
    waId: person?.waId ?? null,
    contactId: person?.contactId ?? null,
    record,
    clientId: randomUUID(),
    leftOut: obstacle?.reason ?? null,
    detail: obstacle?.sentence ?? null,
    price,
    now: clock.now(),
  });
}

/** Nobody's price is finer than a millionth; ten thousand sums of fractions would not be 160 any more. */
const FINEST = 1_000_000;

function addCost(costs: Costs, price: number | null): void {
  if (price === null) costs.unknownPrices += 1;
  else costs.price = Math.round(((costs.price ?? 0) + price) * FINEST) / FINEST;
}
