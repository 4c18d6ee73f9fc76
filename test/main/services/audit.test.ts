import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change, ChangeEvent } from '#shared/contract/events.ts';
import { createMemorySecretStore, type SecretStore } from '../../../src-main/secrets/secret-store.ts';
import { openTestHub, type TestHub } from '../../helpers/hub.ts';
import { createFakeClock, type FakeClock, NOON } from '../../helpers/workspace.ts';

let hub: TestHub;
let clock: FakeClock;
let secrets: SecretStore;

beforeEach(async () => {
  clock = createFakeClock();
  secrets = createMemorySecretStore('a test');
  hub = await openTestHub({ clock, secrets });
});
afterEach(() => hub.remove());

const label = (name: string) => hub.client.labels.create({ name, color: 'red' });

/** A connection of one's own, as somebody has who works on the file with other tools. */
function onFile<Result>(work: (db: Sqlite.Database) => Result): Result {
  const db = new Sqlite(`${hub.dataDir}/rozmova.db`);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

describe('the audit log', () => {
  it('names who did what, where and when, newest first; what is refused or only read leaves no line', async () => {
    const { id } = await label('терміново');
    await hub.client.labels.list();
    await expect(label('терміново')).rejects.toThrow();
    clock.advance(1_000);
    const olena = await hub.client.team.create({ name: 'Олена', role: 'operator' });
    const seat = hub.connect(olena.id);
    await seat.client.labels.update({ id, name: 'дуже терміново', isUrgent: true });
    await hub.api('DELETE', `/labels/${id}`);
    const { items, next } = await hub.client.audit.list({});
    expect(items.map(({ things: _things, ...line }) => line)).toEqual([
      { id: 4, at: NOON + 1000, operatorId: 1, seat: 'api', action: 'labels.delete', subject: { id } },
      {
        id: 3,
        at: NOON + 1000,
        operatorId: olena.id,
        seat: 'desktop',
        action: 'labels.update',
        subject: { id, isUrgent: true },
      },
      {
        id: 2,
        at: NOON + 1000,
        operatorId: 1,
        seat: 'desktop',
        action: 'team.create',
        subject: { id: olena.id, role: 'operator' },
      },
      {
        id: 1,
        at: NOON,
        operatorId: 1,
        seat: 'desktop',
        action: 'labels.create',
        subject: { id, color: 'red' },
      },
    ]);
    expect(next).toBeNull();
    seat.disconnect();
  });

  it('is paged and filtered by person, deed and time', async () => {
    for (const name of ['а', 'б', 'в', 'г', 'ґ']) {
      await label(name);
      clock.advance(1_000);
    }
    await hub.client.team.create({ name: 'Олена', role: 'viewer' });
    const pages: number[][] = [];
    let cursor: string | null | undefined;
    do {
      const page = await hub.client.audit.list({
        action: 'labels.create',
        limit: 2,
        ...(cursor ? { cursor } : {}),
      });
      pages.push(page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== null);
    expect(pages).toEqual([[5, 4], [3, 2], [1]]);
    const between = await hub.client.audit.list({ from: NOON + 1000, until: NOON + 3000 });
    expect(between.items.map(({ id }) => id)).toEqual([3, 2]);
    expect((await hub.client.audit.list({ operatorId: 2 })).items).toEqual([]);
    await expect(hub.client.audit.list({ cursor: 'x' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('is whole as long as nobody lays hands on it, and says when somebody did', async () => {
    for (const name of ['а', 'б', 'в']) await label(name);
    expect(await hub.client.audit.verify()).toEqual({
      isWhole: true,
      entries: 3,
      brokenAt: null,
      cut: null,
      checkedAt: NOON,
    });
    onFile((db) => {
      expect(() => db.exec("UPDATE audit_log SET action = 'x'")).toThrow('never changed');
      expect(() => db.exec('DELETE FROM audit_log')).toThrow('never deleted');
      db.exec('DROP TRIGGER audit_log_stays; UPDATE audit_log SET operator_id = 7 WHERE id = 2');
    });
    expect(await hub.client.audit.verify()).toMatchObject({ isWhole: false, entries: 1, brokenAt: 2 });
  });

  it('misses a line that was taken out', async () => {
    for (const name of ['а', 'б', 'в']) await label(name);
    onFile((db) => db.exec('DROP TRIGGER audit_log_is_kept; DELETE FROM audit_log WHERE id = 1'));
    expect((await hub.client.audit.verify()).isWhole).toBe(false);
  });

  const cutEnd = (from: number) =>
    onFile((db) => db.exec(`DROP TRIGGER audit_log_is_kept; DELETE FROM audit_log WHERE id >= ${from}`));

  it('misses lines that were cut off at its end, and goes on with a line about that', async () => {
    for (const name of ['а', 'б', 'в']) await label(name);
    cutEnd(2);
    await label('г');
    expect(await hub.client.audit.verify()).toMatchObject({
      isWhole: false,
      brokenAt: null,
      cut: { had: 3, has: 1 },
    });
    const { items } = await hub.client.audit.list({});
    expect(items.map(({ id, operatorId, action }) => [id, operatorId, action])).toEqual([
      [3, 1, 'labels.create'],
      [2, null, 'program.logCut'],
      [1, 1, 'labels.create'],
    ]);
  });

  it('misses them also when they went while the program was closed', async () => {
    for (const name of ['а', 'б', 'в']) await label(name);
    await hub.close();
    cutEnd(3);
    hub = await hub.restart();
    expect(await hub.client.audit.verify()).toMatchObject({ isWhole: false, cut: { had: 3, has: 2 } });
  });

  it('knows by the keychain when the log was replaced together with the workspace’s own note', async () => {
    for (const name of ['а', 'б', 'в']) await label(name);
    await hub.close();
    cutEnd(1);
    onFile((db) => db.exec("DELETE FROM settings WHERE key = 'audit.last'"));
    hub = await hub.restart();
    expect(await hub.client.audit.verify()).toMatchObject({ isWhole: false, cut: { had: 3, has: 0 } });
  });

  it('says once that lines are missing, not at every start', async () => {
    for (const name of ['а', 'б', 'в']) await label(name);
    await hub.close();
    cutEnd(3);
    hub = await hub.restart();
    hub = await hub.restart();
    const { items } = await hub.client.audit.list({ group: 'settings' });
    expect(items.filter(({ action }) => action === 'program.logCut')).toHaveLength(1);
  });

  it('names what a line speaks of as it is called now, and says what is gone', async () => {
    const { id } = await label('терміново');
    const olena = await hub.client.team.create({ name: 'Олена', role: 'operator' });
    await hub.client.team.remove({ id: olena.id, handOverTo: null });
    await hub.client.labels.update({ id, name: 'дуже терміново' });
    await hub.client.labels.delete({ id: (await label('зайва')).id });
    const { items } = await hub.client.audit.list({});
    expect(items.map(({ action, things }) => [action, things.id?.name, things.id?.isGone])).toEqual([
      ['labels.delete', null, true],
      ['labels.create', null, true],
      ['labels.update', 'дуже терміново', false],
      ['team.remove', 'Олена', true],
      ['team.create', 'Олена', true],
      ['labels.create', 'дуже терміново', false],
    ]);
  });

  it('gives what was written after a line, and the deeds of a kind', async () => {
    await label('а');
    await hub.client.team.create({ name: 'Олена', role: 'viewer' });
    await label('б');
    const idsOf = async (filter: Parameters<typeof hub.client.audit.list>[0]) =>
      (await hub.client.audit.list(filter)).items.map(({ id }) => id);
    expect(await idsOf({ afterId: 1 })).toEqual([3, 2]);
    expect(await idsOf({ group: 'settings' })).toEqual([3, 1]);
    expect(await idsOf({ group: 'people' })).toEqual([2]);
  });

  it('notes that the administrators lost their PINs by a start of the program', async () => {
    await hub.client.team.setPin({ id: 1, pin: '48151623' });
    hub = await hub.restart({ forgetsPins: true });
    const [line] = (await hub.client.audit.list({})).items;
    expect(line).toMatchObject({ operatorId: null, action: 'program.forgetPins', subject: { count: 1 } });
  });

  it('holds many deeds of one moment in their order, and goes on after a restart', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, index) => label(`мітка ${index}`)));
    hub = await hub.restart();
    await label('після');
    expect(await hub.client.audit.verify()).toMatchObject({ isWhole: true, entries: 61 });
  });

  it('is told to the screens that show it', async () => {
    const stream = await hub.client.events.subscribe({ after: null });
    await label('а');
    const isTold = ({ entity }: Change) => entity === 'audit';
    let event: IteratorResult<ChangeEvent, unknown>;
    do event = await stream.next();
    while (!event.done && !(event.value.kind === 'changes' && event.value.changed.some(isTold)));
    expect(event.done).not.toBe(true);
    await stream.return(undefined);
  });

  it('knows who signed in and who locked the seat, without a PIN', async () => {
    const olena = await hub.client.team.create({ name: 'Олена', role: 'operator' });
    await hub.client.team.setPin({ id: olena.id, pin: '48151623' });
    await hub.client.team.signIn({ operatorId: olena.id, pin: '48151623' });
    await hub.client.team.lock();
    await hub.client.team.signIn({ operatorId: 1, pin: null });
    const { items } = await hub.client.audit.list({});
    expect(items.map(({ operatorId, action, subject }) => [operatorId, action, subject])).toEqual([
      [1, 'team.signIn', { operatorId: 1 }],
      [2, 'team.lock', {}],
      [2, 'team.signIn', { operatorId: 2 }],
      [1, 'team.setPin', { id: 2, hasPin: true }],
      [1, 'team.create', { id: 2, role: 'operator' }],
    ]);
  });
});
