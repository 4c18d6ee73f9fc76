import { expect, it } from 'vitest';
import { calledAs, toldApartBy } from '../../../../src-renderer/features/sendings/sending-view.ts';

const order = { type: 'Order', key: 'A-17' };

it.each([
  [
    'a name and a number',
    { name: 'Олена', phone: '+380671234567', record: order },
    'Олена',
    '+380 67 123 4567',
  ],
  [
    'a number for a name, and so the record beside it',
    { name: '+380671234567', phone: '+380671234567', record: order },
    '+380 67 123 4567',
    'A-17',
  ],
  [
    'a number alone, once',
    { name: '+380671234567', phone: '+380671234567', record: { type: 'Contact', key: '+380671234567' } },
    '+380 67 123 4567',
    null,
  ],
  ['a record without anybody', { name: '', phone: null, record: order }, null, 'A-17'],
  ['a record whose key is its name, said once', { name: 'A-17', phone: null, record: order }, 'A-17', null],
] as const)('a recipient is shown by %s', (_, recipient, name, beside) => {
  expect([calledAs(recipient), toldApartBy(recipient)]).toEqual([name, beside]);
});
