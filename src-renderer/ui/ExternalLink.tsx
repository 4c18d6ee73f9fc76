import { ExternalLink as Glyph } from 'lucide-react';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';

export interface ExternalLinkProps {
  /** https only; it opens in the browser of this computer. */
  readonly href: string;
  readonly children: string;
  /** `button` stands among buttons, `text` within a sentence or a list. */
  readonly look?: 'button' | 'text';
  readonly size?: 'small' | 'medium';
}

const looks = {
  button:
    'inline-flex items-center justify-center gap-2 rounded-sm border border-line-strong bg-surface-raised font-medium text-ink transition-colors hover:border-control',
  text: 'inline-flex max-w-full items-center gap-1.5 rounded-xs font-medium text-accent-ink hover:underline',
};
const boxes = { small: 'min-h-7 px-2.5 py-1 text-sm', medium: 'min-h-8 px-3 py-1 text-sm' };

/** A way out of the console to a page on the web, marked as such. */
export function ExternalLink({ href, children, look = 'text', size = 'medium' }: ExternalLinkProps) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className={classNames(looks[look], look === 'button' ? boxes[size] : 'text-sm')}
    >
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
      <Icon of={Glyph} size={14} className={look === 'button' ? 'text-ink-faint' : undefined} />
    </a>
  );
}
