import { invariant } from '#shared/domain/assert.ts';
import { type Db, inTransaction } from './statements.ts';

export interface Migration {
  /** Written into the file as its format; ascends in tens, so that a forgotten step stands out. */
  version: number;
  up(db: Db): void;
}

/** The format that a list of migrations ends in. */
export const newestVersion = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0;

/** The format of an open database; 0 before the first migration. */
export const currentVersion = (db: Db): number => Number(db.pragma('user_version', { simple: true }));

/** Throws when a list of migrations is not 10, 20, 30... */
export function checkMigrations(migrations: readonly Migration[]): void {
  for (const [index, migration] of migrations.entries()) {
    invariant(
      migration.version === (index + 1) * 10,
      `migration ${migration.version} stands at place ${index + 1}`,
    );
  }
}

/**
 * Brings a database to the newest format, one transaction a step with the format's number inside it: whatever
 * happens in the middle, the file is in the format before or after a step. A new file is made whole or not at all.
 */
export function migrate(db: Db, migrations: readonly Migration[]): void {
  checkMigrations(migrations);
  const takeSteps = () => runSteps(db, migrations);
  if (currentVersion(db) === 0) inTransaction(db, takeSteps);
  else takeSteps();
}

function runSteps(db: Db, migrations: readonly Migration[]): void {
  for (const { version, up } of migrations) {
    if (version <= currentVersion(db)) continue;
    inTransaction(db, () => {
      up(db);
      db.pragma(`user_version = ${version}`);
      const orphans = db.pragma('foreign_key_check') as unknown[];
      invariant(orphans.length === 0, `migration ${version} leaves no row without its parent`);
    });
  }
}
