import { GraphFailure } from '../graph/errors.ts';
import { mediaRules } from '../graph/media-rules.ts';
import { findMedia } from '../graph/media-store.ts';
import type { World } from '../world.ts';
import { isStandIn } from './documentation.ts';

/** The uploaded file must exist and suit the kind of message; a link is taken at its word, it is never fetched. */
export function checkMediaOf(
  world: World,
  kind: keyof typeof mediaRules,
  media: Record<string, unknown>,
): void {
  if (typeof media.id !== 'string' || isStandIn(media.id)) return;
  const record = findMedia(world, media.id);
  if (!record) {
    throw new GraphFailure(100, {
      details: `Media with ID '${media.id}' does not exist, has expired or was deleted`,
    });
  }
  const rule = mediaRules[kind];
  if (!rule.mimeTypes.includes(record.mimeType)) {
    throw new GraphFailure(131053, {
      details: `Media of type ${record.mimeType} cannot be sent as ${kind}`,
    });
  }
  if (kind === 'audio' && media.voice === true && record.mimeType !== 'audio/ogg') {
    throw new GraphFailure(131053, { details: 'A voice message must be OGG with the OPUS codec' });
  }
}
