import type { Template } from '#shared/contract/templates.ts';
import type { StoredAccount } from '../../db/queries/accounts.ts';
import {
  getTemplateByMetaId,
  getTemplateByName,
  normaliseLanguage,
  type TemplateChanges,
  updateTemplate,
  upsertTemplate,
} from '../../db/queries/templates.ts';
import type { IngestContext } from './context.ts';
import { arrayOf, isRecord, type JsonRecord, textOf } from './json.ts';

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
};

type Read = (event: JsonRecord, known: Template | null) => Partial<TemplateChanges>;

const readers: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['message_template_status_update', readStatus],
  ['message_template_quality_update', (event) => ({ qualityScore: textOf(event.new_quality_score) })],
  ['template_category_update', readCategory],
  ['message_template_components_update', readComponents],
]);

export const isTemplateField = (field: string): boolean => readers.has(field);

/** What identifies the template of an event among the events of its account. */
export const templateSubject = (event: JsonRecord): string =>
  textOf(event.message_template_id) ?? [textOf(event.message_template_name), languageOf(event)].join(' ');

/** Applies an event to the template it is about; one that is not known yet is made from what the event tells. */
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
  const news = readers.get(field)?.(event, known) ?? {};
  if (known) {
    if (known.updatedAt - occurredAt > STALE_AFTER_MS) return;
    const updatedAt = Math.max(known.updatedAt, occurredAt);
    updateTemplate(db, known.id, {
      ...news,
      metaTemplateId: metaTemplateId ?? known.metaTemplateId,
      updatedAt,
    });
  } else if (name && language) {
    const unknown = {
      category: 'UNKNOWN',
      status: 'UNKNOWN',
      qualityScore: null,
      rejectedReason: null,
      components: [],
      raw: null,
    };
    const values = {
      accountId: account.id,
      metaTemplateId,
      name,
      language,
      parameterFormat: 'POSITIONAL' as const,
    };
    upsertTemplate(db, { ...unknown, ...values, ...news, updatedAt: occurredAt });
  } else {
    return;
  }
  changes.push({ entity: 'template', accountId: account.id });
}

function languageOf(event: JsonRecord): string | null {
  const language = textOf(event.message_template_language);
  return language === null ? null : normaliseLanguage(language);
}

function readStatus(event: JsonRecord): Partial<TemplateChanges> {
  const word = textOf(event.event)?.toUpperCase();
  if (word === undefined) return {};
  const status = word in statusWords ? statusWords[word] : word;
  const category = textOf(event.message_template_category)?.toUpperCase();
  const reason = textOf(event.reason);
  return {
    ...(category === undefined ? {} : { category }),
    ...(status ? { status, rejectedReason: status === 'REJECTED' && reason !== 'NONE' ? reason : null } : {}),
  };
}

/** An announced change names the category that is still valid as `new_category` and the coming one as `correct_category`. */
function readCategory(event: JsonRecord): Partial<TemplateChanges> {
  const category = textOf(event.new_category)?.toUpperCase();
  return category === undefined ? {} : { category };
}

/** The event tells texts, and of the buttons only some: what it does not tell stays as it was. */
function readComponents(event: JsonRecord, known: Template | null): Partial<TemplateChanges> {
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
  return { components: [...components, ...kept].sort((a, b) => placeOf(a) - placeOf(b)) };
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
