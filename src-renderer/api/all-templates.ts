import type { Template } from '#shared/contract/templates.ts';
import type { TemplateId } from '#shared/domain/ids.ts';

/** More in one answer would keep everything else in the hub waiting; an account may have six thousand. */
const AT_ONCE = 500;

/** A part of a list; without both, all of it. */
export interface TemplatePart {
  after?: TemplateId;
  limit?: number;
}

/** Every template of a list, asked for part by part. */
export async function allTemplates(ask: (part: TemplatePart) => Promise<Template[]>): Promise<Template[]> {
  const known = new Map<TemplateId, Template>();
  let after: TemplateId | undefined;
  for (;;) {
    const part = await ask({ limit: AT_ONCE, ...(after === undefined ? {} : { after }) });
    const before = known.size;
    for (const template of part) known.set(template.id, template);
    if (part.length < AT_ONCE) return [...known.values()];
    // The one that it was to go on behind has left the list, or its place in it: it began anew.
    if (known.size === before) return ask({});
    after = part.at(-1)?.id;
  }
}
