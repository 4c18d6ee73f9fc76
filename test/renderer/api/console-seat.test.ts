import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AtSeat } from '#shared/contract/team.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import { openConsoleSeat, type SeatState } from '../../../src-renderer/api/console-seat.ts';
import { lookWhoSitsHere } from '../../../src-renderer/api/seat-wishes.ts';
import { answer, hubThatAnswers } from '../../helpers/render-screen.tsx';

/** A busy machine may take longer than the second that is usual. */
const PATIENTLY = { timeout: 15_000 };

const olena = 1 as OperatorId;
const taras = 2 as OperatorId;
const person = (id: OperatorId, name: string) => ({
  id,
  name,
  pictureMediaId: null,
  hasPin: true,
  mayTryAt: null,
});

interface SeatCase {
  becomesPerson?: boolean;
  prepare?: () => Promise<unknown>;
}

/** A seat at which `sits` may change; what the console asks of the hub is counted. */
function openSeat(
  first: OperatorId | null,
  { becomesPerson = true, prepare = async () => undefined }: SeatCase = {},
) {
  const seat = { sits: first };
  const states: SeatState[] = [];
  let listened = 0;
  let reloads = 0;
  const atSeat = (): AtSeat => ({
    kind: 'browser',
    operatorId: seat.sits,
    people: [person(olena, 'Olena'), person(taras, 'Taras')],
    language: 'system',
  });
  const { client } = hubThatAnswers({
    team: {
      atSeat: answer.team.atSeat.handler(atSeat),
      signIn: answer.team.signIn.handler(({ input }) => {
        seat.sits = input.operatorId;
        return atSeat();
      }),
    },
    events: {
      subscribe: answer.events.subscribe.handler(async function* ({ signal }) {
        listened += 1;
        yield { kind: 'resync', seq: 1 };
        await new Promise((resolve) => signal?.addEventListener('abort', resolve));
      }),
    },
  });
  const opened = openConsoleSeat({
    line: { client, whenOpen: async () => undefined },
    openConversationId: () => null,
    becomePerson: () => becomesPerson,
    startAnew: () => {
      reloads += 1;
    },
    prepare,
    onState: (state) => states.push(state),
  });
  const last = () => states.at(-1);
  const until = (kind: SeatState['kind']) => vi.waitFor(() => expect(last()?.kind).toBe(kind), PATIENTLY);
  return { seat, opened, last, until, states, listened: () => listened, reloads: () => reloads };
}

/** What is fetched only when the test lets it arrive. */
function fetchLater(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((arrive) => {
    resolve = arrive;
  });
  return { promise, resolve };
}

beforeEach(() => localStorage.clear());

describe('the seat of the console', () => {
  it('opens by itself for who sits at it', async () => {
    const { opened, last } = openSeat(olena);
    await vi.waitFor(() => expect(last()?.kind).toBe('ready'), PATIENTLY);
    opened.close();
  });

  it('shows the console when what it begins with is there', async () => {
    const fetching = fetchLater();
    const prepare = vi.fn<() => Promise<void>>(() => fetching.promise);
    const { opened, until, states } = openSeat(olena, { prepare });
    await vi.waitFor(() => expect(prepare).toHaveBeenCalledOnce(), PATIENTLY);
    expect(states).toEqual([]);
    fetching.resolve();
    await until('ready');
    opened.close();
  });

  it('shows the console all the same when that takes too long', async () => {
    const { opened, until, last } = openSeat(olena, { prepare: () => new Promise(() => undefined) });
    await until('ready');
    expect(last()).toMatchObject({ kind: 'ready' });
    opened.close();
  });

  it('does not show what was prepared for who has left meanwhile', async () => {
    const fetching = fetchLater();
    const prepare = vi.fn<() => Promise<void>>(() => fetching.promise);
    const { opened, seat, until, states } = openSeat(olena, { prepare });
    await vi.waitFor(() => expect(prepare).toHaveBeenCalledOnce(), PATIENTLY);
    seat.sits = null;
    lookWhoSitsHere();
    await until('locked');
    fetching.resolve();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(states.map(({ kind }) => kind)).not.toContain('ready');
    opened.close();
  });

  it('listens to nothing before somebody has signed in', async () => {
    const { until, opened, listened } = openSeat(null);
    await until('locked');
    expect(listened()).toBe(0);
    await opened.signIn(olena, '1234');
    await until('ready');
    expect(listened()).toBe(1);
    opened.close();
  });

  it('gives the same person back what was open when it was locked', async () => {
    const { until, opened, seat, last } = openSeat(olena);
    await until('ready');
    const before = last();
    seat.sits = null;
    lookWhoSitsHere();
    await until('locked');
    await opened.signIn(olena, '1234');
    await until('ready');
    expect(last()).toEqual(before);
    opened.close();
  });

  it('begins the page anew when another person comes, and shows them nothing of the former one', async () => {
    const { until, opened, seat, last, reloads } = openSeat(olena);
    await until('ready');
    seat.sits = null;
    lookWhoSitsHere();
    await until('locked');
    await opened.signIn(taras, '1234');
    expect([last()?.kind, reloads()]).toEqual(['opening', 1]);
  });

  it('begins anew for who signed in in another tab', async () => {
    const { until, seat, reloads, last } = openSeat(olena);
    await until('ready');
    seat.sits = taras;
    lookWhoSitsHere();
    await vi.waitFor(() => expect(reloads()).toBe(1), PATIENTLY);
    expect(last()?.kind).toBe('opening');
  });

  it('begins anew where the notes of the browser are somebody else’s', async () => {
    const { reloads, states } = openSeat(olena, { becomesPerson: false });
    await vi.waitFor(() => expect(reloads()).toBe(1), PATIENTLY);
    expect(states.map(({ kind }) => kind)).toEqual(['opening']);
  });
});
