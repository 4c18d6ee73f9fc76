import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetKeyInAddress, readKeyInAddress } from '../../../src-renderer/api/address-key.ts';
import { takeSeat } from '../../../src-renderer/api/seat.ts';

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const wrongToken = { code: 'UNAUTHORIZED', data: { sentence: { uk: 'Не той', en: 'Wrong' }, values: {} } };

/** A hub that knows one token; `cookie` says whether this browser has its cookie. */
function answerSeat(key: { token?: string; invite?: string }, cookie: boolean) {
  vi.stubGlobal('fetch', async (_path: string, request: RequestInit) => {
    if (request.method !== 'POST') return json(200, { isSignedIn: cookie });
    return request.body === JSON.stringify(key) ? json(200, { isSignedIn: true }) : json(401, wrongToken);
  });
}

afterEach(() => {
  vi.unstubAllGlobals();
  history.replaceState(null, '', '/');
});

describe('the seat of a browser', () => {
  it.each([
    ['/#token=abc%2Bdef', { kind: 'token', value: 'abc+def' }],
    ['/#invite=c0de', { kind: 'invite', value: 'c0de' }],
    ['/#token=abc%2', { kind: 'token', value: 'abc%2' }],
  ])('reads the key in the address %s, again after a reload, and forgets it when told to', (address, key) => {
    history.replaceState(null, '', address);
    expect(readKeyInAddress()).toEqual(key);
    expect(readKeyInAddress()).toEqual(key);
    forgetKeyInAddress();
    expect(location.href).not.toMatch(/abc|c0de/);
    expect(readKeyInAddress()).toBeNull();
  });

  it('leaves an address without a key as it is', () => {
    history.replaceState(null, '', '/#/templates');
    expect(readKeyInAddress()).toBeNull();
    forgetKeyInAddress();
    expect(location.hash).toBe('#/templates');
  });

  it('is taken with the right token', async () => {
    answerSeat({ token: 'right' }, false);
    expect(await takeSeat({ kind: 'token', value: 'right' })).toBe('taken');
  });

  it('is taken by cookie when there is no token', async () => {
    answerSeat({ token: 'right' }, true);
    expect(await takeSeat(null)).toBe('taken');
  });

  it('is missing without either, and refused with a wrong token', async () => {
    answerSeat({ token: 'right' }, false);
    expect(await takeSeat(null)).toBe('missing');
    expect(await takeSeat({ kind: 'token', value: 'wrong' })).toBe('token-refused');
  });

  it('is taken with an invitation, once; the second time it says which key was refused', async () => {
    const invite = { kind: 'invite', value: 'c0de' } as const;
    answerSeat({ invite: 'c0de' }, false);
    expect(await takeSeat(invite)).toBe('taken');
    answerSeat({}, false);
    expect(await takeSeat(invite)).toBe('invite-refused');
    answerSeat({}, true);
    expect(await takeSeat(invite)).toBe('taken');
  });
});
