import type { Database, RunResult, Statement } from 'better-sqlite3';
import { invariant } from '#shared/domain/assert.ts';

/** A connection to one of the workspace's files. */
export type Db = Database;

export type SqlValue = string | number | bigint | Buffer | null;
export type SqlParameters = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

/** Statements die with their connection: keyed weakly, so that a closed workspace can be collected. */
const prepared = new WeakMap<Db, Map<string, Statement>>();

function statement(db: Db, sql: string): Statement {
  let statements = prepared.get(db);
  if (!statements) {
    statements = new Map();
    prepared.set(db, statements);
  }
  let found = statements.get(sql);
  if (!found) {
    found = db.prepare(sql);
    statements.set(sql, found);
  }
  return found;
}

/** The first row of a query that is prepared once, or undefined. The caller names the shape of its own SQL. */
export function getRow<Row>(db: Db, sql: string, parameters: SqlParameters = []): Row | undefined {
  return statement(db, sql).get(parameters) as Row | undefined;
}

/** All rows of a query that is prepared once. */
export function listRows<Row>(db: Db, sql: string, parameters: SqlParameters = []): Row[] {
  return statement(db, sql).all(parameters) as Row[];
}

/** Runs a writing statement that is prepared once. */
export function run(db: Db, sql: string, parameters: SqlParameters = []): RunResult {
  return statement(db, sql).run(parameters);
}

/**
 * Runs `work` in a transaction that holds the write lock from its start; inside another one, in a savepoint of its own.
 * Synchronous by design: an await inside would let foreign writes into it. (better-sqlite3's own wrapper does the same
 * and is built anew for each call, which would cost more than most of what is done in it.)
 */
export function inTransaction<Result>(db: Db, work: () => Result): Result {
  const [begin, end, undo] = db.inTransaction ? SAVEPOINT : TRANSACTION;
  run(db, begin);
  try {
    const result = work();
    invariant(!(result instanceof Promise), 'the work of a transaction is synchronous');
    run(db, end);
    return result;
  } catch (error) {
    // A full disk makes SQLite roll back by itself.
    if (db.inTransaction) for (const sql of undo) run(db, sql);
    throw error;
  }
}

/**
 * Pages in the write-ahead log before a quick commit moves them into the database: some ten milliseconds of work. A long work
 * fills the log in seconds, and emptying one as large as ordinary commits let it become holds everybody else up.
 */
const QUICK_CHECKPOINT_PAGES = 2_000;

/**
 * The same, but its commit does not wait for the disk: for many small steps of one work. After a power cut the last of them may be
 * gone, never one in the middle; so whoever uses it can do them again, or ends with `flushCommits` before anybody is told. Every
 * ordinary commit takes those before it along.
 */
export function inQuickTransaction<Result>(db: Db, work: () => Result): Result {
  if (db.inTransaction) return inTransaction(db, work);
  const checkpointPages = Number(db.pragma('wal_autocheckpoint', { simple: true }));
  db.pragma('synchronous = NORMAL');
  db.pragma(`wal_autocheckpoint = ${Math.min(checkpointPages, QUICK_CHECKPOINT_PAGES)}`);
  try {
    return inTransaction(db, work);
  } finally {
    db.pragma(`wal_autocheckpoint = ${checkpointPages}`);
    db.pragma('synchronous = FULL');
  }
}

/** Returns when everything that was committed is on the disk. */
export function flushCommits(db: Db): void {
  // The version stays what it is; writing it is a commit, and a commit of ours waits for the disk.
  db.pragma(`user_version = ${Number(db.pragma('user_version', { simple: true }))}`);
}

const TRANSACTION = ['BEGIN IMMEDIATE', 'COMMIT', ['ROLLBACK']] as const;
const SAVEPOINT = ['SAVEPOINT step', 'RELEASE step', ['ROLLBACK TO step', 'RELEASE step']] as const;
