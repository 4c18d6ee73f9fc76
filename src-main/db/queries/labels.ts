import type { Label } from '#shared/contract/labels.ts';
import type { ConversationId, LabelId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { foldText } from '../search-text.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';

const SELECT = `SELECT id, name, color, is_urgent AS isUrgent,
  (SELECT count(*) FROM conversation_labels WHERE label_id = labels.id) AS conversationCount FROM labels`;

type LabelFields = Pick<Label, 'name' | 'color' | 'isUrgent'>;
type LabelRow = Omit<Label, 'isUrgent'> & { isUrgent: 0 | 1 };

const toLabel = (row: LabelRow): Label => ({ ...row, isUrgent: row.isUrgent === 1 });

/** All labels by name. */
export const listLabels = (db: Db): Label[] =>
  listRows<LabelRow>(db, `${SELECT} ORDER BY name_key`).map(toLabel);

/** Throws NOT_FOUND. */
export function requireLabel(db: Db, id: number): Label {
  const row = getRow<LabelRow>(db, `${SELECT} WHERE id = ?`, [id]);
  if (!row) throw new Refusal('NOT_FOUND');
  return toLabel(row);
}

/** Whether there is such a label. */
export const hasLabel = (db: Db, id: number): boolean =>
  getRow(db, 'SELECT 1 FROM labels WHERE id = ?', [id]) !== undefined;

/** The label with this name, whatever its letter case; null when the name is free. */
export const getLabelIdByName = (db: Db, name: string): LabelId | null =>
  getRow<{ id: LabelId }>(db, 'SELECT id FROM labels WHERE name_key = ?', [foldText(name)])?.id ?? null;

/** Adds a label; `now` in UTC milliseconds. */
export function insertLabel(db: Db, label: LabelFields, now: number): LabelId {
  const { lastInsertRowid } = run(
    db,
    'INSERT INTO labels (name, name_key, color, is_urgent, created_at) VALUES (?, ?, ?, ?, ?)',
    [label.name, foldText(label.name), label.color, Number(label.isUrgent), now],
  );
  // Row ids of this table are label ids.
  return Number(lastInsertRowid) as LabelId;
}

/** Replaces what a person can change of it. */
export function updateLabel(db: Db, id: number, label: LabelFields): void {
  run(db, 'UPDATE labels SET name = ?, name_key = ?, color = ?, is_urgent = ? WHERE id = ?', [
    label.name,
    foldText(label.name),
    label.color,
    Number(label.isUrgent),
    id,
  ]);
}

/** Takes a label off every conversation and forgets it; false when there was none. */
export const deleteLabel = (db: Db, id: number): boolean =>
  run(db, 'DELETE FROM labels WHERE id = ?', [id]).changes === 1;

/** The conversations that carry a label. */
export const listLabelledConversations = (
  db: Db,
  id: number,
  limit: number,
): { id: ConversationId; accountId: number }[] =>
  listRows(
    db,
    `SELECT conversation_id AS id, account_id AS accountId FROM conversation_labels
     JOIN conversations ON conversations.id = conversation_id WHERE label_id = ? LIMIT ?`,
    [id, limit],
  );

/** Puts a label on a conversation or takes it off; false when that changes nothing. */
export function setConversationLabel(
  db: Db,
  { conversationId, labelId, isOn }: { conversationId: number; labelId: number; isOn: boolean },
): boolean {
  const sql = isOn
    ? 'INSERT INTO conversation_labels (conversation_id, label_id) VALUES (?, ?) ON CONFLICT DO NOTHING'
    : 'DELETE FROM conversation_labels WHERE conversation_id = ? AND label_id = ?';
  return run(db, sql, [conversationId, labelId]).changes === 1;
}
