import { describe, expect, it } from 'vitest';
import { wordsOfSent } from '#shared/domain/sent-values.ts';
import { fromComponents } from '#shared/domain/template-components.ts';
import { toTemplateMessage } from '#shared/domain/template-message.ts';

const textOf = (parameterFormat: 'POSITIONAL' | 'NAMED', components: Record<string, unknown>[]) =>
  fromComponents({ category: 'UTILITY', parameterFormat, components }).text;

describe('the words that a template message was filled with', () => {
  it.each([
    ['POSITIONAL', 'Order {{1}}', 'Dear {{2}}, {{1}} is ready', ['header:1', 'body:1', 'body:2']],
    ['NAMED', 'Order {{number}}', 'Dear {{who}}, {{what}}', ['header:number', 'body:who', 'body:what']],
  ] as const)('come back as they were given (%s)', (format, header, body, keys) => {
    const text = textOf(format, [
      { type: 'HEADER', format: 'TEXT', text: header },
      { type: 'BODY', text: body },
    ]);
    const values = Object.fromEntries(keys.map((key) => [key, `Слово ${key}`]));
    expect(wordsOfSent(text, toTemplateMessage(text, values, null))).toEqual(values);
  });

  it('leave out what is no words, and what other software sent in another shape', () => {
    const text = textOf('POSITIONAL', [{ type: 'BODY', text: 'Pay {{1}} by {{2}} to {{3}}' }]);
    const sum = { type: 'currency', currency: { fallback_value: '5', code: 'UAH', amount_1000: 5000 } };
    const parameters = [sum, { type: 'text', text: 'Friday' }, 'nothing', { type: 'text', text: 5 }];
    expect(wordsOfSent(text, [null, 7, { type: 'BODY', parameters }])).toEqual({ 'body:2': 'Friday' });
    expect(wordsOfSent(text, [])).toEqual({});
  });
});
