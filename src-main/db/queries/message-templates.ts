import type { OutgoingContent } from '#shared/contract/messages.ts';
import type { TemplateId } from '#shared/domain/ids.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';

type TemplateContent = Extract<OutgoingContent, { kind: 'template' }>;

/** What has to be known of a template to send it: no more than two words. */
export interface SendableTemplate {
  id: TemplateId;
  category: string;
}

/** The template that a message names, as Meta has it; null when it is not known here. */
export const findSentTemplate = (
  db: Db,
  accountId: number,
  content: Pick<TemplateContent, 'name' | 'language'>,
): SendableTemplate | null =>
  getRow<SendableTemplate>(
    db,
    `SELECT id, category FROM templates
     WHERE account_id = :accountId AND name = :name AND language IN (:language, replace(:language, '-', '_'))
       AND status <> 'DRAFT' ORDER BY status = 'DELETED', language <> :language, id DESC LIMIT 1`,
    { accountId, name: content.name, language: content.language },
  ) ?? null;

/** Remembers that a message says a template; also when it is sent again. Times in UTC milliseconds. */
export function upsertMessageTemplate(
  db: Db,
  use: { messageId: number; templateId: number; operatorId: number | null; sentAt: number },
): void {
  run(
    db,
    `INSERT INTO message_templates (message_id, template_id, operator_id, sent_at, status)
     VALUES (:messageId, :templateId, :operatorId, :sentAt, 'queued')
     ON CONFLICT (message_id) DO UPDATE SET sent_at = excluded.sent_at`,
    { ...use },
  );
  run(db, 'UPDATE templates SET last_used_at = max(coalesce(last_used_at, 0), ?) WHERE id = ?', [
    use.sentAt,
    use.templateId,
  ]);
}

/** Whether a message says a template that Meta counts as marketing. */
export const saysMarketing = (db: Db, messageId: number): boolean =>
  getRow<{ category: string }>(
    db,
    `SELECT category FROM message_templates JOIN templates ON templates.id = template_id WHERE message_id = ?`,
    [messageId],
  )?.category === 'MARKETING';

/** A template that a customer got and now has answered. */
export interface AnsweredTemplate {
  messageId: number;
  /** Whose sending it was; null for a message that somebody sent to this person only. */
  senderId: number | null;
}

/**
 * Notes what was sent to a conversation with templates from `since` to `until` and is answered now for the first time; the newest
 * first. Times in UTC milliseconds.
 */
export function answerTemplates(
  db: Db,
  answer: { conversationId: number; at: number; since: number; until: number },
): AnsweredTemplate[] {
  const open = listRows<AnsweredTemplate>(db, OPEN_TEMPLATES_SQL, [
    answer.conversationId,
    answer.since,
    answer.until,
  ]);
  for (const { messageId } of open) {
    run(db, 'UPDATE message_templates SET answered_at = ? WHERE message_id = ?', [answer.at, messageId]);
  }
  return open;
}

/** Exported for the test that looks at its plan. */
export const OPEN_TEMPLATES_SQL = `SELECT message_templates.message_id AS messageId, sendings.operator_id AS senderId
  FROM messages CROSS JOIN message_templates ON message_templates.message_id = messages.id
  LEFT JOIN sending_recipients ON sending_recipients.message_id = messages.id
  LEFT JOIN sendings ON sendings.id = sending_id
  WHERE messages.conversation_id = ? AND messages.sent_at >= ? AND messages.sent_at <= ?
    AND messages.kind = 'template' AND messages.direction = 'out' AND messages.wamid IS NOT NULL
    AND message_templates.answered_at IS NULL
  ORDER BY messages.sent_at DESC`;

/** Messages of one template in one quarter of an hour that stand alike. */
export interface TemplateTally {
  /** Quarters of an hour since 1970. */
  quarter: number;
  status: string;
  /** Meta's code or our word; empty for none. */
  failure: string;
  isAnswered: 0 | 1;
  count: number;
}

/** Counts of what was sent with a template, from one quarter of an hour up to another that is not included. */
export const listTemplateTallies = (
  db: Db,
  { templateId, from, to }: { templateId: number; from: number; to: number },
): TemplateTally[] =>
  listRows(
    db,
    `SELECT quarter, status, failure, is_answered AS isAnswered, count FROM template_tallies
     WHERE template_id = ? AND quarter >= ? AND quarter < ? AND count > 0`,
    [templateId, from, to],
  );
