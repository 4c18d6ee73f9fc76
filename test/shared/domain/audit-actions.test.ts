import { traverseContractProcedures } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from '#shared/contract/index.ts';
import { auditActions, passingActions } from '#shared/domain/audit-actions.ts';

/** Procedures that only answer; a new one that changes something has to be named in the table instead. */
const reading =
  /\.(list|get|count|counts|rules|operators|state|registrations|reports|support|trail|drafts|number|profile|loop|token|bootstrap|health|verify|fields|notes|duplicates|told|shift|presence|alerts|subscribe|failures|info|types|suggest|imports|import|importPreview|importErrors|phone|metaConsole|messages|gallery|galleryCounts|fill|source|recipients|prices|optOutWords|atSeat|seats|usable|draft|check|history|stats|sample|readings|inspect)$/;

const CANARY = 'CANARY-0a1b2c-канарка';

interface Known {
  name: string;
  schema: z.ZodType | null;
}

function listProcedures(): Known[] {
  const known: Known[] = [];
  traverseContractProcedures({ router: contract, path: [] }, ({ contract: procedure, path }) => {
    const schema = procedure['~orpc'].inputSchema;
    known.push({ name: path.join('.'), schema: schema instanceof z.ZodType ? schema : null });
  });
  return known;
}

/** A value of the shape of a JSON schema in which every free text is the canary. */
function fill(schema: z.core.JSONSchema.BaseSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.at(-1);
  if (choice) return fill(choice);
  if (schema.type === 'string') return CANARY;
  if (schema.type === 'integer' || schema.type === 'number') return 7;
  if (schema.type === 'boolean') return true;
  if (schema.type === 'array') return [fill((schema.items as z.core.JSONSchema.BaseSchema) ?? {})];
  if (schema.type !== 'object') return CANARY;
  const properties = Object.entries(schema.properties ?? {});
  return Object.fromEntries(
    properties.map(([name, inner]) => [name, fill(inner as z.core.JSONSchema.BaseSchema)]),
  );
}

describe('what the audit log says', () => {
  it('is decided for every procedure that changes something', () => {
    const decided = new Set([...Object.keys(auditActions), ...passingActions]);
    const forgotten = listProcedures().filter(({ name }) => !decided.has(name) && !reading.test(name));
    expect(forgotten.map(({ name }) => name)).toEqual([]);
  });

  it('is decided once, and of procedures that there are', () => {
    const names = new Set(listProcedures().map(({ name }) => name));
    const table = [...Object.keys(auditActions), ...passingActions];
    expect(table.filter((name) => !names.has(name))).toEqual([]);
    expect(table.length).toBe(new Set(table).size);
  });

  it('never holds a text, a token or a PIN that came with the call or its answer', () => {
    let looked = 0;
    for (const { name, schema } of listProcedures()) {
      const describe = auditActions[name];
      if (!describe) continue;
      const json =
        schema && z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
      const input = json ? fill(json) : undefined;
      const output = {
        id: 7,
        name: CANARY,
        token: CANARY,
        items: [CANARY],
        ...(input as object | undefined),
      };
      const subject = describe(input, output);
      const sameWordEverywhere = describe(
        JSON.parse(JSON.stringify(input ?? null).replaceAll(CANARY, 'слово')) as unknown,
        { id: 7 },
      );
      expect(JSON.stringify([subject, sameWordEverywhere]), name).not.toMatch(/CANARY|канарка|слово/);
      for (const value of Object.values(subject ?? {})) {
        expect(value === null || ['string', 'number', 'boolean'].includes(typeof value), name).toBe(true);
      }
      looked += 1;
    }
    expect(looked).toBe(Object.keys(auditActions).length);
  });

  it('takes words only from fields in which the contract lets one choose', () => {
    const free: string[] = [];
    for (const { name, schema } of listProcedures()) {
      const json =
        schema && z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
      // One plain word passes every pattern, as a password or a first name would.
      const input = JSON.parse(
        JSON.stringify(json ? fill(json) : {}).replaceAll(CANARY, 'Secretword'),
      ) as unknown;
      const subject = auditActions[name]?.(input, { id: 7 });
      if (JSON.stringify(subject ?? null).includes('Secretword')) free.push(name);
    }
    expect(free).toEqual([]);
  });
});
