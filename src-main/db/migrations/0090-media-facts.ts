import type { Database } from 'better-sqlite3';

/**
 * What a page found out by decoding a file: its size on the screen, its length, its wave, a small picture of it. Files of
 * strangers are decoded in the sandboxed page only, never in the hub.
 */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE media_facts (
      media_id INTEGER PRIMARY KEY REFERENCES media (id) ON DELETE CASCADE,
      -- Pixels as shown, after the rotation that the file asks for.
      width INTEGER,
      height INTEGER,
      duration_ms INTEGER,
      -- One byte a bar, 0 to 255, at most 64 bars.
      waveform BLOB,
      -- WebP, at most 32 KB.
      thumbnail BLOB
    ) STRICT;
  `);
}
