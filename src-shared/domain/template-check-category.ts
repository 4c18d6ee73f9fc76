import type { TemplateText } from './template-draft.ts';
import type { TemplateProblem } from './template-problem.ts';
import { advice, wrong } from './template-problem-words.ts';

/**
 * Words by which Meta's reviewers tell promotion (research/api.md 5.7). Ukrainian ones are stems: the ending changes. A letter
 * before them would make another word of them.
 */
const promotion =
  /(?<![\p{L}])(?:знижк|знижен|акці[яїйю]|розпродаж|спецпропозиц|вигідн|подарун|безкоштовн|промокод|кешбек|бонус|купуй|купіть|придбайте|не пропустіть|тільки сьогодні|лише сьогодні|вітаємо з|новинк|запрошуємо)\p{L}*|(?<![\p{L}])(?:discounts?|sale|offers?|promo(?:tion|code)?s?|coupons?|cashback|bonus|deals?|free gift|for free|buy now|shop now|limited time|don.t miss|today only|congratulations|new arrivals?|exclusive)(?![\p{L}])|\d\s?% (?:off|знижки)|-\d{1,2}\s?%/iu;

/** A one-time code in words; Meta rejects it in any other category without an appeal. */
const oneTimeCode =
  /(?:код(?:у|ом)? (?:підтвердження|перевірки|доступу|для входу|авторизації)|одноразов\S* (?:код|парол)|нікому не (?:повідомляйте|кажіть|показуйте) (?:цей |його )?код|verification code|one[- ]time (?:code|password|passcode)|security code|login code|sign[- ]in code|(?<![\p{L}])otp(?![\p{L}])|do not share (?:this|the) code)/iu;

/** Full card, account or document numbers may not be asked for (Meta's business policy). */
const secrets =
  /(?:номер(?:у|ом)? (?:картки|карти|паспорта)|cvv|пін-?код (?:картки|карти)|card number|passport number|social security number)/iu;

/** Words that contradict the category, and what no category allows. */
export function checkCategory(text: TemplateText): TemplateProblem[] {
  if (text.category === 'AUTHENTICATION') return [];
  const words = wordsOf(text);
  const problems: TemplateProblem[] = [];
  const spot = { kind: 'category' } as const;
  const promoted = text.category === 'UTILITY' ? promotion.exec(words)?.[0] : undefined;
  if (promoted !== undefined) {
    problems.push(
      advice(
        'category_promotion',
        spot,
        `«${promoted.trim()}» звучить як реклама. Meta, ймовірно, перенесе шаблон до маркетингових: приберіть це слово або оберіть «Маркетинговий».`,
        `“${promoted.trim()}” sounds like promotion. Meta will probably move the template to Marketing: remove the word, or choose Marketing.`,
      ),
    );
  }
  const code = oneTimeCode.exec(words)?.[0];
  if (code !== undefined) {
    problems.push(
      advice(
        'category_code',
        spot,
        `«${code.trim()}» вказує на одноразовий код. Meta відхиляє такі шаблони в інших категоріях: оберіть «Код підтвердження».`,
        `“${code.trim()}” tells of a one-time code. Meta rejects such templates in other categories: choose Authentication.`,
      ),
    );
  }
  if (secrets.test(words)) {
    problems.push(
      advice(
        'sensitive_data',
        { kind: 'body', from: null, to: null },
        'Meta не дозволяє просити повних номерів карток, рахунків і документів. Перефразуйте.',
        'Meta does not allow asking for full numbers of cards, accounts or papers. Put it differently.',
      ),
    );
  }
  return [...problems, ...checkMarketingButtons(text)];
}

/** Coupons and products are promotion whatever stands beside them. */
function checkMarketingButtons({ category, buttons }: TemplateText): TemplateProblem[] {
  if (category !== 'UTILITY') return [];
  const index = buttons.findIndex(({ kind }) => ['copy_code', 'catalog', 'mpm', 'spm'].includes(kind));
  return index < 0
    ? []
    : [
        advice(
          'category_button',
          { kind: 'button', index },
          'Купони й товари Meta вважає рекламою. Оберіть категорію «Маркетинговий».',
          'Meta takes coupons and products for promotion. Choose the category Marketing.',
        ),
      ];
}

function wordsOf({ header, body, footer, buttons }: TemplateText): string {
  const buttonWords = buttons.map((button) => ('text' in button ? button.text : ''));
  return [header.kind === 'text' ? header.text : '', body, footer, ...buttonWords].join('\n');
}

const ttlRanges = {
  AUTHENTICATION: { from: 30, to: 900, uk: 'від 30 секунд до 15 хвилин', en: '30 seconds to 15 minutes' },
  UTILITY: { from: 30, to: 43_200, uk: 'від 30 секунд до 12 годин', en: '30 seconds to 12 hours' },
  MARKETING: { from: 43_200, to: 2_592_000, uk: 'від 12 годин до 30 днів', en: '12 hours to 30 days' },
} as const;

/** How long Meta may try to deliver it; -1 stands for 30 days where it is not marketing (Meta's page on time-to-live). */
export function checkTtl({ ttlSeconds, category }: TemplateText): TemplateProblem[] {
  const { from, to, uk, en } = ttlRanges[category];
  if (ttlSeconds === null || (ttlSeconds >= from && ttlSeconds <= to)) return [];
  if (ttlSeconds === -1 && category !== 'MARKETING') return [];
  return [
    wrong(
      'ttl_range',
      { kind: 'ttl' },
      `Для цієї категорії строк доставки буває ${uk}.`,
      `In this category delivery can be tried for ${en}.`,
    ),
  ];
}
