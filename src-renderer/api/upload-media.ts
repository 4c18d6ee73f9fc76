import { type Media, mediaSchema } from '#shared/contract/media.ts';
import { withoutPictureMetadata } from '#shared/domain/picture-metadata.ts';
import { type UploadOptions, uploadFile } from './upload-file.ts';

/**
 * Hands a file to the hub, which checks it and stores it; throws as `uploadFile` does. A picture goes without what its camera
 * wrote into it: a shop does not mean to tell a customer where somebody lives.
 */
export async function uploadMedia(file: File, options: UploadOptions): Promise<Media> {
  const address = `/media?fileName=${encodeURIComponent(file.name)}`;
  return uploadFile(address, await withoutTraces(file), mediaSchema, options);
}

/** Only pictures, by the type or where there is none by their bytes: a document goes out byte for byte. */
async function withoutTraces(file: File): Promise<File> {
  if (file.type !== '' && !file.type.startsWith('image/')) return file;
  const bytes = new Uint8Array(await file.arrayBuffer());
  // Null is no picture that we know, or a damaged one: the hub looks at it and has the last word.
  const kept = withoutPictureMetadata(bytes) ?? bytes;
  return kept === bytes ? file : new File([kept], file.name, { type: file.type });
}
