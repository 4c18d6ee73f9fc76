import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import babel from '@rolldown/plugin-babel';
import react, { reactCompilerPreset } from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/**
 * A real browser and a real window share two processors with everything else: what fails there is tried once more, and what
 * passes only then is named at the end of the run.
 */
const SECOND_TRY = 1;

/** How long a test of Node or of a component may take, and what prepares it: longer is a failure, not a busy machine. */
const PATIENCE_MS = 45_000;
/** What a page is asked again and again: a second is too short when a shared processor draws it. */
const WATCH_MS = 15_000;

/**
 * Five kinds of tests, from narrow to wide: plain Node, components in jsdom, a real browser against a running
 * `serve`, a running `serve` that is killed, starved and traced, and the real Electron. `npm test` decides which of
 * them this machine can run. The wide ones come one after the other (`groupOrder`): side by side they would take each
 * other's processor, screen and time limits.
 */
export default defineConfig({
  root: projectRoot,
  test: {
    reporters: ['default', fileURLToPath(new URL('helpers/plain-reporter.ts', import.meta.url))],
    // Two cores: more workers only wait for each other and make time limits lie.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/{main,shared,safety,tooling,helpers,bench}/**/*.test.ts'],
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
        },
      },
      {
        plugins: [react(), babel({ presets: [reactCompilerPreset()] })],
        test: {
          name: 'component',
          environment: 'jsdom',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['test/renderer/setup.ts'].filter((file) => existsSync(`${projectRoot}${file}`)),
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
        },
      },
      {
        test: {
          name: 'browser',
          environment: 'node',
          sequence: { groupOrder: 1 },
          include: ['test/e2e/**/*.test.ts', 'test/e2e/**/*.spec.ts'],
          fileParallelism: false,
          retry: SECOND_TRY,
          expect: { poll: { timeout: WATCH_MS } },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'faults',
          environment: 'node',
          sequence: { groupOrder: 3 },
          include: ['test/faults/**/*.test.ts'],
          // It loads the machine: beside other files their time limits would lie, and so would its own.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'desktop',
          environment: 'node',
          sequence: { groupOrder: 2 },
          include: ['test/desktop/**/*.test.ts'],
          // One screen, one keyboard, one notification daemon.
          fileParallelism: false,
          retry: SECOND_TRY,
          expect: { poll: { timeout: WATCH_MS } },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
