/** The token that `consoleUrl` carries behind its #, or null; it is taken out of the address bar and the history at once. */
export function takeTokenFromAddress(): string | null {
  const token = /^#token=([^&]+)/.exec(location.hash)?.[1];
  if (token === undefined) return null;
  history.replaceState(null, '', `${location.pathname}${location.search}#/`);
  return decodeURIComponent(token);
}
