import { describe, expect, it } from 'vitest';
import { GraphError } from '../../../../src-main/meta/graph-error.ts';
import { callbackTrouble, explainFailedStep } from '../../../../src-main/services/tunnel/callback-refusal.ts';

const begin = '(#2200) Callback verification failed with the following errors: ';

describe("Meta's words about an address", () => {
  it.each([
    ['HTTP Status Code = 403; HTTP Message = Forbidden', 'wrong_word'],
    ['HTTP Status Code = 404; HTTP Message = Not Found', 'not_found'],
    ['HTTP Status Code = 503; HTTP Message = Service Unavailable', 'closed'],
    ['HTTP Status Code = 502; HTTP Message = Bad Gateway', 'server'],
    ['HTTP Status Code = 302; HTTP Message = Found', 'redirect'],
    ['HTTP Status Code = 200; Response does not match challenge; expected value = "12"', 'page'],
    ['HTTP Status Code = 511; Response = <!DOCTYPE html><title>404</title>', 'page'],
    ['curl_errno = 28; curl_error = Operation timed out after 6000 milliseconds', 'slow'],
    ['curl_errno = 60; curl_error = SSL certificate problem: self-signed certificate', 'tls'],
    ['curl_errno = 6; curl_error = Could not resolve host: shop.example', 'dns'],
    ['curl_errno = 7; curl_error = Failed to connect', 'refused'],
  ])('%s', (text, trouble) => {
    expect(callbackTrouble(begin + text)).toBe(trouble);
  });

  it('are not guessed at when they say something new', () => {
    expect(callbackTrouble('Something else')).toBeNull();
  });
});

describe('a step that failed', () => {
  const refused = (code: number, title: string) =>
    ({
      kind: 'refused',
      error: new GraphError({ kind: 'refused', reason: 'OAuthException', code, title }),
    }) as const;

  it('names the known failure', () => {
    const failures = [
      refused(2200, `${begin}HTTP Status Code = 403`),
      refused(2200, `${begin}HTTP Status Code = 404`),
      refused(100, '(#100) Before override the current callback uri, your app must be subscribed'),
      refused(10, '(#10) Application does not have permission for this action'),
    ].map((answer) => explainFailedStep(answer).failure);
    expect(failures).toEqual([
      'verify_token_differs',
      'callback_unreachable',
      'override_before_subscription',
      null,
    ]);
  });

  it('is tried again only when it may come right by itself', () => {
    const lost = { kind: 'unreachable', error: new GraphError({ kind: 'lost', reason: 'timeout' }) } as const;
    const tried = [lost, refused(2, 'Service temporarily unavailable'), refused(190, 'Token is dead')].map(
      (answer) => explainFailedStep(answer).isTransient,
    );
    expect(tried).toEqual([true, true, false]);
  });
});
