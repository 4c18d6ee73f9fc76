import type { Operator } from '#shared/contract/app.ts';
import type { ConversationId, OperatorId } from '#shared/domain/ids.ts';
import { type Language, Refusal, refusalSentence } from '#shared/domain/refusals.ts';
import { roleIncludes } from '#shared/domain/roles.ts';
import { getAlertFacts } from '../../db/queries/alert-facts.ts';
import { getDraft } from '../../db/queries/drafts.ts';
import type { Db } from '../../db/statements.ts';
import type { DraftsService } from '../drafts.ts';
import { contactTitle } from './notification-words.ts';
import type { DesktopNotification } from './notifications.ts';

export interface NotificationReply {
  conversationId: ConversationId;
  text: string;
  clientId: string;
}

export interface ReplyOptions {
  db: Db;
  drafts: Pick<DraftsService, 'save'>;
  /** Who sits at the window; null: nobody. */
  atDesk(): Operator | null;
  languageOf(operatorId: OperatorId): Language;
  send(reply: NotificationReply, operatorId: OperatorId): void;
  /** Shows why it was not sent; clicking it leads to the draft. */
  onRefused(notification: DesktopNotification): void;
}

const notSent: Record<Language, string> = {
  en: 'Your answer was not sent; it waits as a draft',
  uk: 'Відповідь не надіслано; вона чекає в чернетці',
};

/** Sends what was answered in a notification. What is refused is said, and its text is kept as a draft. */
export function createReply(options: ReplyOptions): (reply: NotificationReply) => void {
  return (reply) => {
    const operator = options.atDesk();
    // Locked since it popped up: nobody's answer may go out in nobody's name, and it was taken back with the lock.
    if (operator === null || reply.text.trim() === '') return;
    try {
      if (!roleIncludes(operator.role, 'operator')) throw new Refusal('ROLE_TOO_LOW');
      options.send(reply, operator.id);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(options, reply, operator, error);
    }
  };
}

function refuse(options: ReplyOptions, reply: NotificationReply, { id }: Operator, why: Refusal): void {
  const { db, drafts } = options;
  const { conversationId } = reply;
  const language = options.languageOf(id);
  const facts = getAlertFacts(db, conversationId);
  if (facts !== null) {
    const begun = getDraft(db, id, conversationId);
    drafts.save(id, {
      conversationId,
      text: [begun?.text ?? '', reply.text].filter((text) => text !== '').join('\n'),
      quotedMessageId: begun?.quotedMessageId ?? null,
      attachments: begun?.attachments.map(({ media: _media, ...attachment }) => attachment) ?? [],
    });
  }
  options.onRefused({
    conversationId,
    accountId: facts?.accountId ?? 0,
    accountName: facts?.accountName ?? '',
    title: facts === null ? notSent[language] : contactTitle(facts.contact, language),
    body: `${notSent[language]}\n${refusalSentence(why.code, why.values, language)}`,
    sound: null,
  });
}
