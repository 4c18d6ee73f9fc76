import { describe, expect, it } from 'vitest';
import type { OutgoingContent } from '#shared/contract/messages.ts';
import { localizedValue } from '#shared/domain/localized-value.ts';
import {
  emptyTemplateText,
  type TemplateButton,
  type TemplateText,
  type ValueFormat,
} from '#shared/domain/template-draft.ts';
import { type HeaderValue, toTemplateMessage } from '#shared/domain/template-message.ts';
import { formatValue } from '#shared/domain/template-values.ts';
import { buildMessageBody } from '../../../src-main/meta/message-body.ts';
import sends from './fixtures/template-sends.json' with { type: 'json' };

type Json = Record<string, unknown>;
type SentValues = Parameters<typeof toTemplateMessage>[1];
type Example = { to: string; template: { name: string; language: Json; components?: Json[] } } & Json;

/** A template of ours, and what stands in the record or is answered for it. */
interface Ours {
  text?: Partial<TemplateText>;
  values?: SentValues;
  header?: HeaderValue;
}

const shown = (kind: 'money' | 'date', value: unknown, format: ValueFormat) => {
  const words = formatValue(value, { kind, format, language: 'en_US' });
  const localized = words && localizedValue(value, words, { format });
  if (!localized) throw new Error('Meta has a form of its own for it');
  return localized;
};
const dollars = (amount: number) =>
  shown('money', { amount, currency: 'USD' }, { kind: 'money', currency: 'symbol', isLocalized: true });
const friday = shown('date', '1977-02-25T15:33', { kind: 'date', style: 'long', isLocalized: true });
const quick = (text: string): TemplateButton => ({ kind: 'quick_reply', text });

/** A text, money and a date, as four of the examples have them. */
const body = { body: '{{1}} costs {{2}} on {{3}}.' };
const bodyValues = { 'body:1': 'text-string', 'body:2': dollars(100.99), 'body:3': friday };
const photo = { kind: 'image', sampleMediaId: null } as const;
const photoLink: HeaderValue = { kind: 'link', link: 'http(s)://the-image-url' };

const ours: Readonly<Record<string, Ours>> = {
  'Simple Template Message': {},
  'Template with Product Policy': {},
  'Parameterized Template': {
    text: { body: '{{1}}, save {{2}} today' },
    values: { 'body:1': 'John Doe', 'body:2': dollars(25) },
  },
  'Send Catalog Template Message': {
    text: {
      body: 'Up to {{1}}, {{2}} and {{3}} today',
      buttons: [{ kind: 'catalog', text: 'View catalog' }],
    },
    values: { 'body:1': '100', 'body:2': '400', 'body:3': '3', 'button:0': '2lc20305pt' },
  },
  'Send Flow Template Message': {
    text: {
      buttons: [
        {
          kind: 'flow',
          text: 'Go',
          flowBy: 'id',
          flowId: '1',
          flowName: '',
          flowJson: '',
          flowAction: 'navigate',
          navigateScreen: 'A',
        },
      ],
    },
    values: { 'button:0': '<CUSTOM_KEY>: <CUSTOM_VALUE>; flow_token: <FLOW_TOKEN>' },
  },
  'Send Message Template Interactive': {
    text: { ...body, header: photo, buttons: [quick('Yes'), quick('No')] },
    values: { ...bodyValues, 'button:0': 'aGlzIHRoaXMgaXMgY29v', 'button:1': '9rwnB8RbYmPF5t2Mn09x4h' },
    header: photoLink,
  },
  'Send Message Template Media': { text: { ...body, header: photo }, values: bodyValues, header: photoLink },
  'Send Message Template Text': { text: body, values: bodyValues },
  'Send Sample Issue Resolution Template': {
    text: { body: 'Hi {{1}}, was it resolved?', buttons: [quick('Yes'), quick('No')] },
    values: { 'body:1': '*Mr. Jones*', 'button:0': 'true', 'button:1': 'false' },
  },
  'Send Sample Shipping Confirmation Template': { text: body, values: bodyValues },
  'Send Sample Text Message': { text: body, values: bodyValues },
  'Send Test Message': {},
};

/** The whole request as it would leave for the person of the example. */
function requestOf({ text = {}, values = {}, header }: Ours, example: Example): Json {
  const { name, language } = example.template;
  const whole: TemplateText = { ...emptyTemplateText, body: 'Hello', ...text };
  const content: OutgoingContent = {
    kind: 'template',
    name,
    language: String(language.code),
    components: toTemplateMessage(whole, values, header ?? null),
  };
  return buildMessageBody({
    content,
    // The one stand-in among the numbers is kept; a plus is ours to write.
    recipient: { waId: example.to.replace(/^\+/, ''), bsuid: null },
    clientId: 'ours',
    quotedWamid: null,
    media: null,
    targetWamid: null,
  });
}

/** What an example leaves open or has in an older form, each with what both mean. */
function asOfToday(
  name: string,
  { product_policy: _policy, message_activity_sharing: _sharing, ...example }: Example,
): Json {
  const { template } = example;
  return {
    ...example,
    // Meta's description asks for it; two of the examples trust in its being the default.
    recipient_type: 'individual',
    // Without the plus Meta would take the number for one of the business's own country.
    to: `+${example.to.replace(/^\+/, '')}`,
    template: {
      ...template,
      // The only policy there is, and the default.
      language: { ...template.language, policy: 'deterministic' },
      ...(name === 'Send Sample Issue Resolution Template'
        ? { components: template.components?.map(answerOfToday) }
        : {}),
    },
    // Ours alone: Meta gives it back in every status.
    biz_opaque_callback_data: 'ours',
  };
}

/** Meta's description of a quick reply asks for a `payload` and a place in words; this example has neither. */
function answerOfToday(component: Json): Json {
  if (component.type !== 'button') return component;
  const [parameter] = component.parameters as { text: boolean }[]; // as the example has them
  return {
    ...component,
    index: String(component.index),
    parameters: [{ type: 'payload', payload: String(parameter?.text) }],
  };
}

describe('Meta’s own examples of sending a template', () => {
  it('are all walked', () => {
    expect(sends.map(({ name }) => name).sort()).toEqual(Object.keys(ours).sort());
  });

  it.each(sends.map(({ name, body: example }) => [name, example as Example] as const))(
    '%s leaves field for field as Meta has it',
    (name, example) => {
      expect(requestOf(ours[name] ?? {}, example)).toEqual(asOfToday(name, example));
    },
  );

  it('belong to the door for messages; what only the one for marketing takes is not among ours', () => {
    const more = sends.filter(({ body: example }) => 'product_policy' in example).map(({ path }) => path);
    expect([...new Set(more)]).toEqual(['POST /{Version}/{Phone-Number-ID}/marketing_messages']);
  });
});
