import { useQuery } from '@tanstack/react-query';
import type { MediaId } from '#shared/domain/ids.ts';
import type { TemplateDraft } from '#shared/domain/template-draft.ts';
import { useHub } from '../../../api/hub-context.ts';
import { mediaAddress } from '../../../api/media-address.ts';

/** The sample file at the top, as the bubble shows it; null where there is none. */
export function useHeaderFile({ text }: TemplateDraft) {
  const { query } = useHub();
  const mediaId = 'sampleMediaId' in text.header ? text.header.sampleMediaId : null;
  const media = useQuery(
    query.media.get.queryOptions({ input: { id: mediaId ?? (1 as MediaId) }, enabled: mediaId !== null }),
  ).data;
  if (mediaId === null) return null;
  return { src: mediaAddress(mediaId), fileName: media?.fileName ?? null };
}
