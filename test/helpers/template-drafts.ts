import type { RecordType } from '#shared/contract/records.ts';
import { accountIdSchema, mediaIdSchema } from '#shared/domain/ids.ts';
import type { TemplateCheckCode } from '#shared/domain/template-check-codes.ts';
import {
  emptyTemplateBinding,
  emptyTemplateText,
  type TemplateButton,
  type TemplateDraft,
  type TemplateText,
  type TemplateVariable,
} from '#shared/domain/template-draft.ts';
import type { TemplateSpot } from '#shared/domain/template-problem.ts';

export const asked = (sample: string): TemplateVariable => ({
  sample,
  source: { kind: 'ask', label: '' },
  format: { kind: 'text' },
});

export const good: TemplateDraft = {
  accountId: accountIdSchema.parse(1),
  name: 'order_ready',
  language: 'en_US',
  text: { ...emptyTemplateText, body: 'Hello {{1}}, your order {{2}} is packed and waits for you.' },
  binding: { ...emptyTemplateBinding, variables: { 'body:1': asked('Olena'), 'body:2': asked('1042') } },
};

export const label = (name: string) => ({ uk: name, en: name });
export const field = (
  name: string,
  kind: RecordType['fields'][number]['kind'],
  referenceTo: string | null = null,
) => ({
  name,
  label: label(name),
  kind,
  referenceTo,
  isRequired: false,
});
export const types: RecordType[] = [
  {
    name: 'Contact',
    label: label('Contact'),
    keyField: 'phone',
    fields: [field('phone', 'phone'), field('name', 'text')],
  },
  {
    name: 'Order',
    label: label('Order'),
    keyField: 'number',
    fields: [field('number', 'text'), field('customer', 'reference', 'Contact'), field('photo', 'link')],
  },
];

export const text = (change: Partial<TemplateText>): TemplateDraft => ({
  ...good,
  text: { ...good.text, ...change },
});
export const named = (body: string, variables: Record<string, TemplateVariable>): TemplateDraft => ({
  ...good,
  text: { ...good.text, parameterFormat: 'NAMED', body },
  binding: { ...good.binding, variables },
});
export const buttons = (...list: TemplateButton[]): TemplateDraft => text({ buttons: list });
export const marketing = (...list: TemplateButton[]): TemplateDraft =>
  text({ category: 'MARKETING', buttons: list });
export const quick = (words: string): TemplateButton => ({ kind: 'quick_reply', text: words });
export const site = (url: string, words = 'Open'): TemplateButton => ({ kind: 'url', text: words, url });
export const phone = (phoneNumber: string): TemplateButton => ({
  kind: 'phone_number',
  text: 'Call',
  phoneNumber,
});
export const flow = (change: object): TemplateButton => ({
  kind: 'flow',
  text: 'Book',
  flowBy: 'id',
  flowId: '123',
  flowName: '',
  flowJson: '',
  flowAction: 'navigate',
  navigateScreen: 'START',
  ...change,
});
export const otp = (change: object = {}): TemplateButton => ({
  kind: 'otp',
  otpType: 'COPY_CODE',
  text: '',
  autofillText: '',
  supportedApps: [],
  hasAcceptedZeroTapTerms: false,
  ...change,
});
export const app = { packageName: 'com.example.luckyshrub', signatureHash: 'K8a/AINcGX7' };
export const code = (change: Partial<TemplateText> = {}): TemplateDraft => ({
  ...text({ category: 'AUTHENTICATION', body: '', buttons: [otp()], ...change }),
  binding: emptyTemplateBinding,
});
export const body = (words: string): TemplateDraft => text({ body: words });
export const header = (words: string): TemplateDraft => ({
  ...text({ header: { kind: 'text', text: words } }),
  binding: {
    ...good.binding,
    variables: { ...good.binding.variables, 'header:1': asked('Summer'), 'header:2': asked('Sale') },
  },
});
export const url = (address: string, sample: string): TemplateDraft => ({
  ...buttons(site(address)),
  binding: { ...good.binding, variables: { ...good.binding.variables, 'button:0': asked(sample) } },
});
export const binding = (change: Partial<TemplateDraft['binding']>): TemplateDraft => ({
  ...good,
  binding: { ...good.binding, ...change },
});
export const source = (from: TemplateVariable['source'], appliesTo: string | null = 'Order'): TemplateDraft =>
  binding({
    appliesTo,
    phonePath: appliesTo === null ? null : ['customer', 'phone'],
    variables: { ...good.binding.variables, 'body:2': { ...asked('1042'), source: from } },
  });
export const picture = (headerSource: TemplateDraft['binding']['headerSource']): TemplateDraft => ({
  ...text({ header: { kind: 'image', sampleMediaId: mediaIdSchema.parse(1) } }),
  binding: { ...good.binding, appliesTo: 'Order', phonePath: ['customer', 'phone'], headerSource },
});

/** Code, severity, where, a draft that Meta refuses, the nearest one that it takes. */
export type Check = [
  TemplateCheckCode,
  'error' | 'advice',
  TemplateSpot['kind'],
  refused: TemplateDraft,
  accepted: TemplateDraft,
];

export const long = (length: number) => 'a'.repeat(length);
