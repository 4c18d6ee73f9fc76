import type { Message } from '#shared/contract/messages.ts';

/** A line of a gallery: the month that begins, a row of pictures, or one file or link. */
export type GalleryRow =
  | { readonly kind: 'month'; readonly key: string; readonly at: number }
  | { readonly kind: 'pictures'; readonly key: string; readonly messages: readonly Message[] }
  | { readonly kind: 'item'; readonly key: string; readonly message: Message };

/** Messages, newest first, cut into months of this computer's calendar and, for pictures, into rows of `columns`. */
export function galleryRows(messages: readonly Message[], columns: number): GalleryRow[] {
  const rows: GalleryRow[] = [];
  let month = '';
  for (const message of messages) {
    const day = new Date(message.sentAt);
    const own = `${day.getFullYear()}-${day.getMonth()}`;
    if (own !== month) rows.push({ kind: 'month', key: `month ${own}`, at: message.sentAt });
    month = own;
    addMessage(rows, message, columns);
  }
  return rows;
}

function addMessage(rows: GalleryRow[], message: Message, columns: number): void {
  const last = rows.at(-1);
  if (columns === 1) {
    rows.push({ kind: 'item', key: String(message.id), message });
  } else if (last?.kind === 'pictures' && last.messages.length < columns) {
    rows[rows.length - 1] = { ...last, messages: [...last.messages, message] };
  } else {
    rows.push({ kind: 'pictures', key: String(message.id), messages: [message] });
  }
}
