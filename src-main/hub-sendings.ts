import type { Closers } from './closers.ts';
import type { Ground } from './hub-ground.ts';
import type { Parts } from './hub-parts.ts';
import { createSendings, type SendingsService } from './services/sendings/sendings.ts';

/** Sendings, which go on by themselves from the start of the hub to its end. */
export function buildSendings(parts: Ground & Parts, closers: Closers): SendingsService {
  const { clock, workspace, log, publish, listen, outbox, targets, limits } = parts;
  const sendings = createSendings({
    db: workspace.db,
    clock,
    log,
    publish,
    listen,
    outbox,
    targets,
    limits,
  });
  closers.add('sendings', () => sendings.close());
  return sendings;
}
