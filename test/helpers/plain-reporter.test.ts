import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const reporter = fileURLToPath(new URL('plain-reporter.ts', import.meta.url));
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rozmova-reporter-'));
  const config = { test: { globals: true, passWithNoTests: true, reporters: ['default', reporter] } };
  writeFileSync(join(folder, 'vitest.config.mjs'), `export default ${JSON.stringify(config)}`);
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Runs a test file with the reporter; gives the exit code and the last line that was printed. */
function run(content: string | null, environment: Record<string, string> = {}) {
  if (content !== null) writeFileSync(join(folder, 'a.test.js'), content);
  const { CI: _outer, ...own } = process.env;
  const { status, stdout } = spawnSync(process.execPath, [vitest, 'run', '--root', folder], {
    env: { ...own, ...environment },
    encoding: 'utf8',
  });
  const all = stdout.trimEnd();
  return { status, last: all.split('\n').at(-1), all };
}

describe('the last line of a test run', () => {
  it('counts what passed', () => {
    expect(run('it("a", () => {}); describe("b", () => { it("c", () => {}) })')).toMatchObject({
      status: 0,
      last: '2 passed, 0 failed, 0 skipped',
    });
  });

  it('counts failures, and a file that cannot be loaded as one', () => {
    expect(run('it("a", () => { throw new Error("no") }); it("b", () => {})')).toMatchObject({
      status: 1,
      last: '1 passed, 1 failed, 0 skipped',
    });
    expect(run('throw new Error("no")')).toMatchObject({ status: 1, last: '0 passed, 1 failed, 0 skipped' });
  });

  it('lets a skipped test pass here, and fail in CI', () => {
    const content = 'it("a", () => {}); it.skip("b", () => {}); it.todo("c")';
    expect(run(content)).toMatchObject({ status: 0, last: '1 passed, 0 failed, 2 skipped' });
    expect(run(content, { CI: 'true' })).toMatchObject({ status: 1, last: '1 passed, 0 failed, 2 skipped' });
  });

  it('names what passed only when it was tried again', () => {
    const content =
      'let tries = 0; it("shaky", { retry: 1 }, () => { if (tries++ === 0) throw new Error("no") })';
    expect(run(content)).toMatchObject({ status: 0, last: '1 passed, 0 failed, 0 skipped' });
    expect(run(content).all).toContain('Passed only at the second attempt: a.test.js > shaky');
  });

  it('is a failure when nothing ran', () => {
    expect(run(null)).toMatchObject({ status: 1, last: '0 passed, 0 failed, 0 skipped' });
  });

  it('counts an error outside of any test as a failure', () => {
    const content =
      'it("a", () => { setTimeout(() => { throw new Error("late") }) }); it("b", async () => { await new Promise((r) => setTimeout(r, 50)) })';
    expect(run(content)).toMatchObject({ status: 1, last: '2 passed, 1 failed, 0 skipped' });
  });
});
