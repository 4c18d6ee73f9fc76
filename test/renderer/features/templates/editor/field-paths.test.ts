import { describe, expect, it } from 'vitest';
import type { RecordType } from '#shared/contract/records.ts';
import {
  fieldsOnPath,
  onlyPhonePath,
  pathWords,
  reachableFields,
  searchFields,
} from '../../../../../src-renderer/features/templates/editor/field-paths.ts';
import { sampleTypes } from './sample-types.ts';

describe('fields of a record', () => {
  it('are reached over references, the near ones first', () => {
    expect(reachableFields(sampleTypes, 'Order').map(({ path }) => path.join('.'))).toEqual([
      'number',
      'total',
      'customer',
      'customer.phone',
      'customer.name',
    ]);
  });

  it('lead to the one phone that stands behind a reference; nothing is chosen for a person where there is a choice', () => {
    const second = { name: 'payer', kind: 'reference' as const, label: { en: 'Payer', uk: 'Платник' } };
    const twoPeople = sampleTypes.map((type) =>
      type.name === 'Order'
        ? { ...type, fields: [...type.fields, { ...second, referenceTo: 'Contact', isRequired: false }] }
        : type,
    );
    expect(onlyPhonePath(sampleTypes, 'Order')).toEqual(['customer', 'phone']);
    expect(onlyPhonePath(sampleTypes, 'Contact')).toBeNull();
    expect(onlyPhonePath(twoPeople, 'Order')).toBeNull();
  });

  it('are found by words of any level, in the language of the screen', () => {
    expect(searchFields(sampleTypes, 'Order', 'клі ім', 'uk').map(({ path }) => path)).toEqual([
      ['customer', 'name'],
    ]);
  });

  it('are named by their labels, and an unknown path by itself', () => {
    expect(pathWords(sampleTypes, 'Order', ['customer', 'name'], 'en')).toBe('Customer › Name');
    expect(pathWords(sampleTypes, 'Order', ['client', 'name'], 'en')).toBe('client.name');
    expect(fieldsOnPath(sampleTypes, 'Order', ['customer', 'size'])).toBeNull();
  });

  it('end although two types refer to each other', () => {
    const reference = { kind: 'reference' as const, isRequired: false, label: { uk: 'а', en: 'a' } };
    const circle: RecordType[] = [
      {
        name: 'A',
        label: reference.label,
        keyField: 'b',
        fields: [{ ...reference, name: 'b', referenceTo: 'B' }],
      },
      {
        name: 'B',
        label: reference.label,
        keyField: 'a',
        fields: [{ ...reference, name: 'a', referenceTo: 'A' }],
      },
    ];
    expect(reachableFields(circle, 'A').map(({ path }) => path.length)).toEqual([1, 2, 3, 4]);
  });
});
