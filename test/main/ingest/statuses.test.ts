import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessageId } from '#shared/domain/ids.ts';
import { listContacts } from '../../../src-main/db/queries/contacts.ts';
import { listConversations } from '../../../src-main/db/queries/conversation-list.ts';
import { requireMessage } from '../../../src-main/db/queries/messages.ts';
import { applyStatuses, countParkedStatuses, listStatuses } from '../../../src-main/db/queries/statuses.ts';
import { run } from '../../../src-main/db/statements.ts';
import { addConversation, addMessage } from '../db/seed.ts';
import { createRig, type IngestRig, OLENA, webhook } from './rig.ts';

const CLIENT_ID = '3f0b5c1e-6f7a-4f39-9d10-0d5a5f0f7a11';
let rig: IngestRig;

beforeEach(() => {
  rig = createRig();
});

afterEach(() => rig.close());

const status = (word: string, at: number, values: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: 'wamid.out',
  status: word,
  timestamp: String(1_795_348_000 + at),
  recipient_id: OLENA.wa_id,
  ...values,
});
const statusesOf = (...statuses: Record<string, unknown>[]) => webhook({ statuses });

function addOutgoing(to: IngestRig, wamid: string | null = 'wamid.out'): MessageId {
  const { db } = to.workspace;
  const conversation = addConversation(db, { accountId: to.account.id, waId: OLENA.wa_id });
  return addMessage(db, {
    conversationId: conversation.id,
    accountId: to.account.id,
    sentAt: 1_795_348_000_000,
    direction: 'out',
    wamid,
    clientId: CLIENT_ID,
    status: wamid === null ? 'unconfirmed' : 'accepted',
  });
}

describe('the ticks of what was sent', () => {
  it('end the same in every order, batch and repetition', async () => {
    const told = [status('sent', 1), status('delivered', 2), status('read', 3), status('played', 4)];
    const inBatches = fc
      .shuffledSubarray([...told, ...told, told[2] ?? {}], { minLength: 5 })
      .chain((order) =>
        fc
          .array(fc.integer({ min: 1, max: 4 }), { minLength: 9, maxLength: 9 })
          .map((sizes) => split(order, sizes)),
      );
    await fc.assert(
      fc.asyncProperty(inBatches, fc.boolean(), async (batches, isMessageLate) => {
        const each = createRig();
        try {
          const known = isMessageLate ? null : addOutgoing(each);
          for (const batch of batches) await each.ingest(statusesOf(...batch));
          const { db } = each.workspace;
          const id = known ?? addOutgoing(each);
          // What the outbox does when the answer comes after its statuses.
          if (isMessageLate) applyStatuses(db, id);
          const words = new Set(batches.flat().map((item) => item.status));
          const furthest = ['played', 'read', 'delivered', 'sent'].find((word) => words.has(word));
          expect(requireMessage(db, id)).toMatchObject({ status: furthest });
          expect(listConversations(db, { filter: 'all', limit: 1, now: 0 }).items[0]?.preview?.status).toBe(
            furthest,
          );
        } finally {
          await each.close();
        }
      }),
      { numRuns: 15 },
    );
  });

  it('never step back, keep every time, and prices', async () => {
    const id = addOutgoing(rig);
    const pricing = { billable: true, pricing_model: 'PMP', category: 'utility' };
    await rig.ingest(
      statusesOf(status('read', 30)),
      statusesOf(status('sent', 10, { pricing }), status('delivered', 20)),
    );
    expect(requireMessage(rig.workspace.db, id)).toMatchObject({
      status: 'read',
      statusAt: 1_795_348_030_000,
    });
    expect(
      listStatuses(rig.workspace.db, id).map((row) => [row.status, row.priceCategory, row.isBillable]),
    ).toEqual([
      ['sent', 'utility', true],
      ['delivered', null, null],
      ['read', null, null],
    ]);
  });

  it('say why it failed, in Meta’s words and in ours', async () => {
    const id = addOutgoing(rig);
    const errors = [
      {
        code: 131047,
        title: 'Re-engagement message',
        error_data: { details: 'More than 24 hours have passed.' },
      },
    ];
    await rig.ingest(statusesOf(status('sent', 1), status('failed', 2, { errors })));
    const { error, status: word } = requireMessage(rig.workspace.db, id);
    expect([word, error?.code, error?.title]).toEqual(['failed', 131047, 'Re-engagement message']);
    expect(error?.sentence.uk).toMatch(/\S/);
  });

  it('of a message that another tool sent are kept', async () => {
    await rig.ingest(statusesOf(status('sent', 1, { biz_opaque_callback_data: 'their own data' })));
    expect(countParkedStatuses(rig.workspace.db)).toBe(1);
    expect(rig.rows('SELECT callback_data FROM message_statuses')).toEqual([
      { callback_data: 'their own data' },
    ]);
    expect(rig.changes).toEqual([]);
  });

  it('in a group are kept for each of its people', async () => {
    const of = (participant: string) =>
      status('read', 5, { recipient_type: 'group', recipient_participant_user_id: participant });
    await rig.ingest(statusesOf(of('UA.1'), of('UA.2'), of('UA.1')));
    expect(rig.rows('SELECT recipient FROM message_statuses ORDER BY recipient')).toEqual([
      { recipient: 'UA.1' },
      { recipient: 'UA.2' },
    ]);
  });

  it('bring the user id of a person of whom only the number was known', async () => {
    addOutgoing(rig);
    await rig.ingest(
      webhook({ contacts: [{ ...OLENA, profile: { name: 'Олена К.' } }], statuses: [status('sent', 1)] }),
    );
    expect(listContacts(rig.workspace.db, { limit: 5 }).items).toMatchObject([
      { waId: OLENA.wa_id, bsuid: OLENA.user_id, profileName: 'Олена К.' },
    ]);
  });

  it('without a message id or a word are kept among the failures', async () => {
    await rig.ingest(statusesOf({ status: 'sent' }, { id: 'wamid.x' }, status('sent', 1)));
    expect(rig.rows('SELECT path FROM ingest_failures ORDER BY path')).toEqual([
      { path: 'entry.0.changes.0.statuses.0' },
      { path: 'entry.0.changes.0.statuses.1' },
    ]);
    expect(countParkedStatuses(rig.workspace.db)).toBe(1);
  });
});

describe('a send whose answer was lost', () => {
  it('is settled by the status that carries our id, and takes all its ticks', async () => {
    await rig.close();
    const settled: unknown[] = [];
    rig = createRig({
      outboxSettle(input) {
        settled.push(input);
        run(rig.workspace.db, "UPDATE messages SET wamid = ?, status = 'accepted' WHERE client_id = ?", [
          input.wamid,
          input.clientId,
        ]);
        return id;
      },
    });
    const id = addOutgoing(rig, null);
    await rig.ingest(
      statusesOf(status('delivered', 2)),
      statusesOf(status('sent', 1, { biz_opaque_callback_data: CLIENT_ID })),
    );
    expect(settled).toEqual([{ clientId: CLIENT_ID, accountId: rig.account.id, wamid: 'wamid.out' }]);
    expect(requireMessage(rig.workspace.db, id)).toMatchObject({ status: 'delivered', wamid: 'wamid.out' });
    expect(rig.changes).toContainEqual(
      expect.objectContaining({ entity: 'message', id, name: 'message.changed' }),
    );
  });
});

function split<Item>(items: readonly Item[], sizes: readonly number[]): Item[][] {
  const batches: Item[][] = [];
  let rest = items.slice();
  for (const size of sizes) {
    if (rest.length === 0) break;
    batches.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return batches;
}
