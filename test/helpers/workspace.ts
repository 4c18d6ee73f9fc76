import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkspace, type Workspace } from '../../src-main/db/open.ts';
import { insertAccount, type NewAccount, type StoredAccount } from '../../src-main/db/queries/accounts.ts';
import type { Clock, Log } from '../../src-main/ports.ts';

/** A clock that stands still until a test moves it. */
export interface FakeClock extends Clock {
  set(now: number): void;
  advance(ms: number): void;
}

/** 22 November 2026, noon UTC: later than every sample of Meta's. */
export const NOON = Date.UTC(2026, 10, 22, 12);

export function createFakeClock(now: number = NOON): FakeClock {
  let current = now;
  return {
    now: () => current,
    set(next) {
      current = next;
    },
    advance(ms) {
      current += ms;
    },
  };
}

/** Keeps what was logged, for tests that look at it; prints nothing. */
export interface RecordingLog extends Log {
  lines: { level: keyof Log; event: string; fields: Record<string, unknown> | undefined }[];
}

export function createSilentLog(): RecordingLog {
  const lines: RecordingLog['lines'] = [];
  const keep = (level: keyof Log) => (event: string, fields?: Record<string, unknown>) => {
    lines.push({ level, event, fields });
  };
  return { lines, debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') };
}

/** An empty folder that `remove` deletes with everything in it. */
export function makeTemporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'rozmova-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface TemporaryWorkspace extends Workspace {
  /** Closes the workspace and deletes its folder. */
  remove(): void;
}

/** A real workspace on the disk, in a folder of its own. */
export function openTemporaryWorkspace(clock: Clock = createFakeClock()): TemporaryWorkspace {
  const folder = makeTemporaryFolder();
  const workspace = openWorkspace(folder.path, { now: () => clock.now() });
  return {
    ...workspace,
    remove() {
      workspace.close();
      folder.remove();
    },
  };
}

/** An account with plausible values; what a test cares about it says itself. */
export function addAccount(
  workspace: Pick<Workspace, 'db'>,
  values: Partial<NewAccount> = {},
): StoredAccount {
  return insertAccount(workspace.db, {
    key: 'key-1',
    kind: 'live',
    name: 'Квіти на Подолі',
    color: 'cornflower',
    phoneNumberId: '1122334455667',
    wabaId: '5467539754836534',
    appId: '900100200300400',
    createdAt: NOON,
    ...values,
  });
}
