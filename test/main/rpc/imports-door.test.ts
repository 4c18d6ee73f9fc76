import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../helpers/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.remove());

const post = (query: string, body: string, token: string = hub.apiToken) =>
  fetch(new URL(`/imports?${query}`, hub.apiUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body,
  });

it('takes a file, and the import that it makes runs to its end', async () => {
  const answer = await post(
    'type=Ticket&fileName=..%2Fticket%20list.csv',
    'number,subject\n1,Ремонт\n,нічого\n',
  );
  expect(answer.status).toBe(201);
  const added = (await answer.json()) as { id: never; fileName: string; state: string };
  expect(added).toMatchObject({ state: 'mapping', type: 'Ticket', fileName: '_ticket list.csv' });
  await hub.client.records.startImport({ id: added.id });
  await expect
    .poll(() => hub.client.records.import({ id: added.id }))
    .toMatchObject({ state: 'done', inserted: 1, failed: 1 });
  expect((await hub.api('GET', '/records/Ticket')).json.items).toMatchObject([{ key: '1' }]);
});

it('refuses in words, keeps nothing, and answers the next request', async () => {
  const codeOf = async (answer: Promise<Response>) => {
    const { status, json } = {
      status: (await answer).status,
      json: (await (await answer).json()) as { code: string },
    };
    return `${status} ${json.code}`;
  };
  expect(await codeOf(post('type=Ticket', 'a,b\n', 'wrong'))).toBe('401 WRONG_TOKEN');
  expect(await codeOf(post('type=Parcel', 'a,b\n'))).toBe('404 RECORD_TYPE_UNKNOWN');
  expect(await codeOf(post('type=Ticket', ''))).toBe('400 IMPORT_EMPTY');
  expect(await codeOf(post('type=Ticket', '%PDF-1.7\n'))).toBe('415 IMPORT_NOT_A_TABLE');
  expect(await codeOf(fetch(new URL('/imports', hub.apiUrl)))).toBe('405 METHOD_NOT_ALLOWED');
  expect(readdirSync(join(hub.dataDir, 'imports'))).toEqual([]);
});
