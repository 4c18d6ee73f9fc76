import { describe, expect, it } from 'vitest';
import type { Template } from '#shared/contract/templates.ts';
import {
  isSendableByText,
  placeKey,
  previewTemplate,
  templateMessage,
  templatePlaces,
} from '../../../../src-renderer/features/conversation/template-values.ts';
import { aTemplate } from '../../../helpers/a-template.ts';

function template(
  components: Template['components'],
  parameterFormat: Template['parameterFormat'] = 'POSITIONAL',
): Template {
  return aTemplate({ parameterFormat, components });
}

const order = template([
  { type: 'HEADER', format: 'TEXT', text: 'Order {{1}}', example: { header_text: ['1042'] } },
  {
    type: 'BODY',
    text: 'Hello {{1}}, come until {{2}}. Bye, {{1}}!',
    example: { body_text: [['Olena', '18:00']] },
  },
  { type: 'FOOTER', text: 'Voloshka' },
  {
    type: 'BUTTONS',
    buttons: [
      { type: 'QUICK_REPLY', text: 'Thanks' },
      { type: 'URL', text: 'Track', url: 'https://a.example/{{1}}' },
    ],
  },
]);
const values = { 'header::1': '1042', 'body::1': 'Olena', 'body::2': '18:00', 'button:1:1': 'x7' };

describe('the places of a template', () => {
  it('are listed once each, in reading order, with their samples', () => {
    expect(templatePlaces(order).map((place) => [placeKey(place), place.example])).toEqual([
      ['header::1', '1042'],
      ['body::1', 'Olena'],
      ['body::2', '18:00'],
      ['button:1:1', ''],
    ]);
  });

  it('may be named', () => {
    const named = template(
      [
        {
          type: 'BODY',
          text: 'Hi {{first_name}}',
          example: { body_text_named_params: [{ param_name: 'first_name', example: 'Taras' }] },
        },
      ],
      'NAMED',
    );
    expect(templatePlaces(named)).toEqual([
      { part: 'body', name: 'first_name', buttonIndex: null, example: 'Taras' },
    ]);
    expect(templateMessage(named, { 'body::first_name': ' Ira ' }).components).toEqual([
      { type: 'body', parameters: [{ type: 'text', parameter_name: 'first_name', text: 'Ira' }] },
    ]);
  });
});

describe('a filled template', () => {
  it('reads as the customer will read it, with empty places kept visible', () => {
    expect(previewTemplate(order, { 'body::1': 'Olena' })).toEqual({
      header: 'Order {{1}}',
      body: 'Hello Olena, come until {{2}}. Bye, Olena!',
      footer: 'Voloshka',
      buttons: ['Thanks', 'Track'],
    });
  });

  it('becomes what Meta wants', () => {
    expect(templateMessage(order, values)).toEqual({
      kind: 'template',
      name: 'order_ready',
      language: 'uk',
      components: [
        { type: 'header', parameters: [{ type: 'text', text: '1042' }] },
        {
          type: 'body',
          parameters: [
            { type: 'text', text: 'Olena' },
            { type: 'text', text: '18:00' },
          ],
        },
        { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: 'x7' }] },
      ],
    });
  });

  it('cannot be sent by text alone when it needs a file or a code', () => {
    expect(isSendableByText(order)).toBe(true);
    expect(isSendableByText(template([{ type: 'HEADER', format: 'IMAGE' }]))).toBe(false);
    expect(isSendableByText(template([{ type: 'BUTTONS', buttons: [{ type: 'COPY_CODE' }] }]))).toBe(false);
    expect(isSendableByText(template([{ type: 'CAROUSEL', cards: [] }]))).toBe(false);
  });
});
