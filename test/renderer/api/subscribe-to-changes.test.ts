import { describe, expect, it } from 'vitest';
import type { ChangeEvent } from '#shared/contract/events.ts';
import type { HubClient } from '#shared/contract/index.ts';
import { subscribeToChanges } from '../../../src-renderer/api/subscribe-to-changes.ts';

const settings = { entity: 'settings' } as const;
const changes = (seq: number): ChangeEvent => ({ kind: 'changes', seq, changed: [settings] });
const resync = (seq: number): ChangeEvent => ({ kind: 'resync', seq });

const locked = Object.assign(new Error('Nobody has signed in here.'), {
  code: 'SEAT_LOCKED',
  data: { sentence: { uk: 'Тут ніхто не увійшов.', en: 'Nobody has signed in here.' }, values: {} },
});

/** Plays streams one after another; each ends as if the line broke. Resolves with what the screen was told. */
async function play(streams: readonly (ChangeEvent[] | 'locked')[]) {
  const told: string[] = [];
  const asked: (number | null)[] = [];
  const stop = new AbortController();
  const left = [...streams];
  const client = {
    events: {
      async subscribe({ after }: { after: number | null }) {
        asked.push(after);
        const stream = left.shift();
        if (!stream) {
          stop.abort();
          throw new Error('no more streams');
        }
        if (stream === 'locked') throw locked;
        return (async function* () {
          yield* stream;
          throw new Error('the line broke');
        })();
      },
    },
  } as unknown as HubClient;
  await subscribeToChanges({
    client,
    whenOpen: async () => undefined,
    signal: stop.signal,
    onReady: () => told.push('ready'),
    onResync: () => told.push('resync'),
    onChanges: ({ seq }) => told.push(`changes ${seq}`),
    onState: (state) => told.push(state),
    onLocked: () => told.push('locked'),
    pause: async () => undefined,
  });
  return { told, asked };
}

describe('the subscription to changes', () => {
  it('is ready with the first event and passes on what follows', async () => {
    const { told } = await play([[resync(10), changes(11), changes(12)]]);
    expect(told).toEqual(['online', 'ready', 'changes 11', 'changes 12', 'reconnecting']);
  });

  it('takes a broken line up where it was left', async () => {
    const { told, asked } = await play([[resync(10), changes(11)], [changes(12)]]);
    expect(asked).toEqual([null, 11, 12]);
    expect(told).toEqual([
      'online',
      'ready',
      'changes 11',
      'reconnecting',
      'online',
      'changes 12',
      'reconnecting',
    ]);
  });

  it('fetches everything again when the hub cannot continue the stream', async () => {
    const { told } = await play([[resync(10)], [resync(500)]]);
    expect(told).toEqual(['online', 'ready', 'reconnecting', 'online', 'resync', 'reconnecting']);
  });

  it('fetches everything again after a gap in the numbers, and goes on from there', async () => {
    const { told } = await play([[resync(10), changes(13), changes(14)]]);
    expect(told).toEqual(['online', 'ready', 'resync', 'changes 14', 'reconnecting']);
  });

  it('says that nobody sits here any more, and hears on when somebody is back', async () => {
    const { told, asked } = await play([[resync(10)], 'locked', [changes(11)]]);
    expect(told).toEqual([
      'online',
      'ready',
      'reconnecting',
      'locked',
      'reconnecting',
      'online',
      'changes 11',
      'reconnecting',
    ]);
    expect(asked).toEqual([null, 10, 10, 11]);
  });
});
