/** What the address of the page brought along to open the console with. */
export type AddressKey = { readonly kind: 'token' | 'invite'; readonly value: string };

/**
 * The token that `consoleUrl` carries behind its #, or the code of an invitation, or null; it is taken out of the address bar and
 * the history at once.
 */
export function takeKeyFromAddress(): AddressKey | null {
  const [, kind, value] = /^#(token|invite)=([^&]+)/.exec(location.hash) ?? [];
  if (kind === undefined || value === undefined) return null;
  history.replaceState(null, '', `${location.pathname}${location.search}#/`);
  return { kind: kind === 'invite' ? 'invite' : 'token', value: decodeURIComponent(value) };
}
