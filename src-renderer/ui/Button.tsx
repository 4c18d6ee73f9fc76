import { Button as Base } from '@base-ui/react/button';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';
import { Spinner } from './Spinner.tsx';
import { Tooltip } from './Tooltip.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'medium' | 'large';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'style' | 'title'> {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: LucideIcon;
  /** Stands after the words: a chevron, a shortcut. */
  readonly after?: ReactNode;
  readonly isDisabled?: boolean;
  /** Why it cannot be pressed now, as a sentence; disables the button, which stays reachable so that the reason can be read. */
  readonly disabledReason?: string | undefined;
  /** What is being done ("Saving…"): shown instead of the words while set; the button keeps focus and ignores clicks. */
  readonly pendingLabel?: string | false | undefined;
}

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover active:bg-accent-hover',
  secondary: 'border border-line-strong bg-surface-raised text-ink hover:border-control',
  quiet: 'text-ink-soft hover:bg-hover hover:text-ink active:bg-press data-popup-open:bg-hover',
  danger: 'bg-danger text-on-accent hover:bg-danger-hover active:bg-danger-hover',
};
const disabledVariants: Record<ButtonVariant, string> = {
  primary: 'bg-press text-ink-faint',
  secondary: 'border border-line text-ink-faint',
  quiet: 'text-ink-faint',
  danger: 'bg-press text-ink-faint',
};
const sizes: Record<ButtonSize, string> = {
  small: 'min-h-7 gap-1.5 px-2.5 py-1 text-sm',
  medium: 'min-h-8 gap-2 px-3 py-1 text-sm',
  large: 'min-h-10 gap-2 px-4 py-1.5 text-base',
};

/** A button with words; long words wrap instead of being cut. */
export function Button(props: ButtonProps) {
  const {
    variant = 'secondary',
    size = 'medium',
    icon,
    after,
    isDisabled,
    disabledReason,
    pendingLabel,
    ...rest
  } = props;
  const { className, children, type = 'button', ...native } = rest;
  const isPending = Boolean(pendingLabel);
  const isOff = Boolean(isDisabled || disabledReason);
  const button = (
    <Base
      {...native}
      type={type}
      disabled={isOff || isPending}
      focusableWhenDisabled={isPending || Boolean(disabledReason)}
      aria-busy={isPending || undefined}
      aria-description={disabledReason}
      className={classNames(
        'inline-flex shrink-0 items-center justify-center rounded-sm text-center font-medium select-none',
        'transition-colors',
        isOff ? disabledVariants[variant] : variants[variant],
        sizes[size],
        className,
      )}
    >
      {isPending ? <Spinner /> : icon ? <Icon of={icon} size={size === 'large' ? 18 : 16} /> : null}
      <span className="min-w-0">{isPending ? pendingLabel : children}</span>
      {after}
    </Base>
  );
  return disabledReason ? <Tooltip content={disabledReason}>{button}</Tooltip> : button;
}
