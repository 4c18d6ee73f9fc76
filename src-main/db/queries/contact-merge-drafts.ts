import { type Db, getRow, listRows, run, type SqlValue } from '../statements.ts';
import { insertRow } from './contact-merge-rows.ts';

type DraftRow = { operator_id: number; conversation_id: number; text: string; attachments: string } & Record<
  string,
  SqlValue
>;

/** One operator's drafts in two conversations that became one. */
export interface DraftSnapshot {
  operatorId: number;
  /** The kept conversation's, where there was one. */
  before: DraftRow | null;
  merged: DraftRow;
  after: DraftRow;
}

/** Moves drafts into the kept conversation; where an operator has begun in both, one follows the other. */
export function joinDrafts(
  db: Db,
  { keptId, mergedId }: { keptId: number; mergedId: number },
): DraftSnapshot[] {
  const drafts = listRows<DraftRow>(
    db,
    'SELECT * FROM drafts WHERE conversation_id = ? ORDER BY operator_id',
    [mergedId],
  );
  return drafts.map((merged) => {
    const operatorId = merged.operator_id;
    const before = getDraft(db, operatorId, keptId);
    const after = before === null ? { ...merged, conversation_id: keptId } : follow(before, merged);
    deleteDraft(db, operatorId, mergedId);
    deleteDraft(db, operatorId, keptId);
    insertRow(db, 'drafts', after);
    return { operatorId, before, merged, after };
  });
}

/** Puts the drafts back where they were, unless an operator has written on or sent since. */
export function splitDrafts(db: Db, keptId: number, drafts: readonly DraftSnapshot[]): void {
  for (const { operatorId, before, merged, after } of drafts) {
    const now = getDraft(db, operatorId, keptId);
    if (now === null || !isSame(now, after)) continue;
    deleteDraft(db, operatorId, keptId);
    if (before !== null) insertRow(db, 'drafts', before);
    insertRow(db, 'drafts', merged);
  }
}

function follow(kept: DraftRow, merged: DraftRow): DraftRow {
  const attachments = [
    ...(JSON.parse(kept.attachments) as unknown[]),
    ...(JSON.parse(merged.attachments) as unknown[]),
  ];
  return {
    ...merged,
    ...Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== null)),
    operator_id: kept.operator_id,
    conversation_id: kept.conversation_id,
    text: [kept.text, merged.text].filter((text) => text.trim() !== '').join('\n\n'),
    attachments: JSON.stringify(attachments),
  };
}

const getDraft = (db: Db, operatorId: number, conversationId: number): DraftRow | null =>
  getRow<DraftRow>(db, 'SELECT * FROM drafts WHERE operator_id = ? AND conversation_id = ?', [
    operatorId,
    conversationId,
  ]) ?? null;

const deleteDraft = (db: Db, operatorId: number, conversationId: number) =>
  run(db, 'DELETE FROM drafts WHERE operator_id = ? AND conversation_id = ?', [operatorId, conversationId]);

const isSame = (one: DraftRow, other: DraftRow): boolean =>
  Object.entries(one).every(([name, value]) => other[name] === value);
