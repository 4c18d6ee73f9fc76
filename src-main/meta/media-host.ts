/** Hosts of Meta's that serve media; `lookaside.fbsbx.com` is the usual one (`research/api.md` 4.3). */
const metaHosts = ['fbsbx.com', 'facebook.com', 'fbcdn.net', 'whatsapp.net'] as const;

/**
 * Whether the account's token may be sent to this address: https at Meta's own hosts, or exactly the origin that the
 * account talks to (the sandbox, a server that stands in for Meta). Everything else would give the token away.
 */
export function isTrustedMediaUrl(url: string, targetBaseUrl: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || parsed.username !== '' || parsed.password !== '') return false;
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return false;
  if (parsed.origin === new URL(targetBaseUrl).origin) return true;
  if (parsed.protocol !== 'https:' || parsed.port !== '') return false;
  const host = parsed.hostname.toLowerCase();
  return metaHosts.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));
}
