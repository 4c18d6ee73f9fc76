import type { Database } from 'better-sqlite3';

/** How an account is looked after: hours, automatic messages, when a wait is brought before everybody. */
export function up(_db: Database): void {}
