import type { LucideIcon } from 'lucide-react';

export type IconSize = 14 | 16 | 18 | 20 | 24;

export interface IconProps {
  readonly of: LucideIcon;
  readonly size?: IconSize;
  /** Only for an icon that stands alone and means something; without it the icon is decoration and is hidden. */
  readonly label?: string;
  readonly className?: string;
}

/** A lucide icon with our one stroke weight; size in px. */
export function Icon({ of: Glyph, size = 16, label, className }: IconProps) {
  const accessible = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true };
  return <Glyph size={size} strokeWidth={1.75} className={`shrink-0 ${className ?? ''}`} {...accessible} />;
}
