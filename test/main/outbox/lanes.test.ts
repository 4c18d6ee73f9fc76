import { expect, it } from 'vitest';
import { type Lane, Lanes } from '../../../src-main/outbox/lanes.ts';
import { createFakeClock, createSilentLog } from '../../helpers/workspace.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Lanes that each have one request, which runs until the test ends it. */
function createLanes() {
  const open = new Map<number, () => void>();
  const served: number[] = [];
  const waiting = new Set<number>();
  const lanes = new Lanes({
    clock: createFakeClock(),
    log: createSilentLog(),
    timer: () => () => undefined,
    isOpen: () => true,
    perSecond: () => 1_000_000,
    pick: ({ conversationId }) =>
      waiting.has(conversationId)
        ? {
            kind: 'ready',
            start: () => {
              waiting.delete(conversationId);
              served.push(conversationId);
              return new Promise<void>((resolve) => open.set(conversationId, resolve));
            },
          }
        : { kind: 'empty' },
  });
  const add = (conversationId: number, more: Partial<Lane> = {}) => {
    waiting.add(conversationId);
    lanes.add({ kind: 'message', accountId: 1, conversationId, ...more });
  };
  lanes.start();
  return { add, served, finish: (id: number) => open.get(id)?.() };
}

/** The bucket lets eight requests through at once in the standing time of these tests. */
const BURST = 8;

it('serves what a person writes before hundreds of a sending that wait longer', async () => {
  const { add, served } = createLanes();
  for (let id = 1; id <= 300; id += 1) add(id, { isPatient: true });
  add(1_000);
  await turn();
  expect(served[0]).toBe(1_000);
  expect(served).toHaveLength(BURST);
});

it('lets a message of a person overtake the sending in the same conversation’s place, never beside it', async () => {
  const { add, served, finish } = createLanes();
  add(7, { isPatient: true });
  await turn();
  expect(served).toEqual([7]);
  add(7);
  await turn();
  // One after the other, however they rank.
  expect(served).toEqual([7]);
  finish(7);
  await turn();
  await turn();
  expect(served).toEqual([7, 7]);
});

it('does not put a person’s message back when a sending comes into its conversation', async () => {
  const { add, served } = createLanes();
  for (let id = 1; id <= 300; id += 1) add(id, { isPatient: true });
  add(1_000);
  add(1_000, { isPatient: true });
  await turn();
  expect(served[0]).toBe(1_000);
});
