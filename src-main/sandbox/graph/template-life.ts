import type { z } from 'zod';
import type { worldDeeds } from '#shared/contract/sandbox.ts';
import { announce } from '../delivery/changes.ts';
import { numericId } from '../identifiers.ts';
import { componentOf } from '../messages/template-text.ts';
import type { TemplateRecord } from '../state.ts';
import { asText } from '../values.ts';
import type { World } from '../world.ts';

export type TemplateDeed = z.output<typeof worldDeeds.changeTemplate>;

/** What happens to a template at Meta's side without the business doing anything. */
export function changeTemplate(world: World, deed: TemplateDeed): void {
  const known = world.state.templates.find(
    (each) => each.name === deed.name && each.language === deed.language,
  );
  if (deed.deed === 'put') putTemplate(world, known, deed);
  else if (known) happen(world, known, deed);
  world.changed();
}

function happen(world: World, template: TemplateRecord, deed: Exclude<TemplateDeed, { deed: 'put' }>): void {
  switch (deed.deed) {
    case 'category':
      changeCategory(world, template, deed);
      break;
    case 'quality':
      tell(world, template, 'message_template_quality_update', {
        previous_quality_score: template.qualityScore,
        new_quality_score: deed.score,
      });
      template.qualityScore = deed.score;
      break;
    case 'delete':
      world.state.templates = world.state.templates.filter((each) => each !== template);
      break;
  }
  template.updatedAt = world.now();
}

/** Announced a day before, or done: the webhook names the category that is valid now as the new one. */
function changeCategory(
  world: World,
  template: TemplateRecord,
  { category, isAnnouncement }: Extract<TemplateDeed, { deed: 'category' }>,
): void {
  if (isAnnouncement) {
    template.correctCategory = category;
    tell(world, template, 'template_category_update', {
      correct_category: category,
      new_category: template.category,
    });
    return;
  }
  tell(world, template, 'template_category_update', {
    previous_category: template.category,
    new_category: category,
  });
  template.previousCategory = template.category;
  template.category = category;
  template.correctCategory = category;
}

/** Somebody makes or edits a template in WhatsApp Manager. Nothing is checked: Meta has kinds that nobody here knows. */
function putTemplate(
  world: World,
  known: TemplateRecord | undefined,
  {
    name,
    language,
    category,
    status,
    parameterFormat,
    components,
    isTold,
  }: Extract<TemplateDeed, { deed: 'put' }>,
): void {
  const template: TemplateRecord = known ?? {
    id: numericId(15),
    name,
    language,
    category,
    previousCategory: null,
    status,
    parameterFormat,
    components,
    rejectedReason: 'NONE',
    qualityScore: 'UNKNOWN',
    ttlSeconds: null,
    updatedAt: world.now(),
    editedAt: [],
  };
  if (known) Object.assign(known, { category, status, parameterFormat, components, updatedAt: world.now() });
  else world.state.templates.push(template);
  if (isTold) tellComponents(world, template);
}

function tellComponents(world: World, template: TemplateRecord): void {
  const text = (type: 'HEADER' | 'BODY' | 'FOOTER') => asText(componentOf(template, type)?.text ?? '');
  const parts = {
    message_template_title: text('HEADER'),
    message_template_element: text('BODY'),
    message_template_footer: text('FOOTER'),
  };
  tell(
    world,
    template,
    'message_template_components_update',
    Object.fromEntries(Object.entries(parts).filter(([, words]) => words !== '')),
  );
}

function tell(
  world: World,
  template: TemplateRecord,
  field:
    | 'template_category_update'
    | 'message_template_quality_update'
    | 'message_template_components_update',
  value: Record<string, unknown>,
): void {
  announce(world, {
    lane: `template-${template.id}`,
    field,
    value: {
      message_template_id: Number(template.id),
      message_template_name: template.name,
      message_template_language: template.language,
      ...value,
    },
  });
}
