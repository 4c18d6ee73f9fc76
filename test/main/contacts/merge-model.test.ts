import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContactId, ContactMergeId } from '#shared/domain/ids.ts';
import { insertOperator } from '../../../src-main/db/queries/operators.ts';
import { clearUnread } from '../../../src-main/db/queries/unread.ts';
import { addMessage } from '../db/seed.ts';
import { dumpTables, openContactsRig } from './rig.ts';

const NUMBERS = ['380671112233', '380501112233', '380631112233', '12025550147'];

/** A world of a few people in two accounts: who has a conversation where, and what is done there. */
const worldArbitrary = fc.record({
  conversations: fc.uniqueArray(
    fc.record({
      person: fc.nat(3),
      account: fc.nat(1),
      messages: fc.array(fc.record({ at: fc.nat(100), isOut: fc.boolean() }), { maxLength: 5 }),
      state: fc.constantFrom('open', 'snoozed', 'done'),
      isPinned: fc.boolean(),
      isBlocked: fc.boolean(),
      hasLabel: fc.boolean(),
      draft: fc.option(fc.constantFrom('а', 'бб')),
      isRead: fc.boolean(),
      takingPart: fc.subarray([1, 2]),
    }),
    { selector: ({ person, account }) => `${person}/${account}`, minLength: 2, maxLength: 6 },
  ),
  names: fc.array(fc.option(fc.constantFrom('Анна', 'Інна')), { minLength: 4, maxLength: 4 }),
  optOuts: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  merges: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 4 }),
});
type World = typeof worldArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

/** The tables before the merges of a world and after all of them were undone. */
function run(world: World): { before: unknown; after: unknown } {
  const rig = openContactsRig();
  try {
    const { db } = rig;
    const accounts = [rig.account, rig.secondAccount] as const;
    db.exec(`INSERT INTO labels (id, name, name_key, color, created_at) VALUES (1, 'VIP', 'vip', 'moss', 1)`);
    insertOperator(db, { name: 'Марія', role: 'operator' }, 1);
    const people = NUMBERS.map((number) => rig.contacts.create({ customName: null, phone: `+${number}` }).id);
    for (const [at, id] of people.entries()) {
      rig.contacts.update(id, {
        customName: world.names[at] ?? null,
        isOptedOut: world.optOuts[at] ?? false,
      });
    }
    for (const one of world.conversations) {
      const account = accounts[one.account] ?? rig.account;
      const { id } = rig.contacts.openConversation(people[one.person] as ContactId, account.id);
      for (const { at, isOut } of one.messages) {
        const direction = isOut ? ({ direction: 'out', status: 'sent' } as const) : {};
        addMessage(db, { conversationId: id, accountId: account.id, sentAt: 1_000_000 + at, ...direction });
      }
      db.prepare(`UPDATE conversations SET state = ?, pinned_at = ?, blocked_at = ? WHERE id = ?`).run(
        one.state,
        one.isPinned ? 5 : null,
        one.isBlocked ? 6 : null,
        id,
      );
      if (one.isRead) clearUnread(db, id, rig.owner);
      for (const operatorId of one.takingPart) {
        db.exec(`INSERT INTO conversation_participants VALUES (${id}, ${operatorId}, ${id}, 'added', NULL);
          UPDATE conversations SET last_operator_at = ${1_000_000 + id} WHERE id = ${id}`);
      }
      if (one.hasLabel) db.exec(`INSERT INTO conversation_labels VALUES (1, ${id})`);
      if (one.draft) {
        db.prepare(
          `INSERT INTO drafts (operator_id, conversation_id, text, attachments, updated_at) VALUES (?, ?, ?, '[]', 1)`,
        ).run(rig.owner, id, one.draft);
      }
    }
    return mergeAndUndo(rig, people, world.merges);
  } finally {
    rig.close();
  }
}

function mergeAndUndo(
  rig: ReturnType<typeof openContactsRig>,
  people: readonly ContactId[],
  merges: World['merges'],
): { before: unknown; after: unknown } {
  const count = (sql: string) => rig.db.prepare(sql).pluck().get();
  const before = dumpTables(rig.db);
  const messages = count('SELECT count(*) FROM messages');
  const unread = count('SELECT sum(count) FROM unread');
  const done: ContactMergeId[] = [];
  for (const [one, other] of merges) {
    // Whoever is part of somebody else by now is spoken of by that name.
    const [kept, merged] = [one, other].map((at) => rig.contacts.get(people[at] as ContactId).id);
    if (kept === undefined || merged === undefined || kept === merged) continue;
    done.push(rig.merges.merge({ id: kept, mergedId: merged, operatorId: rig.owner }).mergeId);
    expect(count('SELECT count(*) FROM messages')).toBe(messages);
    expect(count('SELECT sum(count) FROM unread')).toBe(unread);
    expect(
      count(
        'SELECT count(*) FROM conversations WHERE contact_id IN (SELECT id FROM contacts WHERE merged_into_id IS NOT NULL)',
      ),
    ).toBe(0);
  }
  for (const id of done.reverse()) rig.merges.undo(id);
  return { before, after: dumpTables(rig.db) };
}

describe('merging and taking apart', () => {
  it('is as if nothing had happened, whoever is merged with whom', () => {
    const isUndone = fc.property(worldArbitrary, (world) => {
      const { before, after } = run(world);
      expect(after).toEqual(before);
    });
    fc.assert(isUndone, { numRuns: 25 });
  }, 120_000);
});
