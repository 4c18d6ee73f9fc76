import { describe, expect, it } from 'vitest';
import { suggestName } from '../../../../../src-renderer/features/templates/editor/suggest-name.ts';

describe('a name that was typed in words', () => {
  it.each([
    ['Замовлення готове', 'zamovlennia_hotove'],
    ['Їжачок Згурський', 'yizhachok_zghurskyi'],
    ['Об’єкт № 5', 'obiekt_5'],
    ['Order is READY!', 'order_is_ready'],
    ['  Café  crème ', 'cafe_creme'],
    ['order_ready', 'order_ready'],
    ['🌻', ''],
  ])('«%s» becomes %s', (typed, expected) => {
    expect(suggestName(typed)).toBe(expected);
  });

  it('is never longer than Meta takes', () => {
    expect(suggestName('щ'.repeat(400))).toHaveLength(512);
  });
});
