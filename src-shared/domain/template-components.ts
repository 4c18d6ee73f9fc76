import type { TemplateButton, TemplateDraft, TemplateText, TemplateVariable } from './template-draft.ts';
import { isDynamicUrl, orderedPlaceNames, placesInText, urlPrefix } from './template-places.ts';
import type { MetaComponent } from './template-reading-buttons.ts';

export { fromComponents, type MetaTemplateText, type ReadTemplateText } from './template-reading.ts';
export type { MetaComponent };

type Samples = Readonly<Record<string, Pick<TemplateVariable, 'sample'> | undefined>>;

export interface HeaderSample {
  /** What Meta answered to the upload of the sample file; null where the header needs none, or it is not uploaded yet. */
  headerHandle: string | null;
}

/** The components with which Meta creates this text, field for field as in its description of the API. */
export function toComponents(text: TemplateText, variables: Samples, sample: HeaderSample): MetaComponent[] {
  const components =
    text.category === 'AUTHENTICATION'
      ? authenticationParts(text)
      : [
          ...headerOf(text, variables, sample),
          ...offerOf(text),
          bodyOf(text, variables),
          ...(text.footer.trim() === '' ? [] : [{ type: 'FOOTER', text: text.footer }]),
        ];
  const buttons = text.buttons.map((button, index) => toButton(button, variables[`button:${index}`]?.sample));
  return buttons.length === 0 ? components : [...components, { type: 'BUTTONS', buttons }];
}

const offerOf = ({ offer }: TemplateText): MetaComponent[] =>
  offer === undefined
    ? []
    : [
        {
          type: 'LIMITED_TIME_OFFER',
          limited_time_offer: { text: offer.text, has_expiration: offer.hasExpiration },
        },
      ];

/** The body of the request that creates a template. */
export function toCreateBody(
  { name, language, text, binding }: Pick<TemplateDraft, 'name' | 'language' | 'text' | 'binding'>,
  sample: HeaderSample,
): Record<string, unknown> {
  return {
    name,
    language,
    category: text.category,
    // Meta's default is POSITIONAL.
    ...(text.parameterFormat === 'NAMED' ? { parameter_format: 'NAMED' } : {}),
    components: toComponents(text, binding.variables, sample),
    ...(text.ttlSeconds === null ? {} : { message_send_ttl_seconds: text.ttlSeconds }),
  };
}

/** Meta writes the words itself; only two switches are ours. */
function authenticationParts({ authentication }: TemplateText): MetaComponent[] {
  const minutes = authentication.codeExpirationMinutes;
  return [
    { type: 'BODY', add_security_recommendation: authentication.hasSecurityAdvice },
    ...(minutes === null ? [] : [{ type: 'FOOTER', code_expiration_minutes: minutes }]),
  ];
}

function headerOf(text: TemplateText, variables: Samples, { headerHandle }: HeaderSample): MetaComponent[] {
  const { header } = text;
  switch (header.kind) {
    case 'none':
      // A message about one product has it at the top; there is nothing to choose.
      return text.buttons.some(({ kind }) => kind === 'spm') ? [{ type: 'HEADER', format: 'PRODUCT' }] : [];
    case 'text':
      return header.text.trim() === ''
        ? []
        : [
            {
              type: 'HEADER',
              format: 'TEXT',
              text: withTidyPlaces(header.text),
              ...exampleOf('header', header.text, text.parameterFormat, variables),
            },
          ];
    case 'location':
      return [{ type: 'HEADER', format: 'LOCATION' }];
    default:
      return [
        {
          type: 'HEADER',
          format: header.kind.toUpperCase(),
          ...(headerHandle === null ? {} : { example: { header_handle: [headerHandle] } }),
        },
      ];
  }
}

const bodyOf = (text: TemplateText, variables: Samples): MetaComponent => ({
  type: 'BODY',
  text: withTidyPlaces(text.body),
  ...exampleOf('body', text.body, text.parameterFormat, variables),
});

function exampleOf(
  part: 'header' | 'body',
  text: string,
  parameterFormat: TemplateText['parameterFormat'],
  variables: Samples,
): MetaComponent {
  const names = orderedPlaceNames(text, parameterFormat);
  if (names.length === 0) return {};
  const sampleOf = (name: string) => variables[`${part}:${name}`]?.sample ?? '';
  if (parameterFormat === 'NAMED') {
    const named = names.map((name) => ({ param_name: name, example: sampleOf(name) }));
    return { example: { [`${part}_text_named_params`]: named } };
  }
  const samples = names.map(sampleOf);
  // The body takes a list of lists, the header a plain one (Meta's own shapes).
  return { example: part === 'body' ? { body_text: [samples] } : { header_text: samples } };
}

/** `{{ 1 }}` is understood here and written as Meta wants it. */
const withTidyPlaces = (text: string): string =>
  placesInText(text).reduceRight(
    (tidy, { name, from, to }) => `${tidy.slice(0, from)}{{${name}}}${tidy.slice(to)}`,
    text,
  );

function toButton(button: TemplateButton, sample = ''): MetaComponent {
  switch (button.kind) {
    case 'quick_reply':
      return { type: 'QUICK_REPLY', text: button.text };
    case 'url':
      return { type: 'URL', text: button.text, ...urlOf(button.url, sample) };
    case 'phone_number':
      return { type: 'PHONE_NUMBER', text: button.text, phone_number: button.phoneNumber };
    case 'copy_code':
      return { type: 'COPY_CODE', example: button.sample };
    case 'flow':
      return {
        type: 'FLOW',
        text: button.text,
        ...flowOf(button),
        flow_action: button.flowAction,
        ...(button.flowAction === 'navigate' ? { navigate_screen: button.navigateScreen } : {}),
      };
    case 'voice_call':
      return {
        type: 'VOICE_CALL',
        text: button.text,
        ...(button.ttlMinutes === null ? {} : { ttl_minutes: button.ttlMinutes }),
      };
    case 'request_contact_info':
      return { type: 'REQUEST_CONTACT_INFO' };
    case 'otp':
      return toOtpButton(button);
    default:
      return { type: button.kind.toUpperCase(), text: button.text };
  }
}

function flowOf(button: Extract<TemplateButton, { kind: 'flow' }>): MetaComponent {
  switch (button.flowBy) {
    case 'id':
      return { flow_id: button.flowId };
    case 'name':
      return { flow_name: button.flowName };
    case 'json':
      return { flow_json: button.flowJson };
  }
}

/** The place of an address is always `{{1}}`, and its sample is the whole address. */
function urlOf(url: string, sample: string): MetaComponent {
  if (!isDynamicUrl(url)) return { url };
  const prefix = urlPrefix(url);
  return { url: `${prefix}{{1}}`, example: [sample.startsWith(prefix) ? sample : prefix + sample] };
}

function toOtpButton(button: Extract<TemplateButton, { kind: 'otp' }>): MetaComponent {
  const hasApp = button.otpType !== 'COPY_CODE';
  return {
    type: 'OTP',
    otp_type: button.otpType,
    ...(button.text === '' ? {} : { text: button.text }),
    ...(hasApp && button.autofillText !== '' ? { autofill_text: button.autofillText } : {}),
    ...(hasApp
      ? {
          supported_apps: button.supportedApps.map((app) => ({
            package_name: app.packageName,
            signature_hash: app.signatureHash,
          })),
        }
      : {}),
    ...(button.otpType === 'ZERO_TAP' ? { zero_tap_terms_accepted: button.hasAcceptedZeroTapTerms } : {}),
  };
}
