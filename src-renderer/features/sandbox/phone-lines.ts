import type { PhoneMessage } from '#shared/contract/sandbox.ts';

/** A phone keeps years of chat; the panel shows what one scrolls through while playing. */
const SHOWN_LINES = 150;

export interface PhoneLines {
  readonly lines: readonly PhoneMessage[];
  readonly hasEarlier: boolean;
  readonly byWamid: ReadonlyMap<string, PhoneMessage>;
}

/** What the customer sees: reactions lie on the bubbles that they belong to, so they are no lines of their own. */
export function phoneLines(messages: readonly PhoneMessage[]): PhoneLines {
  const lines = messages.filter((message) => message.kind !== 'reaction');
  return {
    lines: lines.slice(-SHOWN_LINES),
    hasEarlier: lines.length > SHOWN_LINES,
    byWamid: new Map(messages.map((message) => [message.wamid, message])),
  };
}
