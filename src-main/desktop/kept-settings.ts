import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Language } from '#shared/domain/refusals.ts';

/** What the program keeps for this computer, beside where its window stood. */
export interface KeptSettings {
  closesToTray: boolean;
  /** The notice or question about closing was seen. */
  hasToldOfClosing: boolean;
  /** Of the person who sat here last; null: nobody yet. The menu is there before the hub can tell. */
  language: Language | null;
}

/** Reads them; a missing or damaged file means that nobody has chosen anything. */
export function readKeptSettings(file: string, platform: NodeJS.Platform): KeptSettings {
  const usual: KeptSettings = { closesToTray: platform === 'win32', hasToldOfClosing: false, language: null };
  try {
    const found = JSON.parse(readFileSync(file, 'utf8')) as Partial<
      Record<keyof KeptSettings, unknown>
    > | null;
    return {
      closesToTray: typeof found?.closesToTray === 'boolean' ? found.closesToTray : usual.closesToTray,
      hasToldOfClosing: found?.hasToldOfClosing === true,
      language: found?.language === 'uk' || found?.language === 'en' ? found.language : null,
    };
  } catch {
    return usual;
  }
}

/** Writes them beside the old ones and swaps, so that a power cut leaves one of the two. */
export function writeKeptSettings(file: string, settings: KeptSettings): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(settings));
  renameSync(`${file}.new`, file);
}
