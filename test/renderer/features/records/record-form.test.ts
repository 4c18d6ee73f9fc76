import { describe, expect, it } from 'vitest';
import { missingFields, toForm, toWrite } from '../../../../src-renderer/features/records/record-form.ts';
import { showRecordValue } from '../../../../src-renderer/features/records/show-value.ts';
import { orderType } from './sample-types.ts';

const stored = {
  number: 'A-1',
  customer: '+380671112233',
  total: { amount: 99.5, currency: 'EUR' },
  quantity: 2.5,
};

describe('a record as a form', () => {
  it('shows numbers with the comma of the language and money in two fields', () => {
    const form = toForm(orderType, stored, 'uk');
    expect(form.texts).toMatchObject({ number: 'A-1', total: '99,5', quantity: '2,5', status: '' });
    expect(form.currencies).toEqual({ total: 'EUR' });
    expect(toForm(orderType, stored, 'en').texts.total).toBe('99.5');
  });

  it('writes of a record that is here what was changed and its key; what was emptied goes as null', () => {
    const before = toForm(orderType, stored, 'uk');
    const form = { ...before, texts: { ...before.texts, status: ' paid ', quantity: '' } };
    expect(toWrite(orderType, form, before)).toEqual({ number: 'A-1', status: 'paid', quantity: null });
  });

  it('writes money again when only its currency was changed', () => {
    const before = toForm(orderType, stored, 'uk');
    expect(toWrite(orderType, { ...before, currencies: { total: 'UAH' } }, before)).toEqual({
      number: 'A-1',
      total: { amount: '99,5', currency: 'UAH' },
    });
  });

  it('writes of a new record what was filled in, and misses the key', () => {
    const empty = toForm(orderType, {}, 'uk');
    expect(missingFields(orderType, empty).map(({ name }) => name)).toEqual(['number']);
    const form = { ...empty, texts: { ...empty.texts, number: 'B-2' } };
    expect(toWrite(orderType, form, null)).toEqual({ number: 'B-2' });
  });
});

describe('a value as it is read', () => {
  it('follows its kind and the language', () => {
    expect(showRecordValue('money', stored.total, 'en')).toBe('€99.50');
    expect(showRecordValue('money', { amount: 1250.5, currency: 'UAH' }, 'uk')).toBe('1\u00a0250,50\u00a0₴');
    expect(showRecordValue('number', 1250.5, 'uk')).toBe('1\u00a0250,5');
    expect(showRecordValue('date', '2026-11-22', 'en')).toBe('22 Nov 2026');
    expect(showRecordValue('phone', '+380671112233', 'uk')).toBe('+380 67 111 2233');
    expect(showRecordValue('reference', 'ORD-7', 'uk')).toBe('ORD-7');
  });

  it('shows what fits no form as it is kept, and nothing where there is nothing', () => {
    expect(showRecordValue('money', 'twelve', 'uk')).toBe('twelve');
    expect(showRecordValue('money', { amount: 5, currency: 'not one' }, 'en')).toBe('5 not one');
    expect(showRecordValue('date', 'soon', 'uk')).toBe('soon');
    expect(showRecordValue('text', null, 'uk')).toBe('');
    expect(showRecordValue('text', { a: 1 }, 'uk')).toBe('{"a":1}');
  });
});
