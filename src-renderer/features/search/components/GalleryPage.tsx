import { FileText, ImageIcon, Link2, type LucideIcon, Mic } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConversationId, MessageId } from '#shared/domain/ids.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { type GalleryKind, useGallery } from '../gallery-queries.ts';
import { GalleryList } from './GalleryList.tsx';

export interface GalleryPageProps {
  readonly conversationId: ConversationId;
  readonly kind: GalleryKind;
  readonly onGoTo: (id: MessageId) => void;
}

const icons: Record<GalleryKind, LucideIcon> = {
  pictures: ImageIcon,
  documents: FileText,
  audio: Mic,
  links: Link2,
};

/** One of the galleries, or why there is nothing in it. */
export function GalleryPage({ conversationId, kind, onGoTo }: GalleryPageProps) {
  const { t } = useTranslation('search');
  const failureSentence = useFailureSentence();
  const gallery = useGallery(conversationId, kind);
  if (gallery.isPending) return <Skeleton shape="lines" />;
  if (!gallery.data) {
    return (
      <LoadFailure
        title={t('gallery.failed')}
        reason={failureSentence(gallery.error)}
        onRetry={() => void gallery.refetch()}
      />
    );
  }
  const messages = gallery.data.pages.flatMap((page) => page.items);
  if (messages.length === 0) {
    return (
      <EmptyState
        icon={icons[kind]}
        title={t(`gallery.empty.${kind}`)}
        description={t('gallery.emptyHint')}
      />
    );
  }
  return (
    <GalleryList
      messages={messages}
      kind={kind}
      onGoTo={onGoTo}
      onNearEnd={() => {
        if (gallery.hasNextPage && !gallery.isFetchingNextPage) void gallery.fetchNextPage();
      }}
    />
  );
}
