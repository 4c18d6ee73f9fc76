import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquireBuildLock } from '../../src-main/tooling/build-lock.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rozmova-lock-'));
  file = join(folder, 'building');
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('the lock of a build', () => {
  it('lets one build at a time into the folder', async () => {
    const releaseFirst = await acquireBuildLock(file);
    let hasSecond = false;
    const second = acquireBuildLock(file).then((release) => {
      hasSecond = true;
      return release;
    });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(hasSecond).toBe(false);
    releaseFirst();
    (await second)();
    expect(existsSync(file)).toBe(false);
  });

  it('is taken over from a build that died', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(file, String(pid));
    (await acquireBuildLock(file))();
    expect(existsSync(file)).toBe(false);
  });
});
