import type { LineButton, TemplateRecord } from '../state.ts';
import { asText } from '../values.ts';

const VARIABLE = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;

/** Names or numbers of the variables in the order of their first place, each once. */
export const variablesOf = (text: string): string[] => [
  ...new Set([...text.matchAll(VARIABLE)].map((match) => match[1] ?? '')),
];

/** The text with its variables replaced. */
export const fill = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replace(VARIABLE, (place, name: string) => values.get(name) ?? place);

export const componentOf = (
  record: Pick<TemplateRecord, 'components'>,
  type: 'HEADER' | 'BODY' | 'FOOTER' | 'BUTTONS' | 'LIMITED_TIME_OFFER' | 'CAROUSEL',
): Record<string, unknown> | undefined =>
  record.components.find((component) => String(component.type).toUpperCase() === type);

interface SentButton {
  type: string;
  index?: string | number | undefined;
  parameters?: Record<string, unknown>[] | undefined;
}

/** The buttons of a template that a customer can tap, with the payloads that the sender gave. */
export function buttonsOf(record: TemplateRecord, sent: readonly SentButton[]): LineButton[] {
  const buttons = (componentOf(record, 'BUTTONS')?.buttons ?? []) as Record<string, unknown>[];
  return buttons.flatMap((button, index): LineButton[] => {
    const title = asText(button.text);
    if (button.type === 'REQUEST_CONTACT_INFO') {
      return [
        { id: 'share_contact', title: title || 'Share contact', description: null, effect: 'share_contact' },
      ];
    }
    if (button.type !== 'QUICK_REPLY') return [];
    const component = sent.find(
      (each) => each.type.toLowerCase() === 'button' && Number(each.index) === index,
    );
    const payload = component?.parameters?.[0]?.payload;
    return [
      { id: typeof payload === 'string' ? payload : title, title, description: null, effect: 'quick_reply' },
    ];
  });
}
