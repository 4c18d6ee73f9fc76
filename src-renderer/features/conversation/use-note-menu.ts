import { Copy, Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { readableNote } from '#shared/domain/mentions.ts';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { useMay } from '../../api/use-may.ts';
import { useOperators } from '../../api/use-operators.ts';
import type { MenuEntry } from '../../ui/menu-entries.tsx';
import type { BubbleActions } from './bubble-actions.ts';
import { copyText } from './copy.ts';

/** What can be done with a note: everybody copies, its author changes and deletes. It is never quoted to the customer. */
export function useNoteMenu(message: Message | null, actions: BubbleActions): readonly MenuEntry[] {
  const { t } = useTranslation('engagement');
  const ownId = useBootstrap().operator.id;
  const mayWrite = useMay('operator');
  const readable = useReadableNote();
  if (message?.content.kind !== 'note') return [];
  const { text } = message.content;
  const copy: MenuEntry = {
    kind: 'action',
    label: t('note.copy'),
    icon: Copy,
    onSelect: () => copyText(readable(text), t('note.copied'), t('note.copyFailed')),
  };
  if (message.operatorId !== ownId || !mayWrite) return [copy];
  return [
    { kind: 'action', label: t('note.edit'), icon: Pencil, onSelect: () => actions.editNote(message) },
    copy,
    { kind: 'separator' },
    {
      kind: 'action',
      label: t('note.delete'),
      icon: Trash2,
      tone: 'danger',
      onSelect: () => actions.deleteNote(message),
    },
  ];
}

/** A note with names in the place of its marks. */
export function useReadableNote(): (text: string) => string {
  const { t } = useTranslation('engagement');
  const operators = useOperators();
  return (text) =>
    readableNote(text, (id) => operators.find((operator) => operator.id === id)?.name ?? t('who.removed'));
}
