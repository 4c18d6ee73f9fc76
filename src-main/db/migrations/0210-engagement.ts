import type { Database } from 'better-sqlite3';

/** Who takes part in a conversation, and what each operator has not read. */
export function up(_db: Database): void {}
