import { describe, expect, it } from 'vitest';
import type { OutgoingContent } from '#shared/contract/messages.ts';
import type { Template } from '#shared/contract/templates.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import {
  checkTemplateSend,
  sentTemplate,
  templateBody,
} from '../../../../src-main/services/templates/template-text.ts';
import { aTemplate } from '../../../helpers/a-template.ts';

type Sent = Extract<OutgoingContent, { kind: 'template' }>;

const template = (more: Partial<Template> = {}): Template =>
  aTemplate({
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Замовлення {{1}}' },
      { type: 'BODY', text: 'Вітаємо, {{1}}! Сума: {{2}}. Дякуємо, {{1}}.' },
      { type: 'FOOTER', text: 'Квіти на Подолі' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Дякую' },
          { type: 'URL', text: 'Стежити', url: 'https://x.example/{{1}}' },
        ],
      },
    ],
    ...more,
  });
const text = (value: string, name?: string) => ({
  type: 'text',
  text: value,
  ...(name ? { parameter_name: name } : {}),
});
const send = (components: Sent['components']): Sent => ({
  kind: 'template',
  name: 'order_ready',
  language: 'uk',
  components,
});
const whole = send([
  { type: 'header', parameters: [text('A-7')] },
  {
    type: 'body',
    parameters: [
      text('Олено'),
      { type: 'currency', currency: { fallback_value: '1 250 ₴', code: 'UAH', amount_1000: 1250000 } },
    ],
  },
  { type: 'button', sub_type: 'url', index: '1', parameters: [text('a7')] },
]);

describe('sentTemplate', () => {
  it('keeps each part as this customer sees it', () => {
    expect(sentTemplate(template(), whole)).toEqual({
      header: { kind: 'text', text: 'Замовлення A-7' },
      body: 'Вітаємо, Олено! Сума: 1 250 ₴. Дякуємо, Олено.',
      footer: 'Квіти на Подолі',
      buttons: [
        { kind: 'quick_reply', text: 'Дякую' },
        { kind: 'url', text: 'Стежити' },
      ],
    });
  });

  it.each([
    ['IMAGE', { type: 'image', image: { id: '1' } }, { kind: 'image', mediaId: 12, fileName: null }],
    [
      'DOCUMENT',
      { type: 'document', document: { id: '1', filename: 'A-7.pdf' } },
      { kind: 'document', mediaId: 12, fileName: 'A-7.pdf' },
    ],
    [
      'LOCATION',
      {
        type: 'location',
        location: { latitude: '50', longitude: '30', name: 'Поділ', address: 'Хорива, 1' },
      },
      { kind: 'location', name: 'Поділ', address: 'Хорива, 1' },
    ],
  ])('keeps a header of %s', (format, parameter, header) => {
    const sent = { ...send([{ type: 'header', parameters: [parameter] }]), headerMediaId: 12 as MediaId };
    const filed = template({
      components: [
        { type: 'HEADER', format },
        { type: 'BODY', text: 'Готово' },
      ],
    });
    expect(sentTemplate(filed, sent)).toEqual({ header, body: 'Готово', footer: '', buttons: [] });
  });
});

describe('templateBody', () => {
  it('is what the customer reads: header, body and footer with the values in their places', () => {
    expect(templateBody(template(), whole)).toBe(
      'Замовлення A-7\nВітаємо, Олено! Сума: 1 250 ₴. Дякуємо, Олено.\nКвіти на Подолі',
    );
  });

  it('fills named places by name, whatever their order', () => {
    const named = template({
      parameterFormat: 'NAMED',
      components: [{ type: 'body', text: '{{first_name}}, {{ total }}' }],
    });
    expect(
      templateBody(
        named,
        send([{ type: 'body', parameters: [text('5 ₴', 'total'), text('Ірино', 'first_name')] }]),
      ),
    ).toBe('Ірино, 5 ₴');
  });

  it('leaves places open for which nothing was given, and survives components of any shape', () => {
    expect(templateBody(template({ components: [{ type: 'BODY', text: 'Hi {{1}}' }] }), send([]))).toBe(
      'Hi {{1}}',
    );
    expect(
      templateBody(
        template({ components: [{}, { type: 5 }, { type: 'BODY', text: 7 }] }),
        send([{}, { type: 'body', parameters: 'x' }]),
      ),
    ).toBe('');
  });
});

describe('checkTemplateSend', () => {
  it('lets a template with all of its values through', () => {
    expect(() => checkTemplateSend(template(), whole)).not.toThrow();
  });

  it('refuses one that is not approved, naming its state', () => {
    expect(() => checkTemplateSend(template({ status: 'PAUSED' }), whole)).toThrow(
      expect.objectContaining({
        code: 'TEMPLATE_NOT_APPROVED',
        values: { name: 'order_ready', status: 'PAUSED' },
      }),
    );
  });

  it.each([
    ['no values at all', send([]), 0],
    [
      'one value of the body less',
      send([whole.components[0] ?? {}, { type: 'body', parameters: [text('a')] }, whole.components[2] ?? {}]),
      3,
    ],
    [
      'one value of the body more',
      send([
        whole.components[0] ?? {},
        { type: 'body', parameters: [text('a'), text('b'), text('c')] },
        whole.components[2] ?? {},
      ]),
      5,
    ],
    ['no value for the address of a button', send(whole.components.slice(0, 2)), 3],
  ])('refuses %s', (_words, content, given) => {
    expect(() => checkTemplateSend(template(), content)).toThrow(
      expect.objectContaining({
        code: 'TEMPLATE_VALUES_MISSING',
        values: { name: 'order_ready', expected: 4, given },
      }),
    );
  });

  it('wants the picture at the top with every sending', () => {
    const withPicture = template({
      components: [
        { type: 'HEADER', format: 'IMAGE', example: {} },
        { type: 'BODY', text: 'Look' },
      ],
    });
    expect(() => checkTemplateSend(withPicture, send([]))).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_VALUES_MISSING' }),
    );
    const picture = { type: 'header', parameters: [{ type: 'image', image: { id: '1' } }] };
    expect(() => checkTemplateSend(withPicture, send([picture]))).not.toThrow();
  });

  it('leaves authentication templates, whose body is Meta’s own, to Meta', () => {
    const code = template({
      category: 'AUTHENTICATION',
      components: [{ type: 'BODY', text: '*{{1}}* is your code' }],
    });
    expect(() => checkTemplateSend(code, send([]))).not.toThrow();
  });
});
