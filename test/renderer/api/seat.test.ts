import { afterEach, describe, expect, it, vi } from 'vitest';
import { takeTokenFromAddress } from '../../../src-renderer/api/address-token.ts';
import { takeSeat } from '../../../src-renderer/api/seat.ts';

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const wrongToken = { code: 'UNAUTHORIZED', data: { sentence: { uk: 'Не той', en: 'Wrong' }, values: {} } };

/** A hub that knows one token; `cookie` says whether this browser has its cookie. */
function answerSeat(token: string, cookie: boolean) {
  vi.stubGlobal('fetch', async (_path: string, request: RequestInit) => {
    if (request.method !== 'POST') return json(200, { isSignedIn: cookie });
    const given = JSON.parse(request.body as string) as { token: string };
    return given.token === token ? json(200, { isSignedIn: true }) : json(401, wrongToken);
  });
}

afterEach(() => {
  vi.unstubAllGlobals();
  history.replaceState(null, '', '/');
});

describe('the seat of a browser', () => {
  it('takes the token out of the address before anything else happens', () => {
    history.replaceState(null, '', '/#token=abc%2Bdef');
    expect(takeTokenFromAddress()).toBe('abc+def');
    expect(location.href).not.toContain('abc');
    expect(takeTokenFromAddress()).toBeNull();
  });

  it('is taken with the right token', async () => {
    answerSeat('right', false);
    expect(await takeSeat('right')).toBe('taken');
  });

  it('is taken by cookie when there is no token', async () => {
    answerSeat('right', true);
    expect(await takeSeat(null)).toBe('taken');
  });

  it('is missing without either, and refused with a wrong token', async () => {
    answerSeat('right', false);
    expect(await takeSeat(null)).toBe('missing');
    expect(await takeSeat('wrong')).toBe('refused');
  });
});
