import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conversationListSql } from '../../../src-main/db/queries/conversations.ts';
import { LINKED_SQL, REACTIONS_SQL } from '../../../src-main/db/queries/message-parts.ts';
import { messageWalkSql } from '../../../src-main/db/queries/messages.ts';
import { openTemporaryWorkspace, type TemporaryWorkspace } from '../../helpers/workspace.ts';

let workspace: TemporaryWorkspace;

beforeAll(() => {
  workspace = openTemporaryWorkspace();
});

afterAll(() => workspace.remove());

/** How SQLite would run a statement, one step a line. */
function planOf(sql: string): string[] {
  const values = { accountId: 1, at: 1, id: 1, limit: 1, contactIds: '[]', needle: 'x' };
  const named = Object.fromEntries(Object.entries(values).filter(([name]) => sql.includes(`:${name}`)));
  const positional = Array.from(sql.matchAll(/\?/g), () => 1);
  const explain = workspace.db.prepare(`EXPLAIN QUERY PLAN ${sql}`);
  const rows = (positional.length > 0 ? explain.all(positional) : explain.all(named)) as { detail: string }[];
  return rows.map((row) => row.detail);
}

describe('the lists that are read all day walk an index and sort nothing', () => {
  it.each([
    ['all', 'conversations_newest'],
    ['unread', 'conversations_unread'],
    ['waiting', 'conversations_waiting'],
  ] as const)('conversations: %s', (filter, index) => {
    expect(planOf(conversationListSql(filter, 'none'))).toEqual([
      `SEARCH conversations USING INDEX ${index} (account_id=? AND last_message_at<?)`,
      'SEARCH contacts USING INTEGER PRIMARY KEY (rowid=?)',
    ]);
  });

  it('conversations: a search that fits few contacts looks up theirs and sorts only those', () => {
    expect(planOf(conversationListSql('all', 'few-contacts'))).toEqual([
      'SCAN found VIRTUAL TABLE INDEX 1:',
      'SEARCH conversations USING INDEX sqlite_autoindex_conversations_1 (account_id=? AND contact_id=?)',
      'SEARCH contacts USING INTEGER PRIMARY KEY (rowid=?)',
      'USE TEMP B-TREE FOR ORDER BY',
    ]);
  });

  it('conversations: a search that fits many contacts', () => {
    expect(planOf(conversationListSql('all', 'many-contacts')).join('\n')).not.toMatch(/SCAN|TEMP B-TREE/);
  });

  it.each(['older', 'newer'] as const)('messages: %s', (direction) => {
    const sign = direction === 'older' ? '<' : '>';
    expect(planOf(messageWalkSql(direction))).toEqual([
      `SEARCH messages USING INDEX messages_in_order (conversation_id=? AND sent_at${sign}?)`,
    ]);
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
    ['a message by wamid', 'SELECT id FROM messages WHERE wamid = ? AND account_id = ?'],
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
