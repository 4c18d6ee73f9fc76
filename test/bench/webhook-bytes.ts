import { insertStatus } from '../../src-main/db/queries/statuses.ts';
import type { Db } from '../../src-main/db/statements.ts';
import { type Row, round, told } from './stats.ts';

const SAMPLE = 20_000;

interface SampleRow {
  id: number;
  account_id: number;
  direction: 'in' | 'out';
  wamid: string;
  text: string;
  sent_at: number;
  wa_id: string;
}

/**
 * What the made-up shop leaves out: the webhook's item of each message that came in, and three statuses of each that went
 * out. Put in for the newest messages, weighed, and taken back.
 */
export function webhookBytesRow(db: Db): Row {
  const rows = db
    .prepare(
      `SELECT messages.id, messages.account_id, direction, wamid, text, sent_at, wa_id FROM messages
       JOIN conversations ON conversations.id = conversation_id JOIN contacts ON contacts.id = contact_id
       WHERE messages.id > (SELECT max(id) FROM messages) - ${SAMPLE}`,
    )
    .all() as SampleRow[];
  db.exec('BEGIN IMMEDIATE');
  try {
    const start = pagesOf(db);
    for (const row of rows) if (row.direction === 'in') keepItem(db, row);
    const items = pagesOf(db) - start;
    for (const row of rows) if (row.direction === 'out') keepStatuses(db, row);
    const statuses = pagesOf(db) - start - items;
    const each = (pages: number) => round((pages * 4096) / rows.length, 0);
    return told({
      id: 'D2',
      what: 'beside that, what webhooks add to a message',
      value: each(items + statuses),
      unit: 'bytes',
      detail: `the item as it came ${each(items)}, three statuses of what was sent ${each(statuses)}; n=${rows.length}`,
    });
  } finally {
    db.exec('ROLLBACK');
  }
}

/** Pages in use: rows may go into what was given back before. */
const pagesOf = (db: Db): number =>
  Number(db.pragma('page_count', { simple: true })) - Number(db.pragma('freelist_count', { simple: true }));

function keepItem(db: Db, row: SampleRow): void {
  const timestamp = String(Math.floor(row.sent_at / 1000));
  const item = { from: row.wa_id, id: row.wamid, timestamp, type: 'text', text: { body: row.text } };
  db.prepare('UPDATE messages SET raw = ? WHERE id = ?').run(JSON.stringify(item), row.id);
}

function keepStatuses(db: Db, row: SampleRow): void {
  for (const [index, status] of ['sent', 'delivered', 'read'].entries()) {
    insertStatus(db, {
      accountId: row.account_id,
      wamid: row.wamid,
      status,
      at: row.sent_at + index * 2000,
      recipient: '',
      callbackData: `0192f0c1-3a7b-7c11-9d3e-${String(row.id).padStart(12, '0')}`,
      receivedAt: row.sent_at + index * 2000 + 500,
      priceCategory: 'service',
      isBillable: false,
      error: null,
    });
  }
  db.prepare('UPDATE message_statuses SET message_id = ? WHERE wamid = ?').run(row.id, row.wamid);
}
