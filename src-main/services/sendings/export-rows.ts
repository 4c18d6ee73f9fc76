import { fileClock } from '#shared/domain/file-time.ts';
import type { Language } from '#shared/domain/refusals.ts';
import { recipientStateWords, resultColumns } from '#shared/domain/sending-words.ts';
import { ownTimeZone, zoneName } from '#shared/domain/zone-name.ts';
import { decodeCursor, encodeCursor } from '../../db/cursor.ts';
import { listRecipients } from '../../db/queries/sending-recipients.ts';
import type { Db } from '../../db/statements.ts';
import { placeSchema } from './place.ts';
import { viewRecipient } from './view.ts';

const PAGE = 200;
const answeredWord: Record<Language, string> = { uk: 'так', en: 'yes' };

/** One page of results as cells of text, with times by the clock of this computer; the first one begins with the header. */
export function exportRows(
  db: Db,
  { id, language, cursor }: { id: number; language: Language; cursor?: string | undefined },
): { rows: string[][]; next: string | null } {
  const timeZone = ownTimeZone();
  const timeOf = fileClock(timeZone);
  const after = cursor === undefined ? 0 : decodeCursor(cursor, placeSchema);
  const page = listRecipients(db, { sendingId: id, after, limit: PAGE });
  const rows = page.map((stored) => {
    // The table does not say when something may be tried again.
    const recipient = viewRecipient(stored, 0);
    return [
      recipient.name,
      recipient.phone ?? '',
      recipient.record?.key ?? '',
      recipientStateWords[recipient.state][language],
      recipient.sentence?.[language] ?? '',
      recipient.isAnswered ? answeredWord[language] : '',
      timeOf(recipient.updatedAt),
    ];
  });
  const header =
    cursor === undefined ? [resultColumns(zoneName(timeZone)).map((column) => column[language])] : [];
  const last = page.length < PAGE ? undefined : page.at(-1);
  return { rows: [...header, ...rows], next: last ? encodeCursor(last.id) : null };
}
