import { describe, expect, it } from 'vitest';
import type { Template } from '#shared/contract/templates.ts';
import type { AccountId, TemplateId } from '#shared/domain/ids.ts';
import {
  findTemplates,
  groupLine,
  occurringValues,
  type TemplateQuestion,
} from '../../../../src-renderer/features/templates/find-templates.ts';
import { noFilters } from '../../../../src-renderer/features/templates/templates-store.ts';
import { aTemplate } from '../../../helpers/a-template.ts';

const body = (text: string) => [{ type: 'BODY', text, example: { body_text: [['Olena']] } }];
const template = (id: number, facts: Partial<Template>) => aTemplate({ id: id as TemplateId, ...facts });

const card = (words: string) => ({
  components: [
    { type: 'HEADER', format: 'IMAGE' },
    { type: 'BODY', text: words },
    { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Замовити', url: 'https://shop.example/' }] },
  ],
});

const ready = template(1, { components: body('Привіт, {{1}}, замовлення готове'), lastUsedAt: 50 });
const readyEnglish = template(2, {
  language: 'en_US',
  status: 'REJECTED',
  components: body('Hello {{1}}, it is ready'),
});
const sale = template(3, {
  name: 'spring_sale',
  category: 'MARKETING',
  qualityScore: 'RED',
  lastUsedAt: 90,
  components: body('Знижки для {{1}} до неділі'),
});
const other = template(4, { accountId: 8 as AccountId, updatedAt: 70 });
const all = [ready, readyEnglish, sale, other];

const find = (question: Partial<TemplateQuestion> = {}) =>
  findTemplates(all, { search: '', filters: noFilters, isAttention: false, sort: 'used', ...question }).map(
    ({ templates }) => templates.map(({ id }) => id),
  );

describe('the list of templates', () => {
  it('has one row for a name of an account, with its languages', () => {
    expect(find()).toEqual([[3], [2, 1], [4]]);
  });

  it('finds every word of the question in the name or in the text, in any order and case', () => {
    expect(find({ search: 'ГОТОВЕ order' })).toEqual([[1]]);
    expect(find({ search: 'готове spring' })).toEqual([]);
  });

  it.each(['Лише кілька днів', 'ПІВОНІЇ', 'замовити shop.example', 'spring offer'])(
    'finds the words of an offer, of cards and of their buttons: %s',
    (search) => {
      const components = [
        {
          type: 'LIMITED_TIME_OFFER',
          limited_time_offer: { text: 'Лише кілька днів', has_expiration: true },
        },
        ...body('Дивіться, {{1}}'),
        { type: 'CAROUSEL', cards: [card('Троянди'), card('Півонії')] },
      ];
      const found = findTemplates([...all, template(9, { name: 'spring_offer', components })], {
        search,
        filters: noFilters,
        isAttention: false,
        sort: 'used',
      });
      expect(found.map(({ lead }) => lead.id)).toEqual([9]);
    },
  );

  it('narrows by several values of a kind, and by all kinds together', () => {
    expect(find({ filters: { ...noFilters, language: ['en_US', 'uk'], status: ['REJECTED'] } })).toEqual([
      [2],
    ]);
    expect(find({ filters: { ...noFilters, account: ['8'] } })).toEqual([[4]]);
    expect(find({ filters: { ...noFilters, quality: ['UNKNOWN'] } })).toEqual([[2, 1], [4]]);
  });

  it('shows only what waits for somebody when that is asked for', () => {
    expect(find({ isAttention: true })).toEqual([[2]]);
  });

  it('orders by the state that matters most, by the last change and by the name', () => {
    expect(find({ sort: 'status' })[0]).toEqual([2, 1]);
    expect(find({ sort: 'changed' })[0]).toEqual([4]);
    expect(find({ sort: 'name' }).at(-1)).toEqual([3]);
  });

  it('tells of a name the state that needs somebody, and the text in the language of the reader', () => {
    const [group] = findTemplates([ready, readyEnglish], {
      search: '',
      filters: noFilters,
      isAttention: false,
      sort: 'used',
    });
    expect(group && [group.lead.status, groupLine(group, 'uk').words, groupLine(group, 'en').words]).toEqual([
      'REJECTED',
      'Привіт, Olena, замовлення готове',
      'Hello Olena, it is ready',
    ]);
  });

  it('tells a text that is read from right to left as such, whatever its first value is', () => {
    const hebrew = template(9, {
      language: 'he',
      components: [{ type: 'BODY', text: '{{1}}, שלום', example: { body_text: [['Anna']] } }],
    });
    const [group] = findTemplates([hebrew], {
      search: '',
      filters: noFilters,
      isAttention: false,
      sort: 'used',
    });
    expect(group && groupLine(group, 'uk')).toEqual({ words: '\u2068Anna\u2069, שלום', direction: 'rtl' });
  });

  it('offers only the values that occur, the most frequent first', () => {
    expect(occurringValues(all, 'language')).toEqual(['uk', 'en_US']);
  });

  it('is found among six thousand', () => {
    const many = Array.from({ length: 6_000 }, (_, place) =>
      template(place + 1, { name: `shop_${place}`, components: body(`Hello {{1}}, number ${place}`) }),
    );
    const question = { search: '', filters: noFilters, isAttention: false, sort: 'used' } as const;
    expect(findTemplates(many, { ...question, search: 'number' })).toHaveLength(6_000);
    expect(findTemplates(many, { ...question, search: 'hello 5999' })).toHaveLength(1);
  });
});
