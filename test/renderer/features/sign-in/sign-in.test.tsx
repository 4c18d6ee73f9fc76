import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SignInScreen } from '../../../../src-renderer/features/sign-in/SignInScreen.tsx';
import { tokenFromText } from '../../../../src-renderer/features/sign-in/token-from-text.ts';
import { renderUi } from '../../../helpers/render-ui.tsx';

afterEach(() => vi.unstubAllGlobals());

/** The hub's door for seats: what was posted to it, and its answer. */
function standIn(respond: () => Response | Error) {
  const posted: unknown[] = [];
  vi.stubGlobal('fetch', async (_address: string, request: RequestInit) => {
    posted.push(request.body);
    const response = respond();
    if (response instanceof Error) throw response;
    return response;
  });
  return posted;
}

function open(respond: () => Response | Error) {
  const posted = standIn(respond);
  let signedIn = 0;
  const view = renderUi(
    <SignInScreen
      onSignedIn={() => {
        signedIn += 1;
      }}
    />,
  );
  const enter = async (text: string) => {
    const field = screen.getByLabelText('Console access token');
    await view.user.clear(field);
    await view.user.click(field);
    await view.user.paste(text);
    await view.user.keyboard('{Enter}');
  };
  return { ...view, posted, enter, signedIn: () => signedIn };
}

describe('tokenFromText', () => {
  it.each([
    ['  t0ken_-x ', 't0ken_-x'],
    ['http://127.0.0.1:4000/#token=a%2Fb', 'a/b'],
    ['{"ready":true,"consoleUrl":"http://127.0.0.1:1/#token=abc","apiToken":"abc"}', 'abc'],
    ['{"apiUrl":"http://127.0.0.1:1/api/v1","apiToken":"abc"}', 'abc'],
  ])('finds the token in %s', (text, token) => {
    expect(tokenFromText(text)).toBe(token);
  });

  it.each(['', '   ', 'two words'])('finds none in %j', (text) => {
    expect(tokenFromText(text)).toBeNull();
  });
});

describe('the sign-in', () => {
  it('trades the token out of a pasted address and goes on', async () => {
    const { enter, posted, signedIn } = open(() => Response.json({ isSignedIn: true }));
    await enter('http://127.0.0.1:4000/#token=abc');
    await waitFor(() => expect(signedIn()).toBe(1));
    expect(posted).toEqual(['{"token":"abc"}']);
  });

  it('says what to do about a wrong token and lets it be typed over', async () => {
    const refusal = { code: 'WRONG_TOKEN', data: { sentence: { uk: 'Ні.', en: 'No.' }, values: {} } };
    const { enter, signedIn } = open(() => Response.json(refusal, { status: 401 }));
    await enter('abc');
    expect((await screen.findByRole('alert')).textContent).toMatch(/This token does not fit. Copy it again/);
    expect(document.activeElement).toBe(screen.getByLabelText('Console access token'));
    expect(signedIn()).toBe(0);
  });

  it('passes on what else the hub has to say', async () => {
    const sentence = { uk: 'Забагато.', en: 'Too many wrong tokens. Wait a little.' };
    const refusal = { code: 'TOO_MANY_ATTEMPTS', data: { sentence, values: {} } };
    const { enter } = open(() => Response.json(refusal, { status: 429 }));
    await enter('abc');
    expect((await screen.findByRole('alert')).textContent).toBe(sentence.en);
  });

  it('says when nobody answers', async () => {
    const { enter } = open(() => new TypeError('Failed to fetch'));
    await enter('abc');
    expect((await screen.findByRole('alert')).textContent).toMatch(/does not answer on this computer/);
  });

  it('asks nobody about an empty field', async () => {
    const { user, posted } = open(() => Response.json({ isSignedIn: true }));
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect((await screen.findByRole('alert')).textContent).toBe('Paste the token.');
    expect(posted).toEqual([]);
  });
});
