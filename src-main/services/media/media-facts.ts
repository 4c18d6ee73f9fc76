import type { Media } from '#shared/contract/media.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import type { Db } from '../../db/statements.ts';
import type { Publish } from '../../ports.ts';
import { notBuilt } from '../not-built.ts';

export interface MediaFactsInput {
  width?: number | undefined;
  height?: number | undefined;
  durationMs?: number | undefined;
  waveform?: number[] | undefined;
  /** WebP in base64. */
  thumbnail?: string | undefined;
}

export interface MediaFactsService {
  save(id: MediaId, facts: MediaFactsInput): Media;
}

export function createMediaFacts(_options: { db: Db; publish: Publish }): MediaFactsService {
  return notBuilt('media/media-facts');
}
