import type { Sentence } from '#shared/contract/base.ts';
import type { RecordType } from '#shared/contract/records.ts';
import { useHub } from '../../api/hub-context.ts';
import { toFailure } from '../../api/refusal.ts';
import { type RecordForm, toWrite } from './record-form.ts';

export type SaveResult =
  | { readonly kind: 'saved'; readonly key: string | null }
  | { readonly kind: 'refused'; readonly sentence: Sentence; readonly field: string | null }
  /** A new record would have overwritten one that is here. */
  | { readonly kind: 'exists'; readonly key: string };

/** Writes a record; a new one never overwrites another. */
export function useSaveRecord(type: RecordType) {
  const { client, query, queryClient } = useHub();
  const exists = async (key: string): Promise<boolean> => {
    try {
      await client.records.get({ type: type.name, key });
      return true;
    } catch (error) {
      const failure = toFailure(error);
      if (failure.kind === 'refused' && failure.code === 'NOT_FOUND') return false;
      throw error;
    }
  };
  return async (form: RecordForm, before: RecordForm | null): Promise<SaveResult> => {
    const fields = toWrite(type, form, before);
    const typed = (form.texts[type.keyField] ?? '').trim();
    if (before === null && (await exists(typed))) return { kind: 'exists', key: typed };
    const { failed } = await client.records.upsert({ type: type.name, records: [fields] });
    const [problem] = failed;
    if (problem) return { kind: 'refused', sentence: problem.sentence, field: problem.field ?? null };
    // The answer is on the screen before the event about it arrives.
    await queryClient.invalidateQueries({ queryKey: query.records.get.key() });
    const [saved] = await client.records.suggest({ type: type.name, search: typed, limit: 1 });
    return { kind: 'saved', key: saved?.key ?? null };
  };
}
