import { existsSync, readFileSync } from 'node:fs';
import babel from '@rolldown/plugin-babel';
import tailwindcss from '@tailwindcss/vite';
import react, { reactCompilerPreset } from '@vitejs/plugin-react';
import type { UserConfig } from 'electron-vite';
import { type BabelPlugin, cacheTransform } from './cached-transform.ts';
import { outDir as finalDir, fromRoot } from './project.ts';

// The build goes beside the last good one and takes its place when it is whole (see build.ts).
const outDir = process.env.ROZMOVA_BUILD_DIR ?? finalDir;

/** Which bundles are wanted; all of them unless build.ts names some. */
const wanted = process.env.ROZMOVA_BUILD_PARTS?.split(',') ?? ['main', 'preload', 'renderer'];

const DEV_PORT = 5173;

/** Native packages stay outside the bundles; everything else is inside, so a release cannot miss a dependency. */
const nativePackages = ['better-sqlite3', '@napi-rs/keyring', 'electron'];

/** The pages of the renderer: the console, and the gallery of its parts when that is there. */
const pages = Object.fromEntries(
  ['index', 'gallery']
    .map((name) => [name, fromRoot(`src-renderer/${name}.html`)] as const)
    .filter(([, file]) => existsSync(file)),
);

/** Babel is by far the slowest part of a build: it sees components and hooks only, and each of them once. */
async function reactCompiler(): Promise<BabelPlugin> {
  const isBuild = process.env.ROZMOVA_BUILD_DIR !== undefined;
  const compiler = await babel({
    include: /\.tsx$|\/use-[^/]+\.ts$/,
    presets: [reactCompilerPreset()],
    sourceMap: !isBuild,
  });
  if (!isBuild) return compiler;
  const folder = fromRoot('node_modules', '.cache', 'rozmova-react-compiler');
  return cacheTransform(compiler, { folder, salt: readFileSync(fromRoot('package-lock.json'), 'utf8') });
}

const bundles: Required<UserConfig> = {
  main: {
    resolve: {
      alias: [{ find: /^date-fns$/, replacement: fromRoot('src-main/tooling/date-fns-for-logs.ts') }],
    },
    build: {
      // The oldest runtime the tests drive; the default table follows the newest Electron only.
      target: 'node20.18',
      outDir: `${outDir}/main`,
      externalizeDeps: false,
      sourcemap: true,
      rolldownOptions: {
        external: nativePackages,
        input: {
          main: fromRoot('src-main/main.ts'),
          'hub-worker': fromRoot('src-main/hub-worker.ts'),
          serve: fromRoot('src-main/serve.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: `${outDir}/preload`,
      externalizeDeps: false,
      rolldownOptions: {
        external: ['electron'],
        input: { preload: fromRoot('src-main/preload/preload.ts') },
        // A sandboxed preload cannot be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: fromRoot('src-renderer'),
    publicDir: fromRoot('resources/public'),
    // While developing, the window shows Vite's files under app://bundle: its client has to be told where the socket is.
    server: {
      port: DEV_PORT,
      strictPort: true,
      hmr: { protocol: 'ws', host: 'localhost', clientPort: DEV_PORT },
    },
    // Relative addresses: the same files are served by app://bundle and by the hub's own server.
    base: './',
    plugins: [react(), reactCompiler(), tailwindcss()],
    build: {
      target: 'chrome130',
      outDir: `${outDir}/renderer`,
      emptyOutDir: true,
      minify: true,
      sourcemap: false,
      // No data: addresses in the style sheet, which the content security policy would refuse.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: pages, checks: { pluginTimings: false } },
    },
  },
};

const selected: UserConfig = Object.fromEntries(
  Object.entries(bundles).filter(([name]) => wanted.includes(name)),
);

export default selected;
