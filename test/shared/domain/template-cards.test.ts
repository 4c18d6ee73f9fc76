import { describe, expect, it } from 'vitest';
import {
  emptyTemplateText,
  placeKey,
  placeOfKey,
  type TemplateCard,
  type TemplateText,
} from '#shared/domain/template-draft.ts';
import { type HeaderValue, toTemplateMessage } from '#shared/domain/template-message.ts';
import { extraPlacesOf, placesOf } from '#shared/domain/template-places.ts';
import { textLengthProblem, valueProblems } from '#shared/domain/template-values.ts';

const marketing = (change: Partial<TemplateText>): TemplateText => ({
  ...emptyTemplateText,
  category: 'MARKETING',
  ...change,
});

/** The template of Meta's page "Limited-time offer templates". */
const caribbean = marketing({
  header: { kind: 'image', sampleMediaId: null },
  offer: { text: 'Expiring offer!', hasExpiration: true },
  body: 'Good news, {{1}}! Use code {{2}} to get 25% off all Caribbean Destination packages!',
  buttons: [
    { kind: 'copy_code', sample: 'CARIBE25' },
    { kind: 'url', text: 'Book now!', url: 'https://awesomedestinations.com/offers?code={{1}}' },
  ],
});

/** One card of Meta's page "Media card carousel templates". */
const succulent: TemplateCard = {
  header: { kind: 'image' },
  body: 'Add a touch of elegance to your collection with the beautiful {{1}} succulent.',
  buttons: [
    { kind: 'quick_reply', text: 'Send me more like this!' },
    { kind: 'url', text: 'Shop', url: 'https://www.luckyshrub.com/rare-succulents/{{1}}' },
  ],
};
const carousel = marketing({
  body: 'Rare succulents for sale! {{1}}, shop now!',
  cards: [succulent, succulent],
});
const picture = (metaMediaId: string): HeaderValue => ({ kind: 'media', metaMediaId });

describe('a limited-time offer', () => {
  it('is sent as on Meta’s page of it', () => {
    const values = {
      'body:1': 'Pablo',
      'body:2': 'CARIBE25',
      'offer:end': '1698562800000',
      'button:0': 'CARIBE25',
      'button:1': 'n3mtql',
    };
    expect(placesOf(caribbean).map(placeKey)).toEqual([
      'offer:end',
      'body:1',
      'body:2',
      'button:0',
      'button:1',
    ]);
    expect(toTemplateMessage(caribbean, values, picture('1602186516975000'))).toEqual([
      { type: 'header', parameters: [{ type: 'image', image: { id: '1602186516975000' } }] },
      {
        type: 'body',
        parameters: [
          { type: 'text', text: 'Pablo' },
          { type: 'text', text: 'CARIBE25' },
        ],
      },
      {
        type: 'limited_time_offer',
        parameters: [
          { type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: 1_698_562_800_000 } },
        ],
      },
      {
        type: 'button',
        sub_type: 'copy_code',
        index: '0',
        parameters: [{ type: 'coupon_code', coupon_code: 'CARIBE25' }],
      },
      { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: 'n3mtql' }] },
    ]);
  });

  it('that does not end wants no time', () => {
    const offer = marketing({ offer: { text: 'Today', hasExpiration: false }, body: 'Hi' });
    expect(placesOf(offer)).toEqual([]);
    expect(toTemplateMessage(offer, { 'offer:end': '1698562800000' }, null)).toEqual([]);
  });

  const clock = { now: Date.parse('2026-11-23T12:00:00Z'), timeZone: 'Europe/Kyiv' };
  const problemOf = (end: string | null) =>
    valueProblems(
      marketing({ offer: { text: 'Now', hasExpiration: true }, body: 'Hi' }),
      { 'offer:end': end },
      clock,
    )['offer:end']?.code ?? null;
  it.each([
    [null, 'missing'],
    ['tomorrow', 'bad_form'],
    ['2026-02-30', 'bad_form'],
    ['2026-11-23T13:59', 'past'],
    ['2026-11-23T12:00:00Z', 'past'],
    ['1763899199999', 'past'],
    ['2026-11-23T14:01', null],
    ['2026-11-23 14:01', null],
    ['2026-11-23T12:00:01Z', null],
    ['2026-11-23', null],
    ['1795435200001', null],
  ])('%s is %s as its end', (end, code) => {
    expect(problemOf(end)).toBe(code);
  });

  it('has a body of 600 characters at most', () => {
    const values = { 'body:1': 'a'.repeat(510), 'body:2': 'b'.repeat(60) };
    expect(textLengthProblem(caribbean, values)?.en).toContain('600');
    expect(textLengthProblem(caribbean, { ...values, 'body:2': 'b' })).toBeNull();
  });
});

describe('a carousel', () => {
  it('is sent as on Meta’s page of it, each card with its number, file and values', () => {
    const values = {
      'body:1': 'Pablo',
      'card:0:body:1': 'Blue Elf',
      'card:0:button:0': 'more-aloes',
      'card:0:button:1': 'blue-elf',
      'card:1:body:1': 'Buddha’s Temple',
      'card:1:button:1': 'buddhas-temple',
    };
    const headers = [picture('24230790383178626'), { kind: 'link' as const, link: 'https://a.com/b.jpg' }];
    const card = (index: number, header: unknown, name: string, payload: string, end: string) => ({
      card_index: index,
      components: [
        { type: 'header', parameters: [{ type: 'image', image: header }] },
        { type: 'body', parameters: [{ type: 'text', text: name }] },
        { type: 'button', sub_type: 'quick_reply', index: '0', parameters: [{ type: 'payload', payload }] },
        { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: end }] },
      ],
    });
    expect(toTemplateMessage(carousel, values, null, headers)).toEqual([
      { type: 'body', parameters: [{ type: 'text', text: 'Pablo' }] },
      {
        type: 'carousel',
        cards: [
          card(0, { id: '24230790383178626' }, 'Blue Elf', 'more-aloes', 'blue-elf'),
          // Nobody said what it carries: the number and the words of the card tell the taps apart.
          card(
            1,
            { link: 'https://a.com/b.jpg' },
            'Buddha’s Temple',
            '2. Add a touch of elegance to your collection with the beautiful Buddha’s Temple succulent.',
            'buddhas-temple',
          ),
        ],
      },
    ]);
  });

  it('of products names each with its catalogue', () => {
    const bouquet: TemplateCard = {
      header: { kind: 'product' },
      body: '',
      buttons: [{ kind: 'spm', text: 'View' }],
    };
    const products = marketing({ body: 'Hi', cards: [bouquet, bouquet] });
    const values = {
      'card:0:header:product': '194836987003835/p1',
      'card:1:header:product': '194836987003835/p2',
    };
    expect(placesOf(products).map(placeKey)).toEqual(Object.keys(values));
    const header = (id: string) => ({
      type: 'header',
      parameters: [{ type: 'product', product: { product_retailer_id: id, catalog_id: '194836987003835' } }],
    });
    expect(toTemplateMessage(products, values, null)).toEqual([
      {
        type: 'carousel',
        cards: [
          { card_index: 0, components: [header('p1')] },
          { card_index: 1, components: [header('p2')] },
        ],
      },
    ]);
    expect(valueProblems(products, { ...values, 'card:1:header:product': 'p2' })).toEqual({
      'card:1:header:product': expect.objectContaining({ code: 'bad_form' }) as unknown,
    });
  });

  it('has places of its own on each card, under keys that lead back to them', () => {
    const keys = [
      'body:1',
      'card:0:body:1',
      'card:0:button:1',
      'card:1:body:1',
      'card:1:button:1',
      'card:0:button:0',
      'card:1:button:0',
    ];
    const places = [...placesOf(carousel), ...extraPlacesOf(carousel)];
    expect(places.map(placeKey)).toEqual(keys);
    expect(keys.map(placeOfKey)).toEqual(places);
    expect(['', 'card:0', 'foot:1', 'card:x:body:1'].map(placeOfKey)).toEqual([null, null, null, null]);
  });

  it('asks of each card what its places need, and keeps its words to 160 characters', () => {
    const values = {
      'body:1': 'Pablo',
      'card:0:body:1': 'Blue Elf',
      'card:0:button:1': 'https://elsewhere.com',
      'card:1:body:1': 'a\nb',
    };
    const codes = Object.entries(valueProblems(carousel, values)).map(([key, { code }]) => [key, code]);
    expect(codes).toEqual([
      ['card:0:button:1', 'bad_form'],
      ['card:1:body:1', 'line_break'],
      ['card:1:button:1', 'missing'],
    ]);
    expect(textLengthProblem(carousel, { 'card:1:body:1': 'a'.repeat(100) })?.en).toContain('card 2');
    expect(textLengthProblem(carousel, { 'card:1:body:1': 'a'.repeat(80) })).toBeNull();
  });
});
