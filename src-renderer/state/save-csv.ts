import { writeCsv } from '#shared/domain/csv.ts';

/** Gives the person a CSV file whose name carries today's date. */
export function saveCsv(name: string, rows: Iterable<readonly string[]>): void {
  const address = URL.createObjectURL(new Blob([writeCsv(rows)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}-${new Date().toLocaleDateString('sv-SE')}.csv`;
  link.click();
  // The browser reads the address after this task; a minute is enough for any disk.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
