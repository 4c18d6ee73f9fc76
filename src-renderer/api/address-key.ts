/** What the address of the page brought along to open the console with. */
export type AddressKey = { readonly kind: 'token' | 'invite'; readonly value: string };

const KEY_IN_ADDRESS = /^#(token|invite)=([^&]+)/;

/** The token that `consoleUrl` carries behind its #, or the code of an invitation, or null. */
export function readKeyInAddress(): AddressKey | null {
  const [, kind, value] = KEY_IN_ADDRESS.exec(location.hash) ?? [];
  if (kind === undefined || value === undefined) return null;
  return { kind: kind === 'invite' ? 'invite' : 'token', value: decode(value) };
}

/**
 * Takes the key out of the address bar and the history. Only when the hub has answered to it: a page that is loaded anew before
 * would have nothing to sign in with any more.
 */
export function forgetKeyInAddress(): void {
  if (!KEY_IN_ADDRESS.test(location.hash)) return;
  history.replaceState(null, '', `${location.pathname}${location.search}#/`);
}

/** A key that was damaged on its way is offered as it is, and the hub says that it is wrong. */
function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
