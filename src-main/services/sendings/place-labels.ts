import type { Sentence } from '#shared/contract/base.ts';
import type { TemplatePlace, ValueSource } from '#shared/domain/template-draft.ts';
import { buttonAt } from '#shared/domain/template-places.ts';
import { fieldAt } from '../records/paths.ts';
import type { Filling } from './fill-template.ts';

/** What a button carries besides, as a person is told of it. */
export function extraLabel({ read }: Pick<Filling, 'read'>, place: TemplatePlace): Sentence {
  const button = buttonAt(read.text, place);
  const words = button && 'text' in button ? button.text : '';
  return { uk: `Дані кнопки «${words}»`, en: `Data of the button “${words}”` };
}

/** The question for a person, or the field's name as a person reads it; on which card it stands says its key. */
export function labelOf(
  { template, types }: Pick<Filling, 'template' | 'types'>,
  place: TemplatePlace,
  source: ValueSource,
): Sentence {
  const both = (words: string): Sentence => ({ uk: words, en: words });
  switch (source.kind) {
    case 'ask':
      return source.label.trim() === '' ? nameOf(place) : both(source.label.trim());
    case 'operator':
      return source.fact === 'name'
        ? { uk: 'Ім’я оператора', en: 'Operator’s name' }
        : { uk: 'Ваш номер', en: 'Your number' };
    case 'link':
      return { uk: 'Посилання', en: 'Link' };
    case 'field': {
      const labels = source.path.map(
        (name, index) =>
          fieldAt(types, template.binding.appliesTo ?? '', source.path.slice(0, index + 1))?.label ??
          both(name),
      );
      return {
        uk: labels.map(({ uk }) => uk).join(' · '),
        en: labels.map(({ en }) => en).join(' · '),
      };
    }
  }
}

function nameOf({ part, name, card }: TemplatePlace): Sentence {
  if (part === 'offer') return { uk: 'Кінець пропозиції', en: 'End of the offer' };
  if (part === 'header' && card !== undefined) return { uk: 'Товар', en: 'Product' };
  if (part === 'button') return { uk: `Кнопка ${Number(name) + 1}`, en: `Button ${Number(name) + 1}` };
  return /^\d+$/.test(name) ? { uk: `Значення ${name}`, en: `Value ${name}` } : { uk: name, en: name };
}
