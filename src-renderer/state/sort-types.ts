import type { RecordType } from '#shared/contract/records.ts';
import type { Language } from '#shared/domain/refusals.ts';

/** Record types in the order of the names that are read on the screen. */
export const sortTypes = (types: readonly RecordType[], language: Language): RecordType[] =>
  [...types].sort((one, other) => one.label[language].localeCompare(other.label[language], language));
