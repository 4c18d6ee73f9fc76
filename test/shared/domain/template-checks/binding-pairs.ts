import { binding, type Check, picture, source } from '../../../helpers/template-drafts.ts';

const order = { appliesTo: 'Order', phonePath: ['customer', 'phone'] };

export const bindings: Check[] = [
  ['applies_to_unknown', 'error', 'applies_to', binding({ appliesTo: 'Boat' }), binding(order)],
  [
    'phone_path_missing',
    'error',
    'phone_path',
    binding({ appliesTo: 'Order' }),
    binding({ appliesTo: 'Contact' }),
  ],
  [
    'phone_path_kind',
    'error',
    'phone_path',
    binding({ ...order, phonePath: ['customer', 'name'] }),
    binding(order),
  ],
  [
    'phone_path_broken',
    'error',
    'phone_path',
    binding({ ...order, phonePath: ['client', 'phone'] }),
    binding(order),
  ],
  [
    'source_no_type',
    'error',
    'variable',
    source({ kind: 'field', path: ['number'] }, null),
    source({ kind: 'field', path: ['number'] }),
  ],
  [
    'path_broken',
    'error',
    'variable',
    source({ kind: 'field', path: ['customer', 'age'] }),
    source({ kind: 'field', path: ['customer', 'name'] }),
  ],
  [
    'path_reference',
    'advice',
    'variable',
    source({ kind: 'field', path: ['customer'] }),
    source({ kind: 'field', path: ['customer', 'name'] }),
  ],
  [
    'link_form',
    'error',
    'variable',
    source({ kind: 'link', pattern: 'a.com/{number}' }),
    source({ kind: 'link', pattern: 'https://a.com/{number}' }),
  ],
  [
    'path_broken',
    'error',
    'variable',
    source({ kind: 'link', pattern: 'https://a.com/{id}' }),
    source({ kind: 'link', pattern: 'https://a.com/{customer.phone}' }),
  ],
  [
    'header_source_kind',
    'error',
    'header_source',
    picture({ kind: 'place', latitude: 50.4, longitude: 30.5, name: '', address: '' }),
    picture({ kind: 'ask' }),
  ],
  [
    'header_source_link',
    'error',
    'header_source',
    picture({ kind: 'field', path: ['number'] }),
    picture({ kind: 'field', path: ['photo'] }),
  ],
  [
    'path_broken',
    'error',
    'header_source',
    picture({ kind: 'field', path: ['film'] }),
    picture({ kind: 'field', path: ['photo'] }),
  ],
  ['operators_none', 'advice', 'template', binding({ operatorIds: [] }), binding({ operatorIds: null })],
];
