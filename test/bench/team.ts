import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OperatorId } from '#shared/domain/ids.ts';
import { openWorkspace } from '../../src-main/db/open.ts';
import { inTransaction } from '../../src-main/db/statements.ts';
import { createReleases } from '../../src-main/services/engagement/releases.ts';
import { createSilentLog } from '../helpers/workspace.ts';
import type { QuietGate } from './quiet.ts';
import { seedWorkspace } from './seed.ts';
import { progress, type Row } from './stats.ts';
import { turnsOf, turnsRow } from './turns.ts';

const LEAVING = 2 as OperatorId;
const HEIR = 3 as OperatorId;

/** P1: how long somebody who leaves with all their conversations keeps everything else waiting. */
export async function benchTeam(options: { conversations: number; quiet: QuietGate }): Promise<Row[]> {
  const { conversations } = options;
  const dataDir = mkdtempSync(join(tmpdir(), 'rozmova-bench-team-'));
  progress(`somebody leaves ${conversations} conversations to a colleague`);
  seedWorkspace(dataDir, { conversations, messagesEach: 1, contacts: conversations });
  const workspace = openWorkspace(dataDir, { now: Date.now });
  const { db } = workspace;
  try {
    db.exec(
      `INSERT INTO operators (id, name, role, created_at) VALUES (2, 'Оля', 'operator', 1), (3, 'Ілля', 'operator', 1);
       INSERT INTO conversation_participants (conversation_id, operator_id, joined_at, how)
         SELECT id, 2, 1, 'wrote' FROM conversations;
       INSERT INTO unread (operator_id, account_id, conversation_id, count) SELECT 2, 1, id, 1 FROM conversations;
       UPDATE conversations SET assignee_id = 2`,
    );
    const ground = { db, clock: { now: Date.now }, publish: () => undefined, log: createSilentLog() };
    const releases = createReleases(ground);
    await options.quiet.wait();
    const leaving = await turnsOf(async () => {
      inTransaction(db, () => releases.begin(LEAVING, HEIR));
      await releases.finish(LEAVING);
    });
    const left = db.prepare('SELECT count(*) FROM conversations WHERE assignee_id = 2').pluck().get();
    if (left !== 0) throw new Error(`${String(left)} conversations were not handed over`);
    return [
      turnsRow('P1', 'leaving: everything else waits at most', leaving, `${conversations} conversations`),
    ];
  } finally {
    workspace.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
