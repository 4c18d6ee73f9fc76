import { describe, expect, it } from 'vitest';
import type { MediaId } from '#shared/domain/ids.ts';
import {
  findTemplates,
  isAnswered,
  noAnswers,
  readTemplate,
} from '../../../../src-renderer/features/sendings/template-view.ts';
import { aTemplate } from '../../../helpers/a-template.ts';

const order = aTemplate({
  language: 'en',
  components: [
    { type: 'HEADER', format: 'IMAGE' },
    { type: 'BODY', text: 'Hello {{1}}, order {{2}} is ready.' },
  ],
});
const picture = { kind: 'file' as const, mediaId: 7 as MediaId };

describe('what everybody gets alike', () => {
  it.each([
    ['nothing is given', noAnswers, false],
    ['a value is blank', { values: { 'body:1': 'Olena', 'body:2': ' ' }, header: picture }, false],
    ['the picture is missing', { values: { 'body:1': 'Olena', 'body:2': '118' }, header: null }, false],
    ['all is there', { values: { 'body:1': 'Olena', 'body:2': '118' }, header: picture }, true],
  ])('%s', (_, answers, expected) => {
    expect(isAnswered(order, readTemplate(order), answers)).toBe(expected);
  });

  it('is complete at once where nothing is asked', () => {
    const plain = aTemplate({ components: [{ type: 'BODY', text: 'We are open.' }] });
    expect(isAnswered(plain, readTemplate(plain), noAnswers)).toBe(true);
  });
});

describe('templates to choose from', () => {
  it.each([
    ['the line of an offer', 'кілька днів'],
    ['the words of a card', 'півонії'],
    ['the words of a button', 'показати'],
    ['its name with gaps', 'spring offer'],
  ])('are found by %s', (_, search) => {
    const offer = aTemplate({
      name: 'spring_offer',
      components: [
        { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Лише кілька днів' } },
        { type: 'BODY', text: 'Дивіться.' },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Показати' }] },
        {
          type: 'CAROUSEL',
          cards: [
            {
              components: [
                { type: 'HEADER', format: 'IMAGE' },
                { type: 'BODY', text: 'Півонії' },
              ],
            },
          ],
        },
      ],
    });
    expect(findTemplates([order, offer], search)).toEqual([offer]);
  });
});
