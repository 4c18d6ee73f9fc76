import {
  type ConversationCounts,
  type ConversationFilter,
  conversationFilterSchema,
} from '#shared/contract/conversations.ts';
import { closingSoonRange } from '#shared/domain/conversation-order.ts';
import type { AccountId, LabelId } from '#shared/domain/ids.ts';
import { groupBy } from '../group-by.ts';
import { type Db, getRow, listRows } from '../statements.ts';

interface Tally {
  accountId: number;
  state: 'open' | 'snoozed' | 'done';
  isWaiting: 0 | 1;
  /** 0: nobody. */
  assigneeId: number;
  count: number;
}

/**
 * How many conversations each account has behind each filter, from tallies that triggers keep: the rows themselves are
 * not looked at, except those whose window closes soon.
 */
export function countConversations(
  db: Db,
  { operatorId, now }: { operatorId: number; now: number },
): {
  total: ConversationCounts;
  byAccount: { accountId: AccountId; counts: ConversationCounts }[];
  byLabel: { labelId: LabelId; accountId: AccountId; open: number }[];
} {
  const tallies = groupBy(listTallies(db), ({ accountId }) => accountId);
  const unread = listUnreadByAccount(db, operatorId);
  const accounts = listRows<{ id: AccountId; clockOffsetMs: number }>(
    db,
    'SELECT id, clock_offset_ms AS clockOffsetMs FROM accounts ORDER BY id',
  );
  const byAccount = accounts.map(({ id, clockOffsetMs }) => {
    const ofAccount = tallies.get(id) ?? [];
    const closing = countClosing(db, id, now + clockOffsetMs);
    return {
      accountId: id,
      counts: countEach((filter) => {
        if (filter === 'closing') return closing;
        if (filter === 'unread') return unread.get(id) ?? 0;
        return sum(ofAccount.filter((tally) => counts[filter](tally, operatorId)).map(({ count }) => count));
      }),
    };
  });
  const total = countEach((filter) => sum(byAccount.map((account) => account.counts[filter])));
  return { total, byAccount, byLabel: listLabelTallies(db) };
}

const counts: Record<
  Exclude<ConversationFilter, 'closing' | 'unread'>,
  (tally: Tally, operatorId: number) => boolean
> = {
  all: ({ state }) => state === 'open',
  mine: ({ state, assigneeId }, operatorId) => state === 'open' && assigneeId === operatorId,
  unassigned: ({ state, assigneeId }) => state === 'open' && assigneeId === 0,
  waiting: ({ state, isWaiting }) => state === 'open' && isWaiting === 1,
  snoozed: ({ state }) => state === 'snoozed',
  done: ({ state }) => state === 'done',
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const countEach = (numberOf: (filter: ConversationFilter) => number): ConversationCounts =>
  Object.fromEntries(
    conversationFilterSchema.options.map((filter) => [filter, numberOf(filter)]),
    // Every filter is there: the names come from the schema of the filters.
  ) as ConversationCounts;

const listTallies = (db: Db): Tally[] =>
  listRows<Tally>(
    db,
    `SELECT account_id AS accountId, state, is_waiting AS isWaiting, assignee_id AS assigneeId, count
     FROM conversation_tallies WHERE count > 0`,
  );

const listLabelTallies = (db: Db) =>
  listRows<{ labelId: LabelId; accountId: AccountId; open: number }>(
    db,
    'SELECT label_id AS labelId, account_id AS accountId, count AS open FROM label_tallies WHERE count > 0',
  );

const listUnreadByAccount = (db: Db, operatorId: number): ReadonlyMap<AccountId, number> =>
  new Map(
    listRows<{ accountId: AccountId; count: number }>(
      db,
      "SELECT account_id AS accountId, count FROM unread_tallies WHERE operator_id = ? AND state = 'open'",
      [operatorId],
    ).map(({ accountId, count }) => [accountId, count]),
  );

/** Exported for the test that looks at its plan. */
export const COUNT_CLOSING_SQL = `SELECT count(*) AS count FROM conversations INDEXED BY conversations_open_closing
  WHERE account_id = ? AND state = 'open' AND last_inbound_at IS NOT NULL AND last_inbound_at > ? AND last_inbound_at <= ?`;

function countClosing(db: Db, accountId: number, accountNow: number): number {
  const { after, upTo } = closingSoonRange(accountNow);
  return getRow<{ count: number }>(db, COUNT_CLOSING_SQL, [accountId, after, upTo])?.count ?? 0;
}
