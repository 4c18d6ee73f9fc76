import type { Template } from '#shared/contract/templates.ts';
import type { StoredAccount } from '../../db/queries/accounts.ts';
import { insertTemplateEvent } from '../../db/queries/template-history.ts';
import {
  getTemplateByMetaId,
  getTemplateByName,
  normaliseLanguage,
  type StoredTemplate,
  type TemplateValues,
  updateTemplate,
} from '../../db/queries/templates.ts';
import type { Db } from '../../db/statements.ts';
import { applyMeta, markDeleted, valuesOf } from '../templates/apply-meta.ts';
import type { Witness } from '../templates/note-changes.ts';
import type { IngestContext } from './context.ts';
import { arrayOf, isRecord, type JsonRecord, recordOf, textOf } from './json.ts';

export interface TemplateEvent {
  field: string;
  event: JsonRecord;
  account: StoredAccount;
  occurredAt: number;
}

/** Older news than what is stored by more than this is not taken over: a sync told something newer meanwhile. */
const STALE_AFTER_MS = 5 * 60 * 1000;

/** Words of the webhook that mean another one of the REST API; null where the status itself does not change. */
const statusWords: Readonly<Partial<Record<string, string | null>>> = {
  REINSTATED: 'APPROVED',
  UNARCHIVED: 'APPROVED',
  UNPAUSED: 'APPROVED',
  FLAGGED: null,
  PENDING_DELETION: 'DELETED',
};

/** What an event says of a template, and Meta's words about it. */
interface News {
  facts: Partial<TemplateValues>;
  reason?: string | null;
  /** Something happened that changes no fact. */
  word?: string;
}

type Read = (event: JsonRecord, known: Template | null) => News;

const readers: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['message_template_status_update', readStatus],
  ['message_template_quality_update', readQuality],
  ['template_category_update', readCategory],
  ['message_template_components_update', readComponents],
]);

export const isTemplateField = (field: string): boolean => readers.has(field);

/** What identifies the template of an event among the events of its account. */
export const templateSubject = (event: JsonRecord): string =>
  textOf(event.message_template_id) ?? [textOf(event.message_template_name), languageOf(event)].join(' ');

/**
 * Applies an event to the template it is about; one that is not known yet is made from what the event tells. Events tell
 * only a part of a template: it is read from Meta afterwards.
 */
export function applyTemplateEvent(
  { field, event, account, occurredAt }: TemplateEvent,
  { db, changes }: IngestContext,
): void {
  const metaTemplateId = textOf(event.message_template_id);
  const name = textOf(event.message_template_name);
  const language = languageOf(event);
  const known =
    (metaTemplateId ? getTemplateByMetaId(db, account.id, metaTemplateId) : null) ??
    (name && language ? getTemplateByName(db, account.id, name, language) : null);
  if (known && known.metaAt - occurredAt > STALE_AFTER_MS) return;
  const news = readers.get(field)?.(event, known) ?? { facts: {} };
  const witness: Witness = {
    // Events carry no time of their own clock's offset: a sandbox whose clock was moved tells in this computer's time.
    at: occurredAt + account.clockOffsetMs,
    readAt: Math.max(known?.metaAt ?? 0, occurredAt),
    source: 'webhook',
    operatorId: null,
    reason: news.reason ?? null,
  };
  if (known?.status === 'DRAFT') {
    // Our submission, whose answer is still on its way, or somebody else's under the same name: Meta's text tells which.
    updateTemplate(db, known.id, { metaTemplateId, isToRead: true });
  } else if (known) {
    applyNews(
      db,
      known,
      { ...news, facts: { ...(metaTemplateId ? { metaTemplateId } : {}), ...news.facts } },
      witness,
    );
    if (field !== 'message_template_quality_update') updateTemplate(db, known.id, { isToRead: true });
  } else if (name && language) {
    const values = { ...unknownTemplate, accountId: account.id, metaTemplateId, name, language };
    const { id } = applyMeta(db, { ...values, updatedAt: witness.at, ...news.facts }, witness);
    updateTemplate(db, id, { isToRead: true });
  } else {
    return;
  }
  changes.push({ entity: 'template', accountId: account.id });
}

const unknownTemplate = {
  category: 'UNKNOWN',
  status: 'UNKNOWN',
  qualityScore: null,
  rejectedReason: null,
  parameterFormat: 'POSITIONAL',
  components: [],
  raw: null,
} as const satisfies Partial<TemplateValues>;

function applyNews(db: Db, known: StoredTemplate, { facts, word }: News, witness: Witness): void {
  if (facts.status === 'DELETED') {
    if (known.status !== 'DELETED') markDeleted(db, known, witness);
    return;
  }
  applyMeta(db, { ...valuesOf(known), updatedAt: witness.at, ...facts }, witness);
  if (word === undefined) return;
  const { at, source, operatorId, reason = null } = witness;
  insertTemplateEvent(db, known.id, {
    at,
    kind: 'status',
    from: known.status,
    to: word,
    reason,
    source,
    operatorId,
  });
}

function languageOf(event: JsonRecord): string | null {
  const language = textOf(event.message_template_language);
  return language === null ? null : normaliseLanguage(language);
}

function readStatus(event: JsonRecord): News {
  const word = textOf(event.event)?.toUpperCase();
  if (word === undefined) return { facts: {} };
  const status = word in statusWords ? statusWords[word] : word;
  const category = textOf(event.message_template_category)?.toUpperCase();
  const reason = textOf(event.reason)?.toUpperCase() ?? null;
  const told = reason === 'NONE' ? null : reason;
  return {
    reason: explanationOf(event) ?? told,
    ...(status ? {} : { word }),
    facts: {
      ...(category === undefined ? {} : { category }),
      ...(status ? { status, rejectedReason: status === 'REJECTED' ? told : null } : {}),
    },
  };
}

/** Meta's own sentences about a decision; each kind of decision has them in another place. */
function explanationOf(event: JsonRecord): string | null {
  const [rejection, other, disabling] = [event.rejection_info, event.other_info, event.disable_info].map(
    recordOf,
  );
  const sentences = [
    textOf(rejection?.reason),
    textOf(rejection?.recommendation),
    textOf(other?.title),
    textOf(other?.description),
    textOf(disabling?.disable_date),
  ].filter((sentence) => sentence !== null);
  return sentences.length === 0 ? null : sentences.join(' ');
}

function readQuality(event: JsonRecord): News {
  const qualityScore = textOf(event.new_quality_score)?.toUpperCase();
  return { facts: qualityScore === undefined ? {} : { qualityScore } };
}

/** An announced change names the category that is still valid as `new_category` and the coming one as `correct_category`. */
function readCategory(event: JsonRecord, known: Template | null): News {
  const category = textOf(event.new_category)?.toUpperCase();
  if (category === undefined) return { facts: {} };
  const coming = textOf(event.correct_category)?.toUpperCase() ?? category;
  const before = textOf(event.previous_category)?.toUpperCase() ?? known?.category ?? category;
  return {
    facts: {
      category,
      comingCategory: coming === category ? null : coming,
      ...(before === category ? {} : { previousCategory: before }),
    },
  };
}

/** The event tells texts, and of the buttons only some: what it does not tell stays as it was. */
function readComponents(event: JsonRecord, known: Template | null): News {
  const told = [
    { type: 'HEADER', text: textOf(event.message_template_title), format: 'TEXT' },
    { type: 'BODY', text: textOf(event.message_template_element) },
    { type: 'FOOTER', text: textOf(event.message_template_footer) },
  ].filter((component) => component.text !== null);
  const buttons = arrayOf(event.message_template_buttons).filter(isRecord).map(toButton);
  const components: Template['components'] = [
    ...told,
    ...(buttons.length > 0 ? [{ type: 'BUTTONS', buttons }] : []),
  ];
  const toldTypes = new Set(components.map((component) => component.type));
  const kept = (known?.components ?? []).filter(
    (component) => !toldTypes.has(textOf(component.type)?.toUpperCase()),
  );
  return { facts: { components: [...components, ...kept].sort((a, b) => placeOf(a) - placeOf(b)) } };
}

const ORDER = ['HEADER', 'BODY', 'FOOTER', 'BUTTONS'];
const placeOf = (component: Template['components'][number]): number => {
  const place = ORDER.indexOf(textOf(component.type)?.toUpperCase() ?? '');
  return place < 0 ? ORDER.length : place;
};

/** From the words of the webhook to those of the REST API. */
function toButton(button: JsonRecord): Record<string, unknown> {
  const entries = [
    ['type', textOf(button.message_template_button_type)],
    ['text', textOf(button.message_template_button_text)],
    ['url', textOf(button.message_template_button_url)],
    ['phone_number', textOf(button.message_template_button_phone_number)],
  ].filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as Record<string, unknown>;
}
