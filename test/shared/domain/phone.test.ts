import { describe, expect, it } from 'vitest';
import { formatPhone } from '#shared/domain/format-phone.ts';
import { nationalDigits, numberKey, parseWaId } from '#shared/domain/phone.ts';

describe('a phone number', () => {
  it.each([
    ['+380 67 123 45 67', 'UA', '380671234567'],
    ['0671234567', 'UA', '380671234567'],
    ['(050) 123-45-67', 'UA', '380501234567'],
    ['380671234567', 'UA', '380671234567'],
    ['380671234567', undefined, '380671234567'],
    ['+1 (202) 555-0147', 'UA', '12025550147'],
    ['07700 900123', 'GB', '447700900123'],
    ['0671234567', undefined, null],
    ['none', 'UA', null],
    ['', 'UA', null],
    ['12345', 'UA', null],
    ['+380671234567 ext. 5', 'UA', null],
    ['call me 0671234567', 'UA', null],
  ])('%j from %s is %s', (text, country, waId) => {
    expect(parseWaId(text, country)).toBe(waId);
  });

  it('is also known as it is dialled at home', () => {
    expect(nationalDigits('447700900123')).toBe('07700900123');
    expect(nationalDigits('999')).toBeNull();
  });

  it('is shown grouped as in its country, and with its digits alone when no plan knows it', () => {
    expect([formatPhone('380671234567'), formatPhone('000')]).toEqual(['+380 67 123 4567', '+000']);
  });

  it('has one key for its spellings', () => {
    expect([numberKey('5511987654321'), numberKey('551187654321')]).toEqual(['551187654321', '551187654321']);
    expect([numberKey('5215512345678'), numberKey('525512345678')]).toEqual(['525512345678', '525512345678']);
    expect([numberKey('5491112345678'), numberKey('541112345678')]).toEqual(['541112345678', '541112345678']);
    expect(numberKey('380671234567')).toBe('380671234567');
  });
});
