import { describe, expect, it } from 'vitest';
import type { ChangeEvent } from '#shared/contract/events.ts';
import { createChanges } from '../../../src-main/services/changes.ts';
import { createFakeClock, NOON } from '../../helpers/workspace.ts';

const conversation = (id: number) => ({ entity: 'conversation' as const, id, accountId: 1 });

async function take(stream: AsyncGenerator<ChangeEvent, void, void>, count: number): Promise<ChangeEvent[]> {
  const events: ChangeEvent[] = [];
  while (events.length < count) {
    const { value, done } = await stream.next();
    if (done) break;
    events.push(value);
  }
  return events;
}

describe('the stream of changes', () => {
  it('begins with resync for a seat that knows nothing', async () => {
    const changes = createChanges({ clock: createFakeClock() });
    expect(await take(changes.subscribe(null, undefined), 1)).toEqual([{ kind: 'resync', seq: NOON * 1000 }]);
    changes.close();
  });

  it('gathers what is published within the gathering time into one event, each thing once', async () => {
    const changes = createChanges({ clock: createFakeClock() });
    const stream = changes.subscribe(NOON * 1000, undefined);
    const first = take(stream, 1);
    changes.publish([conversation(1), conversation(2)]);
    changes.publish([conversation(1), { entity: 'settings' }]);
    expect(await first).toEqual([
      {
        kind: 'changes',
        seq: NOON * 1000 + 1,
        changed: [conversation(1), conversation(2), { entity: 'settings' }],
      },
    ]);
    changes.close();
  });

  it('continues after the last event that a seat has seen, without a gap', async () => {
    const changes = createChanges({ clock: createFakeClock() });
    const watching = changes.subscribe(NOON * 1000, undefined);
    for (const id of [1, 2, 3]) {
      changes.publish([conversation(id)]);
      await take(watching, 1);
    }
    const seqs = (await take(changes.subscribe(NOON * 1000 + 1, undefined), 2)).map((event) => event.seq);
    expect(seqs).toEqual([NOON * 1000 + 2, NOON * 1000 + 3]);
    changes.close();
  });

  it('says resync for a number of an earlier start, of the future, or one that is no longer kept', async () => {
    const changes = createChanges({ clock: createFakeClock() });
    const watching = changes.subscribe(NOON * 1000, undefined);
    changes.publish([conversation(1)]);
    await take(watching, 1);
    const lastSeq = NOON * 1000 + 1;
    for (const foreign of [(NOON - 60_000) * 1000 + 5, lastSeq + 10, 0]) {
      expect(await take(changes.subscribe(foreign, undefined), 1)).toEqual([
        { kind: 'resync', seq: lastSeq },
      ]);
    }
    changes.close();
  });

  it('says resync instead of a list too long to be worth reading', async () => {
    const changes = createChanges({ clock: createFakeClock() });
    const stream = changes.subscribe(NOON * 1000, undefined);
    changes.publish(Array.from({ length: 501 }, (_, id) => conversation(id)));
    expect(await take(stream, 1)).toEqual([{ kind: 'resync', seq: NOON * 1000 + 1 }]);
    changes.close();
  });

  it('ends when the seat leaves and when the hub closes', async () => {
    const changes = createChanges({ clock: createFakeClock() });
    const leaving = new AbortController();
    const left = changes.subscribe(NOON * 1000, leaving.signal).next();
    const stayed = changes.subscribe(NOON * 1000, undefined).next();
    leaving.abort();
    expect(await left).toEqual({ done: true, value: undefined });
    changes.close();
    expect(await stayed).toEqual({ done: true, value: undefined });
    changes.publish([conversation(1)]);
  });
});
