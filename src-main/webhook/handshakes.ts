import type { Clock, HandshakeMark, Handshakes } from '../ports.ts';
import type { OnHandshake } from './handshake.ts';

/** Remembers Meta's handshakes, so that a registration can tell whether its question arrived here. */
export function createHandshakes({ clock }: { clock: Clock }): Handshakes & { note: OnHandshake } {
  const marks = new Map<string, HandshakeMark>();
  return {
    note({ accountKey, isAnswered }) {
      marks.set(accountKey, { at: clock.now(), isAnswered });
    },
    last: (accountKey) => marks.get(accountKey) ?? null,
  };
}
