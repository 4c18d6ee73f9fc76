import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChangeEvent } from '#shared/contract/events.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import { type BrowserSeat, letIn, letInOperator, openBrowserSeat } from '../../helpers/browser-seat.ts';
import { openTestHub, type TestHub } from '../../helpers/hub.ts';
import { createFakeClock, type FakeClock, NOON } from '../../helpers/workspace.ts';

const OWNER = 1 as OperatorId;
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
let hub: TestHub;
let clock: FakeClock;
const seats: BrowserSeat[] = [];

beforeEach(async () => {
  clock = createFakeClock();
  hub = await openTestHub({ clock });
});
afterEach(async () => {
  for (const seat of seats.splice(0)) seat.close();
  await hub.remove();
});

async function byToken(): Promise<string> {
  const cookie = await letIn(hub, { token: hub.apiToken }, { 'user-agent': firefox });
  if (cookie === null) throw new Error('The token was refused');
  return cookie;
}

async function open(cookie: string): Promise<BrowserSeat> {
  const seat = await openBrowserSeat(hub, cookie);
  seats.push(seat);
  return seat;
}

const addOlena = async () => (await hub.client.team.create({ name: 'Олена', role: 'operator' })).id;
const whoIsAt = async ({ client }: Pick<BrowserSeat, 'client'>) => (await client.team.atSeat()).operatorId;

describe('a workspace of one', () => {
  it('is the owner’s at every seat by itself, and there is nobody to choose but them', async () => {
    const browser = await open(await byToken());
    for (const { client } of [hub, browser]) {
      expect(await client.team.atSeat()).toMatchObject({
        operatorId: OWNER,
        people: [{ id: OWNER, name: 'Owner', hasPin: false, mayTryAt: null }],
        language: 'system',
      });
      expect((await client.app.bootstrap()).operator.name).toBe('Owner');
      expect((await client.team.lock()).operatorId).toBe(OWNER);
    }
  });

  it('leaves those where they sit when a colleague joins, and asks whoever comes later', async () => {
    const before = await open(await byToken());
    const olena = await addOlena();
    expect([await whoIsAt(hub), await whoIsAt(before)]).toEqual([OWNER, OWNER]);
    const later = await open(await byToken());
    expect(await later.client.team.atSeat()).toMatchObject({
      kind: 'browser',
      operatorId: null,
      people: [{ id: olena }, { id: OWNER }],
    });
    await expect(later.client.app.bootstrap()).rejects.toMatchObject({ code: 'SEAT_LOCKED' });
  });

  it('asks for the PIN as soon as there is one', async () => {
    await hub.client.team.setPin({ id: OWNER, pin: '4711' });
    const browser = await open(await byToken());
    expect(await whoIsAt(browser)).toBeNull();
    const wrong = browser.client.team.signIn({ operatorId: OWNER, pin: '0000' });
    await expect(wrong).rejects.toMatchObject({ code: 'SEAT_PIN_WRONG', status: 403 });
    expect((await browser.client.team.signIn({ operatorId: OWNER, pin: '4711' })).operatorId).toBe(OWNER);
  });
});

describe('sitting down', () => {
  it('at the window lasts over restarts, as the waiting after wrong PINs does', async () => {
    const olena = await addOlena();
    await hub.client.team.setPin({ id: OWNER, pin: '4711' });
    await hub.client.team.signIn({ operatorId: olena, pin: null });
    hub = await hub.restart();
    expect(await whoIsAt(hub)).toBe(olena);
    for (const pin of ['0000', '1111', '2222']) {
      const call = hub.client.team.signIn({ operatorId: OWNER, pin });
      await expect(call).rejects.toMatchObject({ code: 'SEAT_PIN_WRONG' });
    }
    hub = await hub.restart();
    const early = hub.client.team.signIn({ operatorId: OWNER, pin: '4711' });
    await expect(early).rejects.toMatchObject({
      code: 'PIN_TOO_SOON',
      status: 429,
      data: { values: { seconds: 5 }, sentence: { en: 'Too many wrong PINs. Try again in 5 s.' } },
    });
    const { people } = await hub.client.team.atSeat();
    expect(people.map(({ mayTryAt }) => mayTryAt)).toEqual([null, NOON + 5_000]);
    clock.advance(5_000);
    expect((await hub.client.team.signIn({ operatorId: OWNER, pin: '4711' })).operatorId).toBe(OWNER);
  });

  it('in a browser lasts over restarts, is shared by its tabs, and is nobody’s after locking', async () => {
    const olena = await addOlena();
    const cookie = await byToken();
    const first = await open(cookie);
    await first.client.team.signIn({ operatorId: olena, pin: null });
    const second = await open(cookie);
    expect(await whoIsAt(second)).toBe(olena);
    hub = await hub.restart({ apiPort: Number(new URL(hub.origin).port) });
    const third = await open(cookie);
    expect(await whoIsAt(third)).toBe(olena);
    await third.client.team.lock();
    await expect(third.client.conversations.counts()).rejects.toMatchObject({ code: 'SEAT_LOCKED' });
  });

  it('hears nothing more of the chats from the moment when it was locked, in any of its tabs', async () => {
    const cookie = await byToken();
    const [tab, other] = [await open(cookie), await open(cookie)];
    const olena = await addOlena();
    await hub.client.team.setPin({ id: olena, pin: '2580' });
    await tab.client.team.signIn({ operatorId: olena, pin: '2580' });
    const streams = await Promise.all(
      [tab, other].map(({ client }) => client.events.subscribe({ after: null })),
    );
    for (const stream of streams) expect((await stream.next()).value).toMatchObject({ kind: 'resync' });
    const alerts = await tab.client.events.alerts();
    await tab.client.team.lock();
    await hub.client.labels.create({ name: 'нова', color: 'red' });
    // What was said before the lock may still be on its way; what comes after it is not, and the stream ends.
    for (const stream of [...streams, alerts]) {
      const heard: unknown[] = [];
      for await (const event of stream) heard.push(event);
      expect(JSON.stringify(heard)).not.toContain('label');
    }
    await expect(other.client.events.subscribe({ after: null })).rejects.toMatchObject({
      code: 'SEAT_LOCKED',
    });
  });

  it('is not for somebody who left, nor for programs', async () => {
    const olena = await addOlena();
    await hub.client.team.remove({ id: olena, handOverTo: null });
    for (const operatorId of [olena, 999 as OperatorId]) {
      const call = hub.client.team.signIn({ operatorId, pin: null });
      await expect(call).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    const { json } = await hub.api('POST', '/team/lock');
    expect(json).toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('an invitation', () => {
  const codeOf = (url: string) => url.split('#invite=')[1] ?? '';

  it('makes one browser the seat of one person, once', async () => {
    const olena = await addOlena();
    await hub.client.team.setPin({ id: olena, pin: '4711' });
    const { url, expiresAt } = await hub.client.team.invite({ id: olena });
    expect(url).toMatch(new RegExp(`^${hub.origin}/#invite=[\\w-]{24}$`));
    expect(expiresAt).toBe(NOON + 15 * 60_000);
    const cookie = await letIn(hub, { invite: codeOf(url) });
    const seat = await open(cookie ?? '');
    expect(await seat.client.team.atSeat()).toMatchObject({ operatorId: olena, people: [{ id: olena }] });
    const asOwner = seat.client.team.signIn({ operatorId: OWNER, pin: null });
    await expect(asOwner).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const again = await fetch(`${hub.origin}/seat`, {
      method: 'POST',
      body: JSON.stringify({ invite: codeOf(url) }),
    });
    expect([again.status, again.headers.getSetCookie()]).toEqual([401, []]);
    expect(await again.json()).toMatchObject({ code: 'WRONG_INVITATION' });
  });

  it('works for a quarter of an hour, and not for somebody who left meanwhile', async () => {
    const olena = await addOlena();
    const late = await hub.client.team.invite({ id: olena });
    clock.advance(15 * 60_000);
    expect(await letIn(hub, { invite: codeOf(late.url) })).toBeNull();
    const gone = await hub.client.team.invite({ id: olena });
    await hub.client.team.remove({ id: olena, handOverTo: null });
    expect(await letIn(hub, { invite: codeOf(gone.url) })).toBeNull();
    expect(await letIn(hub, { invite: 'guessed' })).toBeNull();
  });

  it('never becomes another one’s seat when its person leaves, not even the only one’s who stays', async () => {
    const olena = await addOlena();
    const cookie = await letInOperator(hub, olena);
    const seat = await open(cookie);
    await hub.client.team.remove({ id: olena, handOverTo: null });
    // The line is taken up again by the page, and finds nobody.
    expect(await seat.closed).toBe(1008);
    const again = await open(cookie);
    expect(await again.client.team.atSeat()).toMatchObject({ operatorId: null, people: [] });
    await expect(again.client.app.bootstrap()).rejects.toMatchObject({ code: 'SEAT_LOCKED' });
  });
});

describe('the list of seats', () => {
  it('shows who sits where, and ending one closes its lines and lets it in no more', async () => {
    const olena = await addOlena();
    const cookie = await byToken();
    const browser = await open(cookie);
    await browser.client.team.signIn({ operatorId: olena, pin: null });
    const listed = await hub.client.team.seats();
    expect(listed).toEqual([
      expect.objectContaining({ kind: 'desktop', operatorId: OWNER, isOpen: true, isThis: true }),
      {
        id: 2,
        kind: 'browser',
        label: 'Firefox, Linux',
        operatorId: olena,
        isOpen: true,
        isThis: false,
        createdAt: NOON,
        lastSeenAt: NOON,
      },
    ]);
    expect(await hub.client.team.endSeat({ id: listed[1]?.id ?? 0 })).toEqual({ ended: true });
    expect(await browser.closed).toBe(1008);
    await expect(openBrowserSeat(hub, cookie)).rejects.toThrow('401');
    const answer = await fetch(`${hub.origin}/seat`, { headers: { cookie } });
    expect(await answer.json()).toEqual({ isSignedIn: false });
    expect(await hub.client.team.endSeat({ id: listed[1]?.id ?? 0 })).toEqual({ ended: false });
    expect(await hub.client.team.seats()).toHaveLength(1);
  });

  it('forgets a browser that signs out by itself, and one that signs in anew is one seat', async () => {
    const cookie = await byToken();
    const again = await letIn(hub, { token: hub.apiToken }, { cookie });
    expect(await hub.client.team.seats()).toHaveLength(2);
    await fetch(`${hub.origin}/seat`, { method: 'DELETE', headers: { cookie: again ?? '' } });
    expect(await hub.client.team.seats()).toHaveLength(1);
    for (const old of [cookie, again ?? '']) {
      await expect(openBrowserSeat(hub, old)).rejects.toThrow('401');
    }
  });
});

describe('a seat that lost its network', () => {
  it('comes back signed in after an hour, and is told to fetch what it missed', async () => {
    const olena = await addOlena();
    const cookie = await byToken();
    const before = await open(cookie);
    await before.client.team.signIn({ operatorId: olena, pin: null });
    const changes = await before.client.events.subscribe({ after: null });
    const start = await nextEvent(changes);
    before.close();
    await before.closed;
    clock.advance(60 * 60_000);
    const label = await hub.client.labels.create({ name: 'нова', color: 'red' });
    const after = await open(cookie);
    expect(await whoIsAt(after)).toBe(olena);
    const again = await after.client.events.subscribe({ after: start.seq });
    const missed = await nextEvent(again);
    expect(missed.kind === 'resync' || missed.seq === start.seq + 1).toBe(true);
    expect((await after.client.labels.list()).map(({ id }) => id)).toContain(label.id);
    await again.return(undefined);
  });
});

type Changes = Awaited<ReturnType<BrowserSeat['client']['events']['subscribe']>>;

async function nextEvent(changes: Changes): Promise<ChangeEvent> {
  const { value, done } = await changes.next();
  if (done || value === undefined) throw new Error('The stream of changes has ended');
  return value;
}

describe('a PIN that nobody remembers', () => {
  it('is taken away from the admins by who can start the program, and from nobody else', async () => {
    const olena = await addOlena();
    await hub.client.team.setPin({ id: olena, pin: '1234' });
    await hub.client.team.setPin({ id: OWNER, pin: '4711' });
    hub = await hub.restart({ forgetsPins: true });
    expect((await hub.client.team.signIn({ operatorId: OWNER, pin: null })).operatorId).toBe(OWNER);
    const members = await hub.client.team.list();
    expect(members.map(({ hasPin }) => hasPin)).toEqual([true, false]);
  });

  it('is changed by oneself with the old one, and by an admin without', async () => {
    const olena = await addOlena();
    const seat = hub.connect(olena);
    await seat.client.team.setPin({ id: olena, pin: '1234' });
    const without = seat.client.team.setPin({ id: olena, pin: '5678' });
    await expect(without).rejects.toMatchObject({ code: 'SEAT_PIN_WRONG' });
    expect((await seat.client.team.setPin({ id: olena, pin: '5678', currentPin: '1234' })).hasPin).toBe(true);
    await hub.client.team.setPin({ id: olena, pin: null });
    expect((await seat.client.team.signIn({ operatorId: olena, pin: null })).operatorId).toBe(olena);
    seat.disconnect();
  });
});
