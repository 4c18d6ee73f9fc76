import { useTranslation } from 'react-i18next';
import type { AuditEntry, AuditThing } from '#shared/contract/audit.ts';
import { useOperators } from '../../../api/use-operators.ts';
import { type DeedPart, deedParts } from './deed-sentence.ts';

export interface DeedWords {
  readonly partsOf: (entry: AuditEntry) => readonly DeedPart[];
  readonly personOf: (entry: AuditEntry) => string;
  readonly seatOf: (entry: AuditEntry) => string;
  readonly nameOf: (thing: AuditThing | null) => string;
  /** The whole sentence as text. */
  readonly sentenceOf: (entry: AuditEntry) => string;
}

/** How deeds, people, seats and things of the log are called in the language of this screen. */
export function useDeedWords(): DeedWords {
  const { t } = useTranslation('audit');
  const people = useOperators();
  const personOf = ({ operatorId }: AuditEntry) => {
    if (operatorId === null) return t('program');
    return people.find(({ id }) => id === operatorId)?.name ?? t('nobody', { id: operatorId });
  };
  const nameOf = (thing: AuditThing | null) => {
    if (thing === null) return '…';
    if (thing.name === null) return t(`gone.${thing.kind}`);
    return thing.isGone && thing.kind === 'operator' ? t('left', { name: thing.name }) : thing.name;
  };
  const partsOf = (entry: AuditEntry) => deedParts(t, entry);
  return {
    partsOf,
    personOf,
    nameOf,
    seatOf: ({ operatorId, seat }) => t(operatorId === null ? 'seats.start' : `seats.${seat}`),
    sentenceOf: (entry) =>
      partsOf(entry)
        .map((part) => {
          if (part.kind === 'text') return part.text;
          return part.kind === 'who' ? personOf(entry) : nameOf(part.thing);
        })
        .join(''),
  };
}
