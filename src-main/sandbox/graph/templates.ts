import type { z } from 'zod';
import type { worldDeeds } from '#shared/contract/sandbox.ts';
import { announce } from '../delivery/changes.ts';
import { numericId } from '../identifiers.ts';
import type { TemplateRecord } from '../state.ts';
import { asText } from '../values.ts';
import type { World } from '../world.ts';
import { GraphFailure } from './errors.ts';
import { type Rejection, reviewOf } from './template-review.ts';
import { checkComponents, templateFailure } from './template-rules.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_TEMPLATES = 250;
const categories = ['MARKETING', 'UTILITY', 'AUTHENTICATION'];

const asArray = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw new GraphFailure(100, { details: 'The parameter components is not valid JSON.' });
  }
};

/** `POST /{WABA}/message_templates`: keeps the template as PENDING; the review answers after some seconds. */
export function createTemplate(world: World, body: Record<string, unknown>): Record<string, unknown> {
  const name = asText(body.name);
  const language = asText(body.language);
  const category = asText(body.category).toUpperCase();
  if (!/^[a-z0-9_]{1,512}$/.test(name)) {
    throw new GraphFailure(100, {
      details: 'Param name must be lower-case letters, digits and underscores.',
    });
  }
  if (!/^[a-z]{2,3}(_[A-Z]{2,3})?$/.test(language)) {
    throw new GraphFailure(100, { details: `Param language: '${language}' is not a supported language.` });
  }
  if (!categories.includes(category)) {
    throw new GraphFailure(100, { details: `Param category must be one of ${categories.join(', ')}.` });
  }
  const parameterFormat = asText(body.parameter_format ?? 'POSITIONAL').toUpperCase();
  if (parameterFormat !== 'POSITIONAL' && parameterFormat !== 'NAMED') {
    throw new GraphFailure(100, { details: 'Param parameter_format must be POSITIONAL or NAMED.' });
  }
  refuseTakenName(world, name, language);
  const components = asArray(body.components);
  checkComponents(components, parameterFormat, category);
  const template: TemplateRecord = {
    // Fifteen digits: webhooks give it as a number, which must stay exact in JSON.
    id: numericId(15),
    name,
    language,
    category,
    previousCategory: null,
    status: 'PENDING',
    parameterFormat,
    components,
    rejectedReason: 'NONE',
    qualityScore: 'UNKNOWN',
    ttlSeconds: typeof body.message_send_ttl_seconds === 'number' ? body.message_send_ttl_seconds : null,
    updatedAt: world.now(),
    editedAt: [],
  };
  world.state.templates.push(template);
  world.changed();
  scheduleReview(world, template);
  return { id: template.id, status: template.status, category };
}

function refuseTakenName(world: World, name: string, language: string): void {
  const { templates, deletedTemplateNames } = world.state;
  if (templates.some((template) => template.name === name && template.language === language)) {
    throw templateFailure(
      2388024,
      'Content in this language already exists',
      `There is already ${language} content for this template. You can create a new template and try again.`,
    );
  }
  if ((deletedTemplateNames[name] ?? 0) > world.now()) {
    throw templateFailure(
      2388023,
      'Message template language is being deleted',
      `New content cannot be added while the existing content of ${name} is being deleted. Try again in 4 weeks.`,
    );
  }
  if (templates.length >= MOST_TEMPLATES) {
    throw templateFailure(2388019, 'Message template limit exceeded', `At most ${MOST_TEMPLATES} templates.`);
  }
}

/** `POST /{TEMPLATE_ID}`: the components are replaced as a whole and reviewed again (`research/api.md` 5.9). */
export function editTemplate(
  world: World,
  template: TemplateRecord,
  body: Record<string, unknown>,
): { success: true } {
  if (!['APPROVED', 'REJECTED', 'PAUSED'].includes(template.status)) {
    throw templateFailure(
      2388039,
      'Template cannot be edited',
      `A template that is ${template.status} cannot be edited.`,
    );
  }
  const recent = template.editedAt.filter((at) => at > world.now() - 30 * DAY_MS);
  const isTooSoon = recent.some((at) => at > world.now() - DAY_MS) || recent.length >= 10;
  if (template.status === 'APPROVED' && isTooSoon) {
    throw templateFailure(2388039, 'Template cannot be edited', 'Once in 24 hours and ten times in 30 days.');
  }
  const category = asText(body.category ?? template.category).toUpperCase();
  if (category !== template.category && template.status === 'APPROVED') {
    throw templateFailure(
      2388025,
      'Category cannot be changed',
      'The category of an approved template is fixed.',
    );
  }
  if (body.components !== undefined) {
    const components = asArray(body.components);
    checkComponents(components, template.parameterFormat, category);
    template.components = components;
  }
  template.category = category;
  template.editedAt = [...recent, world.now()];
  template.status = 'PENDING';
  template.updatedAt = world.now();
  world.changed();
  scheduleReview(world, template);
  return { success: true };
}

/** `DELETE /{WABA}/message_templates` by name, by `hsm_id` with name, or by `hsm_ids`. */
export function deleteTemplates(world: World, query: Record<string, unknown>): { success: true } {
  const { templates } = world.state;
  const ids = typeof query.hsm_ids === 'string' ? (JSON.parse(query.hsm_ids) as unknown[]).map(String) : null;
  if (ids && (query.name !== undefined || query.hsm_id !== undefined || ids.length > 100)) {
    throw new GraphFailure(100, { details: 'hsm_ids stands alone and has at most 100 entries.' });
  }
  const name = typeof query.name === 'string' ? query.name : null;
  if (!ids && name === null)
    throw new GraphFailure(100, { message: '(#100) The parameter name is required.' });
  const hsmId = typeof query.hsm_id === 'string' ? query.hsm_id : null;
  const gone = templates.filter((template) =>
    ids ? ids.includes(template.id) : template.name === name && (hsmId === null || template.id === hsmId),
  );
  if (gone.length === 0 || (ids && gone.length < ids.length)) {
    throw templateFailure(2593002, 'Message template not found', 'There is no such message template.');
  }
  if (gone.some((template) => template.status === 'DISABLED')) {
    throw new GraphFailure(100, { details: 'A disabled template cannot be deleted.' });
  }
  for (const template of gone) {
    if (template.status === 'APPROVED') {
      world.state.deletedTemplateNames[template.name] = world.now() + 30 * DAY_MS;
    }
  }
  world.state.templates = templates.filter((template) => !gone.includes(template));
  world.changed();
  return { success: true };
}

function scheduleReview(world: World, template: TemplateRecord): void {
  world.timers.later(world.timing.templateReviewMs, 'review', () => {
    const current = world.state.templates.find((each) => each.id === template.id);
    if (current?.status !== 'PENDING') return;
    const review = reviewOf(current);
    if (review.category !== current.category) {
      current.previousCategory = current.category;
      current.category = review.category;
    }
    decide(world, current, review.decision, review.reason);
  });
}

/** After a restart: what was in review is reviewed. */
export function resumeReviews(world: World): void {
  for (const template of world.state.templates) {
    if (template.status === 'PENDING') scheduleReview(world, template);
  }
}

export type TemplateDecision = z.output<typeof worldDeeds.reviewTemplate>['decision'];

/** What the status becomes where the webhook's word is another one. */
const statusAfter: Partial<Record<TemplateDecision, string>> = {
  REINSTATED: 'APPROVED',
  UNARCHIVED: 'APPROVED',
};

/** Sets the status and tells the business, in the shape of `message_template_status_update`. */
export function decide(
  world: World,
  template: TemplateRecord,
  decision: TemplateDecision,
  rejection: Rejection | null = null,
): void {
  if (decision !== 'FLAGGED') template.status = statusAfter[decision] ?? decision;
  template.rejectedReason = decision === 'REJECTED' ? (rejection?.reason ?? 'INCORRECT_CATEGORY') : 'NONE';
  template.updatedAt = world.now();
  announce(world, {
    lane: `template-${template.id}`,
    field: 'message_template_status_update',
    value: {
      event: decision,
      message_template_id: Number(template.id),
      message_template_name: template.name,
      message_template_language: template.language,
      reason: template.rejectedReason,
      message_template_category: template.category,
      ...extrasOf(world, decision, rejection),
    },
    names: [`template:${template.id}:${decision}`],
  });
  world.changed();
}

function extrasOf(
  world: World,
  decision: TemplateDecision,
  rejection: Rejection | null,
): Record<string, unknown> {
  if (decision === 'REJECTED' && rejection) {
    return { rejection_info: { reason: rejection.sentence, recommendation: rejection.recommendation } };
  }
  if (decision === 'PAUSED') {
    return {
      other_info: {
        title: 'FIRST_PAUSE',
        description: 'Your template was paused for 3 hours because of low quality.',
      },
    };
  }
  if (decision === 'DISABLED') {
    return { disable_info: { disable_date: String(Math.floor(world.now() / 1000)) } };
  }
  return {};
}
