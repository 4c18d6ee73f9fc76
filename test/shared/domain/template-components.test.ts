import { describe, expect, it } from 'vitest';
import {
  fromComponents,
  type MetaComponent,
  toComponents,
  toCreateBody,
} from '#shared/domain/template-components.ts';
import {
  emptyTemplateBinding,
  emptyTemplateText,
  type TemplateCategory,
  type TemplateText,
  type TemplateVariable,
  templateTextSchema,
} from '#shared/domain/template-draft.ts';
import creates from './fixtures/template-creates.json' with { type: 'json' };
import listing from './fixtures/template-listing.json' with { type: 'json' };

const asked = (sample: string): TemplateVariable => ({
  sample,
  source: { kind: 'ask', label: '' },
  format: { kind: 'text' },
});
const variables = (samples: Record<string, string>) =>
  Object.fromEntries(Object.entries(samples).map(([key, sample]) => [key, asked(sample)]));

interface CreateBody {
  name: string;
  language: string;
  category: string;
  components: MetaComponent[];
}

/** Where Meta's examples are older than its rules: each with what both mean. */
function asOfToday(body: CreateBody): CreateBody {
  return {
    ...body,
    components: body.components.map((component) => ({
      ...component,
      // The flow examples have `body`, all others `BODY`.
      type: String(component.type).toUpperCase(),
      ...(Array.isArray(component.buttons) ? { buttons: component.buttons.map(buttonOfToday) } : {}),
    })),
  };
}

function buttonOfToday(button: MetaComponent): MetaComponent {
  // Since there may be several apps, they stand in a list.
  const { package_name, signature_hash, ...rest } = button;
  if (package_name !== undefined) return { ...rest, supported_apps: [{ package_name, signature_hash }] };
  // The sample of an address is the whole address (research/api.md 5.3); this example has its end only.
  if (button.type === 'URL' && Array.isArray(button.example)) {
    return { ...button, example: [String(button.url).replace('{{1}}', String(button.example[0]))] };
  }
  return button;
}

describe('Meta’s own examples of creating a template', () => {
  it.each(creates.map(({ name, body }) => [name, body as CreateBody] as const))(
    '%s is written field for field as Meta has it',
    (_, body) => {
      const { text, samples, unknownParts } = fromComponents({
        category: body.category,
        parameterFormat: 'POSITIONAL',
        components: body.components,
      });
      const handle = body.components
        .map((component) => (component.example as MetaComponent | undefined)?.header_handle)
        .find(Array.isArray)?.[0] as string | undefined;
      const written = toCreateBody(
        {
          name: body.name,
          language: body.language,
          text,
          binding: { ...emptyTemplateBinding, variables: variables(samples) },
        },
        { headerHandle: handle ?? null },
      );
      expect(unknownParts).toEqual([]);
      expect(written).toEqual(asOfToday(body));
    },
  );

  it('asks for names and for a time to live only where they were chosen', () => {
    const text: TemplateText = {
      ...emptyTemplateText,
      parameterFormat: 'NAMED',
      header: { kind: 'text', text: 'For {{ who }}' },
      body: 'Order {{order_number}} is ready',
      ttlSeconds: 600,
    };
    const binding = {
      ...emptyTemplateBinding,
      variables: variables({ 'header:who': 'Olena', 'body:order_number': '1042' }),
    };
    expect(toCreateBody({ name: 'ready', language: 'en', text, binding }, { headerHandle: null })).toEqual({
      name: 'ready',
      language: 'en',
      category: 'UTILITY',
      parameter_format: 'NAMED',
      message_send_ttl_seconds: 600,
      components: [
        {
          type: 'HEADER',
          format: 'TEXT',
          text: 'For {{who}}',
          example: { header_text_named_params: [{ param_name: 'who', example: 'Olena' }] },
        },
        {
          type: 'BODY',
          text: 'Order {{order_number}} is ready',
          example: { body_text_named_params: [{ param_name: 'order_number', example: '1042' }] },
        },
      ],
    });
  });

  it('gives samples by number, in whatever order the places are written', () => {
    const text = { ...emptyTemplateText, body: 'Order {{2}} of {{1}}, and {{2}} again' };
    const samples = variables({ 'body:1': 'Olena', 'body:2': '1042' });
    expect(toComponents(text, samples, { headerHandle: null })).toEqual([
      { type: 'BODY', text: text.body, example: { body_text: [['Olena', '1042']] } },
    ]);
  });
});

describe('Meta’s listing is read back', () => {
  it.each(listing.map((template) => [template.name, template] as const))(
    '%s, and written again it is the same',
    (_, template) => {
      const { text, samples, unknownParts } = fromComponents({ ...template, parameterFormat: 'POSITIONAL' });
      expect(unknownParts).toEqual([]);
      expect(toComponents(text, variables(samples), { headerHandle: null })).toEqual(template.components);
    },
  );

  it('takes the button of a code for what it was, though it comes as a website', () => {
    const address =
      'https://www.whatsapp.com/otp/code/?otp_type=ONE_TAP&cta_display_name=Autofill&package_name=com.example.app&signature_hash=K8a%2FAINcGX7&code=otp{{1}}';
    const read = fromComponents({
      category: 'authentication',
      parameterFormat: 'POSITIONAL',
      components: [
        {
          type: 'BODY',
          text: '*{{1}}* is your verification code.',
          add_security_recommendation: true,
          example: { body_text: [['123456']] },
        },
        { type: 'FOOTER', text: 'This code expires in 5 minutes.', code_expiration_minutes: 5 },
        {
          type: 'BUTTONS',
          buttons: [{ type: 'URL', text: 'Copy code', url: address, example: [`${address}1`] }],
        },
      ],
    });
    expect(read).toEqual({
      text: {
        ...emptyTemplateText,
        category: 'AUTHENTICATION',
        authentication: { hasSecurityAdvice: true, codeExpirationMinutes: 5 },
        buttons: [
          {
            kind: 'otp',
            otpType: 'ONE_TAP',
            text: 'Copy code',
            autofillText: 'Autofill',
            supportedApps: [{ packageName: 'com.example.app', signatureHash: 'K8a/AINcGX7' }],
            hasAcceptedZeroTapTerms: false,
          },
        ],
      },
      samples: { 'body:1': '123456' },
      headerSampleUrl: null,
      shownBody: '*{{1}}* is your verification code.',
      shownFooter: 'This code expires in 5 minutes.',
      unknownParts: [],
      lockedParts: [],
      cardSampleUrls: [],
    });
  });

  it('shows the sample file behind its link, cuts the sample of an address to its end, and reads any case', () => {
    const read = fromComponents({
      category: 'Marketing',
      parameterFormat: 'NAMED',
      components: [
        {
          type: 'header',
          format: 'image',
          example: { header_handle: ['https://scontent.whatsapp.net/x.jpg'] },
        },
        {
          type: 'body',
          text: 'Hi {{who}}',
          example: { body_text_named_params: [{ param_name: 'who', example: 'Olena' }] },
        },
        {
          type: 'buttons',
          buttons: [
            { type: 'url', text: 'Shop', url: 'https://a.com/{{1}}', example: ['https://a.com/summer'] },
            { type: 'copy_code', text: 'Copy offer code', example: ['25OFF'] },
          ],
        },
      ],
    });
    expect(read.headerSampleUrl).toBe('https://scontent.whatsapp.net/x.jpg');
    expect(read.samples).toEqual({ 'body:who': 'Olena', 'button:0': 'summer', 'button:1': '25OFF' });
    expect(read.text.buttons[1]).toEqual({ kind: 'copy_code', sample: '25OFF' });
    expect(read.unknownParts).toEqual([]);
  });

  it('writes an offer field for field as Meta’s page of it has it, and reads it back', () => {
    const components = [
      {
        type: 'LIMITED_TIME_OFFER',
        limited_time_offer: { text: 'Expiring offer!', has_expiration: true },
      },
      {
        type: 'BODY',
        text: 'Good news, {{1}}! Use code {{2}} to get 25% off all Caribbean Destination packages!',
        example: { body_text: [['Pablo', 'CARIBE25']] },
      },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'COPY_CODE', example: 'CARIBE25' },
          {
            type: 'URL',
            text: 'Book now!',
            url: 'https://awesomedestinations.com/offers?code={{1}}',
            example: ['https://awesomedestinations.com/offers?code=n3mtql'],
          },
        ],
      },
    ];
    const { text, samples, lockedParts } = fromComponents({
      category: 'MARKETING',
      parameterFormat: 'POSITIONAL',
      components,
    });
    expect(toComponents(text, variables(samples), { headerHandle: null })).toEqual(components);
    expect(lockedParts).toEqual([]);
  });

  it('reads the line of an offer, and the cards of a carousel with their samples', () => {
    const card = (handle: string, price: string) => ({
      components: [
        { type: 'HEADER', format: 'IMAGE', example: { header_handle: [handle] } },
        { type: 'BODY', text: 'Roses: {{1}} a bunch', example: { body_text: [[price]] } },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'This one' }] },
      ],
    });
    const product = {
      components: [
        { type: 'header', format: 'product' },
        { type: 'buttons', buttons: [{ type: 'spm', text: 'View' }] },
      ],
    };
    const read = fromComponents({
      category: 'MARKETING',
      parameterFormat: 'POSITIONAL',
      components: [
        { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Expiring offer!', has_expiration: true } },
        { type: 'BODY', text: 'Fresh today:' },
        {
          type: 'CAROUSEL',
          cards: [card('https://scontent.whatsapp.net/1.jpg', '$9'), card('4::aW', '$8'), product],
        },
      ],
    });
    const cardText = { header: { kind: 'image' }, body: 'Roses: {{1}} a bunch' };
    const buttons = [{ kind: 'quick_reply', text: 'This one' }];
    expect(read.text.offer).toEqual({ text: 'Expiring offer!', hasExpiration: true });
    expect(read.text.cards).toEqual([
      { ...cardText, buttons },
      { ...cardText, buttons },
      { header: { kind: 'product' }, body: '', buttons: [{ kind: 'spm', text: 'View' }] },
    ]);
    expect(read.cardSampleUrls).toEqual(['https://scontent.whatsapp.net/1.jpg', null, null]);
    expect(read.samples).toEqual({ 'card:0:body:1': '$9', 'card:1:body:1': '$8' });
    expect(read.unknownParts).toEqual([]);
    expect(read.lockedParts).toEqual(['CAROUSEL']);
  });

  it.each([
    ['a card without a top', [{ type: 'BODY', text: 'Hi' }]],
    ['a document at the top', [{ type: 'HEADER', format: 'DOCUMENT' }]],
    [
      'a footer',
      [
        { type: 'HEADER', format: 'IMAGE' },
        { type: 'FOOTER', text: 'Hi' },
      ],
    ],
    [
      'cards on a card',
      [
        { type: 'HEADER', format: 'IMAGE' },
        { type: 'CAROUSEL', cards: [{}] },
      ],
    ],
    [
      'a strange button',
      [
        { type: 'HEADER', format: 'IMAGE' },
        { type: 'BUTTONS', buttons: [{ type: 'APP' }] },
      ],
    ],
  ])('does not understand a carousel with %s', (_, components) => {
    const cards = [{ components }, { components }];
    const read = fromComponents({
      category: 'MARKETING',
      parameterFormat: 'POSITIONAL',
      components: [
        { type: 'BODY', text: 'Hi' },
        { type: 'CAROUSEL', cards },
      ],
    });
    expect(read.unknownParts.length).toBeGreaterThan(0);
  });

  it('names every part that it does not know', () => {
    const read = fromComponents({
      category: 'ACCOUNT_UPDATE',
      parameterFormat: 'POSITIONAL',
      components: [
        { type: 'HEADER', format: 'GIF' },
        { type: 'BODY', text: 'Hi' },
        { type: 'CAROUSEL', cards: [] },
        { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Now' } },
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'HOLOGRAM', text: 'Look' },
            { type: 'URL', text: 'App', url: 'https://a.com', app_deep_link: { meta_app_id: '1' } },
            { type: 'OTP', otp_type: 'TELEPATHY' },
            { type: 'FLOW', text: 'Book', flow_action: 'navigate', navigate_screen: 'A' },
            { type: 'FLOW', text: 'Book', flow_json: ' '.repeat(100_001) },
          ],
        },
      ],
    });
    expect(read.unknownParts).toEqual([
      'category ACCOUNT_UPDATE',
      'HEADER GIF',
      'CAROUSEL',
      'BUTTON HOLOGRAM',
      'BUTTON OTP TELEPATHY',
    ]);
    expect(read.lockedParts).toEqual([
      'CAROUSEL',
      'BUTTON URL app_deep_link',
      'BUTTON FLOW without flow_id',
      'BUTTON FLOW flow_json',
    ]);
    expect(read.text.body).toBe('Hi');
  });

  const nested: Record<string, unknown> = {};
  nested.self = nested;
  it.each([
    ['no list', 'nonsense'],
    ['numbers', [1, 2]],
    ['nulls', [null, undefined]],
    ['a component that is a list', [[]]],
    [
      'wrong types everywhere',
      [{ type: 7 }, { type: 'BODY', text: 5, example: 'x' }, { type: 'BUTTONS', buttons: 'y' }],
    ],
    [
      'buttons that are none',
      [
        { type: 'BODY', text: 'x' },
        { type: 'BUTTONS', buttons: [null, 3, 'z', {}] },
      ],
    ],
    [
      'examples that are none',
      [{ type: 'BODY', text: 'Hi {{1}} and {{__proto__}}', example: { body_text: [[{}], null] } }],
    ],
    ['a body without end', [{ type: 'BODY', text: 'x'.repeat(1_000_000) }]],
    [
      'a thousand buttons',
      [
        {
          type: 'BUTTONS',
          buttons: Array.from({ length: 1000 }, () => ({ type: 'QUICK_REPLY', text: 'x'.repeat(9999) })),
        },
      ],
    ],
    [
      'two bodies',
      [
        { type: 'BODY', text: 'x' },
        { type: 'BODY', text: 'y' },
      ],
    ],
    ['what contains itself', [{ type: 'HEADER', format: 'TEXT', text: nested, example: nested }]],
  ])('survives %s and stays within the bounds of a draft', (_, components) => {
    const read = fromComponents({
      category: 'UTILITY' satisfies TemplateCategory,
      parameterFormat: 'POSITIONAL',
      // A server may answer anything.
      components: components as MetaComponent[],
    });
    expect(templateTextSchema.safeParse(read.text).error).toBeUndefined();
  });
});
