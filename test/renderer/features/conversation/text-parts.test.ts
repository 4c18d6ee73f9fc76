import { describe, expect, it } from 'vitest';
import { isEmojiOnly, splitText } from '../../../../src-renderer/features/conversation/text-parts.ts';

const links = (body: string) => splitText(body).flatMap((part) => (part.kind === 'link' ? [part.href] : []));
const joined = (body: string) =>
  splitText(body)
    .map((part) => part.text)
    .join('');

describe('links in a message', () => {
  it('are found where they are written out', () => {
    expect(links('Див. https://voloshka.example/katalog?utm=wa і www.example.com')).toEqual([
      'https://voloshka.example/katalog?utm=wa',
      'https://www.example.com/',
    ]);
  });

  it('do not swallow the sentence around them', () => {
    expect(links('(https://a.example/x), https://b.example/y.')).toEqual([
      'https://a.example/x',
      'https://b.example/y',
    ]);
    expect(links('https://uk.example/wiki/Місто_(значення)')).toEqual([
      new URL('https://uk.example/wiki/Місто_(значення)').href,
    ]);
  });

  it('are http and https only, and never a word with a dot', () => {
    expect(
      links('javascript:alert(1) file:///etc/passwd data:text/html,x app://bundle end.Next 12.30'),
    ).toEqual([]);
  });

  it('tell where they really lead', () => {
    const [link] = splitText('https://bank.example@evil.example/login');
    expect(link).toMatchObject({ kind: 'link', host: 'evil.example', isPlain: false });
    const [lookalike, honest] = ['https://аpple.example', 'https://Apple.example/x'].map(
      (body) => splitText(body)[0],
    );
    expect(lookalike).toMatchObject({ host: 'xn--pple-43d.example', isPlain: false });
    expect(honest).toMatchObject({ host: 'apple.example', isPlain: true });
  });

  it('lose no character of the text', () => {
    for (const body of [
      '',
      'a\n\nb',
      'x https://a.example. y',
      'https://',
      'www.',
      '<b>https://a.example</b>',
    ]) {
      expect(joined(body)).toBe(body);
    }
  });
});

describe('large emoji', () => {
  it('are up to three pictures and nothing else', () => {
    expect(['👍', '🇺🇦', '👨‍👩‍👧‍👦❤️', '🌻🌻🌻'].map(isEmojiOnly)).toEqual([true, true, true, true]);
    expect(['', 'ok 👍', '1', '#', '🌻🌻🌻🌻', '12'].map(isEmojiOnly)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
