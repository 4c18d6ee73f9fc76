import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  detailsWidthLimits,
  listWidthLimits,
  sandboxWidthLimits,
  setDetailsWidth,
  setListWidth,
  setSandboxWidth,
  useHasRoomForThree,
  useIsSmallWindow,
  useLayoutStore,
} from '../../../state/layout-store.ts';
import { ResizablePanels } from '../../../ui/ResizablePanels.tsx';

export interface ConsolePanesProps {
  readonly list: ReactNode;
  /** null while no conversation is open. */
  readonly conversation: ReactNode | null;
  /** What stands in the place of the conversation then. */
  readonly placeholder: ReactNode;
  /** The customer's phone in the sandbox; null when it is closed or there is none. */
  readonly side: ReactNode | null;
  /** What is known of the person, or the files of the conversation; stands in the place of the phone. */
  readonly details: ReactNode | null;
}

/**
 * List, conversation and side panel, as many of them as the window has room for. What gives way first is what can be
 * reached by one step back.
 */
export function ConsolePanes({ list, conversation, placeholder, side: phone, details }: ConsolePanesProps) {
  const side = details ?? phone;
  const { t } = useTranslation('shell');
  const { listWidth, sandboxWidth, detailsWidth } = useLayoutStore();
  const isSmall = useIsSmallWindow();
  const hasRoomForThree = useHasRoomForThree();
  // Where it stands alone, the list is what the page is about.
  const onlyList = <main className="h-full">{list}</main>;
  if (isSmall) return side ?? conversation ?? onlyList;

  const detailsPanel = details && {
    content: details,
    width: detailsWidth,
    ...detailsWidthLimits,
    separatorLabel: t('panes.detailsWidth'),
    onWidthChange: setDetailsWidth,
  };
  const phonePanel = phone && {
    content: phone,
    width: sandboxWidth,
    ...sandboxWidthLimits,
    separatorLabel: t('panes.sandboxWidth'),
    onWidthChange: setSandboxWidth,
  };
  const sidePanel = detailsPanel || phonePanel || undefined;
  if (side && !hasRoomForThree)
    return <ResizablePanels end={sidePanel}>{conversation ?? onlyList}</ResizablePanels>;
  return (
    <ResizablePanels
      start={{
        content: list,
        width: listWidth,
        ...listWidthLimits,
        separatorLabel: t('panes.listWidth'),
        onWidthChange: setListWidth,
      }}
      end={sidePanel}
    >
      {conversation ?? placeholder}
    </ResizablePanels>
  );
}
