import { auditActions, programActions } from './audit-actions.ts';

export const auditThingKinds = [
  'account',
  'operator',
  'conversation',
  'contact',
  'template',
  'sending',
  'label',
  'quickReply',
  'contactField',
  'seat',
] as const;
export type AuditThingKind = (typeof auditThingKinds)[number];

/** How an id is looked up: a message is spoken of as the conversation that it is in. */
export type AuditIdKind = AuditThingKind | 'message' | 'contactNote';

type FieldsOf = Readonly<Record<string, AuditIdKind>>;

const byDomain: Readonly<Record<string, AuditIdKind>> = {
  accounts: 'account',
  contacts: 'contact',
  conversations: 'conversation',
  labels: 'label',
  messages: 'message',
  quickReplies: 'quickReply',
  sendings: 'sending',
  team: 'operator',
  templates: 'template',
};

/** Where `id` is something else than its domain says. */
const otherIds: Readonly<Record<string, AuditIdKind | null>> = {
  'contacts.createField': 'contactField',
  'contacts.renameField': 'contactField',
  'contacts.deleteField': 'contactField',
  'team.endSeat': 'seat',
};

/** What these fields of a line always are. */
const otherFields: FieldsOf = {
  accountId: 'account',
  operatorId: 'operator',
  handOverTo: 'operator',
  conversationId: 'conversation',
  templateId: 'template',
  labelId: 'label',
  mergedId: 'contact',
  otherId: 'contact',
  noteId: 'contactNote',
};

/** What a field of a line is the id of; null for a plain fact. */
export function auditIdKind(action: string, field: string): AuditIdKind | null {
  if (field !== 'id') return otherFields[field] ?? null;
  return otherIds[action] ?? byDomain[action.split('.')[0] ?? ''] ?? null;
}

/** Kinds of deeds among which one chooses when reading the log. */
export const auditGroups = [
  'people',
  'accounts',
  'conversations',
  'contacts',
  'templates',
  'records',
  'sendings',
  'settings',
] as const;
export type AuditGroup = (typeof auditGroups)[number];

const groupByDomain: Readonly<Record<string, AuditGroup>> = {
  team: 'people',
  accounts: 'accounts',
  connect: 'accounts',
  doctor: 'accounts',
  tunnel: 'accounts',
  conversations: 'conversations',
  messages: 'conversations',
  contacts: 'contacts',
  templates: 'templates',
  records: 'records',
  sendings: 'sendings',
};

/** Under which kind a deed is found; whatever is about the program as a whole is a setting. */
export const auditGroupOf = (action: string): AuditGroup =>
  groupByDomain[action.split('.')[0] ?? ''] ?? 'settings';

/** All deeds of a kind. */
export const actionsOfGroup = (group: AuditGroup): readonly string[] =>
  [...Object.keys(auditActions), ...programActions].filter((action) => auditGroupOf(action) === group);
