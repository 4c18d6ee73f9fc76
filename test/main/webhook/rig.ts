import { countIngestFailures } from '../../../src-main/db/queries/ingest-failures.ts';
import type { Journal } from '../../../src-main/ports.ts';
import {
  createWebhookServer,
  type SlowSenderLimits,
  type WebhookServer,
} from '../../../src-main/webhook/receiver.ts';
import { secretsOf } from '../../helpers/signed-webhook.ts';
import { createRig, type IngestRig } from '../ingest/rig.ts';

export interface ReceiverRig {
  ingest: IngestRig;
  server: WebhookServer;
  port: number;
  /** Bodies that are in the journal. */
  stored(): number;
  failures(): number;
  close(): Promise<void>;
}

/** A receiver on a free port over a real workspace, with an account `key-1` and one without secrets, `key-bare`. */
export async function createReceiverRig(
  options: { journal?: (real: Journal) => Pick<Journal, 'append'>; limits?: SlowSenderLimits } = {},
): Promise<ReceiverRig> {
  const ingest = createRig();
  const { journal } = ingest.workspace;
  const server = await createWebhookServer({
    port: 0,
    journal: options.journal?.(journal) ?? journal,
    secrets: secretsOf({ 'key-1': {}, 'key-bare': { appSecret: null, verifyToken: null } }),
    onStored: () => ingest.projector.wake(),
    log: ingest.log,
    clock: ingest.clock,
    ...(options.limits ? { limits: options.limits } : {}),
  });
  return {
    ingest,
    server,
    port: server.port,
    stored: () => journal.counts().deliveries,
    failures: () => countIngestFailures(ingest.workspace.db),
    async close() {
      await server.close();
      await ingest.close();
    },
  };
}
