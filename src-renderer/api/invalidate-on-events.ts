import type { QueryKey } from '@tanstack/react-query';
import type { Change } from '#shared/contract/events.ts';
import { conversationListsKey } from './conversation-list.ts';
import type { HubQueries } from './hub-context.ts';

type Entity = Change['entity'];

/** What has to be fetched again when something of an entity changed; conversations, messages and contacts are patched as well. */
const keysByEntity: Record<Entity, (query: HubQueries) => readonly QueryKey[]> = {
  message: (query) => [
    query.messages.info.key(),
    query.search.gallery.key(),
    query.search.galleryCounts.key(),
  ],
  conversation: (query) => [
    query.conversations.counts.key(),
    query.conversations.told.key(),
    query.conversations.shift.key(),
  ],
  contact: (query) => [
    query.contacts.count.key(),
    query.contacts.notes.key(),
    query.contacts.duplicates.key(),
    query.conversations.get.key(),
    conversationListsKey,
    // Contacts are records as well.
    query.records.list.key(),
    query.records.get.key(),
  ],
  account: (query) => [
    query.accounts.key(),
    query.app.health.key(),
    query.doctor.reports.key(),
    query.tunnel.registrations.key(),
  ],
  template: (query) => [query.templates.key(), query.sendings.fill.key()],
  template_reading: (query) => [query.templates.readings.key()],
  template_sample: (query) => [query.templates.sample.key()],
  record: (query) => [
    query.records.list.key(),
    query.records.count.key(),
    query.records.get.key(),
    query.records.suggest.key(),
    query.sendings.fill.key(),
  ],
  record_type: (query) => [query.records.key()],
  record_import: (query) => [
    query.records.imports.key(),
    query.records.import.key(),
    query.records.importErrors.key(),
  ],
  sending: (query) => [query.sendings.list.key(), query.sendings.get.key(), query.sendings.recipients.key()],
  prices: (query) => [query.sendings.prices.key()],
  label: (query) => [query.labels.key(), conversationListsKey, query.conversations.get.key()],
  draft: (query) => [query.drafts.key()],
  quick_reply: (query) => [query.quickReplies.key()],
  contact_field: (query) => [query.contacts.key(), query.records.key()],
  settings: (query) => [query.app.bootstrap.key()],
  operator: (query) => [
    query.app.operators.key(),
    query.app.bootstrap.key(),
    query.team.key(),
    query.accounts.operators.key(),
  ],
  seat: (query) => [query.app.bootstrap.key(), query.team.key()],
  presence: (query) => [query.conversations.presence.key(), query.team.list.key(), query.team.seats.key()],
  account_rules: (query) => [query.accounts.rules.key()],
  audit: (query) => [query.audit.key()],
  desktop: (query) => [query.desktop.key()],
  tunnel: (query) => [query.tunnel.key()],
  connect: (query) => [query.connect.key()],
  workspace: (query) => [query.workspace.key()],
  doctor: (query) => [query.doctor.key()],
  sandbox: (query) => [query.sandbox.key(), query.app.bootstrap.key()],
};

/** The keys of the cache that a change makes stale. */
export function keysOfChange(query: HubQueries, change: Change): readonly QueryKey[] {
  return keysByEntity[change.entity](query);
}
