import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';

export interface RailButtonProps {
  readonly label: string;
  /** An icon, or a drawing of its own such as an account's stripe. */
  readonly icon: LucideIcon | ReactNode;
  /** A count after the words; on the narrow rail it sits at the icon's corner. */
  readonly badge?: ReactNode;
  /** Shown in the tooltip, where there is one. */
  readonly shortcut?: readonly string[];
  readonly isChosen: boolean;
  /** Icons only, the words become a tooltip. */
  readonly isNarrow: boolean;
  /** False: the rail stays as it is when this comes to be chosen. */
  readonly isFollowed?: boolean;
  readonly onChoose: () => void;
}

const isIcon = (icon: RailButtonProps['icon']): icon is LucideIcon =>
  typeof icon === 'function' || (typeof icon === 'object' && icon !== null && 'render' in icon);

/** One place to go, or one choice, in the rail. */
export function RailButton({
  label,
  icon,
  badge,
  shortcut,
  isChosen,
  isNarrow,
  isFollowed = true,
  onChoose,
}: RailButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const wasChosen = useRef(isChosen);
  // A key or the palette may have chosen what a long rail has scrolled away; at the start the rail stands at its top.
  useEffect(() => {
    if (isChosen && !wasChosen.current && isFollowed) button.current?.scrollIntoView?.({ block: 'nearest' });
    wasChosen.current = isChosen;
  }, [isChosen, isFollowed]);
  return (
    <Tooltip content={label} shortcut={shortcut} side="inline-end" isDisabled={!isNarrow}>
      <button
        ref={button}
        type="button"
        aria-current={isChosen || undefined}
        onClick={onChoose}
        className={classNames(
          'relative flex min-h-8 w-full items-center gap-2.5 rounded-sm text-start text-sm -outline-offset-2 transition-colors select-none',
          isNarrow ? 'justify-center px-0' : 'px-2.5',
          isChosen ? 'bg-press font-medium text-ink' : 'text-ink-soft hover:bg-hover hover:text-ink',
        )}
      >
        <span className="flex size-[18px] shrink-0 items-center justify-center">
          {isIcon(icon) ? <Icon of={icon} size={18} /> : icon}
        </span>
        <span className={isNarrow ? 'sr-only' : 'min-w-0 flex-1 truncate'}>{label}</span>
        {badge ? (
          <span className={isNarrow ? 'absolute -end-1 -top-1.5 scale-85' : 'contents'}>{badge}</span>
        ) : null}
      </button>
    </Tooltip>
  );
}
