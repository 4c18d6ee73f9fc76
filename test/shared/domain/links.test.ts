import { describe, expect, it } from 'vitest';
import { asWebLink, findLinks, guardedAddress } from '../../../src-shared/domain/links.ts';

const hrefs = (body: string) =>
  findLinks(body).flatMap(({ link }) => (link.kind === 'web' ? [link.href] : []));
const caution = (body: string) => asWebLink(body)?.caution;

describe('web links in a message', () => {
  it('are found where they are written out, and where a name has a well-known ending', () => {
    expect(
      hrefs('Див. https://voloshka.example/katalog?utm=wa і www.example.com або voloshka.com.ua/ruzhi.'),
    ).toEqual([
      'https://voloshka.example/katalog?utm=wa',
      'https://www.example.com/',
      'https://voloshka.com.ua/ruzhi',
    ]);
  });

  it('do not swallow the sentence or the markers around them', () => {
    expect(hrefs('(https://a.example/x), *https://b.example/y*.')).toEqual([
      'https://a.example/x',
      'https://b.example/y',
    ]);
    expect(hrefs('https://uk.example/wiki/Місто_(значення)')).toEqual([
      new URL('https://uk.example/wiki/Місто_(значення)').href,
    ]);
  });

  it('are http and https only, and never a word or a file with a dot', () => {
    const body =
      'javascript:alert(1) file:///etc/passwd data:text/html,x app://bundle end.Next 12.30 звіт.pdf див.мене a.com.exe http://localhost';
    expect(hrefs(body)).toEqual([]);
  });

  it('end before a mark that turns the direction of writing', () => {
    expect(hrefs('https://a.example/\u202Egnp.exe')).toEqual(['https://a.example/']);
  });
});

describe('a link that deceives', () => {
  it.each([
    ['https://bank.example@evil.example/login', 'userinfo', 'evil.example'],
    ['https://аpple.example', 'lookalike', 'xn--pple-43d.example'],
    ['https://xn--pple-43d.example', 'lookalike', 'xn--pple-43d.example'],
    ['https://ｂank.example', 'lookalike', 'bank.example'],
    ['http://plain.example', 'insecure', 'plain.example'],
  ])('%s: %s, it leads to %s', (body, why, host) => {
    expect(asWebLink(body)).toMatchObject({ caution: why, host });
  });

  it('is told from one that only has large letters, a port or a path', () => {
    expect(
      ['https://Apple.example/X', 'https://a.example:8443/', 'https://a.example/@name'].map(caution),
    ).toEqual([null, null, null]);
  });

  it('is opened encrypted and without the name before the host', () => {
    expect(guardedAddress('http://bank.example:pw@evil.example/a?b#c')).toBe('https://evil.example/a?b#c');
  });
});

describe('other addresses', () => {
  it('e-mail and phone numbers, local ones as Ukrainian', () => {
    const links = findLinks(
      'Пишіть ol.ena+zakaz@flowers.com.ua, дзвоніть +44 20 7946 0958 чи (067) 123-45-67!',
    );
    expect(links.map(({ link }) => link)).toEqual([
      { kind: 'email', text: 'ol.ena+zakaz@flowers.com.ua', address: 'ol.ena+zakaz@flowers.com.ua' },
      { kind: 'phone', text: '+44 20 7946 0958', phone: '+442079460958' },
      { kind: 'phone', text: '(067) 123-45-67', phone: '+380671234567' },
    ]);
  });

  it('a date, a sum, a card and an order number are no phone numbers', () => {
    expect(findLinks('22.11.2026, 1 250 000 грн, 4111 1111 1111 1111, №0012, 2026-11-22 10:00')).toEqual([]);
  });
});
