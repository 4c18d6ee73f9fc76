import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationId, MessageId } from '#shared/domain/ids.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { jumpToMessage } from '../../state/jump-store.ts';
import { useIsSmallWindow } from '../../state/layout-store.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { GalleryPage } from './components/GalleryPage.tsx';
import { type GalleryKind, galleryKinds, useGalleryCounts } from './gallery-queries.ts';

export interface GalleryPanelProps {
  readonly conversationId: ConversationId;
  readonly onClose: () => void;
}

/** Pictures, documents, sounds and links of one conversation. */
export function GalleryPanel({ conversationId, onClose }: GalleryPanelProps) {
  const { t } = useTranslation('search');
  const format = useFormat();
  const [kind, setKind] = useState<GalleryKind>('pictures');
  const counts = useGalleryCounts(conversationId);
  const isSmall = useIsSmallWindow();
  const goTo = (id: MessageId) => {
    jumpToMessage(conversationId, id);
    // In a small window the gallery lies over the message.
    if (isSmall) onClose();
  };
  return (
    <aside aria-label={t('gallery.label')} className="flex h-full min-w-0 flex-col bg-surface">
      <header className="flex min-h-14 shrink-0 items-center gap-2 border-b border-line py-2 ps-4 pe-2">
        <h2 className="min-w-0 flex-1 truncate text-base font-semibold text-ink">{t('gallery.label')}</h2>
        <IconButton icon={X} label={t('gallery.close')} onClick={onClose} />
      </header>
      <div className="flex min-h-0 flex-1 flex-col px-4 pt-1 *:flex-1">
        <Tabs
          label={t('gallery.label')}
          value={kind}
          onValueChange={setKind}
          tabs={galleryKinds.map((each) => ({
            value: each,
            label: t(`gallery.tabs.${each}`),
            mark: counts?.[each] ? (
              <span className="text-xs font-normal text-ink-faint tabular-nums">
                {format.count(counts[each])}
              </span>
            ) : null,
            panel: <GalleryPage conversationId={conversationId} kind={each} onGoTo={goTo} />,
          }))}
        />
      </div>
    </aside>
  );
}
