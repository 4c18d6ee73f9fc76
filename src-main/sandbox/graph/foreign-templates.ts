import { plays } from '../connection/failures.ts';
import { derivedId } from '../identifiers.ts';
import type { TemplateRecord } from '../state.ts';
import type { World } from '../world.ts';

/** How many templates another tool has made anew under the names that they had. */
const RECREATED = 2;

/** The id under which Meta knows a template that was deleted and made again elsewhere. */
export const foreignTemplateId = (template: Pick<TemplateRecord, 'id'>): string =>
  derivedId(`recreated ${template.id}`);

/**
 * The templates as Meta has them. With `duplicate_templates` another tool has made the first ones anew: the same name and
 * language, another id and another text, so that both sides have one of that name.
 */
export function templatesAtMeta(world: World): TemplateRecord[] {
  const { templates } = world.state;
  if (!plays(world, 'duplicate_templates')) return templates;
  return templates.map((template, index) =>
    index < RECREATED
      ? { ...template, id: foreignTemplateId(template), components: withOtherText(template.components) }
      : template,
  );
}

const withOtherText = (components: TemplateRecord['components']): TemplateRecord['components'] =>
  components.map((component) =>
    component.type === 'BODY' && typeof component.text === 'string'
      ? { ...component, text: `${component.text} (old-tool)` }
      : component,
  );
