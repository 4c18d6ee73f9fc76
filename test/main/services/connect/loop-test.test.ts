import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoopTest } from '#shared/contract/connect.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { createLoopTests } from '../../../../src-main/services/connect/loop-test.ts';
import { containsWord, newLoopWord } from '../../../../src-main/services/connect/loop-words.ts';
import { openTestHub, type TestHub, waitFor } from '../../../helpers/hub.ts';
import {
  addAccount,
  createFakeClock,
  createSilentLog,
  openTemporaryWorkspace,
} from '../../../helpers/workspace.ts';

let hub: TestHub;
let accountId: AccountId;
beforeEach(async () => {
  hub = await openTestHub();
  accountId = (await hub.client.sandbox.start(undefined)).accountId as AccountId;
});
afterEach(() => hub.remove());

const loop = () => hub.client.connect.loop({ accountId });
const until = (what: string, isSo: (test: LoopTest) => boolean) =>
  waitFor(what, async () => {
    const test = await loop();
    return isSo(test) && test;
  });
const write = async (text: string) => {
  const { customers } = await hub.client.sandbox.state(undefined);
  const customerId = customers[0]?.id ?? '';
  await hub.client.sandbox.setCustomer({ customerId, readsAtOnce: true });
  await hub.client.sandbox.write({ customerId, text, quotedWamid: null });
  return customerId;
};

describe('the test with one’s own phone', () => {
  it('hears the word however it is written, answers, and follows the ticks of the answer', async () => {
    const started = await hub.client.connect.startLoop({ accountId });
    expect(started).toMatchObject({ state: 'waiting', receivedAt: null, answer: 'none' });
    const [account] = await hub.client.accounts.list(undefined);
    const digits = account?.displayPhoneNumber?.replace(/\D/g, '');
    expect(started.link).toBe(`https://wa.me/${digits}?text=${encodeURIComponent(started.word)}`);
    expect(started.word).toMatch(/^[a-z]+ [a-z]+ \d\d$/);

    const customerId = await write(`  ${started.word.toUpperCase().replace(' ', '  ')}! `);
    const done = await until('the answer to be read', ({ answer }) => answer === 'read');
    expect(done.state).toBe('answered');
    expect(done.tookMs).toBeGreaterThanOrEqual(0);
    expect(done.sentence.en).toMatch(/^Both ways work: your “.*” came in \d+\.\d s/);
    expect(done.sentence.uk).toMatch(/надійшло за \d+,\d с/);
    const phone = await hub.client.sandbox.phone({ customerId });
    expect(phone.filter(({ from }) => from === 'business').at(-1)?.text).toContain(started.word);
  });

  it('answers in the language of the console', async () => {
    await hub.client.app.updateSettings({ language: 'uk' });
    const { word } = await hub.client.connect.startLoop({ accountId });
    expect(word).toMatch(/^[а-яіїєґ]+ [а-яіїєґ]+ \d\d$/);
    const customerId = await write(word);
    await until('the answer to be read', ({ answer }) => answer === 'read');
    const phone = await hub.client.sandbox.phone({ customerId });
    expect(phone.at(-1)?.text).toMatch(/автоматична відповідь/);
  });

  it('takes no notice of other messages, and answers one word once', async () => {
    const { word } = await hub.client.connect.startLoop({ accountId });
    await write('Добрий день!');
    expect((await loop()).state).toBe('waiting');
    const customerId = await write(word);
    await until('the answer', ({ answer }) => answer !== 'none');
    await write(word);
    await until('the answer to be read', ({ answer }) => answer === 'read');
    const phone = await hub.client.sandbox.phone({ customerId });
    expect(phone.filter(({ text }) => text.includes('automatic answer'))).toHaveLength(1);
  });

  it('says why when the answer was refused', async () => {
    await hub.client.sandbox.setFaults({
      faults: [{ kind: 'graph_error', code: 131042, on: 'messages', count: 1 }],
    });
    const { word } = await hub.client.connect.startLoop({ accountId });
    await write(word);
    const failed = await until('the failure', ({ state }) => state === 'failed');
    expect(failed.sentence.en).toMatch(
      /^Your message arrived, but the answer was not sent\. There is a payment problem/,
    );
  });

  it('is off before it starts and after it was ended', async () => {
    expect(await loop()).toMatchObject({ state: 'off', word: '' });
    await hub.client.connect.startLoop({ accountId });
    await hub.client.connect.endLoop({ accountId });
    expect(await loop()).toMatchObject({ state: 'off', word: '' });
  });
});

describe('a test that hears nothing', () => {
  it('ends after its time with what to look at', async () => {
    const workspace = openTemporaryWorkspace();
    const { id } = addAccount(workspace, { displayPhoneNumber: '+380 44 000 00 00' });
    const changes: unknown[] = [];
    const loops = createLoopTests({
      db: workspace.db,
      clock: createFakeClock(),
      log: createSilentLog(),
      publish: (changed) => changes.push(...changed),
      language: () => 'en',
      outbox: { send: () => expect.unreachable('nothing came in') },
      patienceMs: 20,
    });
    await loops.startLoop(id);
    await waitFor('the end of its patience', async () => (await loops.loop(id)).state === 'failed');
    expect((await loops.loop(id)).sentence.en).toMatch(
      /^Nothing arrived within ten minutes\. Look at the page “/,
    );
    expect(changes.length).toBeGreaterThanOrEqual(2);
    loops.close();
    workspace.remove();
  });
});

describe('the one-time word', () => {
  it('is found in a longer text, in any case, and not in another word', () => {
    expect(containsWord('Ось: СИНЯ  лампа 42.', 'синя лампа 42')).toBe(true);
    expect(containsWord('синя лампа 43', 'синя лампа 42')).toBe(false);
  });
  it('is another one nearly each time', () => {
    expect(new Set(Array.from({ length: 50 }, () => newLoopWord('uk'))).size).toBeGreaterThan(45);
  });
});
