import { z } from 'zod';
import { ConnectionLostError } from './connection-lost.ts';

const seatAnswer = z.object({ isSignedIn: z.boolean() });

/** The token that `consoleUrl` carries behind its #, or null; it is taken out of the address bar and the history at once. */
export function takeTokenFromAddress(): string | null {
  const token = /^#token=([^&]+)/.exec(location.hash)?.[1];
  if (token === undefined) return null;
  history.replaceState(null, '', `${location.pathname}${location.search}#/`);
  return decodeURIComponent(token);
}

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

async function askSeat(request: RequestInit): Promise<Response> {
  try {
    return await fetch('/seat', request);
  } catch (error) {
    throw new ConnectionLostError(error);
  }
}
