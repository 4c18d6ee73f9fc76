import { type Db, getRow, run } from '../statements.ts';

/** The value that was saved under a key, as JSON text; null when nothing was. */
export function getSetting(db: Db, key: string): string | null {
  return getRow<{ value: string }>(db, 'SELECT value FROM settings WHERE key = ?', [key])?.value ?? null;
}

/** Saves a value (JSON text) under a key. */
export function upsertSetting(db: Db, key: string, value: string): void {
  run(
    db,
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    [key, value],
  );
}
