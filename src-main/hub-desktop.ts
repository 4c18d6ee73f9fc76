import type { Ground } from './hub-ground.ts';
import type { HubOptions } from './hub-options.ts';
import type { HubServices } from './rpc/hub-services.ts';
import { createReply, type NotificationReply } from './services/notifications/reply.ts';

/** Answers that were written in a notification go the way of every message. */
export function buildReply(
  { workspace, seats, settings }: Ground,
  { drafts, messages }: Pick<HubServices, 'drafts' | 'messages'>,
  { onNotify }: Pick<HubOptions, 'onNotify'>,
): (reply: NotificationReply) => void {
  return createReply({
    db: workspace.db,
    drafts,
    atDesk: () => seats.operatorAtDesk(),
    languageOf: (operatorId) => settings.language(operatorId),
    send: ({ conversationId, text, clientId }, operatorId) => {
      messages.send(
        {
          conversationId,
          clientId,
          content: { kind: 'text', body: text, previewUrl: /https?:\/\//.test(text) },
          quotedMessageId: null,
        },
        { operatorId, isProgram: false },
      );
    },
    onRefused: onNotify,
  });
}
