import type { Clock } from '../ports.ts';
import type { OnHandshake } from './handshake.ts';

export interface HandshakeMark {
  at: number;
  /** False: it was asked with a word that is not ours. */
  isAnswered: boolean;
}

/** Which handshakes of Meta's came in this run of the hub, by account key. */
export interface Handshakes {
  note: OnHandshake;
  /** The last one, or null. */
  last(accountKey: string): HandshakeMark | null;
}

/** Remembers Meta's handshakes, so that a registration can tell whether its question arrived here. */
export function createHandshakes({ clock }: { clock: Clock }): Handshakes {
  const marks = new Map<string, HandshakeMark>();
  return {
    note({ accountKey, isAnswered }) {
      marks.set(accountKey, { at: clock.now(), isAnswered });
    },
    last: (accountKey) => marks.get(accountKey) ?? null,
  };
}
