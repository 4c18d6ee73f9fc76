import { randomUUID } from 'node:crypto';
import type { Operator } from '#shared/contract/app.ts';
import type { ConversationId, OperatorId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { ensureOwner, requireOperator } from '../db/queries/operators.ts';
import type { Db } from '../db/statements.ts';
import type { Clock } from '../ports.ts';

export type SeatKind = 'desktop' | 'browser' | 'api';

/** A running screen (or program) that asks the hub. */
export interface Seat {
  kind: SeatKind;
  operatorId: OperatorId;
  /** Tells open screens apart, so that the hub knows what each of them shows. */
  seatId: string;
}

export interface SeatView {
  conversationId: ConversationId | null;
  isFocused: boolean;
}

export interface SeatsService {
  /** Without an operator it is the owner's seat. */
  open(kind: SeatKind, operatorId?: OperatorId): Seat;
  close(seat: Seat): void;
  /** Who sits there, as stored now: a role that was lowered counts from the next call on. */
  operatorOf(seat: Seat): Operator;
  setView(seat: Seat, view: SeatView): void;
  /** Who sits at the window on this computer; the owner while there is none. */
  atDesk(): OperatorId;
  /** Whether an operator has a conversation before their eyes, at any of their seats. */
  isLooking(operatorId: OperatorId, conversationId: ConversationId): boolean;
  /** Whether a person looks at a screen of ours right now. */
  isAnyFocused(): boolean;
}

/** Who works where. */
export function createSeats(options: {
  db: Db;
  clock: Clock;
  ownerName: string;
  /** A person has a conversation before their eyes. */
  onViewed(conversationId: ConversationId): void;
}): SeatsService {
  const { db } = options;
  const owner = ensureOwner(db, options.ownerName, options.clock.now());
  const views = new Map<string, SeatView & { operatorId: OperatorId }>();
  const desks = new Map<string, OperatorId>();
  return {
    open(kind, operatorId = owner.id) {
      const seat = { kind, operatorId, seatId: randomUUID() };
      if (kind === 'desktop') desks.set(seat.seatId, operatorId);
      return seat;
    },
    close: (seat) => {
      desks.delete(seat.seatId);
      views.delete(seat.seatId);
    },
    operatorOf: (seat) => requireOperator(db, seat.operatorId),
    setView(seat, view) {
      if (seat.kind === 'api') {
        throw new Refusal('BAD_INPUT', {
          detail: 'only a screen can show a conversation',
          detailUk: 'показувати розмову може лише екран',
        });
      }
      views.set(seat.seatId, { ...view, operatorId: seat.operatorId });
      if (view.isFocused && view.conversationId !== null) options.onViewed(view.conversationId);
    },
    atDesk: () => [...desks.values()].at(-1) ?? owner.id,
    isLooking: (operatorId, conversationId) =>
      [...views.values()].some(
        (view) => view.isFocused && view.operatorId === operatorId && view.conversationId === conversationId,
      ),
    isAnyFocused: () => [...views.values()].some((view) => view.isFocused),
  };
}
