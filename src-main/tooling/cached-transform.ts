import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type babel from '@rolldown/plugin-babel';

export type BabelPlugin = Awaited<ReturnType<typeof babel>>;

interface CacheEntry {
  key: string;
  /** Null when the plugin had nothing to change. */
  code: string | null;
}

/**
 * Keeps what Babel made of each file, and asks it again only when the file or the `salt` (versions, options) has
 * changed. Its result depends on nothing else; source maps are not kept.
 */
export function cacheTransform(
  plugin: BabelPlugin,
  { folder, salt }: { folder: string; salt: string },
): BabelPlugin {
  const { transform } = plugin;
  if (typeof transform !== 'object') throw new Error(`The plugin ${plugin.name} has no transform to keep.`);
  const { handler } = transform;
  mkdirSync(folder, { recursive: true });
  transform.handler = async function (code, id, options) {
    const file = join(folder, `${digest(id)}.json`);
    const key = digest(`${salt}\0${code}`);
    const known = read(file);
    if (known?.key === key) return known.code === null ? null : { code: known.code };
    const result = await handler.call(this, code, id, options);
    const made = typeof result === 'string' ? result : (result?.code ?? null);
    if (made !== null && typeof made !== 'string') return result;
    writeFileSync(file, JSON.stringify({ key, code: made } satisfies CacheEntry));
    return made === null ? null : { code: made };
  };
  return plugin;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function read(file: string): CacheEntry | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as CacheEntry; // written above only
  } catch {
    // Not there yet, or cut off by a build that was ended: the file is made anew.
    return null;
  }
}
