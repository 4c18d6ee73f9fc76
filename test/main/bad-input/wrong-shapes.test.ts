import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { emptyTemplateBinding, emptyTemplateText } from '#shared/domain/template-draft.ts';
import { type ApiAnswer, openTestHub, type TestHub } from '../../helpers/hub.ts';
import { addAccount } from '../../helpers/workspace.ts';
import { dumpTables } from '../contacts/rig.ts';

let hub: TestHub;
let db: Database.Database;
let templateId = 0;

// Some thousand requests: a busy computer takes its time.
vi.setConfig({ testTimeout: 120_000 });

beforeAll(async () => {
  hub = await openTestHub();
  db = new Database(join(hub.dataDir, 'rozmova.db'));
  const { id: accountId } = addAccount({ db });
  const draft = { accountId, name: 'parcel_sent', language: 'uk', text, binding: emptyTemplateBinding };
  templateId = (await hub.client.templates.create({ draft })).id;
  await hub.client.records.upsert({ type: 'Order', records: [{ number: 'A-1' }] });
});
afterAll(async () => {
  db.close();
  await hub.remove();
});

const text = { ...emptyTemplateText, body: 'Ваше замовлення вже в дорозі, кур’єр зателефонує за годину.' };

/** Everything that a call could change; what the doctor and the tunnel note by themselves meanwhile is not of it. */
function stateOf(of: Database.Database): Record<string, unknown[]> {
  const { doctor_reports: _reports, webhook_registrations: _registrations, ...tables } = dumpTables(of);
  const settings = tables.settings?.filter((row) => !JSON.stringify(row).includes('tunnel.heartbeat'));
  return { ...tables, settings: settings ?? [] };
}

/** Refused with a code and a sentence in both languages, and nothing is different than before. */
function expectRefusal({ status, json }: ApiAnswer, what: string, before: unknown): void {
  expect({ what, status, isRefused: status >= 400 && status < 500 }).toMatchObject({ isRefused: true });
  const sentence = expect.stringMatching(/.{8}/) as string;
  expect(json, what).toMatchObject({
    code: expect.stringMatching(/^[A-Z_]+$/) as string,
    data: { sentence: { uk: sentence, en: sentence } },
  });
  expect(stateOf(db), what).toEqual(before);
}

interface Operation {
  method: string;
  path: string;
  name: string;
  hasBody: boolean;
}

/** Every call of the local interface that is about templates, records or sendings. */
async function listOperations(): Promise<Operation[]> {
  const { json } = await hub.api('GET', '/openapi.json');
  const operations: Operation[] = [];
  for (const [path, methods] of Object.entries<
    Record<string, { operationId?: string; requestBody?: unknown }>
  >(json.paths)) {
    for (const [method, { operationId = '', requestBody }] of Object.entries(methods)) {
      // A file is no JSON: its door has tests of its own.
      if (!/^(templates|records|sendings)\./.test(operationId) || path === '/imports') continue;
      operations.push({
        method: method.toUpperCase(),
        path,
        name: operationId,
        hasBody: requestBody !== undefined,
      });
    }
  }
  return operations;
}

const filled = (path: string, value: string) =>
  path.replace(/\{type\}/g, 'Order').replace(/\{\w+\}/g, encodeURIComponent(value));

describe('every call about templates, records and sendings', () => {
  it('refuses a body that is no object, and one in which everything is missing or of a wrong kind', async () => {
    const operations = (await listOperations()).filter(({ hasBody }) => hasBody);
    expect(operations.length).toBeGreaterThan(30);
    const before = stateOf(db);
    const wrong = {
      id: {},
      templateId: [],
      type: 7,
      draft: 'x',
      records: 'x',
      source: 1,
      keys: 5,
      rates: 1,
      stop: 'x',
    };
    const needsNothing = new Set(['records.imports']);
    for (const { method, path, name } of operations) {
      if (needsNothing.has(name)) continue;
      for (const body of [null, [], 'words', 7, wrong]) {
        const answer = await hub.api(method, filled(path, '999999'), body);
        expectRefusal(answer, `${name} ${JSON.stringify(body)}`, before);
      }
    }
  });

  it('refuses an id in the address that is none', async () => {
    const operations = (await listOperations()).filter(({ path }) =>
      /\{(id|templateId|accountId)\}/.test(path),
    );
    expect(operations.length).toBeGreaterThan(8);
    const before = stateOf(db);
    for (const { method, path, name, hasBody } of operations) {
      for (const id of [
        'abc',
        '-1',
        '1.5',
        '0',
        '99999999999999999999',
        '1e3',
        '%00',
        '1; DROP TABLE records',
      ]) {
        const answer = await hub.api(method, filled(path, id), hasBody ? {} : undefined);
        expectRefusal(answer, `${name} ${id}`, before);
      }
    }
  });
});

/** A body that is taken, or refused for what it means only: each of its parts is made wrong in turn. */
const samples = (): Record<string, [method: string, path: string, body: unknown]> => ({
  upsert: ['PUT', '/records/Order', { records: [{ number: 'B-1', total: { amount: 5, currency: 'UAH' } }] }],
  saveType: [
    'POST',
    '/records/saveType',
    {
      isNew: true,
      type: {
        name: 'Parcel',
        keyField: 'code',
        label: { uk: 'Посилка', en: 'Parcel' },
        fields: [
          {
            name: 'code',
            label: { uk: 'Код', en: 'Code' },
            kind: 'text',
            referenceTo: null,
            isRequired: true,
          },
        ],
      },
    },
  ],
  query: [
    'POST',
    '/records/count',
    { type: 'Order', search: 'a', filters: [{ field: 'number', is: 'equal', value: 'A-1' }] },
  ],
  delete: ['POST', '/records/delete', { type: 'Order', keys: ['Z'] }],
  sendOne: [
    'POST',
    `/templates/${templateId}/send`,
    { target: { kind: 'record', type: 'Order', key: 'A-1' }, answers: { values: { a: 'b' }, header: null } },
  ],
  fill: [
    'POST',
    '/sendings/fill',
    {
      templateId,
      target: { kind: 'contact', contactId: 9 },
      answers: { values: {}, header: { kind: 'file', mediaId: 3 } },
    },
  ],
  prepare: [
    'POST',
    '/sendings',
    {
      templateId,
      title: 'Весна',
      source: { kind: 'records', type: 'Order', keys: ['A-1'] },
      clientId: crypto.randomUUID(),
    },
  ],
  retry: ['POST', '/sendings/retry', { id: 9, recipientIds: [1] }],
  prices: [
    'POST',
    '/sendings/setPrices',
    { currency: 'EUR', rates: [{ country: 'UA', marketing: 0.1, utility: null, authentication: 1 }] },
  ],
  words: ['POST', '/sendings/setOptOutWords', { stop: ['стоп'], start: ['старт'], isOn: true }],
  template: [
    'POST',
    '/templates/save',
    {
      id: templateId,
      name: 'parcel_sent',
      language: 'uk',
      text,
      binding: {
        ...emptyTemplateBinding,
        variables: {
          'body:1': { sample: 'x', source: { kind: 'field', path: ['a'] }, format: { kind: 'text' } },
        },
      },
    },
  ],
});

const wrongValues = [
  null,
  -1,
  1.5,
  1e300,
  true,
  '',
  'x'.repeat(70_000),
  '\u0000',
  [],
  {},
  [[]],
  { __proto__x: 1 },
];

/** The same body with one part replaced, for every part of it. */
function* broken(body: unknown): Generator<[path: string, body: unknown]> {
  const replace = (at: unknown, path: readonly string[], value: unknown): unknown => {
    const [key, ...rest] = path;
    if (key === undefined) return value;
    if (Array.isArray(at))
      return at.map((item, index) => (String(index) === key ? replace(item, rest, value) : item));
    return { ...(at as object), [key]: replace((at as Record<string, unknown>)[key], rest, value) };
  };
  const paths = function* (at: unknown, path: string[]): Generator<string[]> {
    if (path.length > 0) yield path;
    if (typeof at !== 'object' || at === null) return;
    for (const [key, inner] of Object.entries(at)) yield* paths(inner, [...path, key]);
  };
  for (const path of paths(body, [])) {
    for (const value of wrongValues) {
      yield [`${path.join('.')} = ${JSON.stringify(value).slice(0, 20)}`, replace(body, path, value)];
    }
  }
}

describe('a body of which one part is wrong', () => {
  it.each(Object.keys(samples()))(
    'is never a fault of the hub, and changes nothing when it is refused: %s',
    async (name) => {
      const [method, path, good] = samples()[name] ?? ['', '', null];
      let refused = 0;
      for (const [what, body] of broken(good)) {
        const before = stateOf(db);
        const answer = await hub.api(method, path, body);
        // Some of it is no mistake: a name may be empty, a list may have nothing in it.
        if (answer.status < 300) continue;
        refused += 1;
        expectRefusal(answer, `${name} ${what}`, before);
      }
      expect(refused).toBeGreaterThan(8);
      expect(hub.warnings.join('\n')).not.toMatch(/request\.failed|bug/i);
    },
  );
});
