import type { Colleague } from '#shared/contract/app.ts';
import { listColleagues } from '../db/queries/operators.ts';
import type { Db } from '../db/statements.ts';

export interface OperatorsService {
  list(): Colleague[];
}

/** Who works or worked here. */
export function createOperators({ db }: { db: Db }): OperatorsService {
  return {
    list: () => listColleagues(db).sort((a, b) => a.name.localeCompare(b.name, 'uk') || a.id - b.id),
  };
}
