import { describe, expect, it } from 'vitest';
import { cleanValue, forbiddenWord, rightPlace } from '#shared/domain/connect-values.ts';

describe('cleanValue', () => {
  it.each([
    ['accessToken', '  "EAAabc\r\ndef" ', 'EAAabcdef'],
    ['accessToken', 'Bearer EAAabc', 'EAAabc'],
    ['appSecret', '\u200b«0123 4567»\n', '01234567'],
    ['appId', '“174829003346123”,', '174829003346123'],
    ['phoneNumberId', 'Phone number ID: 106540352242922', '106540352242922'],
    ['wabaId', '1022 9012 9340 3988', '1022901293403988'],
    // Recognised as a phone number only while it is written as one.
    ['phoneNumberId', ' +380 44 123 45 67 ', '+380 44 123 45 67'],
    ['phoneNumberId', '067 123 45 67 ', '067 123 45 67'],
  ] as const)('reads %s %j as it was meant', (field, raw, value) => {
    expect(cleanValue(field, raw)).toEqual({ value, wasCleaned: true });
  });

  it('says nothing about a value that was copied well', () => {
    expect(cleanValue('accessToken', 'EAAabc').wasCleaned).toBe(false);
    expect(cleanValue('appId', '').wasCleaned).toBe(false);
  });
});

describe('rightPlace', () => {
  it('knows a token and a secret in a foreign field, and an id nowhere', () => {
    const token = 'EAAGm0PX4ZCpsBAKZCtest0123';
    const secret = '0123456789abcdef0123456789abcdef';
    expect(rightPlace('appId', token)).toBe('accessToken');
    expect(rightPlace('accessToken', secret)).toBe('appSecret');
    expect(rightPlace('accessToken', token)).toBeNull();
    expect(rightPlace('appSecret', secret)).toBeNull();
    expect(rightPlace('wabaId', '106540352242922')).toBeNull();
  });
});

describe('forbiddenWord', () => {
  it('finds Meta’s trademarks as words of a name, and leaves the others alone', () => {
    expect(forbiddenWord('Shop WhatsApp bot')).toBe('WhatsApp');
    expect(forbiddenWord('whats app shop')).toBe('whats app');
    expect(forbiddenWord('WA desk')).toBe('WA');
    expect(forbiddenWord('Metal works, Warsaw')).toBeNull();
  });
});
