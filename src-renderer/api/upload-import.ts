import { type RecordImport, recordImportSchema } from '#shared/contract/records.ts';
import { type UploadOptions, uploadFile } from './upload-file.ts';

/** Hands a table of records to the hub, which keeps it until it is imported; throws as `uploadFile` does. */
export function uploadImport(type: string, file: File, options: UploadOptions): Promise<RecordImport> {
  const parameters = new URLSearchParams({ type, fileName: file.name });
  return uploadFile(`/imports?${parameters}`, file, recordImportSchema, options);
}
