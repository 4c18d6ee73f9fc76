import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files below a folder that contain these words, as UTF-8 or as UTF-16 (Chromium's storage). */
export function filesWith(folder: string, words: string): string[] {
  const needles = [Buffer.from(words), Buffer.from(words, 'utf16le')];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.filter((file) => {
    const bytes = readFileSync(file);
    return needles.some((needle) => bytes.includes(needle));
  });
}

const askKeychain = (...args: string[]): string =>
  execFileSync('secret-tool', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Everything that this desktop's keychain keeps for the product, values included, by a tool that is not ours. */
export const keychainContent = (): string => askKeychain('search', '--all', 'service', 'Rozmova');

const keychainNames = (): string[] =>
  keychainContent()
    .split('\n')
    .flatMap((line) => /^attribute\.username = (.*)$/.exec(line)?.[1] ?? []);

/**
 * Remembers what the keychain holds; the returned function removes what came since. On a person's own computer the
 * entries of a test's workspace would stay for ever, and those of others are not ours.
 */
export function keepKeychainClean(): () => void {
  const before = keychainNames();
  return () => {
    for (const name of keychainNames()) {
      if (!before.includes(name)) askKeychain('clear', 'service', 'Rozmova', 'username', name);
    }
  };
}
