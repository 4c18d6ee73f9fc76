import type { ConnectDraft } from '#shared/contract/connect.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';

/** A set-up as it is stored, with what Meta told of its values. */
export type StoredDraft = ConnectDraft;

/** What Meta told of the values of a draft. */
export type DraftFindings = Pick<StoredDraft, 'appName' | 'token' | 'checks' | 'numbers'>;

export const noFindings: DraftFindings = { appName: null, token: null, checks: [], numbers: [] };

interface DraftRow {
  id: number;
  kind: StoredDraft['kind'];
  step: StoredDraft['step'];
  done: string;
  ticked: string;
  app_id: string;
  waba_id: string;
  phone_number_id: string;
  app_secret_hint: string | null;
  access_token_hint: string | null;
  findings: string;
  account_id: number | null;
  created_at: number;
  updated_at: number;
}

const toDraft = (row: DraftRow): StoredDraft => ({
  id: row.id,
  kind: row.kind,
  step: row.step,
  // Written by saveDraft below, in these shapes.
  done: JSON.parse(row.done) as StoredDraft['done'],
  ticked: JSON.parse(row.ticked) as StoredDraft['ticked'],
  appId: row.app_id,
  wabaId: row.waba_id,
  phoneNumberId: row.phone_number_id,
  appSecretHint: row.app_secret_hint,
  accessTokenHint: row.access_token_hint,
  ...(JSON.parse(row.findings) as DraftFindings),
  // Row ids of accounts.
  accountId: row.account_id as AccountId | null,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

/** A draft without anything in it but what is given. */
export function insertDraft(
  db: Db,
  given: Pick<StoredDraft, 'kind' | 'step' | 'accountId' | 'appId' | 'wabaId' | 'phoneNumberId'>,
  now: number,
): StoredDraft {
  const { lastInsertRowid } = run(
    db,
    `INSERT INTO connect_drafts
       (kind, step, done, ticked, app_id, waba_id, phone_number_id, findings, account_id, created_at, updated_at)
     VALUES (?, ?, '[]', '[]', ?, ?, ?, ?, ?, ?, ?)`,
    [
      given.kind,
      given.step,
      given.appId,
      given.wabaId,
      given.phoneNumberId,
      JSON.stringify(noFindings),
      given.accountId,
      now,
      now,
    ],
  );
  return requireDraft(db, Number(lastInsertRowid));
}

/** Writes a whole draft. Throws NOT_FOUND when it was thrown away meanwhile. */
export function saveDraft(db: Db, draft: StoredDraft, now: number): StoredDraft {
  const { appName, token, checks, numbers } = draft;
  run(
    db,
    `UPDATE connect_drafts SET step = ?, done = ?, ticked = ?, app_id = ?, waba_id = ?, phone_number_id = ?,
       app_secret_hint = ?, access_token_hint = ?, findings = ?, account_id = ?, updated_at = ? WHERE id = ?`,
    [
      draft.step,
      JSON.stringify(draft.done),
      JSON.stringify(draft.ticked),
      draft.appId,
      draft.wabaId,
      draft.phoneNumberId,
      draft.appSecretHint,
      draft.accessTokenHint,
      JSON.stringify({ appName, token, checks, numbers } satisfies DraftFindings),
      draft.accountId,
      now,
      draft.id,
    ],
  );
  return requireDraft(db, draft.id);
}

/** The draft of an id, or null. */
export function getDraft(db: Db, id: number): StoredDraft | null {
  const row = getRow<DraftRow>(db, 'SELECT * FROM connect_drafts WHERE id = ?', [id]);
  return row ? toDraft(row) : null;
}

/** The draft of an id. Throws NOT_FOUND. */
export function requireDraft(db: Db, id: number): StoredDraft {
  const draft = getDraft(db, id);
  if (!draft) throw new Refusal('NOT_FOUND');
  return draft;
}

/** The newest draft that goes on with an account, or null. */
export function getDraftOfAccount(db: Db, accountId: number): StoredDraft | null {
  const row = getRow<DraftRow>(
    db,
    'SELECT * FROM connect_drafts WHERE account_id = ? ORDER BY id DESC LIMIT 1',
    [accountId],
  );
  return row ? toDraft(row) : null;
}

/** All drafts, the one that was worked on last first. */
export const listDrafts = (db: Db): StoredDraft[] =>
  listRows<DraftRow>(db, 'SELECT * FROM connect_drafts ORDER BY updated_at DESC, id DESC').map(toDraft);

/** Deletes a draft; its secrets are deleted by whoever calls. */
export function deleteDraft(db: Db, id: number): void {
  run(db, 'DELETE FROM connect_drafts WHERE id = ?', [id]);
}
