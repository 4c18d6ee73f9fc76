import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Operator } from '#shared/contract/app.ts';
import type { Change } from '#shared/contract/events.ts';
import type { ConversationId, OperatorId } from '#shared/domain/ids.ts';
import { createPresence, type PresenceService } from '../../../src-main/services/presence.ts';
import type { OpenSeat, Seat } from '../../../src-main/services/seats.ts';

const conversation = 7 as ConversationId;
const taras: Operator = { id: 2 as OperatorId, name: 'Тарас', role: 'operator' };
const olena: Operator = { id: 3 as OperatorId, name: 'Олена', role: 'operator' };
const seatOf = (seatId: string): Seat => ({ kind: 'browser', seatId, sessionId: null });

let open: OpenSeat[];
let told: Change[];
let presence: PresenceService;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  open = [];
  presence = createPresence({
    seats: {
      listOpen: () => open,
      setView: (seat, view) => {
        open = [...open.filter((known) => known.seat !== seat), { seat, view, operatorId: taras.id }];
      },
    },
    publish: (changes) => told.push(...changes),
  });
});
afterEach(() => {
  presence.close();
  vi.useRealTimers();
});

const seenByOlena = () => presence.presence({ seat: seatOf('olena'), operator: olena });
const at = (seat: Seat, operator = taras) => ({ seat, operator });

it('whoever is not heard of for ten seconds writes no longer', () => {
  const seat = seatOf('a');
  presence.setView(seat, { conversationId: conversation, isFocused: true });
  presence.reportWriting({ id: conversation, isWriting: true }, at(seat));
  vi.advanceTimersByTime(9_000);
  presence.reportWriting({ id: conversation, isWriting: true }, at(seat));
  vi.advanceTimersByTime(9_999);
  expect(seenByOlena()).toEqual([{ conversationId: conversation, operatorId: taras.id, isWriting: true }]);
  vi.advanceTimersByTime(1);
  expect(seenByOlena()).toEqual([{ conversationId: conversation, operatorId: taras.id, isWriting: false }]);
});

it('a hundred changes in a second are told a few times, and saying the same again not at all', () => {
  const seat = seatOf('a');
  for (let each = 0; each < 100; each += 1) {
    presence.setView(seat, { conversationId: (each + 1) as ConversationId, isFocused: true });
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(1_000);
  expect(told.length).toBeGreaterThanOrEqual(1);
  expect(told.length).toBeLessThanOrEqual(4);
  presence.reportWriting({ id: conversation, isWriting: true }, at(seat));
  vi.advanceTimersByTime(1_000);
  const before = told.length;
  presence.reportWriting({ id: conversation, isWriting: true }, at(seat));
  vi.advanceTimersByTime(1_000);
  expect(told.length).toBe(before);
});

it('the one who sits down next does not write what the one before wrote', () => {
  const seat = seatOf('a');
  presence.setView(seat, { conversationId: conversation, isFocused: true });
  presence.reportWriting({ id: conversation, isWriting: true }, at(seat));
  const another = 9 as OperatorId;
  open = open.map((entry) => ({ ...entry, operatorId: another }));
  expect(seenByOlena()).toEqual([{ conversationId: conversation, operatorId: another, isWriting: false }]);
});

it('somebody at two seats is told once, as writing where they write', () => {
  for (const name of ['a', 'b'])
    presence.setView(seatOf(name), { conversationId: conversation, isFocused: true });
  const second = open[1]?.seat as Seat;
  presence.reportWriting({ id: conversation, isWriting: true }, at(second));
  expect(seenByOlena()).toEqual([{ conversationId: conversation, operatorId: taras.id, isWriting: true }]);
});

it('a program cannot be seen writing', () => {
  const program: Seat = { kind: 'api', seatId: 'x', sessionId: null };
  expect(() => presence.reportWriting({ id: conversation, isWriting: true }, at(program))).toThrow(
    expect.objectContaining({ code: 'BAD_INPUT' }),
  );
});
