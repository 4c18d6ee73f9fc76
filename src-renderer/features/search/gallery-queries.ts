import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ConversationId } from '#shared/domain/ids.ts';
import { useHub } from '../../api/hub-context.ts';

export const galleryKinds = ['pictures', 'documents', 'audio', 'links'] as const;
export type GalleryKind = (typeof galleryKinds)[number];

const PAGE = 60;

/** One gallery, newest first, page by page. */
export function useGallery(conversationId: ConversationId, what: GalleryKind) {
  const { query } = useHub();
  return useInfiniteQuery(
    query.search.gallery.infiniteOptions({
      input: (cursor: string | null) => ({
        conversationId,
        what,
        limit: PAGE,
        ...(cursor === null ? {} : { cursor }),
      }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
    }),
  );
}

/** How much is in each gallery; undefined until it is known. */
export function useGalleryCounts(conversationId: ConversationId) {
  const { query } = useHub();
  return useQuery(query.search.galleryCounts.queryOptions({ input: { conversationId } })).data;
}
