import { useMutation, useQuery } from '@tanstack/react-query';
import type { ImportMapping, ImportReading, RecordImport } from '#shared/contract/records.ts';
import type { RecordImportId } from '#shared/domain/ids.ts';
import { type Hub, useHub } from '../../../api/hub-context.ts';

export function useImport(id: RecordImportId) {
  const { query } = useHub();
  return useQuery(query.records.import.queryOptions({ input: { id } }));
}

function show({ query, queryClient }: Hub, found: RecordImport): void {
  queryClient.setQueryData(query.records.import.queryKey({ input: { id: found.id } }), found);
}

/** Changes how a file is read or what its columns are; the preview follows. One change after the other, in their order. */
export function useSetImport(id: RecordImportId) {
  const hub = useHub();
  return useMutation({
    scope: { id: `import-${id}` },
    mutationFn: (change: { readonly reading?: ImportReading; readonly mapping?: ImportMapping }) =>
      hub.client.records.setImport({ id, ...change }),
    onSuccess: async (changed) => {
      show(hub, changed);
      await hub.queryClient.invalidateQueries({
        queryKey: hub.query.records.importPreview.key({ input: { id } }),
      });
    },
  });
}

/** Starts an import, or stops it. */
export function useImportDeed(deed: 'startImport' | 'cancelImport', id: RecordImportId) {
  const hub = useHub();
  return useMutation({
    mutationFn: () => hub.client.records[deed]({ id }),
    onSuccess: (changed) => show(hub, changed),
  });
}
