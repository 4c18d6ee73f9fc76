/** Bytes of UTF-8 that every file system takes for one name, with room for a number in brackets. */
const MAX_NAME_BYTES = 120;

/** Controls, zero-width characters and the marks that turn the direction of writing (`gpj.exe` shown as `exe.jpg`). */
const invisible =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** What separates folders or has a meaning to a shell or a file system of any of the three systems. */
const separators = /[/\\:*?"<>|\u2044\u2215\u29f5\u29f8\uff0f\uff3c]+/g;

/** Names that Windows keeps for devices, with any extension behind them. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/** Types whose extension is known; everything else keeps the extension that the sender wrote. */
const extensions: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['image/webp', 'webp'],
  ['image/gif', 'gif'],
  ['video/mp4', 'mp4'],
  ['video/3gpp', '3gp'],
  ['audio/aac', 'aac'],
  ['audio/amr', 'amr'],
  ['audio/mpeg', 'mp3'],
  ['audio/mp4', 'm4a'],
  ['audio/ogg', 'ogg'],
  ['application/pdf', 'pdf'],
]);

/** Other extensions that are right for a type as well. */
const alsoRight: ReadonlyMap<string, readonly string[]> = new Map([
  ['image/jpeg', ['jpeg', 'jpe']],
  ['video/mp4', ['m4v']],
  ['video/3gpp', ['3gpp']],
  ['audio/mp4', ['mp4', 'aac']],
  ['audio/ogg', ['oga', 'opus']],
]);

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/** The usual extension of a type without its dot, or null when the type is not one of WhatsApp's. */
export function extensionOf(mimeType: string): string | null {
  return extensions.get(mimeType.split(';')[0]?.trim().toLowerCase() ?? '') ?? null;
}

/**
 * A stranger's file name as it may be shown and offered for saving: one line, no path, no hidden or direction-turning
 * characters, no device name of Windows, at most 120 bytes. Empty or unusable names become `file` with the extension
 * of the type. Never used as a place on our own disk.
 */
export function displayFileName(name: string, mimeType = ''): string {
  const oneLine = name.normalize('NFC').replace(invisible, '').replace(separators, '_').replace(/\s+/gu, ' ');
  // Windows drops dots and spaces at the end, a leading dot hides a file.
  const trimmed = oneLine.replace(/^[\s.]+|[\s.]+$/gu, '');
  const usable = /[\p{L}\p{N}\p{S}]/u.test(trimmed) ? trimmed : withExtension('file', extensionOf(mimeType));
  return shorten(reserved.test(usable) ? `_${usable}` : usable);
}

/**
 * The name under which bytes of a known type are saved: what stands after the last dot must tell the truth, so that
 * `invoice.exe` that is a PDF becomes `invoice.exe.pdf`. Types without a known extension keep the sender's.
 */
export function downloadFileName(name: string, sniffedMimeType: string): string {
  const shown = displayFileName(name, sniffedMimeType);
  const wanted = extensionOf(sniffedMimeType);
  if (wanted === null) return shown;
  const written = shown.slice(shown.lastIndexOf('.') + 1).toLowerCase();
  const right = [wanted, ...(alsoRight.get(sniffedMimeType) ?? [])];
  return shown.includes('.') && right.includes(written) ? shown : shorten(`${shown}.${wanted}`);
}

function withExtension(stem: string, extension: string | null): string {
  return extension === null ? stem : `${stem}.${extension}`;
}

/** Cuts the stem, never the extension and never inside a character, so that the type stays readable. */
function shorten(name: string): string {
  if (byteLength(name) <= MAX_NAME_BYTES) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : '';
  const stem = extension === '' ? name : name.slice(0, dot);
  const room = MAX_NAME_BYTES - byteLength(extension) - byteLength('…');
  let kept = '';
  let used = 0;
  for (const character of stem) {
    used += byteLength(character);
    if (used > room) break;
    kept += character;
  }
  return `${kept.trimEnd()}…${extension}`;
}
