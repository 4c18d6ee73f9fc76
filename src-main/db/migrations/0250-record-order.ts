import type { Database } from 'better-sqlite3';

/** Records are listed as people count, B-2 before B-10, by a text that is made of each key once. */
export function up(db: Database): void {
  db.exec(`ALTER TABLE records ADD COLUMN sort_key TEXT NOT NULL DEFAULT ''`);
  const place = db.prepare<[string, number]>('UPDATE records SET sort_key = ? WHERE id = ?');
  const some = db.prepare<[number], { id: number; key: string }>(
    'SELECT id, key FROM records WHERE id > ? ORDER BY id LIMIT 1000',
  );
  let rows = some.all(0);
  while (rows.length > 0) {
    for (const { id, key } of rows) place.run(sortKey(key), id);
    rows = some.all(rows.at(-1)?.id ?? 0);
  }
  db.exec('CREATE INDEX records_in_order ON records (type, sort_key, key)');
}

const lettersOutOfOrder: Readonly<Record<string, string>> = {
  ґ: 'г\u04ff',
  є: 'е\u04ff',
  і: 'и\u04fe',
  ї: 'и\u04ff',
};

/** As `countingText` made it when this step was written. */
const sortKey = (key: string): string =>
  key
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’‘ʼ`´′]/g, '')
    .trim()
    .replace(/[ґєії]/g, (letter) => lettersOutOfOrder[letter] ?? letter)
    .replace(/\d+/g, (run) => {
      const digits = run.replace(/^0+(?=\d)/, '');
      return `${String(Math.min(digits.length, 99)).padStart(2, '0')}${digits}`;
    });
