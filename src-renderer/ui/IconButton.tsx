import { Button as Base } from '@base-ui/react/button';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';
import { Tooltip, type TooltipProps } from './Tooltip.tsx';

export interface IconButtonProps
  extends Omit<ComponentProps<'button'>, 'disabled' | 'style' | 'title' | 'children'> {
  readonly icon: LucideIcon;
  /** The accessible name, and the words of the tooltip. */
  readonly label: string;
  readonly shortcut?: readonly string[];
  readonly size?: 'small' | 'medium' | 'large';
  readonly tone?: 'quiet' | 'accent' | 'danger' | 'primary';
  /** For a button that stays down: a panel it opened, a filter it switched on. */
  readonly isPressed?: boolean;
  readonly isDisabled?: boolean;
  /** Why it cannot be pressed now; disables it and takes the place of the shortcut in the tooltip. */
  readonly disabledReason?: string | undefined;
  readonly tooltipSide?: TooltipProps['side'];
}

const boxes = { small: 'size-7', medium: 'size-8', large: 'size-10' };
const tones = {
  quiet:
    'text-ink-soft hover:bg-hover hover:text-ink active:bg-press data-popup-open:bg-hover aria-pressed:bg-press aria-pressed:text-ink',
  accent: 'text-accent-ink hover:bg-accent-soft active:bg-accent-soft',
  danger: 'text-danger-ink hover:bg-danger-soft active:bg-danger-soft',
  primary: 'bg-accent text-on-accent hover:bg-accent-hover active:bg-accent-hover',
};
const offTones = { filled: 'bg-press text-ink-faint', bare: 'text-ink-faint opacity-60' };

/** A button with an icon only; its name appears as a tooltip with the shortcut beside it. */
export function IconButton(props: IconButtonProps) {
  const {
    icon,
    label,
    shortcut,
    size = 'medium',
    tone = 'quiet',
    isPressed,
    isDisabled,
    disabledReason,
    ...rest
  } = props;
  const { tooltipSide, className, type = 'button', ...native } = rest;
  const isOff = Boolean(isDisabled || disabledReason);
  const content = disabledReason ? `${label}. ${disabledReason}` : label;
  return (
    <Tooltip content={content} shortcut={disabledReason ? undefined : shortcut} side={tooltipSide}>
      <Base
        {...native}
        type={type}
        disabled={isOff}
        focusableWhenDisabled={Boolean(disabledReason)}
        aria-label={label}
        aria-description={disabledReason}
        aria-pressed={isPressed}
        className={classNames(
          'inline-flex shrink-0 items-center justify-center rounded-sm transition-colors',
          boxes[size],
          isOff ? offTones[tone === 'primary' ? 'filled' : 'bare'] : tones[tone],
          className,
        )}
      >
        <Icon of={icon} size={size === 'small' ? 16 : size === 'medium' ? 18 : 20} />
      </Base>
    </Tooltip>
  );
}
