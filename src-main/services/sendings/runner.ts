import { pauseWords } from '#shared/domain/sending-words.ts';
import { canSend } from '#shared/domain/template-life.ts';
import { getAccount } from '../../db/queries/accounts.ts';
import { listRecipientTallies, type RecipientTally } from '../../db/queries/sending-recipients.ts';
import {
  getSending,
  listOpenSendings,
  type StoredPause,
  type StoredSending,
  updateSending,
} from '../../db/queries/sendings.ts';
import { getTemplate } from '../../db/queries/templates.ts';
import { handOver } from './hand-over.ts';
import type { SendingsOptions } from './options.ts';
import { composerOf, prepareRecipients } from './prepare.ts';
import { createRoomOfTheDay, type RoomOfTheDay } from './room-of-the-day.ts';
import { findTrouble, isAboutToken, type Trouble } from './trouble.ts';

/** How soon running sendings are looked at again; a paused one is looked at less often. */
const TICK_MS = 100;
const IDLE_TICK_MS = 5_000;
/** Recipients of one transaction, at most; the time is limited as well. */
const AT_ONCE = 25;
/** Seconds of sending that are handed over ahead: enough to keep the outbox busy, so few that a pause is felt at once. */
const AHEAD_SECONDS = 1.5;
const LEAST_AHEAD = 40;
const MOST_AHEAD = 600;

export interface Runner {
  /** There is something new to do. */
  wake(): void;
  close(): void;
}

interface Run {
  options: SendingsOptions;
  room: RoomOfTheDay;
  isClosed(): boolean;
  tell(id: number): void;
}

/**
 * Keeps every open sending going, at any time from what stands in the database alone: after a restart it goes on where the last
 * transaction left it.
 */
export function createRunner(options: SendingsOptions): Runner {
  let isClosed = false;
  let timer: NodeJS.Timeout | null = null;
  const preparing = new Set<number>();
  const run: Run = {
    options,
    room: createRoomOfTheDay(options),
    isClosed: () => isClosed || !options.db.open,
    tell: (id) => options.publish([{ entity: 'sending', id }]),
  };

  const plan = (ms: number): void => {
    if (isClosed) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(tick, ms);
  };

  function prepare({ id }: StoredSending): void {
    if (preparing.has(id)) return;
    preparing.add(id);
    let waitMs = 0;
    void prepareRecipients(options, id, run.isClosed)
      .catch((error: unknown) => {
        options.log.error('sendings.prepare_failed', { sendingId: id, error: String(error) });
        // Begun again at once it would fail at once, as fast as the computer can.
        waitMs = IDLE_TICK_MS;
      })
      .finally(() => {
        preparing.delete(id);
        plan(waitMs);
      });
  }

  function tick(): void {
    timer = null;
    if (run.isClosed()) return;
    const open = listOpenSendings(options.db);
    let isBusy = false;
    for (const sending of open) {
      try {
        if (sending.state === 'preparing') prepare(sending);
        else if (step(run, sending, open)) isBusy = true;
      } catch (error) {
        // A full disk, or a bug: it is tried again with the next look, and the others go on.
        options.log.error('sendings.step_failed', { sendingId: sending.id, error: String(error) });
      }
    }
    if (open.length > 0) plan(isBusy ? TICK_MS : IDLE_TICK_MS);
  }

  return {
    wake: () => plan(0),
    close() {
      isClosed = true;
      if (timer) clearTimeout(timer);
    },
  };
}

/** Brings one sending forward; true when it is to be looked at again soon. */
function step(run: Run, sending: StoredSending, open: readonly StoredSending[]): boolean {
  const { db, clock } = run.options;
  const tallies = listRecipientTallies(db, sending.id);
  const count = (state: string) =>
    tallies.reduce((sum, tally) => sum + (tally.state === state ? tally.count : 0), 0);
  const waiting = count('waiting');
  const queued = count('queued');
  const isOver = waiting + queued === 0;
  if (sending.state === 'paused') {
    // Paused when the last ones had been handed over already: there is nothing that anybody could resume.
    if (isOver && sending.pause?.kind === 'person') return finish(run, sending);
    if (!canGoOn(run, sending, tallies)) return false;
    updateSending(db, sending.id, { state: 'running', pause: null });
    run.tell(sending.id);
    return true;
  }
  const trouble =
    accountTrouble(run, sending) ??
    templateTrouble(run, sending) ??
    findTrouble(tallies, sending.forgiven, clock.now());
  if (trouble) return pause(run, sending, trouble);
  if (isOver) return finish(run, sending);
  const others = open.filter(
    ({ accountId, state }) => accountId === sending.accountId && state === 'running',
  );
  const room = Math.floor(aheadOf(run, sending) / Math.max(1, others.length)) - queued;
  return waiting === 0 || room <= 0 ? true : hand(run, sending, Math.min(room, AT_ONCE));
}

function finish({ options, tell }: Run, { id }: StoredSending): false {
  updateSending(options.db, id, { state: 'done', pause: null, endedAt: options.clock.now() });
  tell(id);
  return false;
}

const aheadOf = ({ options }: Run, { accountId }: StoredSending): number =>
  Math.min(MOST_AHEAD, Math.max(LEAST_AHEAD, options.limits.perSecond(accountId) * AHEAD_SECONDS));

function hand(run: Run, sending: StoredSending, limit: number): boolean {
  const { options, room } = run;
  const account = getAccount(options.db, sending.accountId);
  if (account === null) return false;
  const accountNow = options.clock.now() + account.clockOffsetMs;
  const left = room.left(account.id, accountNow);
  const composer = composerOf(options, sending);
  const { started, changes, trouble, count } = handOver(
    { options, sending, composer, accountNow, room: left },
    limit,
  );
  room.take(account.id, started);
  options.publish(changes);
  if (count > 0) run.tell(sending.id);
  if (trouble === null) return true;
  // The limit of the day says when it frees; by the account's clock, which may be ahead of ours.
  const until =
    trouble.kind === 'wait' ? room.freeAt(account.id, accountNow) - account.clockOffsetMs : trouble.until;
  return pause(run, sending, { ...trouble, until, clockOffsetMs: account.clockOffsetMs });
}

function pause({ options, tell }: Run, sending: StoredSending, trouble: Trouble): false {
  const { db, clock, log } = options;
  // It may have been paused or cancelled by a person while this was found.
  if (getSending(db, sending.id)?.state !== 'running') return false;
  updateSending(db, sending.id, { state: 'paused', pause: { ...trouble, at: clock.now() } });
  log.info('sendings.paused', { sendingId: sending.id, kind: trouble.kind });
  tell(sending.id);
  return false;
}

/** A time that has come, or an account that can send again; everything else is for a person. */
function canGoOn(run: Run, sending: StoredSending, tallies: readonly RecipientTally[]): boolean {
  const { pause: why } = sending;
  if (why?.kind === 'wait') return hasTimeCome(run, sending.accountId, why);
  if (why?.kind !== 'account') return false;
  const isTokenDead = tallies.some(({ state, reason }) => state === 'queued' && isAboutToken(reason));
  return accountTrouble(run, sending) === null && !isTokenDead;
}

/** Also when the clock was set back behind the pause: what it waits for was reckoned by a time that never was. */
function hasTimeCome(
  { options }: Run,
  accountId: number,
  { until, at, clockOffsetMs }: StoredPause,
): boolean {
  if (until === null) return true;
  const offsetNow = getAccount(options.db, accountId)?.clockOffsetMs ?? 0;
  const now = options.clock.now() + offsetNow - (clockOffsetMs ?? offsetNow);
  return now >= until || now < at;
}

function accountTrouble({ options }: Run, { accountId }: StoredSending): Trouble | null {
  const account = getAccount(options.db, accountId);
  const word =
    account?.state === 'paused'
      ? 'account_paused'
      : account?.state === 'disconnected'
        ? 'account_disconnected'
        : options.targets.find(accountId) === null
          ? account?.kind === 'sandbox'
            ? 'sandbox_off'
            : 'no_token'
          : null;
  return word && { kind: 'account', sentence: pauseWords[word], until: null };
}

function templateTrouble({ options }: Run, { templateId }: StoredSending): Trouble | null {
  const template = getTemplate(options.db, templateId);
  if (template === null) return { kind: 'trouble', sentence: pauseWords.template_gone, until: null };
  const isUsable = canSend(template, null);
  return isUsable === true ? null : { kind: 'trouble', sentence: isUsable, until: null };
}
