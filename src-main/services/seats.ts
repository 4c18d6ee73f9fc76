import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Operator } from '#shared/contract/app.ts';
import type { ConversationId, OperatorId, SeatSessionId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { ensureOwner, getLoneOperator, getOperator, getOwner } from '../db/queries/operators.ts';
import {
  deleteSession,
  ensureDesktopSession,
  getDesktopSession,
  getSession,
  listSessionsOf,
  setSessionOperator,
  touchSession,
} from '../db/queries/seat-sessions.ts';
import type { Db } from '../db/statements.ts';
import type { Clock, Publish } from '../ports.ts';

export type SeatKind = 'desktop' | 'browser' | 'api';

/** A running screen (or program) that asks the hub. Who sits there may change; `operatorOf` knows. */
export interface Seat {
  kind: SeatKind;
  /** Tells open screens apart, so that the hub knows what each of them shows. */
  seatId: string;
  /** The stored session, which all windows of one browser share; null: a program, or a line opened for one person. */
  sessionId: SeatSessionId | null;
}

export interface SeatView {
  conversationId: ConversationId | null;
  isFocused: boolean;
}

export interface OpenSeat {
  seat: Seat;
  /** Null: nobody has signed in there. */
  operatorId: OperatorId | null;
  /** Null until the screen has told what it shows. */
  view: SeatView | null;
}

/** Whose a seat is: a stored session's, or else one person's; without either it is the owner's. */
export interface SeatOwnership {
  sessionId?: SeatSessionId;
  operatorId?: OperatorId;
  /** Called when the session is ended: the line of the seat is to be closed. */
  onEnded?(): void;
}

export interface SeatsService {
  /** A window without an operator has the session of this computer. */
  open(kind: SeatKind, of?: SeatOwnership): Seat;
  close(seat: Seat): void;
  /** Who sits there, as stored now: a role that was lowered counts from the next call on. Throws SEAT_LOCKED. */
  operatorOf(seat: Seat): Operator;
  /** The same; null when nobody has signed in there. */
  operatorAt(seat: Seat): Operator | null;
  /** Who sits at a session; null for nobody, also when it has ended. */
  operatorAtSession(id: SeatSessionId): Operator | null;
  /** Somebody sits down at the seat and all others of its session; null: they leave. */
  sit(seat: Seat, operatorId: OperatorId | null): void;
  /** Signs a session out: a browser has to be let in again, the window asks who comes. False when it had ended. */
  endSession(id: SeatSessionId): boolean;
  /** Aborts when whoever sits there leaves: what streams to a seat is theirs, and ends with them. */
  sittingAt(seat: Seat): AbortSignal;
  /** Nobody sits anywhere as this operator any more. */
  endSeatsOf(operatorId: OperatorId): void;
  /** Every open screen; programs are none. */
  listOpen(): OpenSeat[];
  setView(seat: Seat, view: SeatView): void;
  /** In whose name programs act. */
  owner(): Operator;
  /** Who sits at the window on this computer, also while it is closed; null for nobody. */
  operatorAtDesk(): Operator | null;
  /** Who locked that window and has not come back since; null when somebody sits there, or nobody is known. */
  lockedAtDesk(): OperatorId | null;
  /** The same as `operatorAtDesk`, and the owner while there is nobody. */
  atDesk(): OperatorId;
  /** Whether an operator has a conversation before their eyes, at any of their seats. */
  isLooking(operatorId: OperatorId, conversationId: ConversationId): boolean;
  /** Whether a person looks at a screen of ours right now. */
  isAnyFocused(): boolean;
}

export interface SeatsOptions {
  db: Db;
  clock: Clock;
  publish: Publish;
  ownerName: string;
  /** A person has a conversation before their eyes. */
  onViewed(conversationId: ConversationId): void;
}

interface Entry {
  seat: Seat;
  /** Of a seat without a session; `owner` is whoever that is at the moment. */
  sitter: OperatorId | 'owner' | null;
  view: SeatView | null;
  /** Of the person who sits there now. */
  sitting: AbortController;
  onEnded: () => void;
}

/** Who works where. */
export function createSeats(options: SeatsOptions): SeatsService {
  const { db, clock, publish } = options;
  ensureOwner(db, options.ownerName, clock.now());
  const owner = (): Operator => getOwner(db) ?? ensureOwner(db, options.ownerName, clock.now());
  const entries = new Map<string, Entry>();
  /** Not kept over a restart: then nobody knows who waits for a sign. */
  const lockedBy = new Map<SeatSessionId, OperatorId>();

  const operatorAtSession = (id: SeatSessionId): Operator | null => {
    const session = getSession(db, id);
    if (session === null) return null;
    const sitter = session.operatorId === null ? getLoneOperator(db) : getOperator(db, session.operatorId);
    return session.boundTo !== null && session.boundTo !== sitter?.id ? null : sitter;
  };
  const operatorAt = (seat: Seat): Operator | null => {
    if (seat.kind === 'api') return owner();
    if (seat.sessionId !== null) return operatorAtSession(seat.sessionId);
    const sitter = entries.get(seat.seatId)?.sitter ?? null;
    if (sitter === 'owner') return owner();
    return sitter === null ? null : getOperator(db, sitter);
  };
  const operatorAtDesk = (): Operator | null => {
    const window = [...entries.values()].findLast(({ seat }) => seat.kind === 'desktop')?.seat;
    if (window) return operatorAt(window);
    const session = getDesktopSession(db);
    return session && operatorAtSession(session.id);
  };
  const entriesOf = (sessionId: SeatSessionId) =>
    [...entries.values()].filter(({ seat }) => seat.sessionId === sessionId);
  const leave = (entry: Entry) => {
    entry.view = null;
    entry.sitter = null;
    entry.sitting.abort();
    entry.sitting = new AbortController();
  };
  const sitAtSession = (id: SeatSessionId, operatorId: OperatorId | null) => {
    setSessionOperator(db, id, operatorId);
    // What is on a locked screen is before nobody's eyes; who comes tells anew what they see.
    for (const entry of entriesOf(id)) leave(entry);
  };
  const tell = () => publish([{ entity: 'seat' }, { entity: 'presence' }]);

  function endSession(id: SeatSessionId): boolean {
    const session = getSession(db, id);
    if (session === null) return false;
    sitAtSession(id, null);
    if (deleteSession(db, id)) for (const { onEnded } of entriesOf(id)) onEnded();
    tell();
    return true;
  }

  return {
    open(kind, { operatorId, sessionId, onEnded } = {}) {
      const stored = sessionId ?? (kind === 'desktop' && operatorId === undefined ? desktopSession() : null);
      const seat: Seat = { kind, seatId: randomUUID(), sessionId: stored };
      const sitter = operatorId ?? 'owner';
      entries.set(seat.seatId, {
        seat,
        sitter,
        view: null,
        sitting: new AbortController(),
        onEnded: onEnded ?? (() => undefined),
      });
      if (stored !== null) {
        touchSession(db, stored, clock.now());
        rememberLone(stored);
      }
      if (kind !== 'api') publish([{ entity: 'presence' }]);
      return seat;
    },

    close(seat) {
      // A line may end later than the hub.
      if (!entries.delete(seat.seatId) || !db.open) return;
      if (seat.sessionId !== null) touchSession(db, seat.sessionId, clock.now());
      if (seat.kind !== 'api') publish([{ entity: 'presence' }]);
    },

    operatorOf(seat) {
      const operator = operatorAt(seat);
      if (operator === null) throw new Refusal('SEAT_LOCKED');
      return operator;
    },
    operatorAt,
    operatorAtSession,

    sit(seat, operatorId) {
      const entry = entries.get(seat.seatId);
      if (seat.sessionId !== null) rememberLock(seat.sessionId, operatorId);
      if (seat.sessionId !== null) sitAtSession(seat.sessionId, operatorId);
      else if (entry) {
        leave(entry);
        entry.sitter = operatorId;
      }
      tell();
    },

    // A seat that was closed has nobody; what still streams to it ends.
    sittingAt: (seat) => entries.get(seat.seatId)?.sitting.signal ?? AbortSignal.abort(),

    endSession,
    endSeatsOf(operatorId) {
      for (const { id } of listSessionsOf(db, operatorId)) {
        sitAtSession(id, null);
        // The line is taken up again and finds nobody signed in, so that nothing goes on streaming to it.
        for (const { onEnded } of entriesOf(id)) onEnded();
      }
      for (const entry of entries.values()) if (entry.sitter === operatorId) leave(entry);
      tell();
    },

    listOpen: () =>
      [...entries.values()]
        .filter(({ seat }) => seat.kind !== 'api')
        .map(({ seat, view }) => ({ seat, view, operatorId: operatorAt(seat)?.id ?? null })),

    setView(seat, view) {
      if (seat.kind === 'api') {
        throw new Refusal('BAD_INPUT', {
          detail: 'only a screen can show a conversation',
          detailUk: 'показувати розмову може лише екран',
        });
      }
      const entry = entries.get(seat.seatId);
      if (entry) entry.view = view;
      if (view.isFocused && view.conversationId !== null) options.onViewed(view.conversationId);
    },

    owner,
    operatorAtDesk,
    lockedAtDesk() {
      const session = getDesktopSession(db);
      if (session === null || operatorAtDesk() !== null) return null;
      const by = lockedBy.get(session.id);
      return (by !== undefined && getOperator(db, by)?.id) || null;
    },
    atDesk: () => (operatorAtDesk() ?? owner()).id,
    isLooking: (operatorId, conversationId) =>
      [...entries.values()].some(
        ({ seat, view }) =>
          view?.isFocused === true &&
          view.conversationId === conversationId &&
          operatorAt(seat)?.id === operatorId,
      ),
    isAnyFocused: () => [...entries.values()].some(({ view }) => view?.isFocused === true),
  };

  function desktopSession(): SeatSessionId {
    return ensureDesktopSession(db, hostname(), clock.now()).id;
  }

  function rememberLock(id: SeatSessionId, next: OperatorId | null): void {
    const before = operatorAtSession(id);
    if (next !== null) lockedBy.delete(id);
    else if (before !== null) lockedBy.set(id, before.id);
  }

  /** Whose seat it is by itself now stays theirs when a colleague joins. */
  function rememberLone(id: SeatSessionId): void {
    const lone = operatorAtSession(id);
    if (lone !== null && getSession(db, id)?.operatorId === null) setSessionOperator(db, id, lone.id);
  }
}
