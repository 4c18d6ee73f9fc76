import { describe, expect, it } from 'vitest';
import { localizedValue } from '#shared/domain/localized-value.ts';
import {
  emptyTemplateText,
  placeKey,
  type TemplateButton,
  type TemplateText,
} from '#shared/domain/template-draft.ts';
import { type HeaderValue, toTemplateMessage } from '#shared/domain/template-message.ts';
import { extraPlacesOf, placesInText, placesOf, strayBraces } from '#shared/domain/template-places.ts';
import { valueProblems } from '#shared/domain/template-values.ts';

const text = (change: Partial<TemplateText>): TemplateText => ({ ...emptyTemplateText, ...change });
const form: TemplateButton = {
  kind: 'flow',
  text: 'Go',
  flowBy: 'id',
  flowId: '1',
  flowName: '',
  flowJson: '',
  flowAction: 'navigate',
  navigateScreen: 'A',
};
const site: TemplateButton = { kind: 'url', text: 'Open', url: 'https://a.com/shop?promo={{1}}' };

describe('a message with a template', () => {
  it('gives positional values by number and names named ones', () => {
    const values = { 'body:1': 'Olena', 'body:2': '1042', 'body:who': 'Olena', 'header:who': 'you' };
    expect(toTemplateMessage(text({ body: '{{2}} of {{1}}' }), values, null)).toEqual([
      {
        type: 'body',
        parameters: [
          { type: 'text', text: 'Olena' },
          { type: 'text', text: '1042' },
        ],
      },
    ]);
    const named = text({
      parameterFormat: 'NAMED',
      header: { kind: 'text', text: 'For {{who}}' },
      body: 'Hi {{who}}',
    });
    expect(toTemplateMessage(named, values, null)).toEqual([
      { type: 'header', parameters: [{ type: 'text', parameter_name: 'who', text: 'you' }] },
      { type: 'body', parameters: [{ type: 'text', parameter_name: 'who', text: 'Olena' }] },
    ]);
  });

  it('puts a one-time code into the body and into its button', () => {
    const otp: TemplateButton = {
      kind: 'otp',
      otpType: 'COPY_CODE',
      text: '',
      autofillText: '',
      supportedApps: [],
      hasAcceptedZeroTapTerms: false,
    };
    const code = text({ category: 'AUTHENTICATION', buttons: [otp] });
    expect(placesOf(code).map(placeKey)).toEqual(['body:1']);
    expect(toTemplateMessage(code, { 'body:1': 'J$FpnYnP' }, null)).toEqual([
      { type: 'body', parameters: [{ type: 'text', text: 'J$FpnYnP' }] },
      { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: 'J$FpnYnP' }] },
    ]);
  });

  it.each([
    ['summer2023', 'summer2023'],
    ['https://a.com/shop?promo=summer', 'summer'],
    ['Київ 1', '%D0%9A%D0%B8%D1%97%D0%B2%201'],
    ['a%20b', 'a%20b'],
    ['\uD800x', '%EF%BF%BDx'],
  ])('writes %s at the end of an address as %s', (value, end) => {
    expect(toTemplateMessage(text({ body: 'Hi', buttons: [site] }), { 'button:0': value }, null)).toEqual([
      { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: end }] },
    ]);
  });

  it('has nothing for a quick reply, a catalogue and a form that nobody said anything about', () => {
    const buttons: TemplateButton[] = [
      { kind: 'quick_reply', text: 'Yes' },
      { kind: 'catalog', text: 'View' },
      form,
    ];
    expect(extraPlacesOf(text({ buttons })).map(placeKey)).toEqual(['button:0', 'button:1', 'button:2']);
    expect(placesOf(text({ buttons }))).toEqual([]);
    expect(toTemplateMessage(text({ body: 'Hi', buttons }), {}, null)).toEqual([
      {
        type: 'button',
        sub_type: 'flow',
        index: '2',
        parameters: [{ type: 'action', action: { flow_token: 'unused' } }],
      },
    ]);
  });

  it('opens a form with what a record says, and with its token where there is one', () => {
    const startedBy = (value: string) =>
      toTemplateMessage(text({ body: 'Hi', buttons: [form] }), { 'button:0': value }, null)[0]?.parameters;
    expect(startedBy('name: Олена; flow_token: order-7; __proto__: x; time: 12:30')).toEqual([
      {
        type: 'action',
        action: {
          flow_token: 'order-7',
          flow_action_data: Object.fromEntries([
            ['name', 'Олена'],
            ['__proto__', 'x'],
            ['time', '12:30'],
          ]),
        },
      },
    ]);
    expect(startedBy('name: Олена')).toEqual([
      { type: 'action', action: { flow_token: 'unused', flow_action_data: { name: 'Олена' } } },
    ]);
  });

  it.each([
    [{ kind: 'quick_reply', text: 'Yes' } as const, 'x'.repeat(257), 'too_long'],
    [{ kind: 'quick_reply', text: 'Yes' } as const, 'a\nb', 'line_break'],
    [form, 'Olena', 'bad_form'],
    [form, 'two words: x', 'bad_form'],
  ])('says what is wrong with what a button carries', (button, value, code) => {
    const found = valueProblems(text({ body: 'Hi', buttons: [button] }), { 'button:0': value });
    expect(found['button:0']?.code).toBe(code);
    expect(valueProblems(text({ body: 'Hi', buttons: [button] }), { 'button:0': ' ' })).toEqual({});
  });

  it('leaves money and dates to the phone in numbered places of the body only', () => {
    const money = localizedValue({ amount: 12.5, currency: 'uah' }, '12,50 ₴', {
      format: { kind: 'money', currency: 'symbol', isLocalized: true },
    });
    if (money === null) throw new Error('Money with a currency has a form of its own');
    const values = { 'header:1': money, 'body:1': money };
    const header = { kind: 'text', text: 'Up to {{1}}' } as const;
    const plain = { type: 'text', text: '12,50 ₴' };
    expect(toTemplateMessage(text({ header, body: 'Pay {{1}} now' }), values, null)).toEqual([
      { type: 'header', parameters: [plain] },
      {
        type: 'body',
        parameters: [
          {
            type: 'currency',
            currency: { fallback_value: '12,50 ₴', code: 'UAH', amount_1000: 12_500 },
          },
        ],
      },
    ]);
    const named = text({ parameterFormat: 'NAMED', body: 'Pay {{sum}} now' });
    expect(toTemplateMessage(named, { 'body:sum': money }, null)).toEqual([
      { type: 'body', parameters: [{ ...plain, parameter_name: 'sum' }] },
    ]);
  });

  it('counts buttons over all kinds and fills a coupon and products', () => {
    const buttons: TemplateButton[] = [
      { kind: 'quick_reply', text: 'No' },
      { kind: 'copy_code', sample: 'A' },
      { kind: 'mpm', text: 'View items' },
    ];
    const values = { 'button:1': '25OFF', 'button:2': 'Cakes: c-1, c-2; Tea: t-1' };
    expect(toTemplateMessage(text({ body: 'Hi', buttons }), values, null)).toEqual([
      {
        type: 'button',
        sub_type: 'copy_code',
        index: '1',
        parameters: [{ type: 'coupon_code', coupon_code: '25OFF' }],
      },
      {
        type: 'button',
        sub_type: 'mpm',
        index: '2',
        parameters: [
          {
            type: 'action',
            action: {
              thumbnail_product_retailer_id: 'c-1',
              sections: [
                {
                  title: 'Cakes',
                  product_items: [{ product_retailer_id: 'c-1' }, { product_retailer_id: 'c-2' }],
                },
                { title: 'Tea', product_items: [{ product_retailer_id: 't-1' }] },
              ],
            },
          },
        ],
      },
    ]);
    const single = text({ body: 'Hi', buttons: [{ kind: 'spm', text: 'View' }] });
    expect(toTemplateMessage(single, { 'button:0': '194836987003835/nqryix03ez' }, null)).toEqual([
      {
        type: 'header',
        parameters: [
          { type: 'product', product: { product_retailer_id: 'nqryix03ez', catalog_id: '194836987003835' } },
        ],
      },
    ]);
  });

  it('puts a place or a named document at the top, and nothing of the wrong kind', () => {
    const place: HeaderValue = {
      kind: 'place',
      latitude: 50.45,
      longitude: 30.52,
      name: 'Shop',
      address: 'Kyiv',
    };
    const file: HeaderValue = { kind: 'media', metaMediaId: '42', fileName: 'Invoice 1042.pdf' };
    const location = text({ header: { kind: 'location' }, body: 'Hi' });
    const document = text({ header: { kind: 'document', sampleMediaId: null }, body: 'Hi' });
    expect(toTemplateMessage(location, {}, place)).toEqual([
      {
        type: 'header',
        parameters: [
          {
            type: 'location',
            location: { latitude: 50.45, longitude: 30.52, name: 'Shop', address: 'Kyiv' },
          },
        ],
      },
    ]);
    expect(toTemplateMessage(document, {}, file)).toEqual([
      {
        type: 'header',
        parameters: [{ type: 'document', document: { id: '42', filename: 'Invoice 1042.pdf' } }],
      },
    ]);
    expect(toTemplateMessage(location, {}, file)).toEqual([]);
    expect(toTemplateMessage(document, {}, place)).toEqual([]);
  });
});

describe('places of a template', () => {
  it('are told in the order of the message, each once', () => {
    const buttons: TemplateButton[] = [
      { kind: 'url', text: 'Site', url: 'https://a.com' },
      site,
      { kind: 'copy_code', sample: 'A' },
    ];
    const whole = text({
      header: { kind: 'text', text: 'Our {{1}}' },
      body: '{{2}} of {{ 1 }} and {{2}}',
      buttons,
    });
    expect(placesOf(whole).map(placeKey)).toEqual(['header:1', 'body:2', 'body:1', 'button:1', 'button:2']);
  });

  it('are found with their characters; braces that do not match are told apart', () => {
    expect(placesInText('Hi {{ name }}!')).toEqual([{ name: 'name', from: 3, to: 13 }]);
    expect(placesInText('Hi {{{1}}}').map(({ name }) => name)).toEqual(['1']);
    expect(strayBraces('a {1} b {{2} c }}').map(({ from, to }) => [from, to])).toEqual([
      [2, 5],
      [8, 12],
      [15, 17],
    ]);
    expect(strayBraces('Hi {{1}}')).toEqual([]);
  });
});
