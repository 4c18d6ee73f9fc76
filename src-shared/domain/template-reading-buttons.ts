import { longestFlowJson, type TemplateButton } from './template-draft.ts';
import { isDynamicUrl, urlPrefix } from './template-places.ts';

/** A part of a template in Meta's own words. */
export type MetaComponent = Record<string, unknown>;

export interface Reading {
  isAuthentication: boolean;
  /** Grows by what is not understood. */
  unknownParts: string[];
  /** Grows by what is understood and cannot be written here. */
  lockedParts: string[];
}

export interface ReadButton {
  button: TemplateButton;
  /** What stands in its place in Meta's example; empty when there is none. */
  sample: string;
}

/** The objects in a list of Meta's; what is no list has none. */
export const recordsIn = (value: unknown): MetaComponent[] =>
  listIn(value).filter((item): item is MetaComponent => typeof item === 'object' && item !== null);

export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A word of Meta's in upper case, which is not the same on all of its pages; empty when it is none. */
export const wordIn = (value: unknown): string =>
  typeof value === 'string' ? value.trim().toUpperCase().slice(0, 60) : '';

const textOf = (value: unknown, most: number): string => {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.slice(0, most) : '';
};

const wholeNumber = (value: unknown): number | null => {
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
};

/** An example comes as a list with one text, now and then as the text itself. */
const exampleOf = (value: unknown, most: number): string =>
  textOf(Array.isArray(value) ? value[0] : value, most);

/** One button of Meta's; null when it is of a kind that this version does not know. */
export function readButton(raw: MetaComponent, reading: Reading): ReadButton | null {
  const type = wordIn(raw.type);
  const text = textOf(raw.text, 200);
  switch (type) {
    case 'QUICK_REPLY':
      return plain({ kind: 'quick_reply', text });
    case 'URL':
      return reading.isAuthentication ? readOtp(raw, reading) : readUrl(raw, text, reading);
    case 'OTP':
      return readOtp(raw, reading);
    case 'PHONE_NUMBER':
      return plain({ kind: 'phone_number', text, phoneNumber: textOf(raw.phone_number, 60) });
    case 'COPY_CODE': {
      const sample = exampleOf(raw.example, 100);
      return { button: { kind: 'copy_code', sample }, sample };
    }
    case 'FLOW':
      return readFlow(raw, text, reading);
    case 'VOICE_CALL':
      return plain({ kind: 'voice_call', text, ttlMinutes: wholeNumber(raw.ttl_minutes) });
    case 'REQUEST_CONTACT_INFO':
      return plain({ kind: 'request_contact_info' });
    case 'CATALOG':
      return plain({ kind: 'catalog', text });
    case 'MPM':
      return plain({ kind: 'mpm', text });
    case 'SPM':
      return plain({ kind: 'spm', text });
    default:
      reading.unknownParts.push(`BUTTON ${type || 'UNKNOWN'}`);
      return null;
  }
}

const plain = (button: TemplateButton): ReadButton => ({ button, sample: '' });

function readUrl(raw: MetaComponent, text: string, reading: Reading): ReadButton {
  const url = textOf(raw.url, 4_000);
  // An edit replaces the whole button: what the editor cannot write would be lost.
  if (raw.app_deep_link !== undefined && raw.app_deep_link !== null)
    reading.lockedParts.push('BUTTON URL app_deep_link');
  const example = exampleOf(raw.example, 1_500);
  const prefix = isDynamicUrl(url) ? urlPrefix(url) : '';
  const sample = example.startsWith(prefix) ? example.slice(prefix.length) : example;
  return { button: { kind: 'url', text, url }, sample: isDynamicUrl(url) ? sample : '' };
}

function readFlow(raw: MetaComponent, text: string, reading: Reading): ReadButton {
  const flowId = textOf(raw.flow_id, 100);
  const flowName = textOf(raw.flow_name, 200);
  const flowJson = textOf(raw.flow_json, longestFlowJson + 1);
  // Half of a form is none: one that is longer than the editor keeps is left to Meta.
  const isLong = flowJson.length > longestFlowJson;
  if (isLong) reading.lockedParts.push('BUTTON FLOW flow_json');
  else if (flowId + flowName + flowJson === '') reading.lockedParts.push('BUTTON FLOW without flow_id');
  return plain({
    kind: 'flow',
    text,
    flowBy: flowId === '' && flowName !== '' ? 'name' : flowId === '' && flowJson !== '' ? 'json' : 'id',
    flowId,
    flowName,
    flowJson: isLong ? '' : flowJson,
    flowAction: wordIn(raw.flow_action) === 'DATA_EXCHANGE' ? 'data_exchange' : 'navigate',
    navigateScreen: textOf(raw.navigate_screen, 200),
  });
}

const otpTypes = { COPY_CODE: 'COPY_CODE', ONE_TAP: 'ONE_TAP', ZERO_TAP: 'ZERO_TAP' } as const;

/** Meta returns the button of a one-time code as a website whose address tells what it was. */
function readOtp(raw: MetaComponent, reading: Reading): ReadButton | null {
  const address = parametersOf(textOf(raw.url, 4_000));
  const told = wordIn(raw.otp_type) || wordIn(address.get('otp_type')) || 'COPY_CODE';
  const otpType = otpTypes[told as keyof typeof otpTypes] as
    | (typeof otpTypes)[keyof typeof otpTypes]
    | undefined;
  if (otpType === undefined) {
    reading.unknownParts.push(`BUTTON OTP ${told}`);
    return null;
  }
  return plain({
    kind: 'otp',
    otpType,
    text: textOf(raw.text, 200),
    autofillText: textOf(raw.autofill_text ?? address.get('cta_display_name'), 200),
    supportedApps: appsOf(raw, address),
    hasAcceptedZeroTapTerms: raw.zero_tap_terms_accepted === true,
  });
}

function appsOf(
  raw: MetaComponent,
  address: URLSearchParams,
): Extract<TemplateButton, { kind: 'otp' }>['supportedApps'] {
  const listed = recordsIn(raw.supported_apps);
  // Before Meta took several apps, the one stood in the button itself; read back, it stands in the address.
  const single = {
    package_name: raw.package_name ?? address.get('package_name'),
    signature_hash: raw.signature_hash ?? address.get('signature_hash'),
  };
  return (listed.length > 0 ? listed : [single])
    .map((app) => ({
      packageName: textOf(app.package_name, 300),
      signatureHash: textOf(app.signature_hash, 100),
    }))
    .filter((app) => app.packageName !== '' || app.signatureHash !== '')
    .slice(0, 10);
}

function parametersOf(url: string): URLSearchParams {
  return new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?') + 1) : '');
}
