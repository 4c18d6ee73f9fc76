import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const nativePackages = ['better-sqlite3', '@napi-rs/keyring'];

/** Bundles the servers under test as plain ES modules that the Electron runtime's Node 20 can run. */
export async function bundleServers(): Promise<(name: 'bare-express' | 'receiver') => string> {
  // Inside the project, so that the native packages outside the bundle are found.
  const outDir = here('../../out/bench');
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20.18',
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        external: nativePackages,
        input: { 'bare-express': here('./servers/bare-express.ts'), receiver: here('./servers/receiver.ts') },
        output: { entryFileNames: '[name].js' },
      },
    },
    ssr: { noExternal: true, external: nativePackages },
  });
  return (name) => join(outDir, `${name}.js`);
}

/** A script of `page/` with all that it needs, to be evaluated in the page through the debugging protocol. */
export async function bundlePageScript(name: 'hub-client' | 'screen-probe'): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'rozmova-bench-page-'));
  await build({
    configFile: false,
    logLevel: 'error',
    // A library build leaves this to who uses it, and a page has no `process`.
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'chrome130',
      outDir,
      lib: {
        entry: here(`./page/${name}.ts`),
        formats: ['iife'],
        name: 'benchPage',
        fileName: () => 'page.js',
      },
    },
  });
  return readFileSync(join(outDir, 'page.js'), 'utf8');
}
