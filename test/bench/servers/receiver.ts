import { parseArgs } from 'node:util';
import { openWorkspace } from '../../../src-main/db/open.ts';
import type { AccountSecrets, Journal, Log } from '../../../src-main/ports.ts';
import { createWebhookServer } from '../../../src-main/webhook/receiver.ts';

/** The product's own receiver, with its journal or with storage that keeps nothing; prints its port and lives until SIGTERM. */
const { values } = parseArgs({
  options: { data: { type: 'string' }, secret: { type: 'string', default: '' } },
});
const nothing = () => undefined;
const log: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const secrets: AccountSecrets = { accessToken: null, appSecret: values.secret, verifyToken: null };
const workspace = values.data === undefined ? null : openWorkspace(values.data, { now: Date.now });
const journal: Pick<Journal, 'append'> = workspace?.journal ?? { append: nothing };

const server = await createWebhookServer({
  port: 0,
  journal,
  secrets: { byAccountKey: () => ({ accountId: 1, secrets }), byAccountId: () => secrets },
  onStored: nothing,
  log,
  clock: { now: Date.now },
});
process.stdout.write(`${JSON.stringify({ port: server.port })}\n`);
process.on('SIGTERM', () => {
  void server.close().then(() => {
    workspace?.close();
    process.exit(0);
  });
});
