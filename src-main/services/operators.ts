import type { Colleague } from '#shared/contract/app.ts';
import { listOperators } from '../db/queries/operators.ts';
import type { Db } from '../db/statements.ts';

export interface OperatorsService {
  list(): Colleague[];
}

/** The people who work here. */
export function createOperators({ db }: { db: Db }): OperatorsService {
  return {
    list: () =>
      listOperators(db)
        .map((operator) => ({ ...operator, pictureMediaId: null, removedAt: null }))
        .sort((a, b) => a.name.localeCompare(b.name, 'uk') || a.id - b.id),
  };
}
