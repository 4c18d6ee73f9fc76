import { describe, expect, it } from 'vitest';
import { checkTemplate } from '#shared/domain/template-checks.ts';
import type { TemplateDraft } from '#shared/domain/template-draft.ts';
import {
  app,
  buttons,
  type Check,
  code,
  flow,
  long,
  marketing,
  otp,
  phone,
  quick,
  site,
  text,
  types,
  url,
} from '../../helpers/template-drafts.ts';

const codes = (draft: TemplateDraft) => checkTemplate(draft, types).map((problem) => problem.code);

const ten = Array.from({ length: 10 }, (_, index) => quick(`Answer ${index}`));

const form = (...screens: string[]) =>
  JSON.stringify({ version: '5.0', screens: screens.map((id) => ({ id })) });

const buttonChecks: Check[] = [
  ['button_text_empty', 'error', 'button', buttons(quick(' ')), buttons(quick('Yes'))],
  ['button_text_long', 'error', 'button', buttons(quick(long(26))), buttons(quick(long(25)))],
  ['button_text_form', 'error', 'button', buttons(quick('Yes 👍')), buttons(quick('Yes!'))],
  ['button_text_form', 'error', 'button', buttons(quick('Yes {{1}}')), buttons(quick('Yes 1'))],
  ['button_text_form', 'error', 'button', buttons(quick('*Yes*')), buttons(quick('Yes*'))],
  [
    'button_text_twice',
    'error',
    'button',
    buttons(quick('Yes'), quick('yes ')),
    buttons(quick('Yes'), quick('No')),
  ],
  ['buttons_many', 'error', 'buttons', buttons(...ten, quick('Eleventh')), buttons(...ten)],
  [
    'button_maximum',
    'error',
    'button',
    buttons(site('https://a.com', 'A'), site('https://b.com', 'B'), site('https://c.com', 'C')),
    buttons(site('https://a.com', 'A'), site('https://b.com', 'B')),
  ],
  [
    'button_maximum',
    'error',
    'button',
    buttons(phone('+380501234567'), phone('+380501234568')),
    buttons(phone('+380501234567')),
  ],
  [
    'buttons_order',
    'error',
    'buttons',
    buttons(quick('Yes'), site('https://a.com'), quick('No')),
    buttons(quick('Yes'), quick('No'), site('https://a.com')),
  ],
  [
    'buttons_desktop',
    'advice',
    'buttons',
    buttons(quick('Yes'), site('https://a.com')),
    buttons(quick('Yes'), quick('No')),
  ],
  ['buttons_desktop', 'advice', 'buttons', buttons(...ten.slice(0, 4)), buttons(...ten.slice(0, 3))],
  [
    'button_alone',
    'error',
    'buttons',
    marketing({ kind: 'catalog', text: 'View catalog' }, quick('No')),
    marketing({ kind: 'catalog', text: 'View catalog' }),
  ],
  ['url_empty', 'error', 'button', buttons(site('')), buttons(site('https://a.com'))],
  ['url_https', 'error', 'button', buttons(site('http://a.com')), buttons(site('https://a.com'))],
  ['url_form', 'error', 'button', buttons(site('https://a b.com')), buttons(site('https://a-b.com'))],
  [
    'url_long',
    'error',
    'button',
    buttons(site(`https://a.com/${long(1987)}`)),
    buttons(site(`https://a.com/${long(1986)}`)),
  ],
  ['url_place', 'error', 'button', url('https://a.com/{{1}}/x', 'x'), url('https://a.com/x/{{1}}', 'x')],
  ['url_place', 'error', 'button', url('https://a.com/{{1}}{{2}}', 'x'), url('https://a.com/{{1}}', 'x')],
  [
    'url_whatsapp',
    'error',
    'button',
    buttons(site('https://wa.me/380501234567')),
    buttons(site('https://wa.media/x')),
  ],
  [
    'sample_missing',
    'error',
    'variable',
    url('https://a.com/{{1}}', ''),
    url('https://a.com/{{1}}', 'summer2023'),
  ],
  [
    'sample_bad_form',
    'error',
    'variable',
    url('https://a.com/{{1}}', 'https://b.com/summer'),
    url('https://a.com/{{1}}', 'https://a.com/summer'),
  ],
  ['phone_form', 'error', 'button', buttons(phone('0501234567')), buttons(phone('+380 50 123-45-67'))],
  ['phone_form', 'error', 'button', buttons(phone('+38 (050) 123 - 45 - 67')), buttons(phone('16467043595'))],
  [
    'code_empty',
    'error',
    'button',
    marketing({ kind: 'copy_code', sample: '' }),
    marketing({ kind: 'copy_code', sample: '25OFF' }),
  ],
  [
    'code_form',
    'error',
    'button',
    marketing({ kind: 'copy_code', sample: long(16) }),
    marketing({ kind: 'copy_code', sample: long(15) }),
  ],
  ['flow_id', 'error', 'button', buttons(flow({ flowId: '' })), buttons(flow({}))],
  [
    'flow_name',
    'error',
    'button',
    buttons(flow({ flowBy: 'name', flowName: ' ' })),
    buttons(flow({ flowBy: 'name', flowName: 'Booking', flowId: '' })),
  ],
  ...['', '{"screens":', 'null', '{"screens":{}}', '{"screens":[]}', '{"screens":[{"title":"Hi"}]}'].map(
    (flowJson): Check => [
      'flow_json',
      'error',
      'button',
      buttons(flow({ flowBy: 'json', flowJson })),
      buttons(flow({ flowBy: 'json', flowJson: form('START') })),
    ],
  ),
  [
    'flow_screen_unknown',
    'error',
    'button',
    buttons(flow({ flowBy: 'json', flowJson: form('WELCOME'), navigateScreen: 'START' })),
    buttons(flow({ flowBy: 'json', flowJson: form('WELCOME', 'START'), navigateScreen: 'START' })),
  ],
  [
    'flow_screen',
    'error',
    'button',
    buttons(flow({ navigateScreen: '' })),
    buttons(flow({ navigateScreen: '', flowAction: 'data_exchange' })),
  ],
  [
    'call_ttl',
    'error',
    'button',
    buttons({ kind: 'voice_call', text: 'Call', ttlMinutes: 60 }),
    buttons({ kind: 'voice_call', text: 'Call', ttlMinutes: 1440 }),
  ],
  [
    'product_header',
    'error',
    'button',
    text({ category: 'MARKETING', header: { kind: 'location' }, buttons: [{ kind: 'spm', text: 'View' }] }),
    marketing({ kind: 'spm', text: 'View' }),
  ],
];

const oneTimeCodes: Check[] = [
  ['otp_missing', 'error', 'buttons', code({ buttons: [] }), code()],
  ['otp_outside', 'error', 'button', buttons(otp()), code()],
  ['authentication_button', 'error', 'button', code({ buttons: [otp(), quick('Hm')] }), code()],
  ['authentication_header', 'error', 'header', code({ header: { kind: 'location' } }), code()],
  ['authentication_text', 'error', 'body', code({ body: 'Your code' }), code()],
  ['authentication_text', 'error', 'footer', code({ footer: 'Bye' }), code()],
  [
    'code_expiration',
    'error',
    'authentication',
    code({ authentication: { hasSecurityAdvice: true, codeExpirationMinutes: 91 } }),
    code({ authentication: { hasSecurityAdvice: true, codeExpirationMinutes: 90 } }),
  ],
  [
    'otp_apps',
    'error',
    'button',
    code({ buttons: [otp({ otpType: 'ONE_TAP' })] }),
    code({ buttons: [otp({ otpType: 'ONE_TAP', supportedApps: [app] })] }),
  ],
  [
    'otp_app_form',
    'error',
    'button',
    code({ buttons: [otp({ otpType: 'ONE_TAP', supportedApps: [{ ...app, signatureHash: 'K8a' }] })] }),
    code({
      buttons: [otp({ otpType: 'ONE_TAP', supportedApps: [{ ...app, signatureHash: 'K8a%2FAINcGX7' }] })],
    }),
  ],
  [
    'otp_terms',
    'error',
    'button',
    code({ buttons: [otp({ otpType: 'ZERO_TAP', supportedApps: [app] })] }),
    code({ buttons: [otp({ otpType: 'ZERO_TAP', supportedApps: [app], hasAcceptedZeroTapTerms: true })] }),
  ],
  [
    'button_text_long',
    'error',
    'button',
    code({ buttons: [otp({ text: long(26) })] }),
    code({ buttons: [otp({ text: long(25) })] }),
  ],
];

describe('what Meta refuses of buttons is told before it is submitted', () => {
  it.each([...buttonChecks, ...oneTimeCodes])(
    '%s (%s at %s) is told of the refused one and not of the accepted one',
    (expected, severity, spot, refused, accepted) => {
      const found = checkTemplate(refused, types).find((problem) => problem.code === expected);
      expect({ severity: found?.severity, spot: found?.spot.kind }).toEqual({ severity, spot });
      expect(found?.sentence.uk).toMatch(/\p{Script=Cyrillic}/u);
      // What is quoted is in the language of the template.
      expect(found?.sentence.en.replaceAll(/“[^”]*”/g, 'quoted')).toMatch(/^[^\p{Script=Cyrillic}]+\S[.!]$/u);
      expect(codes(accepted)).not.toContain(expected);
    },
  );
});
