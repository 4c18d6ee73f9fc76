import type { AtSeat as AtSeatAnswer, SeatSession } from '#shared/contract/team.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { requireOperator } from '../../db/queries/operators.ts';
import { getSession, listSessions } from '../../db/queries/seat-sessions.ts';
import { getMember, getPin, listMembers } from '../../db/queries/team.ts';
import type { AtSeat } from '../service-of.ts';
import { checkPin, mayTryAt } from './pin.ts';
import type { TeamOptions, TeamService } from './team.ts';

type SeatProcedures = Pick<TeamService, 'atSeat' | 'signIn' | 'lock' | 'seats' | 'endSeat'>;

/** Who sits where, and how one sits down. */
export function createSeatList(
  options: Pick<TeamOptions, 'db' | 'clock' | 'seats' | 'settings'>,
): SeatProcedures {
  const { db, clock, seats } = options;
  return {
    atSeat: (at) => atSeat(options, at),

    async signIn({ operatorId, pin }, at) {
      requireScreen(at);
      const bound = boundTo(options, at);
      if (bound !== null && bound !== operatorId) throw new Refusal('NOT_FOUND');
      await checkPin({ db, clock }, operatorId, pin);
      // The PIN took a moment, in which they may have left.
      requireOperator(db, operatorId);
      seats.sit(at.seat, operatorId);
      return atSeat(options, at);
    },

    lock(at) {
      requireScreen(at);
      seats.sit(at.seat, null);
      return atSeat(options, at);
    },

    seats(at) {
      const open = new Set(seats.listOpen().map(({ seat }) => seat.sessionId));
      return listSessions(db)
        .filter(({ boundTo }) => boundTo === null || getMember(db, boundTo) !== null)
        .map(
          ({ boundTo: _boundTo, ...session }): SeatSession => ({
            ...session,
            isOpen: open.has(session.id),
            isThis: session.id === at.seat.sessionId,
          }),
        );
    },

    endSeat: ({ id }) => ({ ended: seats.endSession(id) }),
  };
}

function atSeat(
  { db, clock, seats, settings }: Parameters<typeof createSeatList>[0],
  { seat }: AtSeat,
): AtSeatAnswer {
  const operatorId = seats.operatorAt(seat)?.id ?? null;
  const bound = boundTo({ db }, { seat });
  const people = listMembers(db)
    .filter(({ id }) => seat.kind !== 'api' && (bound === null || bound === id))
    .sort((a, b) => a.name.localeCompare(b.name, 'uk') || a.id - b.id)
    .map(({ id, name, pictureMediaId, hasPin }) => {
      const pin = getPin(db, id);
      return { id, name, pictureMediaId, hasPin, mayTryAt: pin && mayTryAt(pin, clock.now()) };
    });
  const { language } = settings.get(operatorId ?? bound ?? seats.atDesk());
  return { kind: seat.kind, operatorId, people, language };
}

const boundTo = ({ db }: Pick<TeamOptions, 'db'>, { seat }: Pick<AtSeat, 'seat'>) =>
  (seat.sessionId === null ? null : getSession(db, seat.sessionId)?.boundTo) ?? null;

/** A program has the token and is nobody's seat. */
function requireScreen({ seat }: AtSeat): void {
  if (seat.kind !== 'api') return;
  throw new Refusal('BAD_INPUT', {
    detail: 'only at a screen somebody signs in',
    detailUk: 'входять лише на екрані',
  });
}
