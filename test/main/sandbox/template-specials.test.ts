import { describe, expect, it } from 'vitest';
import { checkComponents } from '../../../src-main/sandbox/graph/template-rules.ts';
import { type Json, startWorld } from './world.ts';

const words = (...texts: string[]): Json[] => texts.map((text) => ({ type: 'text', text }));
const button = (kind: string, index: number, parameter: Json): Json => ({
  type: 'button',
  sub_type: kind,
  index,
  parameters: [parameter],
});

const offerEnd = (endsAt: unknown): Json => ({
  type: 'limited_time_offer',
  parameters: [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: endsAt } }],
});
const offer = (...ends: Json[]): Json[] => [
  { type: 'body', parameters: words('Олено', '15 %') },
  ...ends,
  button('copy_code', 0, { type: 'coupon_code', coupon_code: 'TULIP15' }),
  button('url', 1, { type: 'text', text: 'TULIP15' }),
];

const card = (index: number, change: Json = {}): Json => ({
  card_index: index,
  components: [
    {
      type: 'header',
      parameters: [{ type: 'image', image: { link: 'https://a.example/a.jpg' } }],
      ...change,
    },
    { type: 'body', parameters: words('950 ₴') },
    button('url', 1, { type: 'text', text: 'roses' }),
  ],
});
const carousel = (...cards: Json[]): Json[] => [
  { type: 'body', parameters: words('Олено') },
  { type: 'carousel', cards },
];

describe('the pretend Meta', () => {
  it('takes an offer that is still to end, and a carousel with all its cards', async () => {
    const world = await startWorld();
    const send = async (name: string, components: Json[]) => {
      const template = { name, language: { code: 'uk' }, components };
      return (await world.send('+380931112233', { type: 'template', template })).code;
    };
    const later = Date.now() + 48 * 60 * 60 * 1000;
    expect(await send('tulips_until_sunday', offer(offerEnd(later)))).toBe(0);
    // Without an end, with one that is over, and with one that is no number.
    expect(await send('tulips_until_sunday', offer())).toBe(132012);
    expect(await send('tulips_until_sunday', offer(offerEnd(Date.now() - 1)))).toBe(131009);
    expect(await send('tulips_until_sunday', offer(offerEnd('soon')))).toBe(131009);

    expect(await send('three_bouquets', carousel(card(0), card(1), card(2)))).toBe(0);
    // None, one too few, one twice, a card with a video instead of its picture, and one without its value.
    expect(await send('three_bouquets', carousel().slice(0, 1))).toBe(131008);
    expect(await send('three_bouquets', carousel(card(0), card(1)))).toBe(132012);
    expect(await send('three_bouquets', carousel(card(0), card(1), card(1)))).toBe(132012);
    const video = { parameters: [{ type: 'video', video: { link: 'https://a.example/a.mp4' } }] };
    expect(await send('three_bouquets', carousel(card(0), card(1), card(2, video)))).toBe(132012);
    const { components } = card(2);
    const silent = { card_index: 2, components: (components as Json[]).slice(0, 1) };
    expect(await send('three_bouquets', carousel(card(0), card(1), silent))).toBe(132000);
  });

  it('approves offers and carousels as Meta describes them, and no others', () => {
    const body = { type: 'BODY', text: 'Fresh flowers in our shop today' };
    const limited = (text: string) => ({
      type: 'LIMITED_TIME_OFFER',
      limited_time_offer: { text, has_expiration: true },
    });
    const code = { type: 'BUTTONS', buttons: [{ type: 'COPY_CODE', text: 'Copy', example: 'A' }] };
    const one = {
      components: [
        { type: 'HEADER', format: 'IMAGE' },
        { type: 'BODY', text: 'Roses' },
      ],
    };
    const bare = { components: [{ type: 'HEADER', format: 'IMAGE' }] };
    const file = {
      components: [
        { type: 'HEADER', format: 'DOCUMENT' },
        { type: 'BODY', text: 'Roses' },
      ],
    };
    const cards = (...all: Json[]) => [body, { type: 'CAROUSEL', cards: all }];
    const check =
      (components: unknown, category = 'MARKETING') =>
      () =>
        checkComponents(components, 'POSITIONAL', category);

    expect(check([limited('Expiring offer!'), body, code])).not.toThrow();
    expect(check([limited('An offer that is far too long'), body, code])).toThrow();
    expect(check([limited('Expiring offer!'), body, code], 'UTILITY')).toThrow();
    expect(check([limited('Expiring offer!'), body, { type: 'FOOTER', text: 'Bye' }, code])).toThrow();
    expect(check([limited('Expiring offer!'), body])).toThrow();

    expect(check(cards(one, one))).not.toThrow();
    expect(check(cards(one))).toThrow();
    expect(check(cards(...Array.from({ length: 11 }, () => one)))).toThrow();
    expect(check(cards(one, bare))).toThrow();
    expect(check(cards(file, file))).toThrow();
  });
});
