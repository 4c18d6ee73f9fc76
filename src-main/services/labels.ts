import type { Label, LabelColor } from '#shared/contract/labels.ts';
import type { LabelId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import {
  deleteLabel,
  getLabelIdByName,
  insertLabel,
  listLabelledConversations,
  listLabels,
  requireLabel,
  updateLabel,
} from '../db/queries/labels.ts';
import { type Db, inTransaction } from '../db/statements.ts';
import type { Clock, Publish } from '../ports.ts';
import { bringTogether } from './changed-meanwhile.ts';

type LabelParts = Pick<Label, 'name' | 'color' | 'isUrgent'>;
type SomeParts = { [Part in keyof LabelParts]?: LabelParts[Part] | undefined };

export interface LabelsService {
  list(): Label[];
  create(label: { name: string; color: LabelColor; isUrgent?: boolean | undefined }): Label;
  /** `changedFrom`: what the operator had before their eyes. Throws CHANGED_MEANWHILE. */
  update(id: LabelId, changes: SomeParts & { changedFrom?: SomeParts | undefined }): Label;
  delete(id: LabelId): { deleted: boolean };
}

/** Beyond these a seat fetches everything again anyway (services/changes.ts). */
const MOST_TOLD = 501;

/** The labels of conversations. */
export function createLabels({
  db,
  clock,
  publish,
}: {
  db: Db;
  clock: Clock;
  publish: Publish;
}): LabelsService {
  return {
    list: () => listLabels(db),

    create(label) {
      const id = inTransaction(db, () => {
        checkName(db, label.name, null);
        return insertLabel(db, { ...label, isUrgent: label.isUrgent ?? false }, clock.now());
      });
      publish([{ entity: 'label' }]);
      return requireLabel(db, id);
    },

    update(id, { changedFrom, ...changes }) {
      inTransaction(db, () => {
        const { name, color, isUrgent } = requireLabel(db, id);
        const now = { name, color, isUrgent };
        const from = laidOver(now, changedFrom ?? {});
        const merged = bringTogether(now, from, laidOver(from, changes));
        checkName(db, merged.name, id);
        updateLabel(db, id, merged);
      });
      publish([{ entity: 'label' }]);
      return requireLabel(db, id);
    },

    delete(id) {
      const { deleted, carriers } = inTransaction(db, () => ({
        carriers: listLabelledConversations(db, id, MOST_TOLD),
        deleted: deleteLabel(db, id),
      }));
      if (deleted) {
        publish([
          { entity: 'label' },
          ...carriers.map((carrier) => ({ entity: 'conversation' as const, ...carrier })),
        ]);
      }
      return { deleted };
    },
  };
}

const laidOver = (parts: LabelParts, { name, color, isUrgent }: SomeParts): LabelParts => ({
  name: name ?? parts.name,
  color: color ?? parts.color,
  isUrgent: isUrgent ?? parts.isUrgent,
});

/** `ownId`: the label that may keep its name. */
function checkName(db: Db, name: string, ownId: LabelId | null): void {
  const taken = getLabelIdByName(db, name);
  if (taken !== null && taken !== ownId)
    throw new Refusal('LABEL_EXISTS', { name: requireLabel(db, taken).name });
}
