import { ORPCError, traverseContractProcedures } from '@orpc/server';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { contract, type HubClient } from '#shared/contract/index.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import { type Role, roleIncludes } from '#shared/domain/roles.ts';
import { insertOperator } from '../../../src-main/db/queries/operators.ts';
import { letInOperator, openBrowserSeat } from '../../helpers/browser-seat.ts';
import { openTestHub, type TestHub } from '../../helpers/hub.ts';

// Some hundred calls at each door: a busy computer takes its time.
vi.setConfig({ testTimeout: 60_000 });

const roles: readonly Role[] = ['viewer', 'operator', 'admin'];
let hub: TestHub;
const operators = new Map<Role, OperatorId>();
const idOf = (role: Role) => operators.get(role) as OperatorId; // filled below

beforeAll(async () => {
  hub = await openTestHub();
  const db = new Sqlite(`${hub.dataDir}/rozmova.db`);
  for (const role of roles) operators.set(role, insertOperator(db, { name: role, role }, 0).id);
  db.close();
});
afterAll(() => hub.remove());

function listProcedures(): { path: readonly string[]; needed: Role | 'anyone' }[] {
  const procedures: { path: readonly string[]; needed: Role | 'anyone' }[] = [];
  traverseContractProcedures({ router: contract, path: [] }, ({ contract: procedure, path }) => {
    procedures.push({ path, needed: procedure['~orpc'].meta.role });
  });
  return procedures;
}

/** Calls a procedure with no input at all; gives the code of what refused it, or null. */
async function refusalOf(client: HubClient, path: readonly string[]): Promise<string | null> {
  const call = path.reduce<unknown>(
    (node, name) => (node as Record<string, unknown>)[name],
    client,
  ) as () => Promise<unknown>;
  try {
    const result = await call();
    if (typeof result === 'object' && result !== null && 'return' in result)
      await (result as AsyncGenerator).return(undefined);
    return null;
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    return error.code;
  }
}

/** Where a role is let through otherwise than the contract says. */
async function findWrong(client: HubClient, role: Role): Promise<string[]> {
  const wrong: string[] = [];
  for (const { path, needed } of listProcedures()) {
    const code = await refusalOf(client, path);
    const isLetThrough = code !== 'ROLE_TOO_LOW' && code !== 'SEAT_LOCKED';
    if (isLetThrough !== (needed === 'anyone' || roleIncludes(role, needed)))
      wrong.push(`${path.join('.')} needs ${needed}, answered ${code}`);
    if (path.join('.') === 'team.lock') await client.team.signIn({ operatorId: idOf(role), pin: null });
  }
  return wrong;
}

/** What is answered to whom nobody knows, or at a seat where nobody sits. */
async function findOpen(client: HubClient): Promise<string[]> {
  const open: string[] = [];
  for (const { path, needed } of listProcedures()) {
    if (needed !== 'anyone' && (await refusalOf(client, path)) !== 'SEAT_LOCKED') open.push(path.join('.'));
  }
  return open;
}

describe('every procedure with every role', () => {
  it('knows of all of them', () => {
    expect(listProcedures().length).toBeGreaterThan(150);
  });

  it.each(roles)('lets %s do exactly what the contract says, through the window’s port', async (role) => {
    const seat = hub.connect(idOf(role));
    expect(await findWrong(seat.client, role)).toEqual([]);
    seat.disconnect();
  });

  it.each(roles)('lets %s do exactly what the contract says, in a browser', async (role) => {
    const seat = await openBrowserSeat(hub, await letInOperator(hub, idOf(role)));
    expect(await findWrong(seat.client, role)).toEqual([]);
    seat.close();
  });

  it('lets nobody do anything but sign in, at the window and in a browser', async () => {
    const window = hub.connect(idOf('admin'));
    await window.client.team.lock();
    expect(await findOpen(window.client)).toEqual([]);
    window.disconnect();
    const browser = await openBrowserSeat(hub, await letInOperator(hub, idOf('admin')));
    await browser.client.team.lock();
    expect(await findOpen(browser.client)).toEqual([]);
    browser.close();
  });

  it('lets programs do what the owner may with the token, and nothing without or with a browser’s cookie', async () => {
    const { json } = await hub.api('GET', '/openapi.json');
    const paths = Object.entries(json.paths as Record<string, Record<string, unknown>>);
    const cookie = await letInOperator(hub, idOf('admin'));
    const answered: string[] = [];
    const refused: string[] = [];
    for (const [path, methods] of paths) {
      if (/^\/(media|imports|media\/sandbox\/\{id\}|media\/\{id\})$/.test(path)) continue;
      for (const method of Object.keys(methods)) {
        const url = `${hub.apiUrl}${path.replace(/\{\w+\}/g, '999999')}`;
        for (const headers of [new Headers(), new Headers({ cookie })]) {
          const answer = await fetch(url, { method: method.toUpperCase(), headers });
          if (answer.status !== 401) answered.push(`${method} ${path}`);
          await answer.body?.cancel();
        }
        if (method !== 'get') continue;
        const { json: own } = await hub.api('GET', path.replace(/\{\w+\}/g, '999999'));
        if (own?.code === 'ROLE_TOO_LOW' || own?.code === 'SEAT_LOCKED') refused.push(path);
      }
    }
    expect({ answered, refused, isLong: paths.length > 100 }).toEqual({
      answered: [],
      refused: [],
      isLong: true,
    });
  });

  it('counts from the next call on when a role is lowered', async () => {
    const seat = hub.connect(idOf('admin'));
    await seat.client.app.apiToken();
    await hub.client.team.update({ id: idOf('admin'), role: 'viewer' });
    await expect(seat.client.app.apiToken()).rejects.toMatchObject({
      code: 'ROLE_TOO_LOW',
      status: 403,
      data: { sentence: { uk: 'Ваша роль цього не дозволяє.', en: 'Your role does not allow this.' } },
    });
    await hub.client.team.update({ id: idOf('admin'), role: 'admin' });
    seat.disconnect();
  });

  it('refuses the role before it looks at the input', async () => {
    const seat = hub.connect(idOf('viewer'));
    const wrongInput = seat.client.accounts.create({ name: '' } as never);
    await expect(wrongInput).rejects.toMatchObject({ code: 'ROLE_TOO_LOW' });
    seat.disconnect();
  });
});

describe('the doors for files', () => {
  const ask = (path: string, method: string, headers: Record<string, string>) =>
    fetch(`${hub.origin}${path}`, { method, headers, ...(method === 'POST' ? { body: 'text' } : {}) }).then(
      async (answer) => `${answer.status} ${((await answer.json()) as { code?: string }).code ?? 'done'}`,
    );
  const uploads = ['/media?fileName=a.txt', '/imports?type=Order&fileName=a.csv'];

  it('take files from operators and admins only, by who sits there', async () => {
    for (const role of roles) {
      const cookie = await letInOperator(hub, idOf(role));
      for (const path of uploads) {
        const answer = await ask(path, 'POST', { cookie, 'content-type': 'text/plain' });
        if (role === 'viewer') expect(answer).toBe('403 ROLE_TOO_LOW');
        else expect(answer).not.toMatch(/^40[13]/);
      }
      expect(await ask('/media/999', 'GET', { cookie })).toBe('404 NOT_FOUND');
    }
  });

  it('are closed where nobody sits, and to who has no seat', async () => {
    const cookie = await letInOperator(hub, idOf('admin'));
    const seat = await openBrowserSeat(hub, cookie);
    await seat.client.team.lock();
    for (const path of uploads) expect(await ask(path, 'POST', { cookie })).toBe('401 SEAT_LOCKED');
    expect(await ask('/media/999', 'GET', { cookie })).toBe('401 SEAT_LOCKED');
    expect(await ask('/media/sandbox/999', 'GET', { cookie })).toBe('401 SEAT_LOCKED');
    for (const path of uploads) expect(await ask(path, 'POST', {})).toBe('401 NOT_SIGNED_IN');
    expect(await ask('/media/999', 'GET', {})).toBe('401 NOT_SIGNED_IN');
    seat.close();
  });

  it('give the window the rights of who sits at it, although its host has the token', async () => {
    const desk = { authorization: `Bearer ${hub.apiToken}`, 'x-rozmova-desk': '1' };
    await hub.client.team.signIn({ operatorId: idOf('viewer'), pin: null });
    const path = uploads[0] ?? '';
    expect(await ask(path, 'POST', desk)).toBe('403 ROLE_TOO_LOW');
    await hub.client.team.lock();
    expect(await ask(path, 'POST', desk)).toBe('401 SEAT_LOCKED');
    await hub.client.team.signIn({ operatorId: idOf('operator'), pin: null });
    expect(await ask(path, 'POST', desk)).toMatch(/^201/);
  });
});
