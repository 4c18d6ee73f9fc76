import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deleteAccountHistory } from '../../../src-main/db/queries/sandbox-account.ts';
import { addMessage } from '../db/seed.ts';
import { type ContactsRig, dumpTables, openContactsRig } from './rig.ts';

let rig: ContactsRig;
beforeEach(() => {
  rig = openContactsRig();
});
afterEach(() => rig.close());

/** Two people with a message each in the first account. */
function twoPeople() {
  const people = [rig.person('380671112233', 'Анна'), rig.person('380501112233', 'Ганна')] as const;
  for (const { conversationId } of people) {
    addMessage(rig.db, { conversationId, accountId: rig.account.id, sentAt: 5 });
  }
  const merge = () =>
    rig.merges.merge({ id: people[0].id, mergedId: people[1].id, operatorId: rig.owner }).mergeId;
  return { people, merge };
}

const count = (table: string) => rig.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

describe('an account that is forgotten', () => {
  it('takes people who were merged with it, and what was decided of them', () => {
    const { people, merge } = twoPeople();
    const third = rig.person('380631112233', 'Інна');
    rig.merges.keepApart({ id: people[0].id, otherId: third.id, isApart: true });
    rig.merges.undo(merge());
    merge();
    deleteAccountHistory(rig.db, rig.account.id);
    expect(['contacts', 'contact_merges', 'contact_merge_messages', 'contact_distinct'].map(count)).toEqual([
      0, 0, 0, 0,
    ]);
    expect(rig.db.pragma('foreign_key_check')).toEqual([]);
  });

  it('leaves who wrote elsewhere, and a merge of them can still be undone', () => {
    const { people, merge } = twoPeople();
    for (const number of ['380671112233', '380501112233'] as const) {
      const { conversationId } = rig.person(number, 'Хтось', rig.secondAccount.id);
      addMessage(rig.db, { conversationId, accountId: rig.secondAccount.id, sentAt: 5 });
    }
    const before = dumpTables(rig.db).conversations as string[];
    const mergeId = merge();
    deleteAccountHistory(rig.db, rig.account.id);
    rig.merges.undo(mergeId);
    const ofSecond = before.filter((row) => row.includes(`"account_id":${rig.secondAccount.id}`));
    expect(dumpTables(rig.db).conversations).toEqual(ofSecond);
    expect(people.map(({ id }) => rig.contacts.get(id).conversations.length)).toEqual([1, 1]);
  });
});

describe('undoing a merge', () => {
  it('works after somebody new wrote: the id of the conversation is kept for it', () => {
    const { people, merge } = twoPeople();
    const mergeId = merge();
    const newcomer = rig.person('380931112233', 'Новий');
    rig.merges.undo(mergeId);
    expect([...people, newcomer].map(({ id }) => rig.contacts.get(id).conversations[0]?.id)).toEqual(
      [...people, newcomer].map(({ conversationId }) => conversationId),
    );
  });
});
