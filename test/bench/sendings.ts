import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecipientSource } from '#shared/contract/sendings.ts';
import { invariant } from '#shared/domain/assert.ts';
import type { AccountId, ContactId, TemplateId } from '#shared/domain/ids.ts';
import { emptyTemplateBinding } from '#shared/domain/template-draft.ts';
import { openWorkspace } from '../../src-main/db/open.ts';
import { listRecipientTallies } from '../../src-main/db/queries/sending-recipients.ts';
import { insertSending, requireSending } from '../../src-main/db/queries/sendings.ts';
import { updateTemplate, upsertTemplate } from '../../src-main/db/queries/templates.ts';
import type { Db } from '../../src-main/db/statements.ts';
import type { SendingsOptions } from '../../src-main/services/sendings/options.ts';
import { prepareRecipients } from '../../src-main/services/sendings/prepare.ts';
import { createSilentLog } from '../helpers/workspace.ts';
import type { QuietGate } from './quiet.ts';
import { seedWorkspace } from './seed.ts';
import { progress, type Row } from './stats.ts';
import { turnsOf, turnsRow } from './turns.ts';

const ACCOUNT = 1 as AccountId;
const OPTED_OUT = 50_000;
const WANTING = 8_000;
/** The last ones of them have opted out. */
const CHOSEN = 10_000;

/** B1 and B2: how long the recipients of a sending, being found among many who do not want it, keep everything else waiting. */
export async function benchSendings(quiet: QuietGate): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rozmova-bench-sendings-'));
  seedWorkspace(dataDir, { conversations: 0, messagesEach: 0, contacts: WANTING + OPTED_OUT });
  const workspace = openWorkspace(dataDir, { now: Date.now });
  const { db } = workspace;
  try {
    optOut(db);
    const templateId = addTemplate(db);
    await quiet.wait();
    progress(`a sending to ${CHOSEN}, and one to all of ${WANTING + OPTED_OUT} contacts`);
    const contactIds = Array.from({ length: CHOSEN }, (_, index) => (index + 1) as ContactId);
    const some = await prepare(db, templateId, { kind: 'contacts', contactIds });
    const all = await prepare(db, templateId, {
      kind: 'record_query',
      query: { type: 'Contact', search: '', filters: [] },
    });
    return [
      turnsRow(
        'B1',
        'preparing a sending: everything else waits at most',
        some,
        `${CHOSEN} people, ${CHOSEN - WANTING} of ${OPTED_OUT} who opted out`,
      ),
      turnsRow('B2', 'the same to everybody', all, `${WANTING} people and ${OPTED_OUT} who opted out`),
    ];
  } finally {
    workspace.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function prepare(db: Db, templateId: TemplateId, source: RecipientSource) {
  const id = insertSending(db, {
    accountId: ACCOUNT,
    templateId,
    title: 'Осінь',
    source,
    answers: { values: {}, header: null },
    createdAt: Date.now(),
    operatorId: 1,
    clientId: null,
  });
  const turns = await turnsOf(() => prepareRecipients(optionsOf(db), id, () => false));
  const waiting = listRecipientTallies(db, id).find(({ state }) => state === 'waiting')?.count;
  invariant(requireSending(db, id).state === 'ready' && waiting === WANTING, 'those who want it get it');
  return turns;
}

/** As if they had been met one by one: found by name and by number, and those behind the first ones want no advertising. */
function optOut(db: Db): void {
  db.prepare('UPDATE contacts SET sort_name = search_text, opted_out_at = iif(id > ?, 1, NULL)').run(WANTING);
  db.exec(
    `INSERT INTO contact_aliases (contact_id, kind, value, first_seen_at)
       SELECT id, 'wa_id', wa_id, created_at FROM contacts`,
  );
  db.pragma('wal_checkpoint(TRUNCATE)');
}

function addTemplate(db: Db): TemplateId {
  const { id } = upsertTemplate(db, {
    accountId: ACCOUNT,
    metaTemplateId: '1000000000',
    name: 'autumn_sale',
    language: 'uk',
    category: 'MARKETING',
    status: 'APPROVED',
    qualityScore: 'GREEN',
    rejectedReason: null,
    parameterFormat: 'POSITIONAL',
    components: [
      { type: 'BODY', text: 'Вітаємо, {{1}}! У нас осінній розпродаж.', example: { body_text: [['Олено']] } },
    ],
    updatedAt: 1_000,
    raw: '{}',
  });
  const name = {
    sample: 'Олено',
    source: { kind: 'field' as const, path: ['name'] },
    format: { kind: 'text' as const },
  };
  updateTemplate(db, id, {
    binding: { ...emptyTemplateBinding, appliesTo: 'Contact', variables: { 'body:1': name } },
  });
  return id;
}

const never = (): never => {
  throw new Error('Nothing is sent while recipients are looked for');
};

const optionsOf = (db: Db): SendingsOptions => ({
  db,
  clock: { now: Date.now },
  log: createSilentLog(),
  publish: () => undefined,
  outbox: { send: never, retry: never, discard: never },
  targets: { find: () => null },
  limits: { refresh: () => Promise.resolve(), daily: () => null, perSecond: () => 80 },
  startedAt: 0,
});
