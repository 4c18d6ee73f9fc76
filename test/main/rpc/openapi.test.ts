import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../helpers/hub.ts';

interface Operation {
  operationId: string;
  tags: string[];
  parameters?: { name: string; in: string; required?: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema?: object }> }>;
}
interface Document {
  openapi: string;
  info: { title: string; version: string };
  servers: { url: string }[];
  security: object[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];
let hub: TestHub;
let document: Document;
let operations: { path: string; method: string; operation: Operation }[];

beforeAll(async () => {
  hub = await openTestHub();
  // Without the token on purpose.
  document = (await (await fetch(`${hub.apiUrl}/openapi.json`)).json()) as Document;
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.includes(method))
      .map(([method, operation]) => ({ path, method, operation })),
  );
});
afterAll(() => hub.remove());

/** What design.md promises to outside programs under "What outside programs rely on". */
const promised = [
  'accounts.create',
  'accounts.list',
  'accounts.test',
  'app.health',
  'contacts.get',
  'contacts.list',
  'conversations.get',
  'conversations.list',
  'journal.counts',
  'journal.failures',
  'media.download',
  'media.upload',
  'messages.list',
  'messages.send',
  'messages.sendTo',
  'records.list',
  'records.upsert',
  'templates.list',
  'templates.submit',
  'templates.sync',
];

/** Their addresses; programs have these written down. */
const addresses = [
  'get /accounts',
  'post /accounts',
  'post /accounts/{id}/test',
  'get /conversations',
  'get /conversations/{conversationId}/messages',
  'post /conversations/{conversationId}/messages',
  'post /messages',
  'get /contacts',
  'get /templates',
  'post /accounts/{accountId}/templates/sync',
  'post /accounts/{accountId}/templates',
  'get /records/{type}',
  'put /records/{type}',
  'get /journal',
  'get /journal/failures',
  'get /health',
];

describe('the OpenAPI document', () => {
  it('is of version 3.1, names this server and says that the token is needed', () => {
    expect(document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\./),
      info: { title: 'Rozmova', version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
      servers: [{ url: hub.apiUrl }],
      security: [{ token: [] }],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    });
  });

  it('has everything that design.md promises, where programs expect it', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids).toEqual(expect.arrayContaining(promised));
    const places = operations.map(({ path, method }) => `${method} ${path}`);
    expect(places).toEqual(expect.arrayContaining(addresses));
  });

  it('gives every operation its own id, its path parameters, and an answer for refusals', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(new Set(declared.map(({ name }) => name)), path).toEqual(new Set(inPath));
      expect(
        declared.every(({ required }) => required),
        path,
      ).toBe(true);
      expect(Object.keys(operation.responses), path).toContain('default');
    }
  });

  it('holds only schemas that JSON Schema 2020-12 understands, with every reference resolved', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(document, 'rozmova');
    const schemas: object[] = [];
    const collect = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('schema' in node && typeof node.schema === 'object' && node.schema !== null)
        schemas.push(node.schema);
      Object.values(node).forEach(collect);
    };
    collect(document.paths);
    expect(schemas.length).toBeGreaterThan(100);
    // Many answers have the same shape; each is understood once.
    const distinct = new Set(
      schemas.map((schema) => JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"rozmova#/')),
    );
    for (const schema of distinct) expect(() => ajv.compile(JSON.parse(schema) as object)).not.toThrow();
  });

  it('describes what is really answered: each answer without a parameter fits its schema', async () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(document, 'rozmova');
    for (const { path, method, operation } of operations) {
      const needsParameters = operation.parameters?.some(({ required }) => required) ?? false;
      if (method !== 'get' || needsParameters) continue;
      const { status, json } = await hub.api('GET', path);
      expect(status, path).toBe(200);
      const schema = operation.responses['200']?.content?.['application/json']?.schema ?? {};
      const isValid = ajv.compile(
        JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"rozmova#/')),
      );
      expect(isValid(json), `${path}: ${JSON.stringify(isValid.errors)}`).toBe(true);
    }
  });

  it('leads to no dead end: every address in it is answered by its procedure', async () => {
    for (const { path, method, operation } of operations) {
      if (
        path.startsWith('/media') &&
        operation.operationId !== 'media.get' &&
        operation.operationId !== 'media.retry'
      )
        continue;
      // Files have doors of their own, outside of /api/v1.
      if (path === '/imports') continue;
      if (['events.subscribe', 'events.alerts', 'sandbox.start'].includes(operation.operationId)) continue;
      const { status, json } = await hub.api(
        method.toUpperCase(),
        path.replace(/\{\w+\}/g, '999999'),
        method === 'get' ? undefined : {},
      );
      const answer = `${operation.operationId} ${status} ${json?.code}`;
      // 999999 is nobody's id: a refusal by the procedure is an answer, the door's own 404 is not.
      expect(json?.message ?? '', answer).not.toContain('There is nothing at this address');
      expect(status, answer).toBeLessThan(500);
    }
  });
});
