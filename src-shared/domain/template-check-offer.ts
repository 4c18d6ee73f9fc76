import type { TemplateText } from './template-draft.ts';
import { offerLimits } from './template-offer.ts';
import type { TemplateProblem } from './template-problem.ts';
import { lengthOf, wrong } from './template-problem-words.ts';

const spot = { kind: 'offer' } as const;

/** What Meta's page of limited-time offers asks of a template that is one. */
export function checkOffer(text: TemplateText): TemplateProblem[] {
  const { offer } = text;
  return offer === undefined ? [] : [...checkWords(offer.text), ...checkSurroundings(text)];
}

function checkWords(words: string): TemplateProblem[] {
  if (words.trim() === '') {
    return [wrong('offer_empty', spot, 'Напишіть, що це за пропозиція.', 'Write what the offer is.')];
  }
  const length = lengthOf(words);
  return length > offerLimits.text
    ? [
        wrong(
          'offer_long',
          spot,
          `Задовгий рядок пропозиції: символів ${length}, а можна ${offerLimits.text}. Скоротіть його.`,
          `The line of the offer is too long: ${length} characters, and ${offerLimits.text} are allowed. Shorten it.`,
        ),
      ]
    : [];
}

function checkSurroundings({ category, header, footer, offer, buttons }: TemplateText): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  if (category !== 'MARKETING') {
    problems.push(
      wrong(
        'offer_category',
        spot,
        'Пропозиція з терміном дії буває лише маркетинговою. Оберіть категорію «Маркетинг» або приберіть її.',
        'A limited-time offer is always marketing. Choose that category, or remove the offer.',
      ),
    );
  }
  if (header.kind === 'text' || header.kind === 'document' || header.kind === 'location') {
    problems.push(
      wrong(
        'offer_header',
        { kind: 'header' },
        'Над пропозицією може стояти лише фото або відео. Оберіть одне з них або жодного.',
        'Only a picture or a video can stand above an offer. Choose one of them, or none.',
      ),
    );
  }
  if (footer.trim() !== '') {
    problems.push(
      wrong(
        'offer_footer',
        { kind: 'footer' },
        'Пропозиція з терміном дії не має підпису. Приберіть його.',
        'A limited-time offer has no footer. Remove it.',
      ),
    );
  }
  if (offer?.hasExpiration && buttons[0]?.kind !== 'copy_code') {
    problems.push(
      wrong(
        'offer_code',
        { kind: 'buttons' },
        'Якщо пропозиція завершується, першою кнопкою має бути «Скопіювати код». Додайте її вгорі.',
        'Where the offer ends, the first button has to copy its code. Add it at the top.',
      ),
    );
  }
  return problems;
}
