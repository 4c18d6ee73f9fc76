import { Copy, Download, Info, Reply, SmilePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { contentText } from '#shared/domain/content.ts';
import { mediaDownloadAddress } from '../../api/media-address.ts';
import type { MenuEntry } from '../../ui/menu-entries.tsx';
import { notify } from '../../ui/notify.ts';
import { type BubbleActions, quickReactions, reactionBarrier } from './bubble-actions.ts';

/** The context menu of a message: what its toolbar has, and copying and saving. */
export function useBubbleMenu(
  message: Message | null,
  isWindowOpen: boolean,
  actions: BubbleActions,
): readonly MenuEntry[] {
  const { t } = useTranslation('conversation');
  if (!message) return [];
  const barrier = reactionBarrier(message, isWindowOpen);
  const disabledReason = barrier ? t(`actions.${barrier}`) : undefined;
  const text = contentText(message.content);
  const own = message.reactions.find((reaction) => reaction.by === 'us');
  const entries: MenuEntry[] = [
    {
      kind: 'action',
      label: t('actions.reply'),
      icon: Reply,
      disabledReason,
      onSelect: () => actions.reply(message),
    },
    barrier
      ? {
          kind: 'action',
          label: t('actions.react'),
          icon: SmilePlus,
          disabledReason,
          onSelect: () => undefined,
        }
      : {
          kind: 'submenu',
          label: t('actions.react'),
          icon: SmilePlus,
          entries: quickReactions.map((emoji) => ({
            kind: 'action',
            label: emoji,
            onSelect: () => actions.react(message, emoji),
          })),
        },
  ];
  if (own) {
    entries.push({
      kind: 'action',
      label: t('actions.removeReaction', { emoji: own.emoji }),
      onSelect: () => actions.react(message, ''),
    });
  }
  entries.push({ kind: 'separator' });
  if (text !== '') {
    entries.push({
      kind: 'action',
      label: t('actions.copy'),
      icon: Copy,
      onSelect: () => copyText(text, t('actions.copied')),
    });
  }
  const { media } = message;
  if (media?.state === 'stored') {
    entries.push({
      kind: 'action',
      label: t('actions.save'),
      icon: Download,
      onSelect: () => save(mediaDownloadAddress(media.id)),
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

function copyText(text: string, done: string): void {
  void navigator.clipboard
    .writeText(text)
    .then(() => notify({ title: done, tone: 'success', timeoutMs: 2000 }));
}

function save(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}
