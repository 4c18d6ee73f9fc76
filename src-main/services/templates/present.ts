import type { Template } from '#shared/contract/templates.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import type { TemplateBinding, TemplateText, TemplateVariable } from '#shared/domain/template-draft.ts';
import type { Allowed } from '#shared/domain/template-life.ts';
import { fromComponents } from '#shared/domain/template-reading.ts';
import type { StoredTemplate } from '../../db/queries/templates.ts';

/** For how long Meta counts edits of an approved template. */
export const EDITS_COUNT_MS = 30 * 24 * 60 * 60 * 1000;

/** A template as seats see it; `now` by the account's clock. */
export function present(stored: StoredTemplate, now: number): Template {
  const { draft: _draft, ttlSeconds: _ttl, sampleMediaId: _sample, metaAt: _at, ...template } = stored;
  return { ...template, editedAt: template.editedAt.filter((at) => at > now - EDITS_COUNT_MS) };
}

/** The text that the editor edits: what was written here, or Meta's read back. */
export function textOf(template: StoredTemplate): TemplateText {
  if (template.draft) return template.draft;
  const { text } = fromComponents(template);
  const { header } = text;
  const hasFile = header.kind === 'image' || header.kind === 'video' || header.kind === 'document';
  // Meta gives a link back that cannot be submitted; the file itself is still here.
  return hasFile ? { ...text, header: { ...header, sampleMediaId: template.sampleMediaId } } : text;
}

/** What is known of its values, with Meta's own samples where nothing else was said. */
export function bindingOf({ binding, ...template }: StoredTemplate): TemplateBinding {
  const { samples } = fromComponents(template);
  const told = Object.entries(samples).map(([key, sample]) => [key, asked(sample)] as const);
  return { ...binding, variables: { ...Object.fromEntries(told), ...binding.variables } };
}

const asked = (sample: string): TemplateVariable => ({
  sample,
  source: { kind: 'ask', label: '' },
  format: { kind: 'text' },
});

/** Throws the sentence of what the domain does not allow. */
export function requireAllowed(allowed: Allowed): void {
  if (allowed === true) return;
  throw new Refusal('TEMPLATE_DEED_NOT_POSSIBLE', { detail: allowed.en, detailUk: allowed.uk });
}
