import type { HubClient } from '#shared/contract/index.ts';
import type { RecordImportId } from '#shared/domain/ids.ts';
import type { Language } from '#shared/domain/refusals.ts';

/** Every row that was not taken: its line, the column, the reason, and then its cells as they stood in the file. */
export async function gatherErrors(
  client: HubClient,
  id: RecordImportId,
  language: Language,
): Promise<string[][]> {
  const rows: string[][] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<HubClient['records']['importErrors']>> = await client.records.importErrors(
      {
        id,
        limit: 200,
        ...(cursor === null ? {} : { cursor }),
      },
    );
    for (const { line, column, sentence, cells } of page.items) {
      const before = rows.at(-1);
      // A row with several errors is one row of the file, or it would be imported twice.
      if (before?.[0] === String(line)) {
        before[1] = [before[1], column].filter(Boolean).join('; ');
        before[2] = `${before[2]} ${sentence[language]}`;
      } else rows.push([String(line), column ?? '', sentence[language], ...cells]);
    }
    cursor = page.next;
  } while (cursor !== null);
  return rows;
}
