import { Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

/** The line of a limited-time offer, in the language of its template. */
export interface OfferWords {
  readonly text: string;
  /** "Ends on 1 December"; empty where it does not end. */
  readonly ends: string;
  /** "Code: TULIP15"; empty where there is none. */
  readonly code: string;
}

export interface BubbleOfferProps extends OfferWords {
  /** Draws places that are left as such. */
  readonly words?: (text: string) => ReactNode;
}

/** What is offered, until when and by which code: above the words of the message, as WhatsApp has it. */
export function BubbleOffer({ text, ends, code, words = (written) => written }: BubbleOfferProps) {
  return (
    <div className="flex items-start gap-2.5 rounded-[11px] bg-press px-3 py-2">
      <Icon of={Timer} size={20} className="mt-0.5 shrink-0 text-accent-ink" />
      <div className="flex min-w-0 flex-1 flex-col [overflow-wrap:anywhere]">
        <bdi className="text-sm font-semibold">{words(text)}</bdi>
        {ends === '' ? null : <bdi className="text-sm text-ink-soft tabular-nums">{words(ends)}</bdi>}
        {code === '' ? null : <bdi className="text-sm text-ink-soft">{words(code)}</bdi>}
      </div>
    </div>
  );
}
