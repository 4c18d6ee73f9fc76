import { parseWaId } from './phone.ts';
import { buttonLimits } from './template-check-button-words.ts';
import { checkFlow } from './template-check-flow.ts';
import type { TemplateButton, TemplateText } from './template-draft.ts';
import { placesInText, strayBraces, urlPrefix } from './template-places.ts';
import type { TemplateProblem } from './template-problem.ts';
import { lengthOf, wrong } from './template-problem-words.ts';

/** What each kind of button asks for beside its words. */
export function checkKind(button: TemplateButton, index: number, text: TemplateText): TemplateProblem[] {
  const spot = { kind: 'button', index } as const;
  switch (button.kind) {
    case 'url':
      return checkUrl(button.url, index);
    case 'phone_number':
      return checkPhone(button.phoneNumber, index);
    case 'copy_code':
      return checkCode(button.sample, index);
    case 'flow':
      return checkFlow(button, index);
    case 'voice_call':
      return checkCall(button.ttlMinutes, index);
    case 'spm':
      return text.header.kind === 'none'
        ? []
        : [
            wrong(
              'product_header',
              spot,
              'У повідомленні про товар угорі стоїть сам товар. Оберіть «Без заголовка».',
              'A message about a product has the product at its top. Choose no header.',
            ),
          ];
    default:
      return [];
  }
}

function checkUrl(url: string, index: number): TemplateProblem[] {
  const spot = { kind: 'button', index } as const;
  if (url.trim() === '')
    return [wrong('url_empty', spot, 'Вкажіть адресу сайту.', 'Write the address of the website.')];
  const problems: TemplateProblem[] = [];
  if (!/^https:\/\//i.test(url)) {
    problems.push(
      wrong(
        'url_https',
        spot,
        'Адреса має починатися з https://.',
        'The address has to begin with https://.',
      ),
    );
  } else if (/\s/.test(url.trim()) || !isWholeUrl(`${urlPrefix(url)}0`)) {
    problems.push(
      wrong('url_form', spot, 'Це не адреса сайту. Перевірте її.', 'This is no address. Check it.'),
    );
  }
  if (lengthOf(url) > buttonLimits.url) {
    problems.push(
      wrong(
        'url_long',
        spot,
        `Адреса може мати щонайбільше ${buttonLimits.url} символів.`,
        `The address can have ${buttonLimits.url} characters at most.`,
      ),
    );
  }
  return [...problems, ...checkUrlPlace(url, spot), ...checkUrlHost(url, spot)];
}

function isWholeUrl(url: string): boolean {
  return URL.canParse(url) && new URL(url).hostname.includes('.');
}

function checkUrlPlace(url: string, spot: TemplateProblem['spot']): TemplateProblem[] {
  const places = placesInText(url);
  const isWrong =
    places.length > 1 ||
    (places[0] !== undefined && places[0].to !== url.trimEnd().length) ||
    strayBraces(url).length > 0;
  return isWrong
    ? [
        wrong(
          'url_place',
          spot,
          'В адресі може бути одна змінна, і лише в самому кінці: https://example.com/order/{{1}}.',
          'An address can have one variable, and only at its very end: https://example.com/order/{{1}}.',
        ),
      ]
    : [];
}

function checkUrlHost(url: string, spot: TemplateProblem['spot']): TemplateProblem[] {
  return /^https?:\/\/(?:[\w-]+\.)?(?:wa\.me|whatsapp\.com)(?:[/?#]|$)/i.test(url)
    ? [
        wrong(
          'url_whatsapp',
          spot,
          'Meta не приймає посилань на WhatsApp у кнопках. Клієнт і так може відповісти.',
          'Meta does not take links to WhatsApp in buttons. The customer can simply answer.',
        ),
      ]
    : [];
}

function checkPhone(phoneNumber: string, index: number): TemplateProblem[] {
  const written = phoneNumber.trim();
  const isNumber = /^\+?[\d\s()-]+$/.test(written) && parseWaId(written) !== null;
  if (isNumber && written.length <= buttonLimits.phone) return [];
  return [
    wrong(
      'phone_form',
      { kind: 'button', index },
      `Вкажіть номер із кодом країни, до ${buttonLimits.phone} знаків: +380501234567.`,
      `Write the number with its country code, at most ${buttonLimits.phone} characters: +380501234567.`,
    ),
  ];
}

function checkCode(sample: string, index: number): TemplateProblem[] {
  const spot = { kind: 'button', index } as const;
  if (sample.trim() === '') {
    return [wrong('code_empty', spot, 'Вкажіть зразок коду.', 'Write a sample of the code.')];
  }
  return lengthOf(sample) > buttonLimits.code || /\s/.test(sample.trim())
    ? [
        wrong(
          'code_form',
          spot,
          `Код може мати щонайбільше ${buttonLimits.code} символів, без пробілів.`,
          `A code can have ${buttonLimits.code} characters at most, without spaces.`,
        ),
      ]
    : [];
}

/** Meta keeps such a button alive for a day to thirty. */
function checkCall(ttlMinutes: number | null, index: number): TemplateProblem[] {
  return ttlMinutes === null || (ttlMinutes >= 1440 && ttlMinutes <= 43_200)
    ? []
    : [
        wrong(
          'call_ttl',
          { kind: 'button', index },
          'Кнопка дзвінка може діяти від 1440 до 43 200 хвилин (від доби до 30 днів).',
          'A call button can live for 1,440 to 43,200 minutes (one day to thirty).',
        ),
      ];
}
