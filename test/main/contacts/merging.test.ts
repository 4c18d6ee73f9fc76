import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ContactFieldId } from '#shared/domain/ids.ts';
import { resolveContact } from '../../../src-main/db/queries/contact-identity.ts';
import { getConversation } from '../../../src-main/db/queries/conversations.ts';
import { listMessages } from '../../../src-main/db/queries/messages.ts';
import { getAddressee } from '../../../src-main/db/queries/outgoing-messages.ts';
import { clearUnread } from '../../../src-main/db/queries/unread.ts';
import { NOON } from '../../helpers/workspace.ts';
import { addMessage } from '../db/seed.ts';
import { type ContactsRig, dumpTables, openContactsRig } from './rig.ts';

let rig: ContactsRig;
beforeEach(() => {
  rig = openContactsRig();
});
afterEach(() => rig.close());

/** Two people who wrote to the same account, and the second one to another account as well. */
function twoPeople() {
  const { db, account, secondAccount, owner } = rig;
  const anna = rig.person('380671112233', 'Анна');
  const hanna = rig.person('380501112233', 'Ганна');
  const elsewhere = rig.person('380501112233', 'Ганна', secondAccount.id);
  const say = (conversationId: typeof anna.conversationId, sentAt: number, accountId = account.id) =>
    addMessage(db, { conversationId, accountId, sentAt });
  say(anna.conversationId, NOON - 5_000);
  const ofHanna = [say(hanna.conversationId, NOON - 4_000), say(hanna.conversationId, NOON - 6_000)];
  say(elsewhere.conversationId, NOON - 3_000, secondAccount.id);
  const field = rig.fields.create({ name: 'Місто', kind: 'text' });
  const gap = rig.fields.create({ name: 'Знижка', kind: 'number' });
  const set = (id: typeof anna.id, fieldId: ContactFieldId, value: string) =>
    rig.contacts.update(id, { fields: [{ fieldId, value }] });
  set(anna.id, field.id, 'Київ');
  set(hanna.id, field.id, 'Львів');
  set(hanna.id, gap.id, '5');
  rig.contacts.update(hanna.id, { isOptedOut: true });
  rig.notes.add({ contactId: hanna.id, body: 'любить півонії', operatorId: owner });
  db.exec(`
    INSERT INTO labels (id, name, name_key, color, created_at) VALUES (1, 'VIP', 'vip', 'moss', 1), (2, 'Опт', 'опт', 'moss', 1);
    INSERT INTO conversation_labels (label_id, conversation_id) VALUES
      (1, ${anna.conversationId}), (1, ${hanna.conversationId}), (2, ${hanna.conversationId});
    UPDATE conversations SET state = 'done' WHERE id = ${anna.conversationId};
    UPDATE conversations SET assignee_id = ${owner}, pinned_at = 7 WHERE id = ${hanna.conversationId};
    INSERT INTO drafts (operator_id, conversation_id, text, attachments, updated_at)
      VALUES (${owner}, ${hanna.conversationId}, 'Доброго', '[]', 1), (${owner}, ${anna.conversationId}, 'Вітаю', '[]', 1);
  `);
  return { anna, hanna, elsewhere, ofHanna, gap };
}

describe('merging', () => {
  it('gives one person everything of the two', () => {
    const { anna, hanna, elsewhere, gap } = twoPeople();
    const { contact } = rig.merges.merge({ id: anna.id, mergedId: hanna.id, operatorId: rig.owner });
    expect(contact).toMatchObject({
      profileName: 'Анна',
      optOutSource: 'operator',
      aliases: [{ value: '380671112233' }, { value: '380501112233' }],
      fields: [{ value: 'Київ' }, { fieldId: gap.id, value: '5' }],
      conversations: [{ id: elsewhere.conversationId }, { id: anna.conversationId, unreadCount: 3 }],
      merges: [{ name: 'Ганна' }],
    });
    expect(rig.notes.list(anna.id)).toMatchObject([{ body: 'любить півонії' }]);
    expect(getConversation(rig.db, anna.conversationId, rig.owner)).toMatchObject({
      state: 'open',
      assigneeId: rig.owner,
      pinnedAt: 7,
      labelIds: [1, 2],
      lastInboundAt: NOON - 4_000,
      preview: { text: listTexts(anna.conversationId).at(-1) },
    });
    expect(listTexts(anna.conversationId)).toHaveLength(3);
    expect(rig.db.prepare('SELECT text FROM drafts').pluck().all()).toEqual(['Вітаю\n\nДоброго']);
    expect(getConversation(rig.db, hanna.conversationId, rig.owner)).toBeNull();
  });

  it('leaves one entry in the lists, under either number', () => {
    const { anna, hanna } = twoPeople();
    rig.merges.merge({ id: anna.id, mergedId: hanna.id, operatorId: rig.owner });
    expect(rig.contacts.count()).toEqual({ count: 1 });
    const found = (search: string) => rig.contacts.list({ search, limit: 10 }).items.map(({ id }) => id);
    expect([found('ганна'), found('501112233'), found('анна')]).toEqual([[], [anna.id], [anna.id]]);
    expect(rig.contacts.get(hanna.id).id).toBe(anna.id);
    expect(() => rig.contacts.rename(hanna.id, 'x')).toThrow('no longer here');
  });

  it('lets later messages of either number go to the kept contact', () => {
    const { anna, hanna } = twoPeople();
    rig.merges.merge({ id: anna.id, mergedId: hanna.id, operatorId: rig.owner });
    const ids = { waId: '380501112233', bsuid: null, parentBsuid: null };
    expect(resolveContact(rig.db, ids, { seenAt: NOON, receivedAt: NOON })).toMatchObject({
      id: anna.id,
      isNew: false,
    });
  });

  it('waits for what is just being sent in an account of both', () => {
    const { anna, hanna, ofHanna, elsewhere } = twoPeople();
    const queue = (conversationId: number, messageId: number) =>
      rig.db.exec(`INSERT INTO outbox (account_id, conversation_id, kind, message_id, payload, state, created_at)
        VALUES (1, ${conversationId}, 'message', ${messageId}, '{}', 'queued', 1)`);
    const merge = () => rig.merges.merge({ id: anna.id, mergedId: hanna.id, operatorId: rig.owner });
    const [first = 0, second = 0] = ofHanna;
    queue(hanna.conversationId, first);
    expect(merge).toThrow('just being sent');
    rig.db.exec('DELETE FROM outbox');
    queue(elsewhere.conversationId, second);
    expect(merge).not.toThrow();
  });

  it('answers the number from which the person wrote last', () => {
    const anna = rig.person('380671112233', 'Анна');
    const hanna = rig.person('380501112233', 'Ганна');
    rig.merges.merge({ id: anna.id, mergedId: hanna.id, operatorId: rig.owner });
    const write = (from: string, sentAt: number) =>
      addMessage(rig.db, {
        conversationId: anna.conversationId,
        accountId: rig.account.id,
        sentAt,
        raw: JSON.stringify({ from }),
      });
    const answered = () => getAddressee(rig.db, anna.conversationId)?.waId;
    write('380671112233', NOON);
    expect(answered()).toBe('380671112233');
    write('380501112233', NOON + 1);
    expect(answered()).toBe('380501112233');
    rig.db.exec(`UPDATE contact_aliases SET superseded_at = 1 WHERE value = '380501112233'`);
    rig.contacts.rename(anna.id, 'Анна');
    expect(answered()).toBe('380671112233');
  });

  it('refuses a contact with itself', () => {
    const { anna } = twoPeople();
    expect(() => rig.merges.merge({ id: anna.id, mergedId: anna.id, operatorId: rig.owner })).toThrow(
      'with itself',
    );
  });

  it('tells the seats which conversations and contacts changed', () => {
    const { anna, hanna, elsewhere } = twoPeople();
    rig.told.length = 0;
    rig.merges.merge({ id: anna.id, mergedId: hanna.id, operatorId: rig.owner });
    const ids = (entity: string) =>
      rig.told.flatMap((change) => (change.entity === entity && 'id' in change ? [change.id] : []));
    expect(ids('contact')).toEqual([anna.id, hanna.id]);
    expect(new Set(ids('conversation'))).toEqual(
      new Set([anna.conversationId, hanna.conversationId, elsewhere.conversationId]),
    );
    expect(ids('message')).toHaveLength(2);
  });

  it('knows every table that refers to a conversation: what is new there must move as well', () => {
    const tables = rig.db
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
      .pluck()
      .all() as string[];
    const referring = tables.filter((table) =>
      (rig.db.pragma(`foreign_key_list("${table}")`) as { table: string }[]).some(
        (key) => key.table === 'conversations',
      ),
    );
    expect(referring.sort()).toEqual([
      'conversation_labels',
      'conversation_participants',
      'drafts',
      'messages',
      'outbox',
      'unanswered',
      'unread',
    ]);
  });
});

const listTexts = (conversationId: number) =>
  listMessages(rig.db, { conversationId, limit: 50 }).items.map(({ content }) =>
    content.kind === 'text' ? content.body : content.kind,
  );

describe('taking apart', () => {
  it('leaves everything as it was before', () => {
    const { anna, hanna } = twoPeople();
    const before = dumpTables(rig.db);
    const { mergeId } = rig.merges.merge({ id: anna.id, mergedId: hanna.id, operatorId: rig.owner });
    expect(dumpTables(rig.db)).not.toEqual(before);
    const kept = rig.merges.undo(mergeId);
    expect(dumpTables(rig.db)).toEqual(before);
    expect(kept).toMatchObject({ id: anna.id, merges: [] });
    expect(() => rig.merges.undo(mergeId)).toThrow('taken apart already');
  });

  it('goes backwards through several merges, and says so when another order is tried', () => {
    const { anna, hanna } = twoPeople();
    const inna = rig.person('380631112233', 'Інна');
    addMessage(rig.db, {
      conversationId: inna.conversationId,
      accountId: rig.account.id,
      sentAt: NOON - 100,
    });
    const before = dumpTables(rig.db);
    const first = rig.merges.merge({ id: anna.id, mergedId: hanna.id, operatorId: rig.owner });
    const second = rig.merges.merge({ id: anna.id, mergedId: inna.id, operatorId: rig.owner });
    expect(() => rig.merges.undo(first.mergeId)).toThrow('First take apart “Інна”');
    rig.merges.undo(second.mergeId);
    rig.merges.undo(first.mergeId);
    expect(dumpTables(rig.db)).toEqual(before);
  });

  it('takes a contact out of another one before taking it apart itself', () => {
    const { anna, hanna } = twoPeople();
    const inna = rig.person('380631112233', 'Інна');
    const before = dumpTables(rig.db);
    const inner = rig.merges.merge({ id: anna.id, mergedId: hanna.id, operatorId: rig.owner });
    const outer = rig.merges.merge({ id: inna.id, mergedId: anna.id, operatorId: rig.owner });
    expect(rig.contacts.get(hanna.id).id).toBe(inna.id);
    expect(() => rig.merges.undo(inner.mergeId)).toThrow('First take apart “Анна”');
    rig.merges.undo(outer.mergeId);
    rig.merges.undo(inner.mergeId);
    expect(dumpTables(rig.db)).toEqual(before);
  });

  it('keeps what was said since with the kept contact', () => {
    const { anna, hanna, elsewhere } = twoPeople();
    const { mergeId } = rig.merges.merge({ id: anna.id, mergedId: hanna.id, operatorId: rig.owner });
    const here = { conversationId: anna.conversationId, accountId: rig.account.id };
    addMessage(rig.db, { ...here, sentAt: NOON, content: { kind: 'text', body: 'нове тут' } });
    const there = { conversationId: elsewhere.conversationId, accountId: rig.secondAccount.id };
    addMessage(rig.db, { ...there, sentAt: NOON + 1, content: { kind: 'text', body: 'нове там' } });
    const kept = rig.merges.undo(mergeId);
    expect(kept.conversations).toMatchObject([
      { accountId: rig.secondAccount.id, unreadCount: 1 },
      { id: anna.conversationId, unreadCount: 2 },
    ]);
    expect(listTexts(kept.conversations[0]?.id ?? 0)).toEqual(['нове там']);
    expect(listTexts(anna.conversationId)).toHaveLength(2);
    expect(getConversation(rig.db, anna.conversationId, rig.owner)).toMatchObject({
      preview: { text: 'нове тут' },
      lastInboundAt: NOON,
    });
    expect(getConversation(rig.db, hanna.conversationId, rig.owner)).toMatchObject({
      unreadCount: 2,
      lastInboundAt: NOON - 4_000,
    });
    expect(getConversation(rig.db, elsewhere.conversationId, rig.owner)).toMatchObject({
      unreadCount: 1,
      lastInboundAt: NOON - 3_000,
      contact: { id: hanna.id },
    });
  });

  it('does not bring back what was read, written or decided since', () => {
    const { anna, hanna } = twoPeople();
    const { mergeId } = rig.merges.merge({ id: anna.id, mergedId: hanna.id, operatorId: rig.owner });
    clearUnread(rig.db, anna.conversationId, rig.owner);
    rig.db.exec(`UPDATE conversations SET state = 'snoozed' WHERE id = ${anna.conversationId};
      UPDATE drafts SET text = 'Вітаю, Анно';`);
    rig.contacts.rename(anna.id, 'Пані Анна');
    rig.merges.undo(mergeId);
    expect(getConversation(rig.db, anna.conversationId, rig.owner)).toMatchObject({
      unreadCount: 0,
      state: 'snoozed',
    });
    expect(getConversation(rig.db, hanna.conversationId, rig.owner)).toMatchObject({
      unreadCount: 0,
      state: 'open',
    });
    expect(rig.db.prepare('SELECT text FROM drafts').pluck().all()).toEqual(['Вітаю, Анно']);
    expect(rig.contacts.get(anna.id)).toMatchObject({ customName: 'Пані Анна', optedOutAt: null });
  });

  it('writes to neither when one of them asked for that since', () => {
    const anna = rig.person('380671112233', 'Анна');
    const hanna = rig.person('380501112233', 'Ганна');
    const { mergeId } = rig.merges.merge({ id: anna.id, mergedId: hanna.id, operatorId: rig.owner });
    rig.contacts.update(anna.id, { isOptedOut: true });
    rig.merges.undo(mergeId);
    expect([rig.contacts.get(anna.id).optedOutAt, rig.contacts.get(hanna.id).optedOutAt]).toEqual([
      NOON,
      NOON,
    ]);
  });

  it('shows the tick that a message got meanwhile', () => {
    const { anna, hanna } = twoPeople();
    const here = {
      conversationId: hanna.conversationId,
      accountId: rig.account.id,
      direction: 'out' as const,
    };
    const id = addMessage(rig.db, { ...here, sentAt: NOON, status: 'sent' });
    const { mergeId } = rig.merges.merge({ id: anna.id, mergedId: hanna.id, operatorId: rig.owner });
    rig.db.exec(`UPDATE messages SET status = 'read' WHERE id = ${id}`);
    rig.merges.undo(mergeId);
    expect(getConversation(rig.db, hanna.conversationId, rig.owner)?.preview?.status).toBe('read');
  });
});
