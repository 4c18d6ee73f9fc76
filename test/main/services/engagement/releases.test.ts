import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Operator } from '#shared/contract/app.ts';
import type { Change } from '#shared/contract/events.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { setAccountOperators } from '../../../../src-main/db/queries/account-operators.ts';
import type { StoredAccount } from '../../../../src-main/db/queries/accounts.ts';
import {
  setConversationAssignee,
  setConversationState,
} from '../../../../src-main/db/queries/conversation-changes.ts';
import { insertOperator } from '../../../../src-main/db/queries/operators.ts';
import { insertParticipant, noteOperatorWrote } from '../../../../src-main/db/queries/participants.ts';
import { insertRelease } from '../../../../src-main/db/queries/releases.ts';
import { removeMember } from '../../../../src-main/db/queries/team.ts';
import { inTransaction } from '../../../../src-main/db/statements.ts';
import { createReleases, releaseInSlices } from '../../../../src-main/services/engagement/releases.ts';
import { toldOf } from '../../../../src-main/services/engagement/told-of.ts';
import { waitFor } from '../../../helpers/hub.ts';
import {
  addAccount,
  NOON,
  openTemporaryWorkspace,
  type TemporaryWorkspace,
} from '../../../helpers/workspace.ts';
import { addConversation, addMessage } from '../../db/seed.ts';

const OPEN = 120;
const DONE = 30;

let workspace: TemporaryWorkspace;
let account: StoredAccount;
let leaver: Operator;
let heir: Operator;
let colleague: Operator;
let ids: ConversationId[];
let published: Change[];

beforeEach(() => {
  workspace = openTemporaryWorkspace();
  const { db } = workspace;
  published = [];
  account = addAccount(workspace);
  leaver = insertOperator(db, { name: 'Олена', role: 'operator' }, 0);
  heir = insertOperator(db, { name: 'Іван', role: 'operator' }, 0);
  colleague = insertOperator(db, { name: 'Марія', role: 'operator' }, 0);
  setAccountOperators(db, account.id, [leaver.id, colleague.id]);
  ids = inTransaction(db, () =>
    Array.from({ length: OPEN + DONE }, (_, index) => conversationOfLeaver(index)),
  );
});

afterEach(() => workspace.remove());

/** A customer wrote, the one who will leave owns it and has not read it; the last of them are put away. */
function conversationOfLeaver(index: number): ConversationId {
  const { db } = workspace;
  const { id } = addConversation(db, { accountId: account.id, waId: `38067${1_000_000 + index}` });
  insertParticipant(db, {
    conversationId: id,
    operatorId: leaver.id,
    joinedAt: NOON,
    how: 'wrote',
    addedBy: null,
  });
  noteOperatorWrote(db, id, NOON);
  setConversationAssignee(db, id, leaver.id);
  addMessage(db, { conversationId: id, accountId: account.id, sentAt: NOON + 1 });
  if (index >= OPEN) setConversationState(db, id, { state: 'done', snoozedUntil: null });
  return id;
}

const options = () => ({
  db: workspace.db,
  clock: { now: () => NOON + 2 },
  log: { debug() {}, info() {}, warn() {}, error() {} },
  publish: (changes: readonly Change[]) => {
    if (workspace.db.inTransaction) throw new Error('told before the commit');
    published.push(...changes);
  },
});

const leave = (to: Operator | null) =>
  inTransaction(workspace.db, () => {
    insertRelease(workspace.db, { operatorId: leaver.id, heirId: to?.id ?? null });
    removeMember(workspace.db, leaver.id, NOON);
  });

const countOf = (sql: string): number =>
  workspace.db
    .prepare<unknown[], { count: number }>(`SELECT count(*) AS count FROM ${sql} = ?`)
    .get(leaver.id)?.count ?? -1;
const leftOver = () => ({
  takesPart: countOf('conversation_participants WHERE operator_id'),
  unread: countOf('unread WHERE operator_id'),
  assigned: countOf('conversations WHERE assignee_id'),
  begun: countOf('releases WHERE operator_id'),
});
const NOTHING = { takesPart: 0, unread: 0, assigned: 0, begun: 0 };
const lines = () =>
  workspace.db
    .prepare<[], { event: string; count: number }>(
      `SELECT json_extract(content, '$.event') AS event, count(*) AS count FROM messages WHERE kind = 'team_event' GROUP BY 1`,
    )
    .all();
const toldOfAll = () =>
  new Set(ids.slice(0, OPEN).map((id) => toldOf(workspace.db, id, NOON + 2).operatorIds.join()));

describe('somebody who answers here no longer', () => {
  it('leaves what was open to those of the list, who have it to read', async () => {
    leave(null);
    expect(await createReleases(options()).finish(leaver.id)).toBe(OPEN);
    expect(leftOver()).toEqual(NOTHING);
    expect(lines()).toEqual([{ event: 'left', count: OPEN }]);
    expect(toldOfAll()).toEqual(new Set([`${colleague.id}`]));
    const unread = workspace.db.prepare('SELECT count(*) AS count FROM unread WHERE operator_id = ?');
    expect(unread.get(colleague.id)).toEqual({ count: OPEN });
    const told = new Set(
      published.flatMap((change) => (change.entity === 'conversation' ? [change.id] : [])),
    );
    expect(told.size).toBe(OPEN);
  });

  it('leaves it to a colleague, with the assignment', async () => {
    leave(heir);
    expect(await createReleases(options()).finish(leaver.id)).toBe(OPEN);
    expect(leftOver()).toEqual(NOTHING);
    expect(lines()).toEqual([{ event: 'handed_over', count: OPEN }]);
    expect(toldOfAll()).toEqual(new Set([`${heir.id}`]));
    const assigned = workspace.db.prepare(
      'SELECT count(*) AS count FROM conversations WHERE assignee_id = ?',
    );
    expect(assigned.get(heir.id)).toEqual({ count: OPEN });
  });

  it('is told nothing more from the first moment on, while most of it is still to be handed over', () => {
    leave(null);
    releaseInSlices(options(), leaver.id).next();
    expect(leftOver().takesPart).toBe(OPEN + DONE - 50);
    expect(toldOfAll()).toEqual(new Set([`${colleague.id}`]));
  });

  it('is taken out a few at a time, and everything else has its turn in between', async () => {
    leave(null);
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    await createReleases(options()).finish(leaver.id);
    isOver = true;
    // Three pages of fifty open ones, and what is only forgotten after them.
    expect(turns).toBeGreaterThanOrEqual(4);
  });

  it('is taken out to the end by the next hub when one was ended in the middle', async () => {
    leave(heir);
    const ended = releaseInSlices(options(), leaver.id);
    ended.next();
    ended.next();
    expect(leftOver()).toMatchObject({ takesPart: 50, begun: 1 });
    const next = createReleases(options());
    await waitFor('the rest', () => leftOver().begun === 0);
    expect(leftOver()).toEqual(NOTHING);
    // Each conversation once, whoever began it.
    expect(lines()).toEqual([{ event: 'handed_over', count: OPEN }]);
    next.close();
  });

  it('leaves the rest to the list when the colleague who was to have it has left as well meanwhile', async () => {
    leave(heir);
    releaseInSlices(options(), leaver.id).next();
    removeMember(workspace.db, heir.id, NOON);
    await createReleases(options()).finish(leaver.id);
    expect(lines()).toEqual([
      { event: 'handed_over', count: 50 },
      { event: 'left', count: OPEN - 50 },
    ]);
  });

  it('keeps what is left when they may answer again before the end', async () => {
    const releases = createReleases({ ...options(), publish: () => releases.callOff(leaver.id) });
    releases.begin(leaver.id, null);
    expect(await releases.finish(leaver.id)).toBe(50);
    expect(leftOver()).toMatchObject({ takesPart: OPEN + DONE - 50, begun: 0 });
  });
});
