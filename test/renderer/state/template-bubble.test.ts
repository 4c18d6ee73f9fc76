import { describe, expect, it } from 'vitest';
import { emptyTemplateText, type TemplateText } from '#shared/domain/template-draft.ts';
import { bubbleOfTemplate, samplesOf } from '../../../src-renderer/state/template-bubble.ts';

const order: TemplateText = {
  ...emptyTemplateText,
  header: { kind: 'text', text: 'Order {{1}}' },
  body: 'Hello {{1}}, {{2}} is on its way.',
  footer: 'Voloshka',
  buttons: [
    { kind: 'url', text: 'Track', url: 'https://voloshka.example/{{1}}' },
    { kind: 'copy_code', sample: 'SPRING' },
  ],
};

describe('the bubble of a template', () => {
  it('has the values that are known and keeps the places of the others', () => {
    expect(
      bubbleOfTemplate(order, {
        values: { 'header:1': '17', 'body:1': 'Olena', 'body:2': null },
        language: 'en_US',
      }),
    ).toEqual({
      header: { kind: 'text', text: 'Order 17' },
      body: 'Hello Olena, {{2}} is on its way.',
      footer: 'Voloshka',
      buttons: [
        { kind: 'url', text: 'Track' },
        { kind: 'copy_code', text: 'Copy code' },
      ],
      direction: 'ltr',
    });
  });

  it("is Meta's own text in the language of the template for a code", () => {
    const code: TemplateText = {
      ...emptyTemplateText,
      category: 'AUTHENTICATION',
      authentication: { hasSecurityAdvice: true, codeExpirationMinutes: 10 },
      buttons: [
        {
          kind: 'otp',
          otpType: 'COPY_CODE',
          text: '',
          autofillText: '',
          supportedApps: [],
          hasAcceptedZeroTapTerms: false,
        },
      ],
    };
    expect(bubbleOfTemplate(code, { values: { 'body:1': '4821' }, language: 'uk' })).toEqual({
      header: null,
      body: '*4821* — ваш код підтвердження. Задля безпеки нікому не повідомляйте цей код.',
      footer: 'Код дійсний 10 хв.',
      buttons: [{ kind: 'copy_code', text: 'Скопіювати код' }],
      direction: 'ltr',
    });
  });

  it('shows the file that is sent with it', () => {
    const invoice: TemplateText = { ...order, header: { kind: 'document', sampleMediaId: null } };
    const file = { src: '/media/3', fileName: 'invoice.pdf' };
    expect(bubbleOfTemplate(invoice, { values: {}, language: 'en', file }).header).toEqual({
      kind: 'document',
      fileName: 'invoice.pdf',
    });
  });

  it('tells the end of an offer and its code in the language of the template, and what a card shows', () => {
    const sale: TemplateText = {
      ...emptyTemplateText,
      category: 'MARKETING',
      body: 'Tulips',
      offer: { text: 'Лише сьогодні', hasExpiration: true },
      buttons: [{ kind: 'copy_code', sample: 'T15' }],
      cards: [
        { header: { kind: 'image' }, body: 'Roses: {{1}}', buttons: [{ kind: 'spm', text: 'View' }] },
        { header: { kind: 'product' }, body: '', buttons: [] },
      ],
    };
    const values = {
      'offer:end': '2026-12-01 18:00',
      'button:0': 'T15',
      'card:0:body:1': '$9',
      'card:1:header:product': '17/sku-1',
    };
    const shown = bubbleOfTemplate(sale, { values, language: 'uk', cardFiles: ['/media/3', null] });
    expect(shown.offer).toEqual({ text: 'Лише сьогодні', ends: 'Діє до 1 грудня о 18:00', code: 'Код: T15' });
    expect(shown.cards).toEqual([
      {
        header: { kind: 'image', src: '/media/3' },
        body: 'Roses: $9',
        buttons: [{ kind: 'catalog', text: 'View' }],
      },
      { header: { kind: 'product', productId: 'sku-1' }, body: '', buttons: [] },
    ]);
    expect(bubbleOfTemplate(sale, { values: {}, language: 'en' }).offer?.ends).toBe('Ends on {{date}}');
    // An offer without an end has none to tell.
    const endless = { ...sale, offer: { text: 'Sale', hasExpiration: false } };
    expect(bubbleOfTemplate(endless, { values, language: 'en' }).offer?.ends).toBe('');
  });

  it('takes a sample of spaces for none', () => {
    expect(samplesOf({ 'body:1': { sample: 'Olena' }, 'body:2': { sample: ' ' } })).toEqual({
      'body:1': 'Olena',
      'body:2': undefined,
    });
  });
});
