import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { backdropClass } from './Dialog.tsx';
import { EmptyState } from './EmptyState.tsx';
import { Icon } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';

export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  /** Beside the label, quieter: a number, an account. */
  readonly detail?: string | undefined;
  /** 20 px: an icon or an avatar. */
  readonly picture: ReactNode;
  readonly keys?: readonly string[];
  readonly onChoose: () => void;
}

export interface PaletteGroup {
  readonly id: string;
  readonly label: string;
  readonly items: readonly PaletteItem[];
}

export interface PaletteDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly title: string;
  readonly placeholder: string;
  readonly query: string;
  readonly onQueryChange: (query: string) => void;
  /** Found already; a group without items is left out by whoever makes them. */
  readonly groups: readonly PaletteGroup[];
  readonly emptyTitle: string;
  readonly emptyHint: string;
  /** One quiet line below the list: what else the keys do. */
  readonly footer: ReactNode;
}

const popupClass =
  'flex max-h-[min(520px,calc(100dvh-32px))] w-[600px] max-w-[calc(100vw-32px)] flex-col overflow-hidden rounded-lg bg-surface-raised shadow-dialog outline-none transition-[opacity,transform] data-starting-style:-translate-y-1 data-starting-style:opacity-0';

/** A box to type in over a list of what can be done; what is chosen happens after the palette is gone and focus is back. */
export function PaletteDialog(props: PaletteDialogProps) {
  const { isOpen, onOpenChange, title, placeholder, query, onQueryChange, groups } = props;
  const input = useRef<HTMLInputElement>(null);
  const chosen = useRef<PaletteItem | null>(null);
  const choose = (item: PaletteItem) => {
    chosen.current = item;
    onOpenChange(false);
  };
  const finish = (open: boolean) => {
    if (open) return;
    const item = chosen.current;
    chosen.current = null;
    item?.onChoose();
  };
  return (
    <Dialog.Root
      open={isOpen}
      onOpenChange={(open) => onOpenChange(open)}
      onOpenChangeComplete={(open) => finish(open)}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropClass} />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center pt-[min(14dvh,120px)]">
          <Dialog.Popup aria-label={title} className={popupClass} initialFocus={input}>
            <Autocomplete.Root
              open
              inline
              mode="none"
              items={groups}
              value={query}
              onValueChange={(value) => onQueryChange(value)}
              itemToStringValue={(item: PaletteItem) => item.label}
              autoHighlight="always"
              keepHighlight
            >
              <div className="flex items-center gap-2.5 border-b border-line px-4">
                <Icon of={Search} className="text-ink-faint" />
                <Autocomplete.Input
                  ref={input}
                  aria-label={title}
                  placeholder={placeholder}
                  className="h-12 min-w-0 flex-1 bg-transparent text-bubble text-ink outline-none"
                />
              </div>
              {groups.length === 0 ? (
                <EmptyState size="inline" title={props.emptyTitle} description={props.emptyHint} />
              ) : null}
              <Autocomplete.List className="min-h-0 scroll-py-2 overflow-y-auto overscroll-contain px-2 not-empty:py-2">
                {(group: PaletteGroup) => <PaletteGroupRows key={group.id} group={group} onChoose={choose} />}
              </Autocomplete.List>
              <footer className="border-t border-line px-4 py-2 text-xs text-ink-faint">
                {props.footer}
              </footer>
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface PaletteGroupRowsProps {
  readonly group: PaletteGroup;
  readonly onChoose: (item: PaletteItem) => void;
}

function PaletteGroupRows({ group, onChoose }: PaletteGroupRowsProps) {
  return (
    <Autocomplete.Group items={[...group.items]} className="not-first:mt-2">
      <Autocomplete.GroupLabel className="px-2 pb-1 text-xs font-medium text-ink-faint">
        {group.label}
      </Autocomplete.GroupLabel>
      <Autocomplete.Collection>
        {(item: PaletteItem) => (
          <Autocomplete.Item
            key={item.id}
            value={item}
            className="choice min-h-9 data-highlighted:bg-press"
            onClick={() => onChoose(item)}
          >
            <span className="flex size-5 shrink-0 items-center justify-center text-ink-faint">
              {item.picture}
            </span>
            <span className="min-w-0 flex-1 truncate">
              <bdi>{item.label}</bdi>
              {item.detail ? <bdi className="ms-2 text-ink-faint tabular-nums">{item.detail}</bdi> : null}
            </span>
            {item.keys && item.keys.length > 0 ? <Kbd keys={item.keys} /> : null}
          </Autocomplete.Item>
        )}
      </Autocomplete.Collection>
    </Autocomplete.Group>
  );
}
