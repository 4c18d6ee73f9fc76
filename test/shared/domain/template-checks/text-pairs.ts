import { mediaIdSchema } from '#shared/domain/ids.ts';
import type { TemplateDraft } from '#shared/domain/template-draft.ts';
import {
  asked,
  binding,
  body,
  buttons,
  type Check,
  code,
  good,
  header,
  long,
  marketing,
  named,
  text,
} from '../../../helpers/template-drafts.ts';

/** A header of one variable with this sample. */
const headed = (sample: string): TemplateDraft => {
  const draft = header('Our {{1}} sale');
  return {
    ...draft,
    binding: {
      ...draft.binding,
      variables: { ...draft.binding.variables, 'header:1': asked(sample) },
    },
  };
};

export const nameAndLanguage: Check[] = [
  ['name_empty', 'error', 'name', { ...good, name: '' }, good],
  ['name_form', 'error', 'name', { ...good, name: 'Order_Shipped' }, { ...good, name: 'order_shipped_2' }],
  ['name_form', 'error', 'name', { ...good, name: 'hello-world' }, { ...good, name: 'hello_world' }],
  ['name_long', 'error', 'name', { ...good, name: long(513) }, { ...good, name: long(512) }],
  ['language_unknown', 'error', 'language', { ...good, language: 'en-US' }, { ...good, language: 'en_US' }],
  ['language_unknown', 'error', 'language', { ...good, language: 'be' }, { ...good, language: 'be_BY' }],
];

export const placesInBody: Check[] = [
  ['braces', 'error', 'body', body('Hello {{1}}, your order {{2} is packed and waits for you.'), good],
  ['braces', 'error', 'body', body('Hello {1}, your order is packed and waits.'), good],
  ['place_empty', 'error', 'body', body('Hello {{}}, your order is packed and waits.'), good],
  ['place_name', 'error', 'body', body('Hello {{1#}}, your order is packed and waits.'), good],
  [
    'place_name',
    'error',
    'body',
    named('Hello {{First-Name}}, your order is packed and waits.', { 'body:First-Name': asked('Olena') }),
    named('Hello {{first_name}}, your order is packed and waits.', { 'body:first_name': asked('Olena') }),
  ],
  ['place_mixed', 'error', 'body', body('Hello {{first_name}}, your order is packed and waits.'), good],
  [
    'place_mixed',
    'error',
    'body',
    named('Hello {{1}}, your order is packed and waits.', { 'body:1': asked('Olena') }),
    named('Hello {{name}}, your order is packed and waits.', { 'body:name': asked('Olena') }),
  ],
  [
    'places_gap',
    'error',
    'body',
    body('Hello {{1}}, your order {{3}} is packed and waits for you.'),
    body('Order {{2}} of our dear {{1}} is packed and waits for you.'),
  ],
  [
    'places_adjacent',
    'error',
    'body',
    body('Hello {{1}} {{2}}, your order is packed and waits for you now.'),
    body('Hello {{1}}, {{2}} is packed and waits for you in our shop.'),
  ],
  ['place_at_start', 'error', 'body', body('{{1}} has an order {{2}} that is packed and waits.'), good],
  ['place_at_end', 'error', 'body', body('Hello {{1}}, your order that waits has the number {{2}}'), good],
  ['marks_at_end', 'advice', 'body', body('Hello {{1}}, your order that waits has the number {{2}}.'), good],
  ['marks_at_start', 'advice', 'body', body('*{{1}}*, your order {{2}} is packed and waits for you.'), good],
  [
    'places_many',
    'error',
    'body',
    body('Hi {{1}}, gate {{2}}. Thank you.'),
    body('Hi {{1}}, gate {{2}}. Thank you very much.'),
  ],
  ['sample_missing', 'error', 'variable', binding({ variables: { 'body:1': asked('Olena') } }), good],
  [
    'sample_line_break',
    'error',
    'variable',
    binding({ variables: { 'body:1': asked('\nOlena'), 'body:2': asked('1042') } }),
    good,
  ],
  [
    'sample_tab',
    'error',
    'variable',
    binding({ variables: { 'body:1': asked('Olena\tK'), 'body:2': asked('1042') } }),
    good,
  ],
  ['sample_too_long', 'error', 'variable', headed(long(61)), headed(long(60))],
  [
    'sample_spaces',
    'error',
    'variable',
    binding({ variables: { 'body:1': asked('O     K'), 'body:2': asked('1042') } }),
    binding({ variables: { 'body:1': asked('O    K'), 'body:2': asked('1042') } }),
  ],
];

export const texts: Check[] = [
  ['body_empty', 'error', 'body', body(' \n '), good],
  ['body_long', 'error', 'body', body(long(1025)), body(long(1024))],
  ['body_blank_lines', 'error', 'body', body('One\n\n\nTwo'), body('One\n\nTwo')],
  ['header_empty', 'error', 'header', header(' '), header('Sale')],
  ['header_long', 'error', 'header', header(long(61)), header(long(60))],
  ['header_places', 'error', 'header', header('Our {{1}} {{2}} is on'), header('Our {{1}} is on!')],
  ['header_line_break', 'error', 'header', header('Our\nsale'), header('Our sale')],
  ['header_formatting', 'error', 'header', header('Our *summer* sale'), header('Our 5* sale')],
  ['header_emoji', 'error', 'header', header('Our sale 🎉'), header('Our sale ™ №1')],
  ['braces', 'error', 'header', header('Our {{1} sale'), header('Our {{1}} sale')],
  ['footer_long', 'error', 'footer', text({ footer: long(61) }), text({ footer: long(60) })],
  ['footer_place', 'error', 'footer', text({ footer: 'Order ID: {{1}}' }), text({ footer: 'Order ID' })],
  ['footer_line_break', 'error', 'footer', text({ footer: 'a\nb' }), text({ footer: 'a b' })],
  [
    'footer_formatting',
    'error',
    'footer',
    text({ footer: '_quiet_ words' }),
    text({ footer: 'snake_case words' }),
  ],
  ['footer_emoji', 'advice', 'footer', text({ footer: 'Thanks 🎉' }), text({ footer: 'Thanks' })],
  [
    'sample_file_missing',
    'error',
    'sample_file',
    text({ header: { kind: 'image', sampleMediaId: null } }),
    text({ header: { kind: 'image', sampleMediaId: mediaIdSchema.parse(7) } }),
  ],
];

export const categoryAndTime: Check[] = [
  ['category_promotion', 'advice', 'category', body('Only today 25% off everything in our shop'), good],
  [
    'category_promotion',
    'advice',
    'category',
    body('Знижка на все в нашій крамниці'),
    text({ category: 'MARKETING', body: 'Знижка на все' }),
  ],
  [
    'category_promotion',
    'advice',
    'category',
    body('Order now, a gift for free'),
    body('The shipment for Freeman is packed'),
  ],
  [
    'category_code',
    'advice',
    'category',
    body('Ваш код підтвердження надійде за хвилину'),
    body('Код товару на упаковці'),
  ],
  [
    'category_code',
    'advice',
    'category',
    text({ category: 'MARKETING', body: 'Your one-time password is here' }),
    code(),
  ],
  [
    'sensitive_data',
    'advice',
    'body',
    body('Please send us your card number today'),
    body('Please send us your order number today'),
  ],
  [
    'category_button',
    'advice',
    'button',
    buttons({ kind: 'copy_code', sample: '25OFF' }),
    marketing({ kind: 'copy_code', sample: '25OFF' }),
  ],
  ['ttl_range', 'error', 'ttl', text({ ttlSeconds: 43_201 }), text({ ttlSeconds: 43_200 })],
  [
    'ttl_range',
    'error',
    'ttl',
    text({ category: 'MARKETING', ttlSeconds: 120 }),
    text({ category: 'MARKETING', ttlSeconds: 43_200 }),
  ],
  ['ttl_range', 'error', 'ttl', text({ category: 'MARKETING', ttlSeconds: -1 }), text({ ttlSeconds: -1 })],
  ['ttl_range', 'error', 'ttl', code({ ttlSeconds: 901 }), code({ ttlSeconds: 900 })],
];
