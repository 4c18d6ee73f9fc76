import type { Label, LabelColor } from '#shared/contract/labels.ts';
import type { LabelId } from '#shared/domain/ids.ts';
import type { Db } from '../db/statements.ts';
import type { Clock, Publish } from '../ports.ts';
import { notBuilt } from './not-built.ts';

export interface LabelsService {
  list(): Label[];
  create(label: { name: string; color: LabelColor }): Label;
  update(id: LabelId, changes: { name?: string | undefined; color?: LabelColor | undefined }): Label;
  delete(id: LabelId): { deleted: boolean };
}

export function createLabels(_options: { db: Db; clock: Clock; publish: Publish }): LabelsService {
  return notBuilt('labels');
}
