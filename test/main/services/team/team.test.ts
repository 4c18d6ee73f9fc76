import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TeamMember } from '#shared/contract/team.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import type { Role } from '#shared/domain/roles.ts';
import { openTestHub, type TestHub } from '../../../helpers/hub.ts';
import { addAccount, createFakeClock, type FakeClock, NOON } from '../../../helpers/workspace.ts';

let hub: TestHub;
let clock: FakeClock;
const OWNER = 1 as OperatorId;

beforeEach(async () => {
  clock = createFakeClock();
  hub = await openTestHub({ clock });
});
afterEach(() => hub.remove());

const join = (name: string, role: Role = 'operator'): Promise<TeamMember> =>
  hub.client.team.create({ name, role });
const refused = (code: string) => expect.objectContaining({ code }) as Error;
const namesOf = async () => (await hub.client.team.list()).map(({ name }) => name);

describe('the team', () => {
  it('begins with the owner, and takes in colleagues with all that is known of them', async () => {
    const db = new Sqlite(`${hub.dataDir}/rozmova.db`);
    const account = addAccount({ db });
    db.close();
    const week = [[{ from: '09:00', to: '18:00' }], [], [], [], [], [], []];
    const olena = await hub.client.team.create({
      name: '  Олена ',
      role: 'operator',
      accountIds: [account.id],
      languages: ['uk', 'en'],
      workingHours: week,
    });
    expect(olena).toEqual({
      id: 2,
      name: 'Олена',
      role: 'operator',
      pictureMediaId: null,
      removedAt: null,
      hasPin: false,
      accountIds: [account.id],
      languages: ['uk', 'en'],
      workingHours: week,
      isAtWork: false,
      createdAt: NOON,
    });
    expect(await namesOf()).toEqual(['Олена', 'Owner']);
    expect(await hub.client.accounts.operators({ id: account.id })).toEqual([OWNER, olena.id]);
    const taras = await join('Тарас');
    expect(taras.accountIds).toEqual([]);
  });

  it('tells who is at work by the screens that are open', async () => {
    const olena = await join('Олена');
    const isAtWork = async () => (await hub.client.team.list()).find(({ id }) => id === olena.id)?.isAtWork;
    const seat = hub.connect(olena.id);
    expect(await isAtWork()).toBe(true);
    seat.disconnect();
    await expect.poll(isAtWork).toBe(false);
  });

  it('has no two people of one name', async () => {
    await join('Олена');
    await expect(join(' олена')).rejects.toThrow(refused('NAME_TAKEN'));
    const taras = await join('Тарас');
    await expect(hub.client.team.update({ id: taras.id, name: 'ОЛЕНА' })).rejects.toThrow(
      refused('NAME_TAKEN'),
    );
    expect((await hub.client.team.update({ id: taras.id, name: 'тарас' })).name).toBe('тарас');
  });

  it('lets everybody change what is their own, and an admin the rest', async () => {
    const [olena, taras] = [await join('Олена'), await join('Тарас')];
    const seat = hub.connect(olena.id);
    const mine = await seat.client.team.update({ id: olena.id, name: 'Олена К.', languages: ['uk'] });
    expect([mine.name, mine.languages]).toEqual(['Олена К.', ['uk']]);
    for (const wrong of [
      { id: taras.id, name: 'Інший' },
      { id: olena.id, role: 'admin' as const },
      { id: olena.id, accountIds: [] },
    ]) {
      await expect(seat.client.team.update(wrong)).rejects.toThrow(refused('ROLE_TOO_LOW'));
    }
    await expect(seat.client.team.setPin({ id: taras.id, pin: '1234' })).rejects.toThrow(
      refused('ROLE_TOO_LOW'),
    );
    expect((await hub.client.team.update({ id: olena.id, role: 'admin' })).role).toBe('admin');
    seat.disconnect();
  });

  it('keeps its last admin', async () => {
    const olena = await join('Олена', 'admin');
    await hub.client.team.update({ id: olena.id, role: 'viewer' });
    await expect(hub.client.team.update({ id: OWNER, role: 'operator' })).rejects.toThrow(
      refused('LAST_ADMIN'),
    );
    await expect(hub.client.team.remove({ id: OWNER, handOverTo: null })).rejects.toThrow(
      refused('LAST_ADMIN'),
    );
    await hub.client.team.update({ id: olena.id, role: 'admin' });
    await hub.client.team.remove({ id: OWNER, handOverTo: olena.id });
    // Programs act for the admin who is left.
    expect((await hub.api('POST', '/app/bootstrap')).json.operator.name).toBe('Олена');
  });

  it('takes a small picture by what its bytes are, and nothing else', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const upload = async (bytes: Buffer, type: string): Promise<number> => {
      const answer = await fetch(`${hub.origin}/media?fileName=face`, {
        method: 'POST',
        headers: { authorization: `Bearer ${hub.apiToken}`, 'content-type': type },
        body: new Uint8Array(bytes),
      });
      return ((await answer.json()) as { id: number }).id;
    };
    const [face, text] = [await upload(png, 'image/png'), await upload(Buffer.from('слова'), 'text/plain')];
    const large = await upload(Buffer.concat([png, Buffer.alloc(600 * 1024)]), 'image/png');
    expect((await hub.client.team.update({ id: OWNER, pictureMediaId: face })).pictureMediaId).toBe(face);
    for (const pictureMediaId of [text, large]) {
      const call = hub.client.team.update({ id: OWNER, pictureMediaId });
      await expect(call).rejects.toThrow(refused('OPERATOR_PICTURE_UNFIT'));
    }
    const unknown = hub.client.team.update({ id: OWNER, pictureMediaId: 999 });
    await expect(unknown).rejects.toThrow(refused('NOT_FOUND'));
    // It is seen where one chooses who one is, before anybody has signed in.
    await join('Олена');
    await hub.client.team.lock();
    const desk = { authorization: `Bearer ${hub.apiToken}`, 'x-rozmova-desk': '1' };
    const seen = await fetch(`${hub.origin}/media/${face}`, { headers: desk });
    const other = await fetch(`${hub.origin}/media/${text}`, { headers: desk });
    expect([seen.status, other.status]).toEqual([200, 401]);
  });
});

describe('somebody who leaves', () => {
  it('is asked who they are at the next call, serves no account any more, and stays an author', async () => {
    const olena = await join('Олена');
    const seat = hub.connect(olena.id);
    expect((await seat.client.app.bootstrap()).operator.name).toBe('Олена');
    expect(await hub.client.team.remove({ id: olena.id, handOverTo: null })).toEqual({ handedOver: 0 });
    await expect(seat.client.app.bootstrap()).rejects.toMatchObject({
      code: 'SEAT_LOCKED',
      status: 401,
      data: { sentence: { en: 'Nobody has signed in here. Choose who you are.' } },
    });
    expect(await namesOf()).toEqual(['Owner']);
    expect((await hub.client.app.operators()).map(({ name, removedAt }) => [name, removedAt])).toEqual([
      ['Олена', NOON],
      ['Owner', null],
    ]);
    const db = new Sqlite(`${hub.dataDir}/rozmova.db`);
    const account = addAccount({ db });
    db.close();
    expect(await hub.client.accounts.operators({ id: account.id })).toEqual([OWNER]);
    await hub.client.accounts.setOperators({ id: account.id, operatorIds: [OWNER, olena.id] });
    expect(await hub.client.accounts.operators({ id: account.id })).toEqual([OWNER]);
    await expect(hub.client.team.update({ id: olena.id, name: 'Х' })).rejects.toThrow(refused('NOT_FOUND'));
    // The name is free again.
    expect((await join('Олена')).id).not.toBe(olena.id);
    seat.disconnect();
  });

  it('hands over to a colleague who can answer, and to nobody else', async () => {
    const [olena, reader] = [await join('Олена'), await join('Читач', 'viewer')];
    for (const [handOverTo, code] of [
      [olena.id, 'NOT_FOUND'],
      [999, 'NOT_FOUND'],
      [reader.id, 'HAND_OVER_UNFIT'],
    ] as const) {
      const call = hub.client.team.remove({ id: olena.id, handOverTo });
      await expect(call).rejects.toThrow(refused(code));
    }
    expect(await namesOf()).toContain('Олена');
  });
});
