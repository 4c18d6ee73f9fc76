import { useEffect, useMemo, useRef, useState } from 'react';
import type { Conversation } from '#shared/contract/conversations.ts';
import { heldOrder } from './held-order.ts';

/** So long after the pointer last moved over the list its rows stay where they are. */
const AIM_MS = 700;

export interface HeldRows {
  readonly rows: readonly Conversation[];
  /** The pointer moves over the list: somebody aims at a row. */
  readonly aim: () => void;
  /** A button is down, or a menu of a row is open: nothing moves until `aim` or `release`. */
  readonly grip: () => void;
  readonly release: () => void;
}

/**
 * The rows of the list, which stand still while somebody aims at one of them. A message that comes in between looking and
 * clicking would otherwise put another conversation under the pointer. What is new inside a row shows at once; only places
 * wait, until the pointer has rested for a moment, has left the list, or the person has done something to a row.
 */
export function useHeldRows(conversations: readonly Conversation[]): HeldRows {
  const [held, setHeld] = useState<readonly Conversation[] | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const rows = useMemo(() => (held ? heldOrder(held, conversations) : conversations), [held, conversations]);

  const grip = () => {
    clearTimeout(timer.current);
    setHeld((before) => before ?? rows);
  };
  const release = () => {
    clearTimeout(timer.current);
    setHeld(null);
  };
  const aim = () => {
    grip();
    timer.current = setTimeout(release, AIM_MS);
  };
  return { rows, aim, grip, release };
}
