import { z } from 'zod';
import type { AddressKey } from './address-key.ts';
import { ConnectionLostError } from './connection-lost.ts';
import { toFailure } from './refusal.ts';

const seatAnswer = z.object({ isSignedIn: z.boolean() });

/** Trades the token for this browser's seat cookie; throws the hub's refusal (see `toFailure`) of a wrong one. */
export function signIn(token: string): Promise<void> {
  return postToSeat({ token });
}

async function postToSeat(proof: { token: string } | { invite: string }): Promise<void> {
  const answer = await askSeat({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(proof),
  });
  if (!answer.ok) throw await answer.json();
}

/** Whether this browser has a seat already. */
export async function hasSeat(): Promise<boolean> {
  const answer = await askSeat({});
  return answer.ok && seatAnswer.parse(await answer.json()).isSignedIn;
}

/** Whether this page may open a line to the hub: a token is `missing`, or it or the invitation was refused. */
export type SeatAnswer = 'taken' | 'missing' | 'token-refused' | 'invite-refused';

const WAIT_FOR_HUB_MS = 1000;

/**
 * Takes this page's seat: the desktop window has one, a browser needs the token or the invitation of its address once and the
 * cookie from then on. A hub that is just being started again is waited for.
 */
export async function takeSeat(key: AddressKey | null): Promise<SeatAnswer> {
  if (location.protocol === 'app:') return 'taken';
  for (;;) {
    try {
      if (key !== null && (await isAccepted(key))) return 'taken';
      if (await hasSeat()) return 'taken';
      return key === null ? 'missing' : `${key.kind}-refused`;
    } catch (error) {
      if (!(error instanceof ConnectionLostError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, WAIT_FOR_HUB_MS));
    }
  }
}

async function isAccepted({ kind, value }: AddressKey): Promise<boolean> {
  try {
    await postToSeat(kind === 'token' ? { token: value } : { invite: value });
    return true;
  } catch (error) {
    if (toFailure(error).kind === 'refused') return false;
    throw error;
  }
}

async function askSeat(request: RequestInit): Promise<Response> {
  try {
    return await fetch('/seat', request);
  } catch (error) {
    throw new ConnectionLostError(error);
  }
}
