import {
  type TemplateExample,
  type TemplateExampleDraft,
  templateExamples,
} from '#shared/domain/template-examples.ts';

export type ExampleLanguage = keyof TemplateExample['drafts'];

/** How an example is named in an address, `event_ticket.uk`: the end of `/templates/new/…`. */
export const exampleId = (key: TemplateExample['key'], language: ExampleLanguage): string =>
  `${key}.${language}`;

/** The example that an address names; null for a name that nobody gave. */
export function findExampleDraft(id: string): TemplateExampleDraft | null {
  const [key, language] = id.split('.');
  const example = templateExamples.find((candidate) => candidate.key === key);
  if (!example) return null;
  return language === 'en' ? example.drafts.en : example.drafts.uk;
}
