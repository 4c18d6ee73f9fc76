import type { TFunction } from 'i18next';
import { Copy, Download, Images, Info, Reply, SmilePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { contentText } from '#shared/domain/content.ts';
import { mediaAddress, mediaDownloadAddress } from '../../api/media-address.ts';
import type { MenuEntry } from '../../ui/menu-entries.tsx';
import { type BubbleActions, quickReactions, reactionBarrier } from './bubble-actions.ts';
import { copyPicture, copyText } from './copy.ts';
import { saveFile } from './save-file.ts';
import { useNoteMenu } from './use-note-menu.ts';

/** The context menu of a message: what its toolbar has, and copying and saving. */
export function useBubbleMenu(
  message: Message | null,
  sendBarrier: string | null,
  actions: BubbleActions,
): readonly MenuEntry[] {
  const { t } = useTranslation('conversation');
  const noteEntries = useNoteMenu(message, actions);
  if (!message) return [];
  if (message.kind === 'note') return noteEntries;
  const text = contentText(message.content);
  const answers = actions.mayAct ? answerEntries(message, { sendBarrier, actions, t }) : [];
  const entries: MenuEntry[] = answers.length > 0 ? [...answers, { kind: 'separator' }] : [];
  if (text !== '') {
    entries.push({
      kind: 'action',
      label: t('actions.copy'),
      icon: Copy,
      onSelect: () => copyText(text, t('actions.copied'), t('actions.copyFailed')),
    });
  }
  const { media } = message;
  if (media?.state === 'stored' && message.kind === 'image' && message.revokedAt === null) {
    entries.push({
      kind: 'action',
      label: t('actions.copyImage'),
      icon: Images,
      onSelect: () => copyPicture(mediaAddress(media.id), t('actions.imageCopied'), t('actions.copyFailed')),
    });
  }
  if (media?.state === 'stored') {
    entries.push({
      kind: 'action',
      label: t('actions.save'),
      icon: Download,
      onSelect: () => saveFile(mediaDownloadAddress(media.id)),
    });
  }
  if (message.id > 0) {
    entries.push({
      kind: 'action',
      label: t('actions.info'),
      icon: Info,
      onSelect: () => actions.showInfo(message),
    });
  }
  return entries;
}

interface AnswerWays {
  readonly sendBarrier: string | null;
  readonly actions: BubbleActions;
  readonly t: TFunction<'conversation'>;
}

/** What says something to the customer about this message: a quote or a reaction. */
function answerEntries(message: Message, { sendBarrier, actions, t }: AnswerWays): readonly MenuEntry[] {
  const disabledReason = reactionBarrier(message, sendBarrier, t) ?? undefined;
  const reply: MenuEntry = {
    kind: 'action',
    label: t('actions.reply'),
    icon: Reply,
    disabledReason,
    onSelect: () => actions.reply(message),
  };
  const react = { label: t('actions.react'), icon: SmilePlus } as const;
  if (disabledReason) return [reply, { kind: 'action', ...react, disabledReason, onSelect: () => undefined }];
  const own = message.reactions.find((reaction) => reaction.by === 'us');
  const ways: MenuEntry[] = quickReactions.map((emoji) => ({
    kind: 'action',
    label: emoji,
    onSelect: () => actions.react(message, emoji),
  }));
  const takeBack: MenuEntry[] = own
    ? [
        {
          kind: 'action',
          label: t('actions.removeReaction', { emoji: own.emoji }),
          onSelect: () => actions.react(message, ''),
        },
      ]
    : [];
  return [reply, { kind: 'submenu', ...react, entries: ways }, ...takeBack];
}
