import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId, MessageId, OperatorId } from '#shared/domain/ids.ts';
import type { StoredAccount } from '../../../../src-main/db/queries/accounts.ts';
import { setMessageStatus } from '../../../../src-main/db/queries/message-writes.ts';
import { getCounted } from '../../../../src-main/db/queries/numbers.ts';
import { insertOperator } from '../../../../src-main/db/queries/operators.ts';
import { deleteMessageAndJob } from '../../../../src-main/db/queries/outbox.ts';
import { restartMessage } from '../../../../src-main/db/queries/outgoing-messages.ts';
import { deleteAccountHistory } from '../../../../src-main/db/queries/sandbox-account.ts';
import { localDay } from '../../../../src-main/services/local-days.ts';
import { countMessages, recountAnswers } from '../../../../src-main/services/numbers/count-messages.ts';
import { createNumbers } from '../../../../src-main/services/numbers/numbers.ts';
import { addAccount, openTemporaryWorkspace, type TemporaryWorkspace } from '../../../helpers/workspace.ts';
import { addConversation, addMessage } from '../../db/seed.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Local times, as the days are counted in the zone of this computer. */
const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();

let workspace: TemporaryWorkspace;
let sales: StoredAccount;
let support: StoredAccount;
let anna: ConversationId;
let borys: ConversationId;
let olena: OperatorId;
let taras: OperatorId;

beforeEach(() => {
  workspace = openTemporaryWorkspace();
  sales = addAccount(workspace);
  support = addAccount(workspace, { key: 'key-2', phoneNumberId: '222222222222222' });
  anna = addConversation(workspace.db, { accountId: sales.id, waId: '380671112233' }).id;
  borys = addConversation(workspace.db, { accountId: support.id, waId: '380671112244' }).id;
  olena = insertOperator(workspace.db, { name: 'Олена', role: 'operator' }, 0).id;
  taras = insertOperator(workspace.db, { name: 'Тарас', role: 'operator' }, 0).id;
});

afterEach(() => workspace.remove());

const receive = (conversationId: ConversationId, sentAt: number, receivedAt = sentAt): MessageId =>
  addMessage(workspace.db, { conversationId, accountId: accountOf(conversationId), sentAt, receivedAt });

const answer = (
  conversationId: ConversationId,
  sentAt: number,
  operatorId: OperatorId | null,
  isOurs = true,
) =>
  addMessage(workspace.db, {
    conversationId,
    accountId: accountOf(conversationId),
    sentAt,
    direction: 'out',
    operatorId,
    isOurs,
    status: 'delivered',
  });

const accountOf = (conversationId: ConversationId) => (conversationId === anna ? sales.id : support.id);
const countAll = () => {
  while (recountAnswers(workspace.db, 3) + countMessages(workspace.db, 3) > 0);
};
const becomes = (id: MessageId, status: 'failed' | 'delivered') =>
  setMessageStatus(workspace.db, id, { status, at: 0 });
const get = (accountId?: number) => {
  countAll();
  return createNumbers({ db: workspace.db }).get({
    from: '2026-11-20',
    to: '2026-11-22',
    ...(accountId === undefined ? {} : { accountId: accountId as StoredAccount['id'] }),
  });
};

describe('the numbers of some days', () => {
  it('tell messages by day, hour, account and person', async () => {
    receive(anna, at(20, 9, 5));
    answer(anna, at(20, 9, 10), olena);
    receive(borys, at(22, 14));
    receive(borys, at(22, 15));
    answer(borys, at(22, 15, 30), taras);
    answer(borys, at(22, 16), null);
    receive(anna, at(19, 23, 59));

    const numbers = await get();
    expect(numbers.total).toEqual({ received: 3, sent: 3 });
    expect(numbers.byDay).toEqual([
      { day: '2026-11-20', received: 1, sent: 1 },
      { day: '2026-11-21', received: 0, sent: 0 },
      { day: '2026-11-22', received: 2, sent: 2 },
    ]);
    expect(numbers.timeZone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(numbers.byHour).toHaveLength(24);
    expect(numbers.byHour[15]).toEqual({ hour: 15, received: 1, sent: 1 });
    expect(numbers.byAccount.map(({ accountId, received, sent }) => [accountId, received, sent])).toEqual([
      [sales.id, 1, 1],
      [support.id, 2, 2],
    ]);
    expect(numbers.byOperator.map(({ operatorId, sent }) => [operatorId, sent])).toEqual([
      [olena, 1],
      [taras, 1],
      [null, 1],
    ]);
    expect(localDay(new Date(numbers.countedSince ?? 0))).toBe('2026-11-19');
  });

  it('tell how long customers waited: from the first unanswered message to the first answer of a person', async () => {
    receive(anna, at(20, 9));
    receive(anna, at(20, 9, 20));
    // A program is no answer.
    answer(anna, at(20, 9, 21), null);
    answer(anna, at(20, 9, 30), olena);
    answer(anna, at(20, 9, 31), olena);
    receive(borys, at(21, 10));
    answer(borys, at(21, 10, 2), taras);
    receive(anna, at(22, 8));
    // The owner wrote on the business's own phone.
    answer(anna, at(22, 8, 4), null, false);

    const numbers = await get();
    expect(numbers.firstAnswer).toEqual({ count: 3, medianMs: 4 * MINUTE, ninetiethMs: 30 * MINUTE });
    const ofOlena = numbers.byOperator.find(({ operatorId }) => operatorId === olena);
    expect(ofOlena?.firstAnswer).toEqual({ count: 1, medianMs: 30 * MINUTE, ninetiethMs: 30 * MINUTE });
    expect((await get(support.id)).firstAnswer).toEqual({
      count: 1,
      medianMs: 2 * MINUTE,
      ninetiethMs: 2 * MINUTE,
    });
  });

  it('tell who waits now, and leave out what was put away', async () => {
    receive(anna, at(20, 9));
    receive(borys, at(20, 10));
    expect((await get()).waitingNow).toEqual({ count: 2, longestSince: at(20, 9) });
    workspace.db.prepare("UPDATE conversations SET state = 'done' WHERE id = ?").run(anna);
    expect((await get()).waitingNow).toEqual({ count: 1, longestSince: at(20, 10) });
    expect((await get(sales.id)).waitingNow).toEqual({ count: 0, longestSince: null });
  });

  it('do not take history for a customer who waits', async () => {
    receive(anna, at(20, 9), at(20, 9) + 9 * DAY);
    answer(anna, at(22, 9), olena);
    const numbers = await get();
    expect(numbers.total.received).toBe(1);
    expect(numbers.firstAnswer.count).toBe(0);
  });

  it('leave out what colleagues and programs say about other messages', async () => {
    receive(anna, at(20, 9));
    addMessage(workspace.db, {
      conversationId: anna,
      accountId: sales.id,
      sentAt: at(20, 9, 1),
      direction: 'out',
      operatorId: olena,
      content: { kind: 'reaction', targetWamid: 'x', emoji: '👍' },
    });
    const numbers = await get();
    expect(numbers.total).toEqual({ received: 1, sent: 0 });
    expect(numbers.waitingNow.count).toBe(1);
  });

  describe('with messages that were not sent after all', () => {
    it('count as sent what Meta took, whether a failure comes before the count or after it', async () => {
      becomes(answer(anna, at(20, 9, 1), olena), 'failed');
      const late = answer(anna, at(20, 9, 2), olena);
      answer(borys, at(20, 10), taras);
      expect((await get()).total.sent).toBe(2);
      becomes(late, 'failed');
      const numbers = await get();
      expect(numbers.total.sent).toBe(1);
      expect(numbers.byDay[0]).toEqual({ day: '2026-11-20', received: 0, sent: 1 });
      expect(numbers.byHour[9]).toEqual({ hour: 9, received: 0, sent: 0 });
      expect(numbers.byOperator.map(({ operatorId, sent }) => [operatorId, sent])).toEqual([[taras, 1]]);
      // Proof of delivery ends a failure.
      becomes(late, 'delivered');
      expect((await get()).total.sent).toBe(2);
    });

    it('count what was sent again at the time at which it went out', async () => {
      const id = answer(anna, at(20, 23, 59), olena);
      await get();
      becomes(id, 'failed');
      restartMessage(workspace.db, id, at(21, 0, 5));
      becomes(id, 'delivered');
      expect((await get()).byDay.map(({ sent }) => sent)).toEqual([0, 1, 0]);
    });

    it('do not count what was taken back before it went out', async () => {
      const id = addMessage(workspace.db, {
        conversationId: anna,
        accountId: sales.id,
        sentAt: at(20, 9),
        direction: 'out',
        operatorId: olena,
        wamid: null,
        status: 'queued',
      });
      expect((await get()).total.sent).toBe(1);
      deleteMessageAndJob(workspace.db, id);
      expect((await get()).total.sent).toBe(0);
    });

    it('let the customer wait on, since the time at which they wrote', async () => {
      receive(anna, at(20, 9));
      const failing = answer(anna, at(20, 9, 10), olena);
      expect((await get()).firstAnswer).toEqual({
        count: 1,
        medianMs: 10 * MINUTE,
        ninetiethMs: 10 * MINUTE,
      });
      becomes(failing, 'failed');
      const numbers = await get();
      expect(numbers.firstAnswer.count).toBe(0);
      expect(numbers.waitingNow).toEqual({ count: 1, longestSince: at(20, 9) });
      restartMessage(workspace.db, failing, at(20, 9, 40));
      becomes(failing, 'delivered');
      expect((await get()).firstAnswer.medianMs).toBe(40 * MINUTE);
      expect((await get()).waitingNow.count).toBe(0);
    });

    it('take the next answer that arrived for the first one', async () => {
      receive(anna, at(20, 9));
      const failing = answer(anna, at(20, 9, 10), olena);
      answer(anna, at(20, 9, 11), null);
      answer(anna, at(20, 9, 30), taras);
      await get();
      becomes(failing, 'failed');
      const { firstAnswer, byOperator } = await get();
      expect(firstAnswer).toEqual({ count: 1, medianMs: 30 * MINUTE, ninetiethMs: 30 * MINUTE });
      expect(byOperator.find(({ operatorId }) => operatorId === taras)?.firstAnswer.count).toBe(1);
      expect(byOperator.find(({ operatorId }) => operatorId === olena)).toBeUndefined();
    });
  });

  it('take what a program sends in the name of a person for nobody’s, and for no answer', async () => {
    receive(anna, at(20, 9));
    addMessage(workspace.db, {
      conversationId: anna,
      accountId: sales.id,
      sentAt: at(20, 9, 1),
      direction: 'out',
      operatorId: olena,
      automatic: 'program',
      status: 'delivered',
    });
    const numbers = await get();
    expect(numbers.byOperator.map(({ operatorId, sent }) => [operatorId, sent])).toEqual([[null, 1]]);
    expect(numbers.firstAnswer.count).toBe(0);
  });

  it('count every message once, whatever the size of the steps and when counting stops in between', async () => {
    for (let minute = 0; minute < 10; minute += 1) receive(anna, at(20, 9, minute));
    countMessages(workspace.db, 4);
    expect(getCounted(workspace.db).behind).toBe(6);
    expect((await get()).total.received).toBe(10);
    expect((await get()).total.received).toBe(10);
  });

  it('forget an account whose history is deleted, and go on with the other', async () => {
    receive(anna, at(20, 9));
    receive(borys, at(20, 10));
    await get();
    deleteAccountHistory(workspace.db, sales.id);
    const numbers = await get();
    expect(numbers.total.received).toBe(1);
    expect(numbers.waitingNow.count).toBe(1);
  });

  it('refuse days that do not exist and more than four hundred of them', async () => {
    const numbers = createNumbers({ db: workspace.db });
    await expect(async () => numbers.get({ from: '2026-02-30', to: '2026-03-01' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(async () => numbers.get({ from: '2025-01-01', to: '2026-11-20' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(async () => numbers.get({ from: '2026-11-20', to: '2026-11-19' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });
});
