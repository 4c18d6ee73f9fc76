import type { ConversationId, OperatorId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import type { Publish } from '../ports.ts';
import type { Seat, SeatsService, SeatView } from './seats.ts';
import type { AtSeat } from './service-of.ts';

/** Somebody who was not heard to write for so long has stopped, or their seat has lost the network. */
const WRITING_MS = 10_000;
/** Of all that happens within this time one word is told. */
const GATHER_MS = 300;

/** Where somebody is. */
interface Present {
  conversationId: ConversationId;
  operatorId: OperatorId;
  isWriting: boolean;
}

export interface PresenceService {
  /** Everybody but whoever asks. */
  presence(at: AtSeat): Present[];
  /** Throws BAD_INPUT for a program. */
  reportWriting(input: { id: ConversationId; isWriting: boolean }, at: AtSeat): void;
  /** A seat shows something else now. Throws BAD_INPUT for a program, which shows nothing. */
  setView(seat: Seat, view: SeatView): void;
  close(): void;
}

interface Writing {
  operatorId: OperatorId;
  conversationId: ConversationId;
  timer: NodeJS.Timeout;
}

/** Who has which conversation before their eyes, and who writes there. Only ever in memory: it is over with the hub. */
export function createPresence({
  seats,
  publish,
  writingMs = WRITING_MS,
}: {
  seats: Pick<SeatsService, 'listOpen' | 'setView'>;
  publish: Publish;
  writingMs?: number;
}): PresenceService {
  const writings = new Map<string, Writing>();
  let gathering: NodeJS.Timeout | null = null;
  const tellSoon = () => {
    gathering ??= setTimeout(() => {
      gathering = null;
      publish([{ entity: 'presence' }]);
    }, GATHER_MS);
  };
  /** True when they did write. */
  const stop = (seatId: string): boolean => {
    clearTimeout(writings.get(seatId)?.timer);
    return writings.delete(seatId);
  };

  return {
    setView(seat, view) {
      seats.setView(seat, view);
      tellSoon();
    },

    presence: ({ operator }) =>
      distinct(
        seats.listOpen().flatMap(({ seat, operatorId, view }) => {
          if (operatorId === null || operatorId === operator?.id) return [];
          const writing = writings.get(seat.seatId);
          // Who sits there may be another one than the one who wrote.
          if (writing?.operatorId === operatorId) {
            return { conversationId: writing.conversationId, operatorId, isWriting: true };
          }
          if (view?.conversationId == null || !view.isFocused) return [];
          return { conversationId: view.conversationId, operatorId, isWriting: false };
        }),
      ),

    reportWriting({ id, isWriting }, { seat, operator }) {
      if (seat.kind === 'api' || operator === null) {
        throw new Refusal('BAD_INPUT', {
          detail: 'only somebody at a screen can be seen writing',
          detailUk: 'видно лише того, хто пише на екрані',
        });
      }
      const before = writings.get(seat.seatId);
      stop(seat.seatId);
      if (isWriting) {
        const timer = setTimeout(() => {
          if (stop(seat.seatId)) tellSoon();
        }, writingMs);
        writings.set(seat.seatId, { operatorId: operator.id, conversationId: id, timer });
      }
      const now = writings.get(seat.seatId);
      if (before?.conversationId !== now?.conversationId || before?.operatorId !== now?.operatorId)
        tellSoon();
    },

    close() {
      if (gathering) clearTimeout(gathering);
      for (const { timer } of writings.values()) clearTimeout(timer);
    },
  };
}

/** One line for somebody who has a conversation open at several seats; whoever writes at one of them writes. */
function distinct(all: readonly Present[]): Present[] {
  const found = new Map<string, Present>();
  for (const each of all) {
    const key = `${each.conversationId} ${each.operatorId}`;
    if (each.isWriting || !found.has(key)) found.set(key, each);
  }
  return [...found.values()];
}
