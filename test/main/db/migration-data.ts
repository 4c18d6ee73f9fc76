import type { Database } from 'better-sqlite3';

/** A little data in the tables that each format adds, as that format takes it. */
export const dataAfter: Readonly<Record<number, string>> = {
  10: `INSERT INTO accounts (id, key, kind, name, color, phone_number_id, waba_id, app_id, created_at)
         VALUES (1, 'key-1', 'live', 'Квіти', 'cornflower', '111', '222', '333', 1);
       INSERT INTO account_events (account_id, field, event, detail, occurred_at, fingerprint, raw)
         VALUES (1, 'account_update', 'ACCOUNT_VIOLATION', 'ADULT', 1, 'f', '{}');
       INSERT INTO operators (id, name, role, created_at) VALUES (1, 'Марія', 'admin', 1);
       INSERT INTO settings (key, value) VALUES ('language', '"uk"');`,
  20: `INSERT INTO contacts (id, profile_name, wa_id, created_at) VALUES (1, 'Олена', '380671112233', 1), (2, 'Oleh', NULL, 1);
       INSERT INTO contact_aliases (contact_id, kind, value, first_seen_at, superseded_at)
         VALUES (1, 'wa_id', '380671112233', 1, NULL), (2, 'wa_id', '380671112233', 0, 1), (2, 'bsuid', 'UA.2', 1, NULL);
       INSERT INTO contact_matches (contact_id, other_contact_id, reason, seen_at) VALUES (1, 2, 'wa_id', 1);`,
  30: `INSERT INTO conversations (id, account_id, contact_id, last_message_at, created_at) VALUES (1, 1, 1, 5, 1);
       INSERT INTO messages (id, conversation_id, account_id, direction, kind, wamid, sent_at, received_at, content, operator_id)
         VALUES (1, 1, 1, 'out', 'text', 'wamid.1', 5, 5, '{"kind":"text","body":"Так"}', 1);
       INSERT INTO message_statuses (account_id, wamid, status, at, received_at, raw) VALUES (1, 'wamid.1', 'read', 6, 6, '{}');
       INSERT INTO reactions (account_id, target_wamid, side, emoji, at, reaction_wamid) VALUES (1, 'wamid.1', 'customer', '🌻', 7, 'wamid.2');`,
  40: `INSERT INTO media (id, account_id, direction, meta_media_id, mime_type, state, created_at)
         VALUES (1, 1, 'in', '9001', 'image/jpeg', 'waiting', 1);`,
  50: `INSERT INTO outbox (account_id, conversation_id, kind, message_id, payload, state, created_at)
         VALUES (1, 1, 'message', 1, '{}', 'accepted', 1);
       UPDATE projection SET journal_seq = 7;
       INSERT INTO ingest_failures (journal_seq, path, account_id, error, item, at) VALUES (3, '', NULL, 'not JSON', '""', 1);`,
  60: `INSERT INTO templates (account_id, name, language, category, status, components, updated_at)
         VALUES (1, 'order_ready', 'uk', 'UTILITY', 'APPROVED', '[]', 1);
       INSERT INTO record_types (name, definition) VALUES ('Order', '{}');
       INSERT INTO records (type, key, fields, search_text, created_at, updated_at) VALUES ('Order', '1', '{}', '', 1, 1);`,
  70: `UPDATE conversations SET state = 'snoozed', snoozed_until = 9, assignee_id = 1, pinned_at = 2 WHERE id = 1;
       INSERT INTO labels (id, name, name_key, color, created_at) VALUES (1, 'VIP', 'vip', 'red', 1);
       INSERT INTO conversation_labels (label_id, conversation_id) VALUES (1, 1);
       INSERT INTO drafts (operator_id, conversation_id, text, attachments, updated_at) VALUES (1, 1, 'Доб', '[]', 1);
       INSERT INTO quick_replies (shortcut, body, created_at, updated_at) VALUES ('дякую', 'Дякуємо!', 1, 1);`,
  80: `INSERT INTO contact_fields (id, name, name_key, kind, position, created_at) VALUES (1, 'Місто', 'місто', 'text', 1, 1);
       INSERT INTO contact_field_values (contact_id, field_id, value) VALUES (1, 1, 'Київ');
       INSERT INTO contact_notes (contact_id, operator_id, body, created_at, updated_at) VALUES (1, 1, 'півонії', 1, 1);
       UPDATE contacts SET merged_into_id = 1, opted_out_at = 5, opt_out_source = 'meta' WHERE id = 2;
       INSERT INTO contact_merges (id, kept_contact_id, merged_contact_id, operator_id, merged_at, snapshot)
         VALUES (1, 1, 2, 1, 1, '{}');`,
  140: `INSERT INTO webhook_registrations (account_id, registration, moved_at, handshake_at) VALUES (1, '{}', 5, NULL);
       INSERT INTO doctor_reports (subject, checked_at, checks, log) VALUES (0, 5, '[]', '[]'), (1, NULL, '[]', '[]');`,
  170: `INSERT INTO templates (id, account_id, name, language, category, status, components, created_at, updated_at, draft, binding)
         VALUES (7, 1, 'order_ready', 'uk', 'UTILITY', 'DRAFT', '[]', 2, 2, '{}', '{}'),
           (8, 1, 'order_ready', 'uk', 'UTILITY', 'DELETED', '[]', 2, 2, NULL, NULL);
       INSERT INTO template_versions (template_id, at, origin, category, components) VALUES (7, 3, 'submitted', 'UTILITY', '[]');
       INSERT INTO template_events (template_id, at, kind, from_word, to_word, source) VALUES (8, 3, 'deleted', 'APPROVED', 'DELETED', 'sync');
       INSERT INTO template_samples (account_id, media_id, app_id, updated_at) VALUES (1, 1, '333', 3);
       INSERT INTO message_templates (message_id, template_id, sent_at) VALUES (1, 8, 3);`,
  210: `INSERT INTO unread (operator_id, account_id, conversation_id, count) VALUES (1, 1, 1, 2);
       INSERT INTO conversation_participants VALUES (1, 1, 5, 'wrote', NULL) ON CONFLICT DO NOTHING;
       UPDATE conversations SET last_operator_at = 5, waiting_since = 6, escalated_at = 7 WHERE id = 1;`,
  220: `INSERT INTO account_rules (account_id, rules) VALUES (1, '{}');
       UPDATE messages SET automatic = 'away' WHERE id = 1;`,
  240: `INSERT INTO releases (operator_id, heir_id) VALUES (1, NULL);
       INSERT INTO answers_changed (message_id) VALUES (1);`,
  250: `INSERT INTO records (type, key, sort_key, fields, search_text, created_at, updated_at)
         VALUES ('Order', '2', '012', '{}', '', 1, 1);`,
};

/** Every table and index as SQLite has it. */
export const schemaOf = (db: Database): unknown[] =>
  db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
