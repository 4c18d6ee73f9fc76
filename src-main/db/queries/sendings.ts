import type { Sentence } from '#shared/contract/base.ts';
import type { RecipientSource, SendAnswers } from '#shared/contract/sendings.ts';
import type { AccountId, OperatorId, SendingId, TemplateId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import type { SendingState } from '#shared/domain/sending.ts';
import { type Db, getRow, listRows, run, type SqlValue } from '../statements.ts';

/** Why a sending stands still: what somebody did, what passes by itself, what somebody has to look at first. */
export interface StoredPause {
  kind: 'person' | 'account' | 'wait' | 'trouble' | 'failed';
  sentence: Sentence;
  /** UTC milliseconds; goes on by itself from then on. */
  until: number | null;
  /** Since when; UTC milliseconds. */
  at: number;
  /** How far the account's clock (the sandbox's) was ahead of ours then. */
  clockOffsetMs?: number;
}

export interface StoredSending {
  id: SendingId;
  accountId: AccountId;
  templateId: TemplateId;
  title: string;
  state: SendingState;
  source: RecipientSource;
  answers: SendAnswers;
  pause: StoredPause | null;
  /** How many failures of each kind a person has seen and went on after. */
  forgiven: Record<string, number>;
  currency: string | null;
  price: number | null;
  unknownPrices: number;
  preparedAt: number | null;
  operatorId: OperatorId | null;
  /** Other software began it in their name: the answers are everybody's. */
  isProgram: boolean;
  createdAt: number;
  startedAt: number | null;
  endedAt: number | null;
}

interface SendingRow {
  id: SendingId;
  account_id: AccountId;
  template_id: TemplateId;
  title: string;
  state: SendingState;
  source: string;
  answers: string;
  pause: string | null;
  forgiven: string;
  currency: string | null;
  price: number | null;
  unknown_prices: number;
  prepared_at: number | null;
  operator_id: OperatorId | null;
  is_program: 0 | 1;
  created_at: number;
  started_at: number | null;
  ended_at: number | null;
}

const toSending = (row: SendingRow): StoredSending => ({
  id: row.id,
  accountId: row.account_id,
  templateId: row.template_id,
  title: row.title,
  state: row.state,
  // All written by this file only, in these shapes.
  source: JSON.parse(row.source) as RecipientSource,
  answers: JSON.parse(row.answers) as SendAnswers,
  pause: row.pause === null ? null : (JSON.parse(row.pause) as StoredPause),
  forgiven: JSON.parse(row.forgiven) as Record<string, number>,
  currency: row.currency,
  price: row.price,
  unknownPrices: row.unknown_prices,
  preparedAt: row.prepared_at,
  operatorId: row.operator_id,
  isProgram: row.is_program === 1,
  createdAt: row.created_at,
  startedAt: row.started_at,
  endedAt: row.ended_at,
});

/** Writes down a sending whose recipients are still to be found. */
export function insertSending(
  db: Db,
  sending: Pick<StoredSending, 'accountId' | 'templateId' | 'title' | 'source' | 'answers' | 'createdAt'> & {
    operatorId: number;
    clientId: string | null;
  },
): SendingId {
  const { lastInsertRowid } = run(
    db,
    `INSERT INTO sendings (account_id, template_id, client_id, title, state, source, answers, operator_id, created_at)
     VALUES (?, ?, ?, ?, 'preparing', ?, ?, ?, ?)`,
    [
      sending.accountId,
      sending.templateId,
      sending.clientId,
      sending.title,
      JSON.stringify(sending.source),
      JSON.stringify(sending.answers),
      sending.operatorId,
      sending.createdAt,
    ],
  );
  // Row ids of this table are sending ids.
  return Number(lastInsertRowid) as SendingId;
}

/** The sending of an id, or null. */
export function getSending(db: Db, id: number): StoredSending | null {
  const row = getRow<SendingRow>(db, 'SELECT * FROM sendings WHERE id = ?', [id]);
  return row ? toSending(row) : null;
}

/** Throws NOT_FOUND. */
export function requireSending(db: Db, id: number): StoredSending {
  const sending = getSending(db, id);
  if (!sending) throw new Refusal('NOT_FOUND');
  return sending;
}

/** The sending that a caller made under an id of its own, or null. */
export const getSendingByClientId = (db: Db, clientId: string): SendingId | null =>
  getRow<{ id: SendingId }>(db, 'SELECT id FROM sendings WHERE client_id = ?', [clientId])?.id ?? null;

/** Sendings, the newest first, before an id; optionally of one template. */
export function listSendings(
  db: Db,
  { templateId, before, limit }: { templateId?: number | undefined; before: number; limit: number },
): StoredSending[] {
  const rows =
    templateId === undefined
      ? listRows<SendingRow>(db, 'SELECT * FROM sendings WHERE id < ? ORDER BY id DESC LIMIT ?', [
          before,
          limit,
        ])
      : listRows<SendingRow>(
          db,
          'SELECT * FROM sendings WHERE template_id = ? AND id < ? ORDER BY id DESC LIMIT ?',
          [templateId, before, limit],
        );
  return rows.map(toSending);
}

/** Sendings in which something is still to be done, the oldest first. */
export const listOpenSendings = (db: Db): StoredSending[] =>
  listRows<SendingRow>(
    db,
    `SELECT * FROM sendings WHERE state IN ('preparing', 'running', 'paused') ORDER BY id`,
  ).map(toSending);

type SendingChanges = Pick<
  StoredSending,
  | 'title'
  | 'state'
  | 'pause'
  | 'forgiven'
  | 'currency'
  | 'price'
  | 'unknownPrices'
  | 'preparedAt'
  | 'isProgram'
  | 'startedAt'
  | 'endedAt'
>;

const columns: Record<keyof SendingChanges, string> = {
  title: 'title',
  state: 'state',
  pause: 'pause',
  forgiven: 'forgiven',
  currency: 'currency',
  price: 'price',
  unknownPrices: 'unknown_prices',
  preparedAt: 'prepared_at',
  isProgram: 'is_program',
  startedAt: 'started_at',
  endedAt: 'ended_at',
};

/** Changes the given fields only. */
export function updateSending(db: Db, id: number, changes: Partial<SendingChanges>): void {
  for (const [field, column] of Object.entries(columns)) {
    // Object.entries forgets the literal types of its own keys.
    const value = changes[field as keyof SendingChanges];
    if (value === undefined) continue;
    run(db, `UPDATE sendings SET ${column} = ? WHERE id = ?`, [toColumn(value), id]);
  }
}

function toColumn(value: SendingChanges[keyof SendingChanges]): SqlValue {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

/** Removes a sending of which nothing was sent. */
export function deleteSending(db: Db, id: number): void {
  run(db, 'DELETE FROM sendings WHERE id = ?', [id]);
}
