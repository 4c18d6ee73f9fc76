import { ORPCError, traverseContractProcedures } from '@orpc/server';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import { type Role, roleIncludes } from '#shared/domain/roles.ts';
import { insertOperator } from '../../../src-main/db/queries/operators.ts';
import { openTestHub, type TestHub } from '../../helpers/hub.ts';

const roles: readonly Role[] = ['viewer', 'operator', 'admin'];
let hub: TestHub;
const operators = new Map<Role, OperatorId>();

beforeAll(async () => {
  hub = await openTestHub();
  const db = new Sqlite(`${hub.dataDir}/rozmova.db`);
  for (const role of roles) operators.set(role, insertOperator(db, { name: role, role }, 0).id);
  db.close();
});
afterAll(() => hub.remove());

function listProcedures(): { path: readonly string[]; needed: Role }[] {
  const procedures: { path: readonly string[]; needed: Role }[] = [];
  traverseContractProcedures({ router: contract, path: [] }, ({ contract: procedure, path }) => {
    procedures.push({ path, needed: procedure['~orpc'].meta.role });
  });
  return procedures;
}

/** Calls a procedure with no input at all: what comes back tells whether the role was let through. */
async function isLetThrough(client: unknown, path: readonly string[]): Promise<boolean> {
  const call = path.reduce<unknown>(
    (node, name) => (node as Record<string, unknown>)[name],
    client,
  ) as () => Promise<unknown>;
  try {
    const result = await call();
    if (typeof result === 'object' && result !== null && 'return' in result)
      await (result as AsyncGenerator).return(undefined);
    return true;
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    return error.code !== 'ROLE_TOO_LOW';
  }
}

describe('every procedure with every role', () => {
  it.each(roles)('lets %s do exactly what the contract says', async (role) => {
    const seat = hub.connect(operators.get(role));
    const wrong: string[] = [];
    const procedures = listProcedures();
    for (const { path, needed } of procedures) {
      if ((await isLetThrough(seat.client, path)) !== roleIncludes(role, needed))
        wrong.push(`${path.join('.')} needs ${needed}`);
    }
    seat.disconnect();
    expect(wrong).toEqual([]);
    expect(procedures.length).toBeGreaterThan(50);
  });

  it('counts from the next call on when a role is lowered', async () => {
    const seat = hub.connect(operators.get('admin'));
    await seat.client.app.apiToken();
    const db = new Sqlite(`${hub.dataDir}/rozmova.db`);
    db.prepare("UPDATE operators SET role = 'viewer' WHERE id = ?").run(operators.get('admin'));
    await expect(seat.client.app.apiToken()).rejects.toMatchObject({
      code: 'ROLE_TOO_LOW',
      status: 403,
      data: { sentence: { uk: 'Ваша роль цього не дозволяє.', en: 'Your role does not allow this.' } },
    });
    db.prepare("UPDATE operators SET role = 'admin' WHERE id = ?").run(operators.get('admin'));
    db.close();
    seat.disconnect();
  });

  it('refuses the role before it looks at the input', async () => {
    const seat = hub.connect(operators.get('viewer'));
    const wrongInput = seat.client.accounts.create({ name: '' } as never);
    await expect(wrongInput).rejects.toMatchObject({ code: 'ROLE_TOO_LOW' });
    seat.disconnect();
  });
});
