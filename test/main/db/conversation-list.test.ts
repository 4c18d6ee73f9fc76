import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Conversation,
  type ConversationFilter,
  conversationFilterSchema,
} from '#shared/contract/conversations.ts';
import { belongsToFilter, compareConversations } from '#shared/domain/conversation-order.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import type { Db } from '../../../src-main/db/open.ts';
import { type StoredAccount, updateAccount } from '../../../src-main/db/queries/accounts.ts';
import { countConversations } from '../../../src-main/db/queries/conversation-counts.ts';
import { type ListConversations, listConversations } from '../../../src-main/db/queries/conversation-list.ts';
import { requireConversation } from '../../../src-main/db/queries/conversations.ts';
import { insertLabel, setConversationLabel } from '../../../src-main/db/queries/labels.ts';
import { insertOperator } from '../../../src-main/db/queries/operators.ts';
import { countUnread, setUnread } from '../../../src-main/db/queries/unread.ts';
import { inTransaction } from '../../../src-main/db/statements.ts';
import {
  addAccount,
  NOON,
  openTemporaryWorkspace,
  type TemporaryWorkspace,
} from '../../helpers/workspace.ts';
import { addConversation } from './seed.ts';

const HOUR = 3_600_000;
let workspace: TemporaryWorkspace;
let db: Db;
let accounts: StoredAccount[];
let operatorId: number;
let labelId: number;
let ids: ConversationId[];

/** The same numbers in every run. */
function createDice(): (sides: number) => number {
  let state = 42;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

/** Something of everything: states, owners, pins, labels, windows that close at every hour, equal times. */
function seed(count: number): void {
  const dice = createDice();
  inTransaction(db, () => {
    ids = Array.from({ length: count }, (_, index) => {
      const account = accounts[dice(2)];
      if (!account) throw new Error('There are two accounts.');
      const waId = `38067${String(index).padStart(7, '0')}`;
      const { id } = addConversation(db, { accountId: account.id, waId, name: `Клієнт ${index}` });
      const lastInboundAt = dice(5) === 0 ? null : NOON + account.clockOffsetMs - dice(30 * 60) * 60_000;
      db.prepare(
        `UPDATE conversations SET state = ?, assignee_id = ?, pinned_at = ?, preview_direction = ?,
           preview_kind = 'text', last_inbound_at = ?, last_message_at = ?,
           woken_at = ? WHERE id = ?`,
      ).run(
        ['open', 'open', 'open', 'snoozed', 'done'][dice(5)],
        [null, operatorId, operatorId + 1][dice(3)],
        dice(12) === 0 ? 1 + dice(3) : null,
        ['in', 'out', 'system', null][dice(4)],
        lastInboundAt,
        1 + dice(60),
        dice(4) === 0 ? 1 + dice(90) : null,
        id,
      );
      const place = { conversationId: id, accountId: account.id };
      setUnread(db, place, operatorId, dice(3) === 0 ? dice(4) : 0);
      // What a colleague has not read is nothing to this operator.
      setUnread(db, place, operatorId + 1, dice(3));
      if (dice(3) === 0) setConversationLabel(db, { conversationId: id, labelId, isOn: true });
      return id;
    });
  });
}

beforeEach(() => {
  workspace = openTemporaryWorkspace();
  db = workspace.db;
  const shop = addAccount(workspace);
  const other = addAccount(workspace, { key: 'key-2', phoneNumberId: '2', name: 'Ремонт' });
  // As in the sandbox after time has passed: its clock is its own.
  accounts = [shop, updateAccount(db, other.id, { clockOffsetMs: 30 * HOUR })];
  operatorId = insertOperator(db, { name: 'Марія', role: 'operator' }, 0).id;
  insertOperator(db, { name: 'Іван', role: 'operator' }, 0);
  labelId = insertLabel(db, { name: 'VIP', color: 'red', isUrgent: false }, 0);
});

afterEach(() => workspace.remove());

function walk(input: Omit<ListConversations, 'limit' | 'cursor' | 'now' | 'operatorId'>): Conversation[] {
  const found: Conversation[] = [];
  let cursor: string | undefined;
  do {
    const page = listConversations(db, { ...input, operatorId, now: NOON, limit: 7, cursor });
    expect(page.items.length).toBeLessThanOrEqual(7);
    found.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return found;
}

/** What the shared rules, which the screen uses as well, make of all conversations. */
function expected(filter: ConversationFilter, isSearching = false): Conversation[] {
  return ids
    .map((id) => requireConversation(db, id, operatorId))
    .filter((conversation) => {
      const offset = accounts.find(({ id }) => id === conversation.accountId)?.clockOffsetMs ?? 0;
      return belongsToFilter(conversation, filter, { now: NOON + offset, operatorId, isSearching });
    })
    .sort((a, b) => compareConversations(filter, a, b));
}

describe.each(conversationFilterSchema.options)('the list "%s"', (filter) => {
  it('page by page is what the shared rules say, in all accounts and in one', () => {
    seed(300);
    const all = expected(filter);
    expect(all.length).toBeGreaterThan(8);
    expect(walk({ filter })).toEqual(all);
    const [account] = accounts;
    expect(walk({ filter, accountId: account?.id })).toEqual(
      all.filter(({ accountId }) => accountId === account?.id),
    );
  });

  it('shows those with a label, and those that a search finds', () => {
    seed(300);
    const labelled = expected(filter).filter(({ labelIds }) => labelIds.length > 0);
    expect(walk({ filter, labelId })).toEqual(labelled);
    const fits = ({ contact }: Conversation) => contact.profileName?.includes('Клієнт 1') ?? false;
    const found = expected(filter, true).filter(fits);
    expect(found.length).toBeGreaterThan(4);
    expect(walk({ filter, search: 'клієнт 1' })).toEqual(found);
    expect(walk({ filter, search: 'клієнт 1', labelId })).toEqual(
      found.filter(({ labelIds }) => labelIds.length > 0),
    );
  });
});

describe('the numbers behind the filters', () => {
  const numbers = () => countConversations(db, { operatorId, now: NOON }).total;
  const inLists = () =>
    Object.fromEntries(conversationFilterSchema.options.map((filter) => [filter, expected(filter).length]));

  it('are what the lists hold', () => {
    seed(300);
    expect(numbers()).toEqual(inLists());
    const byAccount = countConversations(db, { operatorId, now: NOON }).byAccount;
    expect(byAccount.map(({ counts }) => counts.all)).toEqual(
      accounts.map(({ id }) => walk({ filter: 'all', accountId: id }).length),
    );
  });

  it('stay right whatever happens to conversations', () => {
    seed(120);
    db.exec(`
      UPDATE conversations SET state = 'done' WHERE id % 4 = 0;
      UPDATE conversations SET state = 'open' WHERE id % 6 = 0;
      UPDATE unread SET count = count + 1 WHERE conversation_id % 6 = 0;
      DELETE FROM unread WHERE conversation_id % 8 = 0;
      INSERT INTO unread SELECT ${operatorId}, account_id, id, 1 FROM conversations WHERE id % 10 = 0
        ON CONFLICT DO NOTHING;
      UPDATE conversations SET assignee_id = NULL, preview_direction = 'in' WHERE id % 5 = 0;
      UPDATE conversations SET account_id = 3 - account_id WHERE id % 7 = 0;
      DELETE FROM conversations WHERE id % 9 = 0;
    `);
    ids = ids.filter((id) => id % 9 !== 0);
    expect(numbers()).toEqual(inLists());
    const unread = ids.filter((id) => requireConversation(db, id, operatorId).unreadCount > 0);
    expect(countUnread(db, operatorId)).toBe(unread.length);
    db.exec('DELETE FROM conversations');
    expect(new Set(Object.values(numbers()))).toEqual(new Set([0]));
  });
});

it('a window that closes while a person turns the page is not shown on the next one', () => {
  seed(300);
  const first = listConversations(db, { filter: 'closing', now: NOON, limit: 3 });
  const later = NOON + 2 * HOUR;
  const next = listConversations(db, {
    filter: 'closing',
    now: later,
    limit: 200,
    cursor: first.next ?? undefined,
  });
  for (const { accountId, lastInboundAt } of next.items) {
    const offset = accounts.find(({ id }) => id === accountId)?.clockOffsetMs ?? 0;
    expect((lastInboundAt ?? 0) + 24 * HOUR).toBeGreaterThan(later + offset);
  }
});
