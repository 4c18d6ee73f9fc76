/** The token that `consoleUrl` carries behind its #, or null; it is taken out of the address bar and the history at once. */
export function takeTokenFromAddress(): string | null {
  const token = /^#token=([^&]+)/.exec(location.hash)?.[1];
  if (token === undefined) return null;
  history.replaceState(null, '', `${location.pathname}${location.search}#/`);
  return decodeURIComponent(token);
}

/** Trades the token for this browser's seat cookie; false when the hub does not know the token. */
export async function signIn(token: string): Promise<boolean> {
  const answer = await fetch('/seat', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (answer.ok) return true;
  if (answer.status === 401 || answer.status === 403) return false;
  throw new Error(`The hub answered ${answer.status} to the sign-in`);
}

/** Whether this browser has a seat already. */
export async function hasSeat(): Promise<boolean> {
  const answer = await fetch('/seat');
  return answer.ok;
}
