import type { Sentence } from '#shared/contract/base.ts';
import type { FilledTemplate } from '#shared/contract/sendings.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import { checkMedia, mediaRuleOf } from '#shared/domain/media-rules.ts';
import { refusalSentence } from '#shared/domain/refusals.ts';
import type { HeaderValue } from '#shared/domain/template-message.ts';
import { getMediaRow } from '../../db/queries/media.ts';
import { type RecordRef, resolvePath } from '../records/paths.ts';
import type { Filling } from './fill-template.ts';

/** What stands at the top of one message, or why nothing does. */
export interface FilledHeader {
  shown: FilledTemplate['header'];
  value: HeaderValue | null;
  /** The file where it lies here; Meta's id of it comes when it is sent. */
  mediaId: MediaId | null;
}

const none: FilledHeader = {
  shown: { isNeeded: false, isFilled: false, fileName: null, problem: null },
  value: null,
  mediaId: null,
};
const open = (problem: Sentence | null): FilledHeader => ({
  shown: { isNeeded: true, isFilled: false, fileName: null, problem },
  value: null,
  mediaId: null,
});
const filled = (value: HeaderValue, mediaId: MediaId | null = null): FilledHeader => ({
  shown: {
    isNeeded: true,
    isFilled: true,
    fileName: 'fileName' in value ? (value.fileName ?? null) : null,
    problem: null,
  },
  value,
  mediaId,
});

const words = {
  noLink: {
    uk: 'У полі запису немає посилання на файл.',
    en: 'The field of the record has no link to a file.',
  },
  notHttps: {
    uk: 'Посилання на файл має починатися з https://.',
    en: 'The link to the file has to begin with https://.',
  },
  fileGone: { uk: 'Цього файлу вже немає.', en: 'This file is no longer here.' },
  otherKind: {
    uk: 'Цей файл не того виду, який має бути в заголовку.',
    en: 'This file is not of the kind that the header asks for.',
  },
} as const satisfies Record<string, Sentence>;

/** The file or place at the top of a message; answers of the sender come before the template's own source. */
export function fillHeader(filling: Filling, record: RecordRef | null): FilledHeader {
  const { header } = filling.read.text;
  if (header.kind === 'none' || header.kind === 'text') return none;
  const { answers, template } = filling;
  const source = answers.header ?? template.binding.headerSource;
  if (header.kind === 'location') {
    if (source.kind !== 'place') return open(null);
    const { latitude, longitude, name, address } = source;
    return filled({ kind: 'place', latitude, longitude, name, address });
  }
  if (source.kind === 'file') return fileHeader(filling, header.kind, source.mediaId);
  return source.kind === 'field' ? linkHeader(filling, record, source.path) : open(null);
}

/** The top of one card of a carousel. */
export interface FilledCard extends Omit<FilledHeader, 'shown'> {
  shown: NonNullable<FilledTemplate['cards']>[number];
}

/** The pictures and videos of a carousel's cards, in their order; empty where the template has no cards. */
export const fillCards = (filling: Filling, record: RecordRef | null): FilledCard[] =>
  (filling.read.text.cards ?? []).map(({ header }, index) => {
    if (header.kind === 'product') return { ...none, shown: { ...none.shown, isSample: false } };
    const { header: top, isSample } = fillCard(filling, record, header.kind, index);
    return { ...top, shown: { ...top.shown, isSample } };
  });

/** What was chosen at sending, else what the template says for everybody, else the sample that it was approved with. */
function fillCard(
  filling: Filling,
  record: RecordRef | null,
  kind: 'image' | 'video',
  index: number,
): { header: FilledHeader; isSample: boolean } {
  const own = (header: FilledHeader) => ({ header, isSample: false });
  const answer = filling.answers.cards?.[index];
  if (answer?.kind === 'link') return own(filled({ kind: 'link', link: answer.link }));
  const source = answer ?? filling.template.binding.cardSources?.[index] ?? { kind: 'sample' };
  switch (source.kind) {
    case 'file':
      return own(fileHeader(filling, kind, source.mediaId));
    case 'field':
      return own(linkHeader(filling, record, source.path));
    case 'ask':
      return own(open(null));
    case 'sample': {
      const link = filling.read.cardSampleUrls[index] ?? null;
      return { header: link === null ? open(null) : filled({ kind: 'link', link }), isSample: link !== null };
    }
  }
}

function fileHeader({ db }: Filling, kind: 'image' | 'video' | 'document', mediaId: MediaId): FilledHeader {
  const row = getMediaRow(db, mediaId);
  if (row?.state !== 'stored') return open(words.fileGone);
  if (mediaRuleOf(row.mime_type)?.kind !== kind) return open(words.otherKind);
  const fault = checkMedia({ mimeType: row.mime_type, byteSize: row.byte_size ?? 0, isAnimated: false });
  if (fault !== true) {
    const { code, values } = fault;
    return open({ uk: refusalSentence(code, values, 'uk'), en: refusalSentence(code, values, 'en') });
  }
  return filled({ kind: 'media', metaMediaId: '', fileName: row.file_name ?? undefined }, mediaId);
}

/** Meta fetches it itself, and only over https. */
function linkHeader({ db, types }: Filling, record: RecordRef | null, path: readonly string[]): FilledHeader {
  const value = record && resolvePath(db, record, path, types).value;
  if (typeof value !== 'string') return open(words.noLink);
  if (!URL.canParse(value) || new URL(value).protocol !== 'https:') return open(words.notHttps);
  return filled({ kind: 'link', link: value, fileName: nameInAddress(value) });
}

/** `invoice-7.pdf` of an address that ends so. */
function nameInAddress(address: string): string | undefined {
  const end = new URL(address).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(end) || undefined;
  } catch {
    // A stray percent sign: the name is shown as it is written.
    return end;
  }
}
