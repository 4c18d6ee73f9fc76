export type CallbackUrl =
  | { kind: 'empty' }
  | { kind: 'problem'; reason: 'broken' | 'not-https' | 'local' }
  | { kind: 'ready'; url: string };

const localHost = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+)$/;

/**
 * What belongs into Meta's "Callback URL": the company's own public address and the path of the account. A path in the
 * public address stays in front, since a reverse proxy may serve us below one.
 */
export function callbackUrl(publicAddress: string, callbackPath: string): CallbackUrl {
  const text = publicAddress.trim();
  if (text === '') return { kind: 'empty' };
  // A bare host is what people know their address by; Meta needs https in front of it anyway.
  const address = parseUrl(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  if (!address || !/[.:\]]|^localhost$/.test(address.hostname)) return { kind: 'problem', reason: 'broken' };
  if (localHost.test(address.hostname)) return { kind: 'problem', reason: 'local' };
  if (address.protocol !== 'https:') return { kind: 'problem', reason: 'not-https' };
  return { kind: 'ready', url: `${address.origin}${joinPaths(address.pathname, callbackPath)}` };
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    // The person is still typing; the reason "broken" says all there is to say.
    return null;
  }
}

function joinPaths(base: string, path: string): string {
  const front = base.replace(/\/+$/, '');
  // Somebody may paste the whole Callback URL again: its ending is not added twice.
  return front.endsWith(path) ? front : `${front}${path}`;
}
