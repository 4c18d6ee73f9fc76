import { z } from 'zod';
import { ConnectionLostError } from './connection-lost.ts';
import { toFailure } from './refusal.ts';

const seatAnswer = z.object({ isSignedIn: z.boolean() });

/** Trades the token for this browser's seat cookie; throws the hub's refusal (see `toFailure`) of a wrong one. */
export async function signIn(token: string): Promise<void> {
  const answer = await askSeat({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (!answer.ok) throw await answer.json();
}

/** Whether this browser has a seat already. */
export async function hasSeat(): Promise<boolean> {
  const answer = await askSeat({});
  return answer.ok && seatAnswer.parse(await answer.json()).isSignedIn;
}

/** Whether this page may open a line to the hub: `missing` a token, or it was `refused`. */
export type SeatAnswer = 'taken' | 'missing' | 'refused';

const WAIT_FOR_HUB_MS = 1000;

/**
 * Takes this page's seat: the desktop window has one, a browser needs the token of its address once and the cookie from
 * then on. A hub that is just being started again is waited for.
 */
export async function takeSeat(token: string | null): Promise<SeatAnswer> {
  if (location.protocol === 'app:') return 'taken';
  for (;;) {
    try {
      if (token !== null && (await isTokenAccepted(token))) return 'taken';
      if (await hasSeat()) return 'taken';
      return token === null ? 'missing' : 'refused';
    } catch (error) {
      if (!(error instanceof ConnectionLostError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, WAIT_FOR_HUB_MS));
    }
  }
}

async function isTokenAccepted(token: string): Promise<boolean> {
  try {
    await signIn(token);
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
