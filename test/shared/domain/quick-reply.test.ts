import { describe, expect, it } from 'vitest';
import {
  fillQuickReply,
  isQuickReplyShortcut,
  type QuickReplyValues,
  quickReplyVariables,
  searchQuickReplies,
  unfilledPlaces,
} from '#shared/domain/quick-reply.ts';

const values: QuickReplyValues = {
  name: 'Олена Петренко',
  firstName: 'Олена',
  operator: 'Марія',
  account: 'Квіти на Подолі',
  phone: '+380671234567',
  date: '22 листопада',
  time: '14:30',
};
const fill = (body: string, changes: Partial<QuickReplyValues> = {}) =>
  fillQuickReply(body, { ...values, ...changes });

describe('filling a quick reply', () => {
  it.each([
    ['{{first_name}}, {{name}}', 'Олена, Олена Петренко'],
    ['{{ First Name }} {{FIRST-NAME}}', 'Олена Олена'],
    ["{{ім’я}} {{ім'я}} {{імʼя}} {{імя}} {{Ім`я}}", 'Олена Олена Олена Олена Олена'],
    ['{{повне ім’я}}: {{оператор}}, {{акаунт}}', 'Олена Петренко: Марія, Квіти на Подолі'],
    ['{{phone}} {{телефон}}', '+380671234567 +380671234567'],
    ['{{date}} {{час}}', '22 листопада 14:30'],
    ['Без місць, {одна} дужка }} {{', 'Без місць, {одна} дужка }} {{'],
  ])('%s', (body, text) => {
    expect(fill(body)).toEqual({ text, unknown: [], empty: [] });
  });

  it('leaves what nobody knows and what is empty in sight, and names each once', () => {
    const filled = fill('{{ім’я}}, {{замовлення}} {{first_name}} {{замовлення}} {{}}', { firstName: '  ' });
    expect(filled).toEqual({
      text: '{{ім’я}}, {{замовлення}} {{first_name}} {{замовлення}} {{}}',
      unknown: ['{{замовлення}}', '{{}}'],
      empty: ['{{ім’я}}', '{{first_name}}'],
    });
    expect(unfilledPlaces(filled.text)).toEqual(['{{ім’я}}', '{{замовлення}}', '{{first_name}}', '{{}}']);
  });

  it('takes a customer’s name as it is, even one that looks like a place or a pattern', () => {
    expect(fill('{{name}}!', { name: '{{phone}} $& $1' }).text).toBe('{{phone}} $& $1!');
  });

  it('fills every place that the manager offers, in both languages', () => {
    for (const { value, place } of quickReplyVariables) {
      expect([fill(place.en).text, fill(place.uk).text]).toEqual([values[value], values[value]]);
    }
    expect(quickReplyVariables.map(({ value }) => value).toSorted()).toEqual(Object.keys(values).toSorted());
  });
});

it.each([
  ['дякую', true],
  ['thanks-2', true],
  ['при_віт', true],
  ['नमस्ते', true],
  ['два слова', false],
  ['/дякую', false],
  ['ok!', false],
  ['', false],
])('the shortcut "%s": %s', (shortcut, isGood) => {
  expect(isQuickReplyShortcut(shortcut)).toBe(isGood);
});

describe('looking for a quick reply', () => {
  const reply = (shortcut: string, body: string, isShared = true) => ({ shortcut, body, isShared });
  const replies = [
    reply('оплата', 'Дякуємо за оплату'),
    reply('дякуємо-ще', 'Раді допомогти'),
    reply('адреса', 'Подяка й адреса: Поділ'),
    reply('дяк', 'Спільна'),
    reply('дяк', 'Власна', false),
    reply('м-дякую', 'Завжди раді'),
    reply('зв’язок', 'Телефонуйте'),
  ];
  const found = (typed: string) =>
    searchQuickReplies(replies, typed).map(({ shortcut, isShared }) =>
      isShared ? shortcut : `${shortcut}*`,
    );

  it('the shortcut itself, its beginning, a part of it, a word of the text, a part of one', () => {
    expect(found('дяк')).toEqual(['дяк*', 'дяк', 'дякуємо-ще', 'м-дякую', 'оплата', 'адреса']);
    expect(found('ДЯКУ')).toEqual(['дякуємо-ще', 'м-дякую', 'оплата']);
    expect(found('дяка')).toEqual(['адреса']);
  });

  it('whatever the apostrophe, and all of them before anything is typed', () => {
    expect(found("зв'яз")).toEqual(['зв’язок']);
    expect(found('')).toHaveLength(replies.length);
    expect(found('')[0]).toBe('дяк*');
    expect(found('щось інше')).toEqual([]);
  });
});
