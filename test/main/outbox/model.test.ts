import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyStatuses, insertStatus } from '../../../src-main/db/queries/statuses.ts';
import { inTransaction } from '../../../src-main/db/statements.ts';
import { NOON } from '../../helpers/workspace.ts';
import { createRig, type Fate, type Outcome, type Rig, undecided } from './rig.ts';

/** What can happen, in any order. */
type Step =
  | { kind: 'send'; chat: number }
  | { kind: 'wait'; ms: number }
  | { kind: 'kill' }
  /** Meta tells of the n-th message that it took. */
  | { kind: 'status'; nth: number; word: 'sent' | 'delivered' | 'read' }
  /** A request that hangs comes to its end. */
  | { kind: 'decide'; outcome: Outcome }
  | { kind: 'token'; isAlive: boolean };

const outcome = fc.constantFrom<Outcome>(
  'accept',
  'accept',
  'accept-then-drop',
  'accept-then-500',
  'accept-then-timeout',
  'timeout',
  'reset',
  'unreachable',
  'http-429',
  130429,
  131056,
  131000,
  131026,
  190,
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('send' as const), chat: fc.nat(2) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      ms: fc.constantFrom(10, 1500, 20_000, 130_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('kill' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('status' as const),
      nth: fc.nat(6),
      word: fc.constantFrom('sent' as const, 'delivered' as const, 'read' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('decide' as const), outcome }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('token' as const), isAlive: fc.boolean() }) },
);
const fate = fc.oneof(
  { weight: 6, arbitrary: outcome },
  { weight: 1, arbitrary: fc.constant('hang' as const) },
);

interface Hanging {
  decide(outcome: Outcome): void;
}

/** As ingest does it: one transaction, settled first, then applied. */
function tellStatus(rig: Rig, nth: number, word: string): void {
  const accepted = rig.meta.accepted[nth];
  if (!accepted) return;
  const { wamid, clientId } = accepted;
  inTransaction(rig.db, () => {
    insertStatus(rig.db, {
      accountId: rig.account.id,
      wamid,
      status: word,
      at: NOON,
      recipient: '',
      callbackData: clientId,
      receivedAt: NOON,
      priceCategory: null,
      isBillable: null,
      error: null,
    });
    const id = rig.outbox.settle({ clientId, accountId: rig.account.id, wamid });
    if (id !== null) applyStatuses(rig.db, id);
  });
}

async function play(steps: readonly Step[], fatesOfRequests: readonly (Outcome | 'hang')[]) {
  const rig = createRig({ accountNow: () => NOON });
  const chats = [1, 2, 3].map((number) => rig.addConversation(`38067000000${number}`));
  const sent: { id: number; clientId: string; chat: number }[] = [];
  const hanging: Hanging[] = [];
  let request = 0;
  rig.meta.fate = (): Fate => {
    const next = fatesOfRequests[request++] ?? 'accept';
    if (next !== 'hang') return next;
    const { fate: later, decide } = undecided();
    hanging.push({ decide });
    return later;
  };
  rig.outbox.start();
  for (const one of steps) {
    if (one.kind === 'send') {
      const message = rig.send(chats[one.chat] ?? 0, `№ ${sent.length}`);
      sent.push({ id: message.id, clientId: message.clientId ?? '', chat: one.chat });
    }
    if (one.kind === 'wait') await rig.advance(one.ms);
    if (one.kind === 'kill') await rig.kill();
    if (one.kind === 'status') tellStatus(rig, one.nth, one.word);
    if (one.kind === 'decide') hanging.shift()?.decide(one.outcome);
    if (one.kind === 'token') rig.token = one.isAlive ? 'EAA-token-that-lives' : 'EAA-token-that-died';
    await rig.flush();
  }
  // The weather clears: another token, everything is accepted, and enough time for every wait.
  rig.token = 'EAA-token-of-the-end';
  for (const { decide } of hanging) decide('accept');
  rig.meta.fate = () => 'accept';
  await rig.advance(3 * 60 * 60 * 1000);
  return { rig, sent };
}

describe('whatever Meta and the network do, and whenever the program dies', () => {
  it('no message is taken twice, none is lost without a word, and the order holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 25 }),
        fc.array(fate, { maxLength: 30 }),
        async (steps, fatesOfRequests) => {
          const { rig, sent } = await play(steps, fatesOfRequests);
          const takenFor = (clientId: string) =>
            rig.meta.accepted.filter((accepted) => accepted.clientId === clientId);
          for (const { id, clientId } of sent) {
            const taken = takenFor(clientId);
            const { status, wamid } = rig.message(id);
            expect(taken.length, 'taken at most once').toBeLessThanOrEqual(1);
            expect(['accepted', 'sent', 'delivered', 'read', 'failed', 'unconfirmed']).toContain(status);
            if (taken.length === 1) expect(status, 'what Meta has is not called failed').not.toBe('failed');
            if (wamid !== null) expect(taken.map((accepted) => accepted.wamid)).toEqual([wamid]);
            if (taken.length === 0) expect(['failed', 'unconfirmed']).toContain(status);
          }
          expect(rig.outbox.counts()).toMatchObject({ queued: 0, sending: 0 });
          expectOrder(rig, sent);
          rig.db.close();
        },
      ),
      {
        numRuns: Number(process.env.OUTBOX_MODEL_RUNS ?? 100),
        seed: Number(process.env.OUTBOX_MODEL_SEED ?? 20261122),
      },
    );
  }, 120_000);
});

/** Within a conversation Meta took messages in the order in which they were written; only a lost answer may break it. */
function expectOrder(rig: Rig, sent: readonly { id: number; clientId: string; chat: number }[]): void {
  for (const chat of [0, 1, 2]) {
    const ofChat = sent.filter((message) => message.chat === chat);
    if (ofChat.some(({ id }) => rig.statusOf(id) === 'unconfirmed' || rig.message(id).wamid === null))
      continue;
    const written = ofChat.map(({ clientId }) => clientId);
    const taken = rig.meta.accepted
      .map(({ clientId }) => clientId)
      .filter((clientId) => written.includes(clientId));
    expect(taken).toEqual(written);
  }
}
