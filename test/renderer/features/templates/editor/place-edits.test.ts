import { describe, expect, it } from 'vitest';
import type { AccountId } from '#shared/domain/ids.ts';
import {
  emptyTemplateBinding,
  emptyTemplateText,
  type TemplateDraft,
  type TemplateVariable,
} from '#shared/domain/template-draft.ts';
import {
  followPlaces,
  freePlaceName,
  isOutOfOrder,
  moveButton,
  removeButton,
  renumberPlaces,
  switchFormat,
} from '../../../../../src-renderer/features/templates/editor/place-edits.ts';

const from = (sample: string, source: TemplateVariable['source']): TemplateVariable => ({
  sample,
  source,
  format: { kind: 'text' },
});

const order: TemplateDraft = {
  accountId: 7 as AccountId,
  name: 'order_ready',
  language: 'en',
  text: {
    ...emptyTemplateText,
    header: { kind: 'text', text: 'Order {{1}}' },
    body: 'Hello {{1}}, call {{2}}!',
  },
  binding: {
    ...emptyTemplateBinding,
    appliesTo: 'Order',
    variables: {
      'header:1': from('17', { kind: 'field', path: ['number'] }),
      'body:1': from('Olena', { kind: 'field', path: ['customer', 'firstName'] }),
      'body:2': from('+380', { kind: 'operator', fact: 'phone' }),
    },
  },
};

const withBody = (body: string): TemplateDraft => ({ ...order, text: { ...order.text, body } });

describe('positional and named places', () => {
  it('are renamed where they stand, and keep their samples and sources', () => {
    const named = switchFormat(order, 'NAMED');
    expect(named.text).toMatchObject({
      parameterFormat: 'NAMED',
      header: { text: 'Order {{number}}' },
      body: 'Hello {{first_name}}, call {{operator_phone}}!',
    });
    expect(Object.keys(named.binding.variables)).toEqual([
      'header:number',
      'body:first_name',
      'body:operator_phone',
    ]);
    expect(switchFormat(named, 'POSITIONAL')).toEqual(order);
  });

  it('get names of their own where two are about the same', () => {
    const twice = {
      ...order,
      binding: {
        ...order.binding,
        variables: {
          ...order.binding.variables,
          'body:2': from('O', { kind: 'field', path: ['firstName'] }),
        },
      },
    };
    expect(switchFormat(twice, 'NAMED').text.body).toBe('Hello {{first_name}}, call {{first_name_2}}!');
  });

  it('are numbered in the order in which they stand', () => {
    const mixed = withBody('Call {{2}}, {{1}}, and {{2}} again.');
    expect(isOutOfOrder(mixed)).toBe(true);
    const ordered = renumberPlaces(mixed);
    expect(ordered.text.body).toBe('Call {{1}}, {{2}}, and {{1}} again.');
    expect(ordered.binding.variables['body:1']?.sample).toBe('+380');
    expect(isOutOfOrder(ordered)).toBe(false);
  });

  it('a new one takes the next number, or a name that is free', () => {
    expect(freePlaceName(order, 'body')).toBe('3');
    const named = switchFormat(order, 'NAMED');
    expect(freePlaceName(named, 'body', 'firstName')).toBe('first_name_2');
    expect(freePlaceName(named, 'body')).toBe('value_1');
  });
});

describe('buttons', () => {
  const shop: TemplateDraft = {
    ...order,
    text: {
      ...order.text,
      buttons: [
        { kind: 'quick_reply', text: 'Thanks' },
        { kind: 'url', text: 'Track', url: 'https://a.example/{{1}}' },
        { kind: 'copy_code', sample: 'SPRING' },
      ],
    },
    binding: {
      ...order.binding,
      variables: {
        'button:1': from('17', { kind: 'ask', label: '' }),
        'button:2': from('SPRING', { kind: 'ask', label: 'code' }),
      },
    },
  };

  it('take their values along when they are moved', () => {
    const moved = moveButton(shop, 2, 0);
    expect(moved.text.buttons.map(({ kind }) => kind)).toEqual(['copy_code', 'quick_reply', 'url']);
    expect(moved.binding.variables).toEqual({
      'button:0': shop.binding.variables['button:2'],
      'button:2': shop.binding.variables['button:1'],
    });
  });

  it('leave no value behind when they are removed', () => {
    const rest = removeButton(shop, 1);
    expect(rest.text.buttons.map(({ kind }) => kind)).toEqual(['quick_reply', 'copy_code']);
    expect(rest.binding.variables).toEqual({ 'button:1': shop.binding.variables['button:2'] });
  });

  it('stay where they are at the ends', () => {
    expect(moveButton(shop, 0, -1)).toBe(shop);
    expect(moveButton(shop, 2, 3)).toBe(shop);
  });
});

describe('the format follows what is written', () => {
  const writtenAs = (parameterFormat: 'POSITIONAL' | 'NAMED', body: string) =>
    followPlaces({ ...order, text: { ...emptyTemplateText, parameterFormat, body } }).text.parameterFormat;

  it('when every place is of the other format', () => {
    expect(writtenAs('POSITIONAL', 'Hello {{customer_name}}, bye')).toBe('NAMED');
    expect(writtenAs('NAMED', 'Hello {{1}} and {{2}}, bye')).toBe('POSITIONAL');
  });

  it('but not when they are mixed, misspelled, or none', () => {
    expect(writtenAs('POSITIONAL', 'Hello {{name}} and {{2}}, bye')).toBe('POSITIONAL');
    expect(writtenAs('POSITIONAL', 'Hello {{Ім’я}}, bye')).toBe('POSITIONAL');
    expect(writtenAs('NAMED', 'Hello')).toBe('NAMED');
  });
});
