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

  it('takes a sample of spaces for none', () => {
    expect(samplesOf({ 'body:1': { sample: 'Olena' }, 'body:2': { sample: ' ' } })).toEqual({
      'body:1': 'Olena',
      'body:2': undefined,
    });
  });
});
