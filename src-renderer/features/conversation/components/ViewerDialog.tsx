import { Dialog as Base } from '@base-ui/react/dialog';
import { ChevronLeft, ChevronRight, type LucideIcon } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
import type { ViewerPlace } from '../use-viewer.ts';
import { useZoom } from '../use-zoom.ts';
import { captionOf } from './content/BubbleContent.tsx';
import { ViewerHeader } from './ViewerHeader.tsx';
import { ViewerPane } from './ViewerPane.tsx';

export interface ViewerDialogProps {
  readonly place: ViewerPlace;
  readonly customerName: string;
  readonly onOpen: (message: Message) => void;
  readonly onClose: () => void;
  readonly onGoToMessage: (message: Message) => void;
}

/** The pictures and videos of a conversation over the whole window, one at a time. */
export function ViewerDialog(props: ViewerDialogProps) {
  const { place, onClose } = props;
  // While it fades out, it still shows what it showed.
  const [shown, setShown] = useState(place.message);
  if (place.message !== null && place.message !== shown) setShown(place.message);
  return (
    <Base.Root open={place.message !== null} onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-[#161412f7] transition-opacity duration-(--motion-slow) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        {shown ? <Viewer {...props} message={shown} /> : null}
      </Base.Portal>
    </Base.Root>
  );
}

function Viewer(props: ViewerDialogProps & { readonly message: Message }) {
  const { message, place, onOpen, onClose } = props;
  const { t } = useTranslation('conversation');
  const pane = useRef<HTMLDivElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const zoom = useZoom(pane, message.id);
  const caption = captionOf(message);
  const onKeyDown = (event: KeyboardEvent) => {
    const isPlayer = event.target instanceof HTMLVideoElement;
    if (event.ctrlKey || event.metaKey || event.altKey || isPlayer) return;
    const neighbour =
      event.key === 'ArrowLeft' ? place.previous : event.key === 'ArrowRight' ? place.next : null;
    if (neighbour) onOpen(neighbour);
    else if (event.key === '+' || event.key === '=') zoom.zoomIn();
    else if (event.key === '-') zoom.zoomOut();
    else if (event.key === '0') zoom.reset();
    else return;
    event.preventDefault();
  };
  return (
    <Base.Popup
      ref={popup}
      initialFocus={popup}
      data-theme="dark"
      onKeyDown={onKeyDown}
      className="fixed inset-0 z-40 flex flex-col text-ink outline-none transition-opacity duration-(--motion-slow) data-ending-style:opacity-0 data-starting-style:opacity-0"
    >
      <ViewerHeader {...props} zoom={zoom} />
      <div className="relative min-h-0 flex-1">
        <ViewerPane message={message} pane={pane} zoom={zoom} onClose={onClose} />
        <Leaf
          side="previous"
          icon={ChevronLeft}
          label={t('viewer.previous')}
          to={place.previous}
          onOpen={onOpen}
        />
        <Leaf side="next" icon={ChevronRight} label={t('viewer.next')} to={place.next} onOpen={onOpen} />
      </div>
      {caption ? (
        <p
          dir="auto"
          className="mx-auto max-h-32 max-w-[720px] overflow-y-auto px-6 py-3 text-center text-base whitespace-pre-wrap [overflow-wrap:anywhere] select-text"
        >
          {caption}
        </p>
      ) : null}
    </Base.Popup>
  );
}

interface LeafProps {
  readonly side: 'previous' | 'next';
  readonly icon: LucideIcon;
  readonly label: string;
  /** Null at the end. */
  readonly to: Message | null;
  readonly onOpen: (message: Message) => void;
}

function Leaf({ side, icon, label, to, onOpen }: LeafProps) {
  if (!to) return null;
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={() => onOpen(to)}
      className={classNames(
        'absolute top-1/2 flex size-12 -translate-y-1/2 items-center justify-center rounded-full bg-[#000000a6] text-[#fff] transition-colors hover:bg-[#000000d9]',
        side === 'previous' ? 'start-4' : 'end-4',
      )}
    >
      <Icon of={icon} size={24} />
    </button>
  );
}
