import Sqlite from 'better-sqlite3';
import { migrate } from '../../../src-main/db/migrate.ts';
import { migrations } from '../../../src-main/db/migrations/index.ts';

/** Migrates a file up to a step and kills itself in the middle of it, after the tables were made. */
const [file = '', place = '0'] = process.argv.slice(2);
const index = Number(place);
const db = new Sqlite(file);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
migrate(db, migrations.slice(0, index));
migrate(db, [
  ...migrations.slice(0, index),
  {
    version: (index + 1) * 10,
    up(target) {
      migrations[index]?.up(target);
      process.kill(process.pid, 'SIGKILL');
    },
  },
]);
