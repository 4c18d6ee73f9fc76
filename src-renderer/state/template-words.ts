import type { ReadTemplateText } from '#shared/domain/template-components.ts';
import type { TemplateText } from '#shared/domain/template-draft.ts';

/**
 * Everything that a template is found by, in small letters: its name, as it is and with gaps, and every word that the customer
 * reads, with those of an offer and of a carousel's cards.
 */
export function templateWords(name: string, read: ReadTemplateText): string {
  const { text, shownBody, shownFooter } = read;
  const parts = [
    name,
    name.replaceAll('_', ' '),
    text.header.kind === 'text' ? text.header.text : '',
    text.offer?.text ?? '',
    text.body || shownBody,
    text.footer || shownFooter,
    ...text.buttons.map(buttonWords),
    ...(text.cards ?? []).flatMap(({ body, buttons }) => [body, ...buttons.map(buttonWords)]),
  ];
  return parts.join('\n').toLocaleLowerCase();
}

/** What stands on a button and behind it. */
export function buttonWords(button: TemplateText['buttons'][number]): string {
  switch (button.kind) {
    case 'url':
      return `${button.text} → ${button.url}`;
    case 'phone_number':
      return `${button.text} → ${button.phoneNumber}`;
    case 'copy_code':
      return button.sample;
    case 'request_contact_info':
      return '';
    default:
      return button.text;
  }
}
