import type { FieldKind, RecordFilter } from '#shared/contract/records.ts';

export type Condition = RecordFilter['is'];

const ofWords: readonly Condition[] = ['contains', 'equal', 'not_equal', 'empty', 'not_empty'];
const ofSizes: readonly Condition[] = ['equal', 'not_equal', 'less', 'more', 'empty', 'not_empty'];

/** What can be asked of a field; the first is what one mostly wants. */
export function conditionsOf(kind: FieldKind): readonly Condition[] {
  return kind === 'number' || kind === 'money' || kind === 'date' ? ofSizes : ofWords;
}

/** Whether a condition compares with something. */
export function needsValue(is: Condition): boolean {
  return is !== 'empty' && is !== 'not_empty';
}

/** Which words a condition has: of dates one says "before", not "less". */
export function conditionWords(kind: FieldKind, is: Condition) {
  if (kind === 'date' && is === 'less') return 'before' as const;
  if (kind === 'date' && is === 'more') return 'after' as const;
  return is;
}
