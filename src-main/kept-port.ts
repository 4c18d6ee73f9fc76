import { Refusal } from '#shared/domain/refusals.ts';
import { getSetting, upsertSetting } from './db/queries/settings.ts';
import type { Db } from './db/statements.ts';
import type { Log } from './ports.ts';

interface Listener {
  port: number;
}

/**
 * Opens a server on the port that this workspace had the last time, so that addresses which people have noted stay
 * right; when another program has it now, on a free one, which is kept from then on.
 */
export async function openOnKeptPort<Server extends Listener>(
  options: { db: Db; log: Log; name: 'webhook' | 'api' },
  open: (port: number) => Promise<Server>,
): Promise<Server> {
  const key = `port.${options.name}`;
  const kept = Number(getSetting(options.db, key) ?? 0);
  const server = await openOrElsewhere(kept, open, () =>
    options.log.warn('hub.port_taken', { name: options.name, port: kept }),
  );
  if (server.port !== kept) upsertSetting(options.db, key, JSON.stringify(server.port));
  return server;
}

/** Opens a server on the port that a person asked for. Throws PORT_TAKEN. */
export async function openOnWishedPort<Server extends Listener>(
  port: number,
  open: (port: number) => Promise<Server>,
): Promise<Server> {
  try {
    return await open(port);
  } catch (error) {
    throw isPortTaken(error) ? new Refusal('PORT_TAKEN', { port }) : error;
  }
}

async function openOrElsewhere<Server extends Listener>(
  kept: number,
  open: (port: number) => Promise<Server>,
  onTaken: () => void,
): Promise<Server> {
  try {
    return await open(kept);
  } catch (error) {
    if (kept === 0 || !isPortTaken(error)) throw error;
    onTaken();
    return open(0);
  }
}

const isPortTaken = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['PORT_TAKEN', 'EADDRINUSE', 'EACCES'].includes(String(error.code));
