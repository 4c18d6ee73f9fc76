import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationFilter } from '#shared/contract/conversations.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import type { Db } from '../../../src-main/db/open.ts';
import type { StoredAccount } from '../../../src-main/db/queries/accounts.ts';
import { countConversations } from '../../../src-main/db/queries/conversation-counts.ts';
import { type ListConversations, listConversations } from '../../../src-main/db/queries/conversation-list.ts';
import {
  getReadState,
  requireConversation,
  setReadWamid,
} from '../../../src-main/db/queries/conversations.ts';
import {
  editMessage,
  refreshPreview,
  revokeMessage,
  setMessageStatus,
} from '../../../src-main/db/queries/message-writes.ts';
import { ensureOwner } from '../../../src-main/db/queries/operators.ts';
import { clearUnread, countUnread, getUnread, markUnread } from '../../../src-main/db/queries/unread.ts';
import { inTransaction } from '../../../src-main/db/statements.ts';
import { addAccount, openTemporaryWorkspace, type TemporaryWorkspace } from '../../helpers/workspace.ts';
import { addConversation, addMessage } from './seed.ts';

let workspace: TemporaryWorkspace;
let db: Db;
let account: StoredAccount;
let operatorId: OperatorId;

beforeEach(() => {
  workspace = openTemporaryWorkspace();
  db = workspace.db;
  operatorId = ensureOwner(db, 'Олена', 0).id;
  account = addAccount(workspace);
});

afterEach(() => workspace.remove());

/** `count` conversations, the newest last, every third one answered and every fifth one read. */
function seed(count: number, owner = account): void {
  inTransaction(db, () => {
    for (let index = 1; index <= count; index += 1) {
      const waId = `${owner.id}38067${String(index).padStart(7, '0')}`;
      const { id } = addConversation(db, { accountId: owner.id, waId, name: `Клієнт ${index}`, at: index });
      addMessage(db, { conversationId: id, accountId: owner.id, sentAt: index * 10 });
      if (index % 5 === 0) clearUnread(db, id, operatorId);
      if (index % 3 === 0)
        addMessage(db, {
          conversationId: id,
          accountId: owner.id,
          sentAt: index * 10 + 1,
          direction: 'out',
          status: 'sent',
        });
    }
  });
}

/** Walks all pages and gives the names in their order. */
function walk(input: Omit<ListConversations, 'limit' | 'cursor' | 'now'>, limit = 7, now = 0): string[] {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = listConversations(db, { operatorId, ...input, limit, cursor, now });
    names.push(...page.items.map((item) => item.contact.profileName ?? ''));
    expect(page.items.length).toBeLessThanOrEqual(limit);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return names;
}

describe('the list of conversations', () => {
  const filters: [ConversationFilter, (index: number) => boolean][] = [
    ['all', () => true],
    ['unread', (index) => index % 5 !== 0],
    ['waiting', (index) => index % 3 !== 0],
  ];

  it.each(filters)('%s: every page, newest first, each conversation once', (filter, isIn) => {
    seed(40);
    const expected = Array.from({ length: 40 }, (_, index) => 40 - index)
      .filter(isIn)
      .map((index) => `Клієнт ${index}`);
    expect(walk({ filter })).toEqual(expected);
    expect(walk({ filter, accountId: account.id }, 200)).toEqual(expected);
  });

  it('merges accounts by activity, or shows one of them', () => {
    const other = addAccount(workspace, { key: 'key-2', phoneNumberId: '2', name: 'Ремонт' });
    seed(9);
    seed(9, other);
    expect(walk({ filter: 'all' })).toHaveLength(18);
    expect(walk({ filter: 'all', accountId: other.id })).toHaveLength(9);
    const page = listConversations(db, { filter: 'all', limit: 18, now: 0 });
    const times = page.items.map((item) => item.lastMessageAt);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it('finds a part of a name or number, however it is written', () => {
    seed(12);
    const { id } = addConversation(db, {
      accountId: account.id,
      waId: '380501234567',
      name: 'Мар’яна Ґудзь',
    });
    for (const search of ["мар'яна", 'МАРʼЯНА', 'ґудз', '050 123-45-67', '+38 (050) 123 45 67', '1234567']) {
      const found = listConversations(db, { filter: 'all', limit: 10, search, now: 0 }).items.map(
        (item) => item.id,
      );
      expect([search, found]).toEqual([search, [id]]);
    }
    expect(walk({ filter: 'all', search: 'клієнт 1' })).toEqual([
      'Клієнт 12',
      'Клієнт 11',
      'Клієнт 10',
      'Клієнт 1',
    ]);
    expect(walk({ filter: 'all', search: '%' })).toEqual([]);
  });

  it('finds every page of a search that fits most contacts', () => {
    seed(600);
    expect(walk({ filter: 'all', search: 'клієнт' }, 100)).toHaveLength(600);
    expect(walk({ filter: 'waiting', search: 'клієнт' }, 100)).toHaveLength(400);
  });

  it.each([
    '',
    'x',
    'bm9wZQ',
    Buffer.from('{}').toString('base64url'),
    Buffer.from('["1",2]').toString('base64url'),
  ])('refuses the cursor "%s"', (cursor) => {
    expect(() => listConversations(db, { filter: 'all', limit: 5, cursor, now: 0 })).toThrow(
      'check what was entered',
    );
  });

  it('counts what is behind each filter', () => {
    seed(15);
    const counts = {
      all: 15,
      mine: 0,
      unassigned: 15,
      unread: 12,
      waiting: 10,
      closing: 0,
      snoozed: 0,
      done: 0,
    };
    expect(countConversations(db, { operatorId, now: 0 })).toEqual({
      total: counts,
      byAccount: [{ accountId: account.id, counts }],
      byLabel: [],
    });
  });
});

describe('a conversation', () => {
  let id: ReturnType<typeof addConversation>['id'];
  const add = (
    values: Omit<Partial<Parameters<typeof addMessage>[1]>, 'conversationId'> & { sentAt: number },
  ) => addMessage(db, { ...values, conversationId: id, accountId: account.id });
  const preview = () => requireConversation(db, id).preview;

  beforeEach(() => {
    id = addConversation(db, { accountId: account.id, waId: '380671112233' }).id;
  });

  it('shows its newest message by Meta’s time, not by arrival', () => {
    add({ sentAt: 100, content: { kind: 'text', body: 'друге' } });
    add({ sentAt: 50, content: { kind: 'text', body: 'перше, запізніле' } });
    expect(requireConversation(db, id)).toMatchObject({
      lastMessageAt: 100,
      preview: { text: 'друге' },
      lastInboundAt: 100,
    });
    add({ sentAt: 100, content: { kind: 'text', body: 'тієї ж секунди' } });
    expect(preview()).toMatchObject({ text: 'тієї ж секунди' });
  });

  it('shows a reaction or a notice only until something is said', () => {
    add({ sentAt: 100, content: { kind: 'reaction', targetWamid: 'w', emoji: '🌻' } });
    expect(preview()).toMatchObject({ kind: 'reaction', text: '🌻' });
    add({ sentAt: 50, content: { kind: 'text', body: 'Так' } });
    expect(preview()).toMatchObject({ kind: 'text', text: 'Так' });
    add({
      sentAt: 200,
      direction: 'system',
      content: { kind: 'system', event: 'other', body: 'Notice', newWaId: null, newUserId: null },
    });
    expect(requireConversation(db, id)).toMatchObject({
      lastMessageAt: 50,
      preview: { text: 'Так', direction: 'in' },
    });
  });

  it('shows the tick of its newest message, not of an older one', () => {
    const first = add({ sentAt: 100, direction: 'out', status: 'accepted' });
    const second = add({ sentAt: 110, direction: 'out', status: 'accepted' });
    setMessageStatus(db, second, { status: 'delivered', at: 120 });
    setMessageStatus(db, first, { status: 'read', at: 130 });
    expect(preview()).toMatchObject({ status: 'delivered' });
  });

  it('shows what is left after an edit, a revocation or a removal', () => {
    add({ sentAt: 100, content: { kind: 'text', body: 'перше' } });
    const last = add({ sentAt: 110, content: { kind: 'text', body: 'друге' } });
    editMessage(db, last, { kind: 'text', body: 'виправлене' }, 120);
    refreshPreview(db, id);
    expect(preview()).toMatchObject({ kind: 'text', text: 'виправлене' });
    revokeMessage(db, last, 130);
    refreshPreview(db, id);
    expect(preview()).toMatchObject({ kind: 'revoke', text: '' });
    db.prepare('DELETE FROM messages WHERE id = ?').run(last);
    refreshPreview(db, id);
    expect(preview()).toMatchObject({ kind: 'text', text: 'перше' });
    db.prepare('DELETE FROM messages').run();
    refreshPreview(db, id);
    expect(preview()).toBeNull();
  });

  it('is read and unread by a click, and remembers the blue ticks', () => {
    add({ sentAt: 100, wamid: 'wamid.a' });
    add({ sentAt: 101, wamid: 'wamid.b' });
    expect(requireConversation(db, id, operatorId).unreadCount).toBe(2);
    // Nobody else has anything to do with it.
    expect(requireConversation(db, id, operatorId + 1).unreadCount).toBe(0);
    expect([clearUnread(db, id, operatorId), clearUnread(db, id, operatorId)]).toEqual([true, false]);
    const place = { conversationId: id, accountId: account.id };
    expect([markUnread(db, place, operatorId), markUnread(db, place, operatorId)]).toEqual([true, false]);
    expect([getUnread(db, id, operatorId), countUnread(db, operatorId)]).toEqual([1, 1]);
    setReadWamid(db, id, 'wamid.a');
    expect(getReadState(db, id)).toEqual({ lastInboundWamid: 'wamid.b', readWamid: 'wamid.a' });
  });
});
