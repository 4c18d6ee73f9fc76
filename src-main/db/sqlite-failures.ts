import { Refusal, type RefusalCode, type RefusalValues } from '#shared/domain/refusals.ts';

/** SQLite's own name of a failure (`SQLITE_BUSY`...), or null when the error comes from elsewhere. */
export function sqliteCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_') ? error.code : null;
}

const CONCERN_THE_ROW = [
  'SQLITE_CONSTRAINT',
  'SQLITE_MISMATCH',
  'SQLITE_TOOBIG',
  'SQLITE_RANGE',
  'SQLITE_ERROR',
];

/**
 * Whether the disk or the file failed, not the row that was written: then nothing else would succeed either, and
 * SQLite may have rolled the whole transaction back by itself.
 */
export function isStorageFailure(error: unknown): boolean {
  const code = sqliteCode(error);
  return (
    code !== null && !CONCERN_THE_ROW.some((harmless) => code === harmless || code.startsWith(`${harmless}_`))
  );
}

const systemErrors: Partial<Record<string, RefusalCode>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EACCES: 'WORKSPACE_UNWRITABLE',
  EPERM: 'WORKSPACE_UNWRITABLE',
  EROFS: 'WORKSPACE_UNWRITABLE',
  ENOTDIR: 'WORKSPACE_UNWRITABLE',
  EEXIST: 'WORKSPACE_UNWRITABLE',
  ENAMETOOLONG: 'WORKSPACE_UNWRITABLE',
  ENOENT: 'WORKSPACE_UNWRITABLE',
};

function refusalCodeOf(code: string): RefusalCode | undefined {
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'WORKSPACE_DAMAGED';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'WORKSPACE_IN_USE';
  if (code === 'SQLITE_FULL') return 'DISK_FULL';
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|IOERR)/.test(code)) return 'WORKSPACE_UNWRITABLE';
  return systemErrors[code];
}

/** Turns what the disk or SQLite says while a workspace is opened into a sentence; a bug stays what it is. */
export function asWorkspaceRefusal(error: unknown, values: { dataDir: string; file: string }): unknown {
  if (error instanceof Refusal || !(error instanceof Error) || !('code' in error)) return error;
  const code = refusalCodeOf(String(error.code));
  if (!code) return error;
  const details: RefusalValues = { ...values, detail: String(error.code) };
  return new Refusal(code, details);
}
