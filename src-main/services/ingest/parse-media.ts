import { z } from 'zod';
import type { MessageContent } from '#shared/domain/content.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import { textOf } from './json.ts';
import type { ContentParser } from './parse-content.ts';

/** What a webhook says about a file. All of it is the sender's or Meta's word; the bytes are checked when they come. */
export interface AnnouncedMedia {
  metaMediaId: string;
  mimeType: string;
  fileName: string | null;
  announcedSha256: string | null;
}

const mediaSchema = z.object({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  mime_type: z.string().nullish().catch(null),
  sha256: z.string().nullish().catch(null),
  caption: z.string().nullish().catch(null),
  filename: z.string().nullish().catch(null),
  voice: z.boolean().nullish().catch(null),
  animated: z.boolean().nullish().catch(null),
});

type MediaPayload = z.output<typeof mediaSchema>;

function media(read: (payload: MediaPayload, mediaId: MediaId) => MessageContent): ContentParser {
  return (payload, tools) => {
    const parsed = mediaSchema.safeParse(payload);
    if (!parsed.success) return null;
    const { id, mime_type, filename, sha256 } = parsed.data;
    const mediaId = tools.storeMedia({
      metaMediaId: id,
      mimeType: textOf(mime_type) ?? 'application/octet-stream',
      fileName: textOf(filename),
      announcedSha256: textOf(sha256),
    });
    return read(parsed.data, mediaId);
  };
}

/** Kinds with a file. The short-lived `url` of newer webhooks is not used: files are asked for by their id. */
export const mediaParsers: readonly [type: string, parser: ContentParser][] = [
  ['image', media(({ caption }, mediaId) => ({ kind: 'image', mediaId, caption: textOf(caption) }))],
  ['video', media(({ caption }, mediaId) => ({ kind: 'video', mediaId, caption: textOf(caption) }))],
  ['audio', media(({ voice }, mediaId) => ({ kind: 'audio', mediaId, isVoice: voice === true }))],
  [
    'document',
    media(({ caption, filename }, mediaId) => ({
      kind: 'document',
      mediaId,
      caption: textOf(caption),
      fileName: textOf(filename),
    })),
  ],
  [
    'sticker',
    media(({ animated }, mediaId) => ({ kind: 'sticker', mediaId, isAnimated: animated === true })),
  ],
];
