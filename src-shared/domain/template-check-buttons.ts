import { checkKind } from './template-check-button-kinds.ts';
import { buttonLimits, buttonWordProblems } from './template-check-button-words.ts';
import { checkOtp } from './template-check-otp.ts';
import type { TemplateButton, TemplateText } from './template-draft.ts';
import type { TemplateProblem } from './template-problem.ts';
import { advice, wrong } from './template-problem-words.ts';

type ButtonKind = TemplateButton['kind'];

/** How many buttons of a kind a template may have. */
export const buttonMaxima: Readonly<Record<ButtonKind, number>> = {
  quick_reply: 10,
  url: 2,
  phone_number: 1,
  copy_code: 1,
  flow: 1,
  catalog: 1,
  mpm: 1,
  spm: 1,
  voice_call: 1,
  request_contact_info: 1,
  otp: 1,
};

/** Buttons that Meta takes only alone. */
const alone: ReadonlySet<ButtonKind> = new Set(['catalog', 'mpm', 'spm', 'otp']);

/** Buttons one by one, and how they stand together. */
export function checkButtons(text: TemplateText): TemplateProblem[] {
  return [
    ...text.buttons.flatMap((button, index) => [
      ...checkButton(button, index, text),
      ...checkMaximum(button, index, text.buttons),
    ]),
    ...checkTogether(text.buttons),
    ...checkOtp(text),
  ];
}

function checkMaximum(
  { kind }: TemplateButton,
  index: number,
  buttons: readonly TemplateButton[],
): TemplateProblem[] {
  const before = buttons.slice(0, index).filter((button) => button.kind === kind).length;
  if (before < buttonMaxima[kind] || kind === 'quick_reply') return [];
  return [
    wrong(
      'button_maximum',
      { kind: 'button', index },
      `Таких кнопок може бути щонайбільше ${buttonMaxima[kind]}. Приберіть цю.`,
      `There can be at most ${buttonMaxima[kind]} of this kind of button. Remove this one.`,
    ),
  ];
}

function checkTogether(buttons: readonly TemplateButton[]): TemplateProblem[] {
  const spot = { kind: 'buttons' } as const;
  const problems: TemplateProblem[] = [];
  if (buttons.length > buttonLimits.total) {
    problems.push(
      wrong(
        'buttons_many',
        spot,
        `Кнопок може бути щонайбільше ${buttonLimits.total}. Приберіть зайві.`,
        `There can be at most ${buttonLimits.total} buttons. Remove some.`,
      ),
    );
  }
  const quick = buttons.map(({ kind }) => kind === 'quick_reply');
  const turns = quick.filter((isQuick, index) => index > 0 && isQuick !== quick[index - 1]).length;
  if (turns > 1) {
    problems.push(
      wrong(
        'buttons_order',
        spot,
        'Швидкі відповіді мають стояти разом: усі перед іншими кнопками або всі після них.',
        'Quick replies have to stand together: all of them before the other buttons, or all after.',
      ),
    );
  }
  const isAloneBroken = buttons.length > 1 && buttons.some(({ kind }) => alone.has(kind));
  if (isAloneBroken) {
    problems.push(
      wrong(
        'button_alone',
        spot,
        'Кнопка каталогу, товарів або коду має бути єдиною. Приберіть інші.',
        'A button of the catalogue, of products or of a code has to be the only one. Remove the others.',
      ),
    );
  }
  if (turns === 1 || buttons.length > buttonLimits.seenOnDesktop) {
    problems.push(
      advice(
        'buttons_desktop',
        spot,
        'У WhatsApp на комп’ютері такого повідомлення не видно: там показують до трьох кнопок одного роду.',
        'WhatsApp on a computer does not show such a message: it takes up to three buttons, and no quick replies mixed with others.',
      ),
    );
  }
  return problems;
}

function checkButton(button: TemplateButton, index: number, text: TemplateText): TemplateProblem[] {
  const words = 'text' in button && button.kind !== 'otp' ? checkWords(button.text, index, text.buttons) : [];
  return [...words, ...checkKind(button, index, text)];
}

function checkWords(words: string, index: number, buttons: readonly TemplateButton[]): TemplateProblem[] {
  const spot = { kind: 'button', index } as const;
  if (words.trim() === '') {
    return [wrong('button_text_empty', spot, 'Напишіть назву кнопки.', 'Write the words of the button.')];
  }
  const problems = buttonWordProblems(words, spot);
  const same = (button: TemplateButton) =>
    'text' in button && button.text.trim().toLocaleLowerCase() === words.trim().toLocaleLowerCase();
  if (buttons.slice(0, index).some(same)) {
    problems.push(
      wrong(
        'button_text_twice',
        spot,
        'Така назва вже є на іншій кнопці. Назвіть її інакше.',
        'Another button has the same words. Choose different ones.',
      ),
    );
  }
  return problems;
}
