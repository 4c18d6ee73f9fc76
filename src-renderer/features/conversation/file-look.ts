import {
  File,
  FileArchive,
  FileCode,
  FileHeadphone,
  FileImage,
  FilePlay,
  FileSpreadsheet,
  FileText,
  type LucideIcon,
  Presentation,
} from 'lucide-react';

const looks: readonly (readonly [RegExp, LucideIcon, string])[] = [
  [/^application\/pdf$/, FileText, 'text-danger-ink'],
  [/spreadsheet|ms-excel|csv/, FileSpreadsheet, 'text-success-ink'],
  [/presentation|ms-powerpoint/, Presentation, 'text-waiting-ink'],
  [/word|opendocument\.text|^text\/plain|rtf/, FileText, 'text-accent-ink'],
  [/zip|rar|7z|tar|compressed/, FileArchive, 'text-ink-soft'],
  [/^image\//, FileImage, 'text-accent-ink'],
  [/^video\//, FilePlay, 'text-accent-ink'],
  [/^audio\//, FileHeadphone, 'text-accent-ink'],
  [/html|xml|json|javascript|^text\//, FileCode, 'text-ink-soft'],
];

/** The icon of a file and its colour, by type; what nobody knows is a plain sheet. */
export function fileLook(mimeType: string): { readonly icon: LucideIcon; readonly ink: string } {
  const found = looks.find(([pattern]) => pattern.test(mimeType));
  return found ? { icon: found[1], ink: found[2] } : { icon: File, ink: 'text-ink-soft' };
}
