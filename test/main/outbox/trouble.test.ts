import { beforeEach, describe, expect, it } from 'vitest';
import { applyStatuses, insertStatus } from '../../../src-main/db/queries/statuses.ts';
import { NOON } from '../../helpers/workspace.ts';
import { createRig, type Fate, fates, type Rig, undecided } from './rig.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

let rig: Rig;
beforeEach(() => {
  rig = createRig();
});

const bodies = () => rig.meta.accepted.map(({ body }) => (body.text as { body: string }).body);
/** When each request was made, in seconds after noon. */
function recordTimes(next: () => Fate): number[] {
  const times: number[] = [];
  rig.meta.fate = () => {
    times.push((rig.clock.now() - NOON) / SECOND);
    return next();
  };
  return times;
}
const startWith = async (fate: () => Fate) => {
  const times = recordTimes(fate);
  const message = rig.send(rig.addConversation('380671112233'));
  rig.outbox.start();
  await rig.flush();
  return { message, times };
};

describe('what certainly was not sent', () => {
  it('is tried again without end while Meta cannot be reached, and says why it waits', async () => {
    const { message, times } = await startWith(
      fates('unreachable', 'unreachable', 'unreachable', 'unreachable', 'accept'),
    );
    expect(rig.message(message.id)).toMatchObject({
      status: 'queued',
      error: { title: 'unreachable', retry: 'later' },
    });
    await rig.advance(30 * SECOND);
    expect(times).toEqual([0, 1, 3, 7, 15]);
    expect(rig.message(message.id)).toMatchObject({ status: 'accepted', error: null });
  });

  it('does not ask for every conversation while Meta cannot be reached', async () => {
    const times = recordTimes(() => 'unreachable');
    for (let index = 0; index < 100; index += 1) rig.send(rig.addConversation(`38067000${index + 100}`));
    rig.outbox.start();
    await rig.flush();
    await rig.advance(HOUR);
    // Eight at once, then one pause for all: far fewer than a hundred messages times their own attempts.
    expect(times.length).toBeLessThan(8 * 70);
    rig.meta.fate = () => 'accept';
    await rig.advance(5 * MINUTE);
    expect(rig.meta.accepted).toHaveLength(100);
  });

  it('waits 4^x seconds for a customer who gets too much, while others go on', async () => {
    const other = rig.addConversation('380670000002');
    const { message, times } = await startWith(fates(131056, 131056, 131056, 'accept'));
    expect(rig.message(message.id)).toMatchObject({ status: 'queued', error: { code: 131056 } });
    rig.meta.fate = (
      (own) => (body) =>
        String(body.to).endsWith('0002') ? 'accept' : own(body)
    )(rig.meta.fate);
    rig.send(other, 'іншому');
    await rig.flush();
    expect(bodies()).toEqual(['іншому']);
    await rig.advance(30 * SECOND);
    expect(times).toEqual([0, 1, 5, 21]);
    expect(rig.statusOf(message.id)).toBe('accepted');
  });

  it.each<[string, Fate]>([
    ['130429', 130429],
    ['a bare 429', 'http-429'],
  ])('holds the whole account back on %s', async (_, fate) => {
    const chats = Array.from({ length: 20 }, (_each, index) => rig.addConversation(`38067000${index + 100}`));
    for (const chat of chats) rig.send(chat);
    const times = recordTimes(() => fate);
    rig.outbox.start();
    await rig.flush();
    expect(times).toHaveLength(8);
    await rig.advance(900);
    expect(times).toHaveLength(8);
    await rig.advance(200);
    expect(times.length).toBeLessThanOrEqual(16);
    rig.meta.fate = () => 'accept';
    await rig.advance(MINUTE);
    expect(rig.meta.accepted).toHaveLength(20);
  });

  it('gives Meta’s unknown trouble five chances, then a person decides', async () => {
    const { message, times } = await startWith(() => 131000);
    await rig.advance(HOUR);
    expect(times).toEqual([0, 1, 3, 7, 15]);
    expect(rig.message(message.id)).toMatchObject({
      status: 'failed',
      error: { code: 131000, retry: 'yes' },
    });
  });

  it('waits a day after the marketing cap and lets later messages pass', async () => {
    const chat = rig.addConversation('380671112233');
    const times = recordTimes(fates(131049, 'accept'));
    const template = rig.sendContent(chat, { kind: 'template', name: 'sale', language: 'uk' });
    rig.outbox.start();
    await rig.flush();
    expect(rig.message(template.id)).toMatchObject({
      status: 'queued',
      error: { code: 131049, retry: 'later' },
    });
    const answer = rig.send(chat, 'відповідь');
    await rig.flush();
    expect(rig.statusOf(answer.id)).toBe('accepted');
    await rig.advance(25 * HOUR);
    expect(rig.statusOf(template.id)).toBe('accepted');
    expect(times).toEqual([0, 0, 24 * 60 * 60]);
  });

  it('is given up after three days', async () => {
    const chat = rig.addConversation('380671112233');
    rig.meta.fate = () => 'unreachable';
    const template = rig.sendContent(chat, { kind: 'template', name: 'sale', language: 'uk' });
    rig.outbox.start();
    await rig.flush();
    await rig.advance(73 * HOUR);
    expect(rig.message(template.id)).toMatchObject({ status: 'failed', error: { title: 'gave_up' } });
  });
});

describe('what Meta refuses for good', () => {
  it('fails with the reason and does not hold up the next message', async () => {
    const chat = rig.addConversation('380671112233');
    rig.meta.fate = fates(131026, 'accept');
    const [refused, next] = [rig.send(chat, 'один'), rig.send(chat, 'два')];
    rig.outbox.start();
    await rig.flush();
    expect(rig.message(refused.id)).toMatchObject({ status: 'failed', error: { code: 131026, retry: 'no' } });
    expect(rig.statusOf(next.id)).toBe('accepted');
    expect(rig.outbox.counts()).toMatchObject({ failed: 1 });
  });

  it('can be sent again by a person, at the end of the conversation', async () => {
    const { message } = await startWith(fates(131026, 'accept'));
    rig.clock.advance(MINUTE);
    expect(rig.outbox.retry(message.id)).toMatchObject({
      id: message.id,
      status: 'queued',
      error: null,
      sentAt: NOON + MINUTE,
    });
    await rig.flush();
    expect(rig.message(message.id)).toMatchObject({ status: 'accepted', wamid: 'wamid.1' });
  });

  it('can be thrown away', async () => {
    const { message } = await startWith(() => 131026);
    expect(rig.outbox.discard(message.id)).toBe(true);
    expect(rig.db.prepare('SELECT count(*) FROM messages').pluck().get()).toBe(0);
    expect(rig.db.prepare('SELECT last_message_id, preview_kind FROM conversations').get()).toEqual({
      last_message_id: null,
      preview_kind: null,
    });
    expect(rig.outbox.discard(message.id)).toBe(false);
  });
});

describe('a dead token', () => {
  it('stops the account after one round, keeps its messages with the reason, and goes on with a new one', async () => {
    const times = recordTimes(() => (rig.token === 'EAA-new-token-of-the-outbox' ? 'accept' : 190));
    const messages = Array.from({ length: 20 }, (_, index) =>
      rig.send(rig.addConversation(`38067000${index + 100}`)),
    );
    rig.outbox.start();
    await rig.flush();
    await rig.advance(HOUR);
    expect(times).toHaveLength(8);
    expect(rig.outbox.counts()).toEqual({ queued: 20, sending: 0, unconfirmed: 0, failed: 0 });
    for (const { id } of messages)
      expect(rig.message(id)).toMatchObject({ status: 'queued', error: { code: 190 } });
    const late = rig.send(rig.addConversation('380679999999'));
    expect(late).toMatchObject({ status: 'queued', error: { code: 190 } });
    rig.token = 'EAA-new-token-of-the-outbox';
    await rig.advance(6 * SECOND);
    expect(rig.meta.accepted).toHaveLength(21);
    expect(rig.message(late.id)).toMatchObject({ status: 'accepted', error: null });
  });

  it('lives again when it was given once more, and Meta takes it', async () => {
    rig.meta.fate = () => 190;
    const message = rig.send(rig.addConversation('380671112233'));
    rig.outbox.start();
    await rig.advance(HOUR);
    expect(rig.meta.asked).toHaveLength(1);
    rig.outbox.wake();
    await rig.advance(HOUR);
    expect(rig.meta.asked).toHaveLength(2);
    expect(rig.message(message.id)).toMatchObject({ status: 'queued', error: { code: 190 } });
    rig.meta.fate = () => 'accept';
    rig.outbox.wake();
    await rig.flush();
    expect(rig.message(message.id)).toMatchObject({ status: 'accepted', error: null });
  });

  it('leaves other accounts alone', async () => {
    const db = rig.db;
    db.prepare(
      "INSERT INTO accounts (key, kind, name, color, phone_number_id, waba_id, app_id, created_at) VALUES ('key-2', 'live', 'B', 'moss', '2', '2', '2', 0)",
    ).run();
    const other = rig.addConversation('380670000002', { accountId: 2 });
    rig.meta.fate = (body) => (String(body.to).endsWith('0002') ? 'accept' : 190);
    // The rig gives both accounts one token; what must not happen is that the stop of one account stops the other.
    rig.send(rig.addConversation('380671112233'));
    rig.outbox.start();
    await rig.flush();
    const fine = rig.send(other);
    await rig.flush();
    expect(rig.statusOf(fine.id)).toBe('accepted');
  });

  it('is the same for a token that the keychain does not give', async () => {
    const message = rig.send(rig.addConversation('380671112233'));
    rig.token = null;
    rig.outbox.start();
    await rig.advance(MINUTE);
    expect(rig.meta.asked).toEqual([]);
    expect(rig.message(message.id)).toMatchObject({ status: 'queued', error: { title: 'no_token' } });
    rig.token = 'EAA-new-token-of-the-outbox';
    rig.outbox.wake();
    await rig.flush();
    expect(rig.message(message.id)).toMatchObject({ status: 'accepted', error: null });
  });

  it('a paused account waits and says so', async () => {
    const message = rig.send(rig.addConversation('380671112233'));
    rig.db.prepare("UPDATE accounts SET state = 'paused'").run();
    rig.outbox.start();
    await rig.advance(MINUTE);
    expect(rig.message(message.id)).toMatchObject({ status: 'queued', error: { title: 'account_paused' } });
    rig.db.prepare("UPDATE accounts SET state = 'active'").run();
    await rig.advance(6 * SECOND);
    expect(rig.statusOf(message.id)).toBe('accepted');
  });
});

describe('what may have been sent', () => {
  it.each<Fate>(['accept-then-drop', 'accept-then-500', 'accept-then-timeout', 'timeout', 'reset'])(
    'after %s it is unconfirmed, never sent again by itself, and holds what follows for two minutes only',
    async (fate) => {
      const chat = rig.addConversation('380671112233');
      rig.meta.fate = fates(fate, 'accept');
      const [lost, next] = [rig.send(chat, 'один'), rig.send(chat, 'два')];
      rig.outbox.start();
      await rig.flush();
      await rig.advance(119 * SECOND);
      expect([rig.statusOf(lost.id), rig.statusOf(next.id)]).toEqual(['unconfirmed', 'queued']);
      await rig.advance(2 * SECOND);
      expect([rig.statusOf(lost.id), rig.statusOf(next.id)]).toEqual(['unconfirmed', 'accepted']);
      await rig.kill();
      await rig.advance(HOUR);
      expect(rig.meta.asked).toHaveLength(2);
      expect(rig.outbox.counts()).toMatchObject({ unconfirmed: 1 });
      expect(rig.outbox.discard(lost.id)).toBe(false);
    },
  );

  it('is sent again when a person says so', async () => {
    const { message } = await startWith(fates('reset', 'accept'));
    rig.outbox.retry(message.id);
    await rig.flush();
    expect(rig.message(message.id)).toMatchObject({ status: 'accepted', wamid: 'wamid.1' });
  });

  it('is not sent again when a status tells in the last moment that it arrived', async () => {
    const { message } = await startWith(fates('accept-then-drop', 'accept'));
    rig.outbox.retry(message.id);
    rig.outbox.settle({ clientId: message.clientId ?? '', accountId: rig.account.id, wamid: 'wamid.1' });
    await rig.advance(MINUTE);
    expect(rig.meta.accepted).toHaveLength(1);
    expect(rig.message(message.id)).toMatchObject({ status: 'accepted', wamid: 'wamid.1' });
  });

  it('keeps its first id when both attempts turn out to have arrived', async () => {
    const second = undecided();
    const { message } = await startWith(fates('accept-then-drop', second.fate));
    rig.outbox.retry(message.id);
    await rig.flush();
    rig.outbox.settle({ clientId: message.clientId ?? '', accountId: rig.account.id, wamid: 'wamid.1' });
    second.decide('accept');
    await rig.flush();
    expect(rig.message(message.id)).toMatchObject({ status: 'accepted', wamid: 'wamid.1' });
    expect(rig.outbox.counts()).toEqual({ queued: 0, sending: 0, unconfirmed: 0, failed: 0 });
  });

  it('cannot be tried again by hand while it is on its way or through', async () => {
    const late = undecided();
    const { message } = await startWith(() => late.fate);
    const refusal = expect.objectContaining({ code: 'MESSAGE_NOT_RETRYABLE' }) as Error;
    expect(() => rig.outbox.retry(message.id)).toThrow(refusal);
    expect(rig.outbox.discard(message.id)).toBe(false);
    late.decide('accept');
    await rig.flush();
    expect(() => rig.outbox.retry(message.id)).toThrow(refusal);
    expect(rig.outbox.discard(message.id)).toBe(false);
  });
});

describe('a failure that a status tells later', () => {
  const failed = (wamid: string, at: number) => ({
    accountId: rig.account.id,
    wamid,
    status: 'failed',
    at,
    recipient: '',
    callbackData: null,
    receivedAt: NOON,
    priceCategory: null,
    isBillable: null,
    error: { code: 131026, subcode: null, title: 'Undeliverable', details: null },
  });

  it('can be sent again, and late statuses of the first attempt do not touch the second', async () => {
    const { message } = await startWith(() => 'accept');
    insertStatus(rig.db, failed('wamid.1', NOON + SECOND));
    applyStatuses(rig.db, message.id);
    expect(rig.message(message.id)).toMatchObject({ status: 'failed', error: { code: 131026 } });
    const second = undecided();
    rig.meta.fate = () => second.fate;
    rig.outbox.retry(message.id);
    await rig.flush();
    insertStatus(rig.db, failed('wamid.1', NOON + 2 * SECOND));
    expect(
      rig.outbox.settle({ clientId: message.clientId ?? '', accountId: rig.account.id, wamid: 'wamid.1' }),
    ).toBeNull();
    expect(rig.message(message.id)).toMatchObject({ status: 'sending', wamid: null });
    second.decide('accept');
    await rig.flush();
    expect(rig.message(message.id)).toMatchObject({ status: 'accepted', wamid: 'wamid.2', error: null });
  });
});

describe('the end and the start of the hub', () => {
  it('waits for running requests and takes no new ones', async () => {
    const late = undecided();
    const { message } = await startWith(() => late.fate);
    const waiting = rig.send(rig.addConversation('380670000002'));
    let isClosed = false;
    const closing = rig.outbox.close(10 * SECOND).then(() => {
      isClosed = true;
    });
    await rig.flush();
    expect(isClosed).toBe(false);
    late.decide('accept');
    await closing;
    expect(rig.statusOf(message.id)).toBe('accepted');
    expect(rig.statusOf(waiting.id)).toBe('queued');
  });

  it('leaves a request that does not end to the next start, which does not send it again', async () => {
    const late = undecided();
    const { message } = await startWith(() => late.fate);
    await rig.kill();
    expect(rig.message(message.id)).toMatchObject({ status: 'unconfirmed', error: { title: 'lost' } });
    late.decide('accept');
    await rig.advance(HOUR);
    expect(rig.meta.asked).toHaveLength(1);
    expect(rig.statusOf(message.id)).toBe('unconfirmed');
    rig.outbox.settle({ clientId: message.clientId ?? '', accountId: rig.account.id, wamid: 'wamid.1' });
    expect(rig.statusOf(message.id)).toBe('accepted');
  });

  it('sends what was queued when it died', async () => {
    const message = rig.send(rig.addConversation('380671112233'));
    await rig.kill();
    expect(rig.statusOf(message.id)).toBe('accepted');
  });
});

describe('a database that cannot be written', () => {
  it('leaves what Meta took unconfirmed instead of sending it again, and a status settles it', async () => {
    rig.db.exec(
      "CREATE TRIGGER full BEFORE UPDATE OF wamid ON messages BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    );
    const { message } = await startWith(() => 'accept');
    expect(rig.statusOf(message.id)).toBe('sending');
    rig.db.exec('DROP TRIGGER full');
    await rig.advance(MINUTE);
    expect(rig.statusOf(message.id)).toBe('unconfirmed');
    expect(rig.meta.accepted).toHaveLength(1);
    rig.outbox.settle({ clientId: message.clientId ?? '', accountId: rig.account.id, wamid: 'wamid.1' });
    expect(rig.statusOf(message.id)).toBe('accepted');
  });

  it('before the request: nothing leaves until it can be written again', async () => {
    rig.db.exec(
      "CREATE TRIGGER full BEFORE UPDATE OF state ON outbox BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    );
    const { message } = await startWith(() => 'accept');
    expect(rig.meta.asked).toEqual([]);
    rig.db.exec('DROP TRIGGER full');
    await rig.advance(MINUTE);
    expect(rig.statusOf(message.id)).toBe('accepted');
    expect(rig.meta.accepted).toHaveLength(1);
  });
});

describe('a sandbox that is reset while a request runs', () => {
  it('does not give the answer to a message that was written after the reset', async () => {
    const late = undecided();
    const { message } = await startWith(() => late.fate);
    rig.db.exec('DELETE FROM outbox; DELETE FROM messages;');
    rig.meta.fate = () => 'unreachable';
    const other = rig.send(rig.addConversation('380670000002'));
    expect(other.id).not.toBe(message.id);
    late.decide('accept');
    await rig.flush();
    expect(rig.message(other.id)).toMatchObject({ status: 'queued', wamid: null });
  });
});

describe('a clock that was a day ahead and is set right', () => {
  it.each<[string, Fate]>([
    ['the account rests', 'unreachable'],
    ['one message rests', 131000],
    ['a lost answer holds up what follows', 'timeout'],
  ])('does not keep anybody waiting for that day: %s', async (_, fate) => {
    const chat = rig.addConversation('380671112233');
    const [first, second] = [rig.send(chat, 'один'), rig.send(chat, 'два')];
    rig.meta.fate = () => fate;
    rig.outbox.start();
    await rig.flush();
    rig.meta.fate = () => 'accept';
    rig.clock.set(rig.clock.now() - 24 * HOUR);
    rig.db.prepare('UPDATE conversations SET last_inbound_at = ?').run(rig.clock.now());
    rig.outbox.wake();
    await rig.advance(3 * MINUTE);
    expect(rig.statusOf(second.id)).toBe('accepted');
    expect(rig.statusOf(first.id)).toBe(fate === 'timeout' ? 'unconfirmed' : 'accepted');
  });
});
