import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTrustedMediaUrl } from '../../../src-main/meta/media-host.ts';

const meta = 'https://graph.facebook.com';

describe('where the token may go', () => {
  it.each([
    'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1&ext=2&hash=3',
    'https://fbsbx.com/x',
    'https://scontent.xx.fbcdn.net/x',
    'https://mmg.whatsapp.net/x',
    'https://graph.facebook.com/x',
    'https://LOOKASIDE.FBSBX.COM/x',
    'https://lookaside.fbsbx.com:443/x',
  ])('to %s', (url) => {
    expect(isTrustedMediaUrl(url, meta)).toBe(true);
  });

  it.each([
    'http://lookaside.fbsbx.com/x',
    'https://lookaside.fbsbx.com:8443/x',
    'https://lookaside.fbsbx.com@evil.example/x',
    'https://user:pass@lookaside.fbsbx.com/x',
    'https://evil.example/?u=lookaside.fbsbx.com',
    'https://evil.example#.fbsbx.com',
    'https://evil.example\\.fbsbx.com',
    'https://notfbsbx.com/x',
    'https://fbsbx.com.evil.example/x',
    'https://fbsbx.com./x',
    'https://[::1]/x',
    'https://169.254.169.254/x',
    'https://127.0.0.1/x',
    'ftp://fbsbx.com/x',
    'javascript:alert(1)',
    'data:text/html,x',
    '//fbsbx.com/x',
    '',
  ])('not to %j', (url) => {
    expect(isTrustedMediaUrl(url, meta)).toBe(false);
  });

  it('to the account’s own origin exactly, when that is a sandbox', () => {
    expect(isTrustedMediaUrl('http://127.0.0.1:4567/media/1', 'http://127.0.0.1:4567')).toBe(true);
    expect(isTrustedMediaUrl('http://127.0.0.1:4568/media/1', 'http://127.0.0.1:4567')).toBe(false);
    expect(isTrustedMediaUrl('http://x@127.0.0.1:4567/media/1', 'http://127.0.0.1:4567')).toBe(false);
  });

  it('whatever an address looks like: only what the network stack would call is judged', () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withFragments: true, withQueryParameters: true }),
        fc.constantFrom('', '@', '.fbsbx.com', '#fbsbx.com', '\\fbsbx.com'),
        (url, tail) => {
          const written = `${url}${tail}`;
          const isOurs =
            URL.canParse(written) &&
            /(^|\.)(fbsbx\.com|facebook\.com|fbcdn\.net|whatsapp\.net)$/.test(new URL(written).hostname);
          expect(isTrustedMediaUrl(written, meta) && !isOurs).toBe(false);
        },
      ),
      { numRuns: 200 },
    );
  });
});
