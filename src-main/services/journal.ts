import { countIngestFailures, listIngestFailures } from '../db/queries/ingest-failures.ts';
import { getProjectedSeq } from '../db/queries/projection.ts';
import type { Db } from '../db/statements.ts';
import type { Journal, Projector } from '../ports.ts';

export interface JournalService {
  counts(): {
    deliveries: number;
    duplicates: number;
    lastSeq: number;
    projectedSeq: number;
    failures: number;
  };
  failures(query: { cursor?: string | undefined; limit: number }): ReturnType<typeof listIngestFailures>;
  retryFailures(): Promise<{ resolved: number; remaining: number }>;
}

/** What came in and how far it was understood. */
export function createJournalService(options: {
  db: Db;
  journal: Pick<Journal, 'counts'>;
  projector: Pick<Projector, 'retryFailures'>;
}): JournalService {
  const { db, journal, projector } = options;
  return {
    counts() {
      const { deliveries, duplicates, lastSeq } = journal.counts();
      return {
        deliveries,
        duplicates,
        lastSeq,
        projectedSeq: getProjectedSeq(db),
        failures: countIngestFailures(db),
      };
    },
    failures: (query) => listIngestFailures(db, query),
    retryFailures: () => projector.retryFailures(),
  };
}
