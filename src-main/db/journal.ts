import { createHash } from 'node:crypto';
import type { Journal, JournalDelivery } from '../ports.ts';
import { type Db, getRow, inTransaction, listRows, run } from './statements.ts';

/** `listAfter` gives no more than this at once, however large single bodies are. */
const MAX_LISTED_BYTES = 8 * 1024 * 1024;
const GENESIS = Buffer.alloc(32);

interface DeliveryRow {
  seq: number;
  account_key: string;
  received_at: number;
  sha256: Buffer;
  chain: Buffer;
  body: Buffer;
}

interface Tip {
  seq: number;
  chain: Buffer;
  receivedAt: number | null;
}

/**
 * The append-only file of webhook bodies over an open journal.db. `afterSeq` is where an empty journal begins: one that
 * replaces a lost file must not use sequence numbers again that the tables have passed already.
 */
export function createJournal(db: Db, { afterSeq }: { afterSeq: number }): Journal {
  let tip = readTip(db, afterSeq);
  return {
    append(group) {
      // The new tip counts only when the group is on the disk.
      tip = inTransaction(db, () => appendGroup(db, tip, group));
    },
    listAfter: (seq, limit) => listAfter(db, seq, limit),
    counts() {
      const totals = getRow<{ deliveries: number; repeats: number }>(
        db,
        'SELECT deliveries, repeats FROM totals',
      );
      return {
        deliveries: totals?.deliveries ?? 0,
        duplicates: totals?.repeats ?? 0,
        lastSeq: tip.seq,
        lastReceivedAt: tip.receivedAt,
      };
    },
    findBreak: () => findBreakAfter(db, 0, Number.POSITIVE_INFINITY),
    close: () => db.close(),
  };
}

/**
 * Checks the newest deliveries, at most `rows` of them and 16 MiB: what a torn write or a lost log would hit.
 * Gives the first sequence number that does not fit, or null.
 */
export function findBreakAtTail(db: Db, rows: number): number | null {
  const newest = listRows<{ seq: number; size: number }>(
    db,
    'SELECT seq, length(body) AS size FROM deliveries ORDER BY seq DESC LIMIT ?',
    [rows],
  );
  let bytes = 0;
  let first: number | undefined;
  for (const { seq, size } of newest) {
    bytes += size;
    if (first !== undefined && bytes > 2 * MAX_LISTED_BYTES) break;
    first = seq;
  }
  return first === undefined ? null : findBreakAfter(db, first - 1, rows);
}

function readTip(db: Db, afterSeq: number): Tip {
  const last = getRow<{ seq: number; chain: Buffer; received_at: number }>(
    db,
    'SELECT seq, chain, received_at FROM deliveries ORDER BY seq DESC LIMIT 1',
  );
  return last
    ? { seq: last.seq, chain: last.chain, receivedAt: last.received_at }
    : { seq: afterSeq, chain: GENESIS, receivedAt: null };
}

function appendGroup(db: Db, tip: Tip, group: Parameters<Journal['append']>[0]): Tip {
  let next = tip;
  let repeats = 0;
  for (const { accountKey, receivedAt, body } of group) {
    const sha256 = createHash('sha256').update(body).digest();
    const row = { seq: next.seq + 1, account_key: accountKey, received_at: receivedAt, sha256 };
    const chain = link(next.chain, row);
    const { changes } = run(
      db,
      `INSERT INTO deliveries (seq, account_key, received_at, sha256, chain, body)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (sha256, account_key) DO NOTHING`,
      [row.seq, accountKey, receivedAt, sha256, chain, body],
    );
    if (changes === 1) {
      next = { seq: row.seq, chain, receivedAt };
    } else {
      run(db, 'UPDATE deliveries SET repeats = repeats + 1 WHERE sha256 = ? AND account_key = ?', [
        sha256,
        accountKey,
      ]);
      repeats += 1;
    }
  }
  run(db, 'UPDATE totals SET deliveries = deliveries + ?, repeats = repeats + ?', [
    next.seq - tip.seq,
    repeats,
  ]);
  return next;
}

function link(
  previous: Buffer,
  row: Pick<DeliveryRow, 'seq' | 'account_key' | 'received_at' | 'sha256'>,
): Buffer {
  const hash = createHash('sha256').update(previous).update(row.sha256);
  return hash.update(`${row.seq}\n${row.received_at}\n${row.account_key}`).digest();
}

function listAfter(db: Db, seq: number, limit: number): JournalDelivery[] {
  const deliveries: JournalDelivery[] = [];
  let bytes = 0;
  let after = seq;
  while (deliveries.length < limit && bytes < MAX_LISTED_BYTES) {
    const row = nextRow(db, after);
    if (!row) break;
    deliveries.push({
      seq: row.seq,
      accountKey: row.account_key,
      receivedAt: row.received_at,
      body: row.body,
    });
    bytes += row.body.length;
    after = row.seq;
  }
  return deliveries;
}

function nextRow(db: Db, after: number): DeliveryRow | undefined {
  return getRow<DeliveryRow>(
    db,
    'SELECT seq, account_key, received_at, sha256, chain, body FROM deliveries WHERE seq > ? ORDER BY seq LIMIT 1',
    [after],
  );
}

function findBreakAfter(db: Db, after: number, rows: number): number | null {
  const before = getRow<{ seq: number; chain: Buffer }>(
    db,
    'SELECT seq, chain FROM deliveries WHERE seq = ?',
    [after],
  );
  let chain = before?.chain ?? GENESIS;
  let seq = before?.seq ?? null;
  for (let checked = 0; checked < rows; checked += 1) {
    const row = nextRow(db, seq ?? after);
    if (!row) return null;
    const fits =
      createHash('sha256').update(row.body).digest().equals(row.sha256) && link(chain, row).equals(row.chain);
    if (!fits || (seq !== null && row.seq !== seq + 1)) return row.seq;
    chain = row.chain;
    seq = row.seq;
  }
  return null;
}
