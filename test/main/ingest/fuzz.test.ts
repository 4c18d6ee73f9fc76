import { describe, expect, it } from 'vitest';
import { countIngestFailures } from '../../../src-main/db/queries/ingest-failures.ts';
import { bytesOf } from '../../helpers/signed-webhook.ts';
import { createRig, incoming, messagesOf, OLENA, webhook } from './rig.ts';

const BUDGET_MS = 3000;

/** A small generator with a seed, so that a failure can be had again. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

const strange: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  '',
  '\u0000',
  '\ud800',
  '🌻'.repeat(500),
  [],
  {},
  [[]],
  { id: {} },
  'constructor',
  '__proto__',
  [null],
];

/** Replaces, removes or renames something somewhere in a value. */
function mutate(value: unknown, random: (below: number) => number): unknown {
  if (random(6) === 0 || typeof value !== 'object' || value === null) return strange[random(strange.length)];
  if (Array.isArray(value)) {
    const copy = [...value];
    const index = random(copy.length + 1);
    copy[index] = index < copy.length ? mutate(copy[index], random) : strange[random(strange.length)];
    return copy;
  }
  const entries = Object.entries(value);
  const place = random(entries.length + 1);
  const [key, inner] = entries[place] ?? ['added', 1];
  const changed: [string, unknown][] = [[random(8) === 0 ? '__proto__' : key, mutate(inner, random)]];
  const rest = entries.filter((_, index) => index !== place);
  return Object.fromEntries(random(10) === 0 ? rest : [...rest, ...changed]);
}

const samples: unknown[] = [
  messagesOf(incoming(), incoming({ type: 'image', image: { id: '1', mime_type: 'image/jpeg' } })),
  messagesOf(
    incoming({ type: 'contacts', contacts: [{ name: { formatted_name: 'A' }, phones: [{ phone: '1' }] }] }),
  ),
  messagesOf(
    incoming({
      type: 'interactive',
      interactive: { type: 'list_reply', list_reply: { id: 'a', title: 'b' } },
    }),
  ),
  messagesOf(
    incoming({ type: 'order', order: { product_items: [{ quantity: 1 }] } }),
    incoming({ type: 'edit', edit: { original_message_id: 'w', message: {} } }),
  ),
  webhook({
    messages: [
      {
        id: 's',
        type: 'system',
        from: OLENA.wa_id,
        timestamp: '1795348000',
        system: { type: 'user_changed_number', wa_id: '1' },
      },
    ],
  }),
  webhook({
    contacts: [OLENA],
    statuses: [
      { id: 'wamid.1', status: 'failed', timestamp: '1795348000', errors: [{ code: 1 }], pricing: {} },
    ],
  }),
  webhook({ history: [{ threads: [{ id: '1', messages: [incoming()] }] }] }, { field: 'history' }),
  {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '5467539754836534',
        time: 1,
        changes: [
          {
            field: 'message_template_status_update',
            value: {
              event: 'APPROVED',
              message_template_id: 5,
              message_template_name: 'a',
              message_template_language: 'uk',
            },
          },
        ],
      },
    ],
  },
];

describe('bodies that were tampered with', () => {
  it('are all taken in: nothing crashes, and the good message behind them arrives', async () => {
    const rig = createRig();
    const random = seeded(20_260_101);
    const start = performance.now();
    let bodies = 0;
    while (performance.now() - start < BUDGET_MS) {
      const batch = Array.from({ length: 50 }, () => {
        let body = samples[random(samples.length)];
        for (let times = random(4); times >= 0; times -= 1) body = mutate(body, random);
        const bytes = bytesOf(body ?? null);
        // Some are cut or changed as text.
        if (random(5) === 0) return bytes.subarray(0, random(bytes.length + 1));
        if (random(5) === 0 && bytes.length > 0) bytes[random(bytes.length)] = random(256);
        return bytes;
      });
      await rig.ingest(...batch);
      bodies += batch.length;
    }
    await rig.ingest(messagesOf(incoming({ id: 'wamid.last' })));
    expect(rig.rows("SELECT kind FROM messages WHERE wamid = 'wamid.last'")).toEqual([{ kind: 'text' }]);
    expect(rig.log.lines.filter((line) => line.level === 'error')).toEqual([]);
    expect(bodies).toBeGreaterThan(100);
    expect(countIngestFailures(rig.workspace.db)).toBeGreaterThan(0);
    // A failure says what was wrong with the item; a bug of ours would say something else.
    const bugs = rig.rows<{ error: string }>(
      "SELECT DISTINCT error FROM ingest_failures WHERE error LIKE '%undefined%' OR error LIKE '%not a function%' OR error LIKE '%not iterable%' OR error LIKE '%constraint%'",
    );
    expect(bugs).toEqual([]);
    await rig.close();
  });
});
