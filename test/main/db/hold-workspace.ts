import { openWorkspace } from '../../../src-main/db/open.ts';

/** A process of its own that holds a workspace until it is killed. */
const workspace = openWorkspace(process.argv[2] ?? '', { now: () => Date.now() });
process.stdout.write('held\n');
setInterval(() => workspace.journal.counts(), 1000);
