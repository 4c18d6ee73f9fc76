import type { TFunction } from 'i18next';
import { Copy, Download, Forward, Images, Info, Reply, SmilePlus, StickyNote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Message, OutgoingContent } from '#shared/contract/messages.ts';
import { contentText } from '#shared/domain/content.ts';
import { checkOutgoing } from '#shared/domain/outgoing.ts';
import { refusalSentence } from '#shared/domain/refusals.ts';
import { mediaAddress, mediaDownloadAddress } from '../../api/media-address.ts';
import type { Language } from '../../i18n/language.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { MenuEntry } from '../../ui/menu-entries.tsx';
import { type BubbleActions, quickReactions, reactionBarrier } from './bubble-actions.ts';
import { copyPicture, copyText } from './copy.ts';
import { forwardOf } from './forward-content.ts';
import { saveFile } from './save-file.ts';
import { useNoteMenu } from './use-note-menu.ts';

/** The context menu of a message: what its toolbar has, and copying and saving. */
export function useBubbleMenu(
  message: Message | null,
  sendBarrier: string | null,
  actions: BubbleActions,
): readonly MenuEntry[] {
  const { t } = useTranslation('conversation');
  const { language } = useLanguage();
  const noteEntries = useNoteMenu(message, actions);
  if (!message) return [];
  if (message.kind === 'note') return noteEntries;
  const text = contentText(message.content);
  const answers = actions.mayAct ? answerEntries(message, { sendBarrier, actions, t }) : [];
  const further = actions.mayAct ? furtherEntries(message, { actions, t, language }) : [];
  const first = [...answers, ...further];
  const entries: MenuEntry[] = first.length > 0 ? [...first, { kind: 'separator' }] : [];
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

interface FurtherWays {
  readonly actions: BubbleActions;
  readonly t: TFunction<'conversation'>;
  readonly language: Language;
}

/** What takes the message elsewhere: to another customer, or to colleagues as a note. */
function furtherEntries(message: Message, { actions, t, language }: FurtherWays): readonly MenuEntry[] {
  const content = forwardOf(message);
  const forward: MenuEntry[] = content
    ? [
        {
          kind: 'action',
          label: t('actions.forward'),
          icon: Forward,
          disabledReason: whyNotForwarded(message, content, t, language),
          onSelect: () => actions.forward(message, content),
        },
      ]
    : [];
  const note: MenuEntry = {
    kind: 'action',
    label: t('actions.note'),
    icon: StickyNote,
    onSelect: () => actions.noteAbout(message),
  };
  return message.direction === 'system' ? [] : [...forward, note];
}

function whyNotForwarded(
  { media }: Message,
  content: OutgoingContent,
  t: TFunction<'conversation'>,
  language: Language,
): string | undefined {
  if (content.kind === 'media' && media?.state !== 'stored') return t('actions.forwardNoFile');
  const verdict = checkOutgoing(content);
  return verdict === true ? undefined : refusalSentence(verdict.code, verdict.values, language);
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
