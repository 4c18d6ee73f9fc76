import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccountId, TemplateId } from '#shared/domain/ids.ts';
import { emptyTemplateBinding, emptyTemplateText } from '#shared/domain/template-draft.ts';
import { openWorkspace } from '../../src-main/db/open.ts';
import { listTemplateIds } from '../../src-main/db/queries/template-lists.ts';
import type { TemplateValues } from '../../src-main/db/queries/templates.ts';
import type { Db } from '../../src-main/db/statements.ts';
import { inTurns } from '../../src-main/services/in-turns.ts';
import { applyListing } from '../../src-main/services/templates/apply-meta.ts';
import { checkDraft } from '../../src-main/services/templates/checks.ts';
import { pageOf, readTemplates } from '../../src-main/services/templates/read-templates.ts';
import { addAccount } from '../helpers/workspace.ts';
import type { QuietGate } from './quiet.ts';
import { progress, type Row } from './stats.ts';
import { turnsOf, turnsRow } from './turns.ts';

/** What a screen asks for at once. */
const PART = 500;

/** T1 and T2: how long as many templates as Meta allows keep everything else waiting. */
export async function benchTemplates(options: { templates: number; quiet: QuietGate }): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rozmova-bench-templates-'));
  const workspace = openWorkspace(dataDir, { now: Date.now });
  const { db } = workspace;
  try {
    const { id: accountId } = addAccount(workspace);
    const listed = Array.from({ length: options.templates }, (_, index) => templateOf(accountId, index));
    await options.quiet.wait();
    progress(`a sync of ${options.templates} templates, twice`);
    const syncing = await turnsOf(async () => {
      for (const at of [1_000, 2_000]) {
        const listing = { listed, at, readAt: at, isComplete: true, limit: options.templates };
        await inTurns(applyListing(db, accountId, listing));
      }
    });
    progress('their list, and a draft that is checked beside them');
    const reading = await turnsOf(async () => {
      await readAll(db);
      await checkDraft({ db, clock: { now: Date.now } }, draftOf(accountId), null);
    });
    return [
      turnsRow('T1', 'sync: everything else waits at most', syncing, `${options.templates} templates, twice`),
      turnsRow('T2', 'list and check of a draft: the same', reading, `${options.templates} templates`),
    ];
  } finally {
    workspace.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function readAll(db: Db): Promise<void> {
  let after: TemplateId | undefined;
  for (;;) {
    const part = await inTurns(readTemplates(db, pageOf(listTemplateIds(db), { after, limit: PART })));
    after = part.at(-1)?.id;
    if (part.length < PART) return;
  }
}

const templateOf = (accountId: AccountId, index: number): TemplateValues => ({
  accountId,
  metaTemplateId: String(1_000_000_000 + index),
  name: `order_ready_${Math.floor(index / 2)}`,
  language: index % 2 === 0 ? 'uk' : 'en_US',
  category: 'UTILITY',
  status: 'APPROVED',
  qualityScore: 'GREEN',
  rejectedReason: null,
  parameterFormat: 'POSITIONAL',
  components: [
    { type: 'HEADER', format: 'TEXT', text: 'Замовлення {{1}}', example: { header_text: ['118'] } },
    {
      type: 'BODY',
      text: `Вітаємо, {{1}}! Ваше замовлення ${index} готове, чекаємо на вас до {{2}}. Дякуємо, що ви з нами.`,
      example: { body_text: [['Олено', '20:00']] },
    },
    { type: 'FOOTER', text: 'Квіти на Подолі' },
    { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Дякую' }] },
  ],
  updatedAt: 1_000,
  raw: '{}',
});

const draftOf = (accountId: AccountId) => ({
  accountId,
  name: 'order_on_its_way',
  language: 'uk',
  text: { ...emptyTemplateText, body: 'Ваше замовлення вже в дорозі.' },
  binding: emptyTemplateBinding,
});
