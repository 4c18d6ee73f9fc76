import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Operator } from '#shared/contract/app.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { setAccountOperators } from '../../../../src-main/db/queries/account-operators.ts';
import { setConversationAssignee } from '../../../../src-main/db/queries/conversation-changes.ts';
import { requireConversation } from '../../../../src-main/db/queries/conversations.ts';
import { insertOperator } from '../../../../src-main/db/queries/operators.ts';
import { getUnread } from '../../../../src-main/db/queries/unread.ts';
import { inTransaction } from '../../../../src-main/db/statements.ts';
import {
  createEngagement,
  type EngagementService,
} from '../../../../src-main/services/engagement/engagement.ts';
import { noteOperatorAnswered } from '../../../../src-main/services/engagement/written.ts';
import { NOON } from '../../../helpers/workspace.ts';
import { createRig, type IngestRig, incoming, messagesOf } from '../../ingest/rig.ts';

const DAY = 24 * 60 * 60 * 1000;
let rig: IngestRig;
let engagement: EngagementService;
let olena: Operator;
let ivan: Operator;
let maria: Operator;
let id: ConversationId;
let counter = 0;

beforeEach(async () => {
  rig = createRig();
  const { db } = rig.workspace;
  olena = rig.owner;
  ivan = insertOperator(db, { name: 'Іван', role: 'operator' }, 0);
  // Maria works here, but is not on the account's list.
  maria = insertOperator(db, { name: 'Марія', role: 'operator' }, 0);
  setAccountOperators(db, rig.account.id, [olena.id, ivan.id]);
  engagement = createEngagement({
    db,
    clock: rig.clock,
    publish: (changes) => {
      if (db.inTransaction) throw new Error('told before the commit');
      rig.changes.push(...changes);
    },
  });
  await customerWrites();
  id = 1 as ConversationId;
});

afterEach(() => rig.close());

const customerWrites = () => {
  counter += 1;
  const timestamp = String(Math.floor(rig.clock.now() / 1000));
  return rig.ingest(messagesOf(incoming({ id: `wamid.${counter}`, timestamp })));
};

function answers(by: Operator, isBulk = false): void {
  const { db } = rig.workspace;
  const now = rig.clock.now();
  const wrote = { conversationId: id, accountId: rig.account.id, operatorId: by.id, now, receivedAt: now };
  inTransaction(db, () => noteOperatorAnswered(db, { ...wrote, isBulk }));
}

const unread = () => [olena, ivan, maria].map((each) => getUnread(rig.workspace.db, id, each.id));
const facts = () => requireConversation(rig.workspace.db, id);
const told = async () => (await engagement.told({ id }, olena)).operatorIds;
/** The lines that only colleagues see, oldest first. */
const lines = () =>
  rig
    .rows<{ content: string; by: number | null }>(
      "SELECT content, operator_id AS by FROM messages WHERE kind = 'team_event' ORDER BY id",
    )
    .map(({ content, by }) => {
      const { event, operatorId, note } = JSON.parse(content);
      return [event, by, operatorId, note];
    });

describe('what is unread', () => {
  it('is so for the list, then for who answered, and after 15 days for the list again', async () => {
    expect([unread(), facts().waitingSince]).toEqual([[1, 1, 0], NOON]);
    answers(maria);
    // Who is told no longer has nothing to read there.
    expect([unread(), facts().waitingSince]).toEqual([[0, 0, 0], null]);
    await customerWrites();
    expect([unread(), await told(), lines()]).toEqual([[0, 0, 1], [maria.id], []]);
    answers(maria);
    rig.clock.advance(15 * DAY);
    await customerWrites();
    expect([unread(), facts().participantIds, await told()]).toEqual([[1, 1, 0], [], [olena.id, ivan.id]]);
    expect(lines()).toEqual([['lapsed', null, null, '']]);
    await customerWrites();
    expect([unread(), lines().length]).toEqual([[2, 2, 0], 1]);
  });

  it('stays as it is through one of a sending to many while the customer waits', async () => {
    answers(maria, true);
    expect([unread(), facts().participantIds]).toEqual([[1, 1, 0], []]);
    answers(olena);
    answers(maria, true);
    expect(facts().participantIds).toEqual([olena.id]);
  });

  it('never stands on what colleagues say among themselves', async () => {
    const before = facts();
    await engagement.addParticipant({ id, operatorId: maria.id }, olena);
    expect(facts()).toMatchObject({ preview: before.preview, lastMessageAt: before.lastMessageAt });
    expect(unread()).toEqual([1, 1, 1]);
  });
});

describe('taking part', () => {
  it('begins with an answer, or when somebody is added, which a line tells', async () => {
    answers(olena);
    answers(ivan);
    await engagement.addParticipant({ id, operatorId: maria.id }, ivan);
    await engagement.addParticipant({ id, operatorId: maria.id }, ivan);
    expect(facts().participantIds).toEqual([olena.id, ivan.id, maria.id]);
    expect([unread(), lines()]).toEqual([
      [0, 0, 1],
      [
        ['joined', ivan.id, ivan.id, ''],
        ['added', ivan.id, maria.id, ''],
      ],
    ]);
  });

  it('is given up: with the last who leaves, a customer who waits is everybody’s again', async () => {
    answers(olena);
    await customerWrites();
    await engagement.leave({ id }, ivan);
    expect(lines()).toEqual([]);
    await engagement.leave({ id }, olena);
    expect([facts().participantIds, unread(), await told()]).toEqual([[], [0, 1, 0], [olena.id, ivan.id]]);
    expect(lines()).toEqual([['left', olena.id, olena.id, '']]);
  });

  it('is taken over: it is theirs alone, with what others had to answer', async () => {
    answers(olena);
    setConversationAssignee(rig.workspace.db, id, olena.id);
    await customerWrites();
    await engagement.takeOver({ id }, maria);
    await engagement.takeOver({ id }, maria);
    expect(facts()).toMatchObject({ participantIds: [maria.id], assigneeId: maria.id });
    expect([unread(), await told(), lines()]).toEqual([
      [0, 0, 0],
      [maria.id],
      [['taken_over', maria.id, maria.id, '']],
    ]);
  });

  it('is handed over with a note, and the assignment with it', async () => {
    answers(olena);
    setConversationAssignee(rig.workspace.db, id, olena.id);
    await engagement.handOver({ id, operatorId: maria.id, note: 'Чекає на рахунок' }, olena);
    expect(facts()).toMatchObject({ participantIds: [maria.id], assigneeId: maria.id });
    expect([unread(), await told(), lines()]).toEqual([
      [0, 0, 1],
      [maria.id],
      [['handed_over', olena.id, maria.id, 'Чекає на рахунок']],
    ]);
    await engagement.handOver({ id, operatorId: null, note: 'Хто може?' }, maria);
    expect([facts().participantIds, facts().assigneeId, unread()]).toEqual([[], null, [1, 1, 0]]);
  });

  it('is not given to oneself, to who may only read, or to who has left', async () => {
    const { db } = rig.workspace;
    const reader = insertOperator(db, { name: 'Зоя', role: 'viewer' }, 0);
    const gone = insertOperator(db, { name: 'Петро', role: 'operator' }, 0);
    db.exec(`UPDATE operators SET removed_at = 1 WHERE id = ${gone.id}`);
    const give = (operatorId: Operator['id']) => () =>
      engagement.handOver({ id, operatorId, note: '' }, olena);
    expect(give(olena.id)).toThrow(expect.objectContaining({ code: 'HAND_OVER_TO_ONESELF' }));
    expect(give(reader.id)).toThrow(expect.objectContaining({ code: 'HAND_OVER_UNFIT' }));
    expect(give(gone.id)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
    expect(lines()).toEqual([]);
  });

  it('ends at the end of a shift for everything that is open, at once', async () => {
    answers(olena);
    const before = await engagement.shift(olena);
    expect([before.count, before.newest.map((each) => each.id)]).toEqual([1, [id]]);
    const result = await engagement.handOverAll({ operatorId: ivan.id, note: 'До завтра' }, olena);
    expect(await engagement.shift(olena)).toEqual({ count: 0, newest: [] });
    expect([result, facts().participantIds, unread()]).toEqual([{ count: 1 }, [ivan.id], [0, 1, 0]]);
    expect(await engagement.handOverAll({ operatorId: ivan.id, note: '' }, olena)).toEqual({ count: 0 });
  });
});
