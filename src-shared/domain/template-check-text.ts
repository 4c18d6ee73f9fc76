import type { TemplateCheckCode } from './template-check-codes.ts';
import { checkDensity, checkEnds, checkPlaces } from './template-check-places.ts';
import type { TemplateText } from './template-draft.ts';
import { offerLimits } from './template-offer.ts';
import { placesInText } from './template-places.ts';
import type { TemplateProblem } from './template-problem.ts';
import { advice, lengthOf, wrong } from './template-problem-words.ts';

/** Meta's limits of the words of a template, in characters. */
export const textLimits = { name: 512, header: 60, body: 1024, footer: 60 } as const;

const emoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F/u;
const formatting = /(\*|_|~|```|`)(?=\S)(?:[^\n]*?\S)?\1/;

/** A text with its holes taken out: underscores of `{{order_number}}` are no formatting. */
const withoutPlaces = (text: string): string => text.replace(/\{\{[^{}]*\}\}/g, '0');

export const hasEmoji = (text: string): boolean => emoji.test(text);
export const hasFormatting = (text: string): boolean => formatting.test(withoutPlaces(text));

/** Header, body and footer; of AUTHENTICATION that they are left to Meta. */
export function checkTexts(text: TemplateText): TemplateProblem[] {
  if (text.category === 'AUTHENTICATION') return checkFixedForm(text);
  return [...checkHeader(text), ...checkBody(text), ...checkFooter(text.footer)];
}

function checkFixedForm(text: TemplateText): TemplateProblem[] {
  const minutes = text.authentication.codeExpirationMinutes;
  const problems: TemplateProblem[] = [];
  if (text.header.kind !== 'none') {
    problems.push(
      wrong(
        'authentication_header',
        { kind: 'header' },
        'Шаблон коду підтвердження не має заголовка. Приберіть його.',
        'A template of a one-time code has no header. Remove it.',
      ),
    );
  }
  if (text.body.trim() !== '' || text.footer.trim() !== '') {
    problems.push(
      wrong(
        'authentication_text',
        text.body.trim() === '' ? { kind: 'footer' } : { kind: 'body', from: null, to: null },
        'Текст шаблону коду пише сама Meta. Приберіть свій або оберіть іншу категорію.',
        'Meta writes the text of a one-time code itself. Remove yours, or choose another category.',
      ),
    );
  }
  if (minutes !== null && (minutes < 1 || minutes > 90)) {
    problems.push(
      wrong(
        'code_expiration',
        { kind: 'authentication' },
        'Код може діяти від 1 до 90 хвилин.',
        'A code can be valid for 1 to 90 minutes.',
      ),
    );
  }
  return problems;
}

function checkHeader({ header, parameterFormat }: TemplateText): TemplateProblem[] {
  const spot = { kind: 'header' } as const;
  if (header.kind === 'none' || header.kind === 'location') return [];
  if (header.kind !== 'text') {
    return header.sampleMediaId === null
      ? [
          wrong(
            'sample_file_missing',
            { kind: 'sample_file' },
            'Додайте зразок файлу: Meta перевіряє шаблон за ним.',
            'Add a sample file: Meta reviews the template by it.',
          ),
        ]
      : [];
  }
  if (header.text.trim() === '') {
    return [
      wrong(
        'header_empty',
        spot,
        'Заголовок порожній. Напишіть його або оберіть «Без заголовка».',
        'The header is empty. Write it, or choose no header.',
      ),
    ];
  }
  return [
    ...checkHeaderForm(header.text),
    ...checkPlaces({ text: header.text, format: parameterFormat, spot: () => spot }),
  ];
}

function checkHeaderForm(text: string): TemplateProblem[] {
  const spot = { kind: 'header' } as const;
  const problems = plainTextProblems(text, 'header', spot);
  if (lengthOf(text) > textLimits.header)
    problems.push(tooLong('header_long', spot, text, textLimits.header));
  if (placesInText(text).length > 1) {
    problems.push(
      wrong(
        'header_places',
        spot,
        'У заголовку може бути лише одна змінна.',
        'The header can have one variable only.',
      ),
    );
  }
  if (hasEmoji(text)) {
    problems.push(
      wrong(
        'header_emoji',
        spot,
        'Заголовок не може містити емодзі. Приберіть їх.',
        'The header cannot contain emoji. Remove them.',
      ),
    );
  }
  return problems;
}

/** What neither a header nor a footer takes. */
function plainTextProblems(
  text: string,
  part: 'header' | 'footer',
  spot: TemplateProblem['spot'],
): TemplateProblem[] {
  const [uk, en] = part === 'header' ? ['Заголовок', 'The header'] : ['Підпис', 'The footer'];
  const problems: TemplateProblem[] = [];
  if (/[\n\r]/.test(text)) {
    problems.push(
      wrong(
        `${part}_line_break`,
        spot,
        `${uk} має бути одним рядком. Приберіть перенесення.`,
        `${en} is one line. Remove the line break.`,
      ),
    );
  }
  if (hasFormatting(text)) {
    problems.push(
      wrong(
        `${part}_formatting`,
        spot,
        `${uk} не може мати форматування: приберіть знаки *, _, ~ і \`.`,
        `${en} cannot be formatted: remove the marks *, _, ~ and \`.`,
      ),
    );
  }
  return problems;
}

const tooLong = (
  code: TemplateCheckCode,
  spot: TemplateProblem['spot'],
  text: string,
  most: number,
): TemplateProblem =>
  wrong(
    code,
    spot,
    `Задовгий текст: символів ${lengthOf(text)}, а можна ${most}. Скоротіть його.`,
    `The text is too long: ${lengthOf(text)} characters, and ${most} are allowed. Shorten it.`,
  );

/** An offer leaves less room for words. */
export const bodyLimit = ({ offer }: Pick<TemplateText, 'offer'>): number =>
  offer === undefined ? textLimits.body : offerLimits.body;

function checkBody({ body, parameterFormat, offer }: TemplateText): TemplateProblem[] {
  const spot = (range: { from: number; to: number } | null) =>
    ({ kind: 'body', from: range?.from ?? null, to: range?.to ?? null }) as const;
  if (body.trim() === '') {
    return [wrong('body_empty', spot(null), 'Напишіть текст шаблону.', 'Write the text of the template.')];
  }
  const checked = { text: body, format: parameterFormat, spot };
  const problems = [...checkPlaces(checked), ...checkEnds(checked), ...checkDensity(checked)];
  const most = bodyLimit({ offer });
  if (lengthOf(body) > most) problems.push(tooLong('body_long', spot(null), body, most));
  const gap = /\n(?:[^\S\n]*\n){2,}/.exec(body.replaceAll('\r\n', '\n'));
  if (gap) {
    problems.push(
      wrong(
        'body_blank_lines',
        spot({ from: gap.index, to: gap.index + gap[0].length }),
        'Поспіль може бути лише один порожній рядок. Приберіть зайві.',
        'Only one empty line in a row is allowed. Remove the others.',
      ),
    );
  }
  return problems;
}

function checkFooter(footer: string): TemplateProblem[] {
  if (footer.trim() === '') return [];
  const spot = { kind: 'footer' } as const;
  const problems = plainTextProblems(footer, 'footer', spot);
  if (lengthOf(footer) > textLimits.footer)
    problems.push(tooLong('footer_long', spot, footer, textLimits.footer));
  if (/[{}]/.test(footer)) {
    problems.push(
      wrong(
        'footer_place',
        spot,
        'Підпис не може мати змінних. Перенесіть їх у текст.',
        'The footer cannot have variables. Move them to the body.',
      ),
    );
  }
  if (hasEmoji(footer)) {
    problems.push(
      advice(
        'footer_emoji',
        spot,
        'Через емодзі в підписі Meta може відхилити шаблон. Краще без них.',
        'Meta may refuse a template for emoji in its footer. It is better without.',
      ),
    );
  }
  return problems;
}
