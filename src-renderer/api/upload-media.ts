import { type Media, mediaSchema } from '#shared/contract/media.ts';
import { type UploadOptions, uploadFile } from './upload-file.ts';

/** Hands a file to the hub, which checks it and stores it; throws as `uploadFile` does. */
export function uploadMedia(file: File, options: UploadOptions): Promise<Media> {
  return uploadFile(`/media?fileName=${encodeURIComponent(file.name)}`, file, mediaSchema, options);
}
