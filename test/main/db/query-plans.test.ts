import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conversationFilterSchema } from '#shared/contract/conversations.ts';
import { COUNT_PINNED_SQL, TO_WAKE_SQL } from '../../../src-main/db/queries/conversation-changes.ts';
import { COUNT_CLOSING_SQL } from '../../../src-main/db/queries/conversation-counts.ts';
import {
  CONVERSATION_PAGE_SQL,
  conversationListSql,
} from '../../../src-main/db/queries/conversation-list.ts';
import { LABELS_OF_PAGE_SQL } from '../../../src-main/db/queries/conversations.ts';
import { LINKED_SQL, REACTIONS_SQL } from '../../../src-main/db/queries/message-parts.ts';
import {
  FIRST_UNREAD_SQL,
  MESSAGE_BY_WAMID_SQL,
  messageWalkSql,
} from '../../../src-main/db/queries/messages.ts';
import { WAITS_SQL } from '../../../src-main/db/queries/participants.ts';
import { openTemporaryWorkspace, type TemporaryWorkspace } from '../../helpers/workspace.ts';

let workspace: TemporaryWorkspace;

beforeAll(() => {
  workspace = openTemporaryWorkspace();
});

afterAll(() => workspace.remove());

const LOOK_UP_UNREAD =
  'SEARCH unread EXISTS USING COVERING INDEX unread_by_conversation (conversation_id=? AND operator_id=? AND account_id=?)';

/** How SQLite would run a statement, one step a line. */
function planOf(sql: string): string[] {
  const values = {
    accountId: 1,
    at: 1,
    id: 1,
    limit: 1,
    contactIds: '[]',
    needle: 'x',
    operatorId: 1,
    labelId: 1,
    closingUpTo: 1,
    wamid: 'wamid.1',
  };
  const named = Object.fromEntries(Object.entries(values).filter(([name]) => sql.includes(`:${name}`)));
  const positional = Array.from(sql.matchAll(/\?/g), () => 1);
  const explain = workspace.db.prepare(`EXPLAIN QUERY PLAN ${sql}`);
  const rows = (positional.length > 0 ? explain.all(positional) : explain.all(named)) as { detail: string }[];
  return rows.map((row) => row.detail);
}

describe('the lists that are read all day walk an index and sort nothing', () => {
  const index = {
    all: 'conversations_open',
    mine: 'conversations_open_assigned',
    unassigned: 'conversations_open_unassigned',
    waiting: 'conversations_open_waiting',
    snoozed: 'conversations_snoozed',
    done: 'conversations_done',
  };
  const contactOf = 'SEARCH contacts USING INTEGER PRIMARY KEY (rowid=?)';
  const plain = { search: 'none', hasLabel: false } as const;

  it.each(Object.keys(index) as (keyof typeof index)[])('conversations: %s', (filter) => {
    const owner = filter === 'mine' ? 'assignee_id=? AND ' : '';
    expect(planOf(conversationListSql({ filter, from: 'walk', ...plain }))).toEqual([
      `SEARCH conversations USING INDEX ${index[filter]} (${owner}account_id=? AND <expr><?)`,
    ]);
  });

  it('conversations: unread, from what an operator has to read, of which only that is sorted', () => {
    expect(planOf(conversationListSql({ filter: 'unread', from: 'unread', ...plain }))).toEqual([
      'SEARCH mine USING PRIMARY KEY (operator_id=? AND account_id=?)',
      'SEARCH conversations USING INTEGER PRIMARY KEY (rowid=?)',
      'USE TEMP B-TREE FOR ORDER BY',
    ]);
  });

  it('conversations: unread, where that is much, walks the open ones and looks each up', () => {
    expect(planOf(conversationListSql({ filter: 'unread', from: 'walk', ...plain }))).toEqual([
      'SEARCH conversations USING INDEX conversations_open (account_id=? AND <expr><?)',
      LOOK_UP_UNREAD,
    ]);
  });

  it('conversations: closing, in the order in which windows close', () => {
    expect(planOf(conversationListSql({ filter: 'closing', from: 'walk', ...plain }))).toEqual([
      'SEARCH conversations USING INDEX conversations_open_closing (account_id=? AND last_inbound_at>? AND last_inbound_at<?)',
    ]);
  });

  it('conversations: pinned ones by themselves', () => {
    for (const filter of conversationFilterSchema.options) {
      expect(planOf(conversationListSql({ filter, from: 'pinned', ...plain }))).toEqual([
        'SEARCH conversations USING INDEX conversations_pinned (account_id=? AND pinned_at>?)',
        ...(filter === 'unread' ? [LOOK_UP_UNREAD] : []),
      ]);
    }
  });

  it('conversations: the whole rows of a page by their ids', () => {
    const steps = planOf(CONVERSATION_PAGE_SQL.replace(':ids', ':contactIds'));
    expect(steps).toContain('SEARCH conversations USING INTEGER PRIMARY KEY (rowid=?)');
    expect(steps).toContain(contactOf);
    expect(steps.join('\n')).not.toMatch(/SCAN conversations|SCAN contacts|TEMP B-TREE/);
  });

  it('conversations: a search that fits few contacts looks up theirs and sorts only those', () => {
    const shape = { filter: 'all', from: 'contacts', search: 'few-contacts', hasLabel: false } as const;
    expect(planOf(conversationListSql(shape))).toEqual([
      'SCAN found VIRTUAL TABLE INDEX 1:',
      'SEARCH conversations USING INDEX sqlite_autoindex_conversations_1 (account_id=? AND contact_id=?)',
      'USE TEMP B-TREE FOR ORDER BY',
    ]);
  });

  it('conversations: a label that few have looks up theirs and sorts only those', () => {
    const shape = { filter: 'done', from: 'label', search: 'none', hasLabel: true } as const;
    expect(planOf(conversationListSql(shape))).toEqual([
      'SEARCH conversation_labels USING PRIMARY KEY (label_id=?)',
      'SEARCH conversations USING INTEGER PRIMARY KEY (rowid=?)',
      'USE TEMP B-TREE FOR ORDER BY',
    ]);
  });

  it.each(conversationFilterSchema.options)(
    'conversations: %s with a search and a label that fit many',
    (filter) => {
      const shape = { filter, from: 'walk', search: 'many-contacts', hasLabel: true } as const;
      expect(planOf(conversationListSql(shape)).join('\n')).not.toMatch(/SCAN|TEMP B-TREE/);
    },
  );

  it.each([
    ['labels of a page', LABELS_OF_PAGE_SQL],
    ['how many windows close soon', COUNT_CLOSING_SQL],
    ['snoozes that are over', TO_WAKE_SQL],
    ['customers who wait', WAITS_SQL],
  ])('conversations: %s', (_name, sql) => {
    const plan = planOf(sql).join('\n');
    expect(plan).toMatch(/SEARCH conversation/);
    expect(plan).not.toMatch(/SCAN conversation|TEMP B-TREE/);
  });

  it('conversations: counting what is pinned goes through nothing else', () => {
    expect(planOf(COUNT_PINNED_SQL)).toEqual(['SCAN conversations USING INDEX conversations_pinned']);
  });

  it.each(['older', 'newer'] as const)('messages: %s', (direction) => {
    const sign = direction === 'older' ? '<' : '>';
    expect(planOf(messageWalkSql(direction))).toEqual([
      `SEARCH messages USING INDEX messages_in_order (conversation_id=? AND sent_at${sign}?)`,
    ]);
  });

  it('the first unread message', () => {
    expect(planOf(FIRST_UNREAD_SQL).join('\n')).toMatch(
      /SEARCH messages USING INDEX messages_in_order \(conversation_id=\?\)/,
    );
  });

  it.each([
    ['quoted messages', LINKED_SQL, 'messages'],
    ['reactions', REACTIONS_SQL, 'reactions'],
  ])('%s of a page', (_name, sql, table) => {
    const plan = planOf(sql).join('\n');
    expect(plan).toMatch(new RegExp(`SEARCH ${table} USING`));
    expect(plan).not.toMatch(new RegExp(`SCAN ${table}|TEMP B-TREE`));
  });
});

/** Look-ups on the way of every webhook, by the SQL that the queries use. */
describe('every look-up of ingest is by an index', () => {
  it.each([
    ['a message by wamid', MESSAGE_BY_WAMID_SQL],
    [
      'amendments',
      "SELECT id FROM messages WHERE quoted_wamid = ? AND account_id = ? AND kind IN ('edit', 'revoke')",
    ],
    ['parked statuses', 'SELECT id FROM message_statuses WHERE wamid = ? AND account_id = ?'],
    ['statuses of a message', 'SELECT id FROM message_statuses WHERE message_id = ? ORDER BY at, id'],
    ['an alias', 'SELECT id FROM contact_aliases WHERE kind = ? AND value = ?'],
    ['a conversation', 'SELECT id FROM conversations WHERE account_id = ? AND contact_id = ?'],
    ['a template by Meta’s id', 'SELECT id FROM templates WHERE meta_template_id = ? AND account_id = ?'],
    [
      'the newest preview',
      'SELECT id FROM messages WHERE conversation_id = ? ORDER BY sent_at DESC, id DESC LIMIT 1',
    ],
    [
      'account notices',
      'SELECT id FROM account_events WHERE account_id = ? ORDER BY occurred_at DESC, id DESC LIMIT ?',
    ],
    [
      'open failures',
      'SELECT id FROM ingest_failures WHERE resolved_at IS NULL AND id < ? ORDER BY id DESC LIMIT ?',
    ],
    [
      'contacts by name',
      'SELECT id FROM contacts WHERE (sort_name, id) > (?, ?) ORDER BY sort_name, id LIMIT ?',
    ],
  ])('%s', (_name, sql) => {
    expect(planOf(sql).join('\n')).not.toMatch(/SCAN|TEMP B-TREE/);
  });
});
