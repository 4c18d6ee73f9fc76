import { type CsvColumn, type CsvDelimiter, writeCsv } from '#shared/domain/csv.ts';

/** Gives the person a CSV file whose name carries today's date; `columns` as `writeCsv` takes them. */
export function saveCsv(
  name: string,
  rows: Iterable<readonly string[]>,
  columns: readonly CsvColumn[] = [],
): void {
  const text = writeCsv(rows, csvDelimiter([document.documentElement.lang, navigator.language]), columns);
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}-${new Date().toLocaleDateString('sv-SE')}.csv`;
  link.click();
  // The browser reads the address after this task; a minute is enough for any disk.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * Excel parts columns by the sign of the country it is set to: where decimals have a comma, as in Ukraine, that is the semicolon,
 * and a file with commas would open as one column. The language of the screen and that of the computer are what we know of it.
 */
export function csvDelimiter(languages: readonly string[]): CsvDelimiter {
  const hasDecimalComma = (language: string) =>
    language !== '' && new Intl.NumberFormat(language).format(1.5).includes(',');
  return languages.some(hasDecimalComma) ? ';' : ',';
}
