import { useRef, useState } from 'react';
import type { ConversationId } from '#shared/domain/ids.ts';
import { openSendDialog } from '../../state/send-store.ts';
import { applyEdit, type FormatKind, insertAtCaret, toggleFormat } from '../../state/text-format.ts';
import { type ComposerForm, openComposerForm, useComposerForm } from './composer-form-store.ts';
import { useComposerCommands } from './use-composer-commands.ts';
import { useComposerFocus } from './use-composer-focus.ts';
import { quickReplySearch } from './use-quick-replies.ts';

/** The field of the composer and what opens around it, by a button, by a key or from the palette of commands. */
export function useComposerTools(conversationId: ConversationId) {
  const field = useRef<HTMLTextAreaElement>(null);
  const filePicker = useRef<HTMLInputElement>(null);
  const [isRecording, setRecording] = useState(false);
  const [isEmojiOpen, setEmojiOpen] = useState(false);
  const openForm = useComposerForm(conversationId);
  const [quickLead, setQuickLead] = useState('');
  useComposerFocus(field, conversationId);

  const focus = () => field.current?.focus();
  const record = () => setRecording(true);
  const format = (kind: FormatKind) => {
    const area = field.current;
    if (area) applyEdit(area, toggleFormat(area.value, area.selectionStart, area.selectionEnd, kind));
  };
  const openTemplates = () => openSendDialog({ target: { kind: 'conversation', conversationId } });
  useComposerCommands({
    focus,
    emoji: () => setEmojiOpen(true),
    attach: () => filePicker.current?.click(),
    voice: record,
    quickReply: () => {
      if (field.current) setQuickLead(beginSearch(field.current));
    },
    template: openTemplates,
    format,
  });
  const stopRecording = () => {
    setRecording(false);
    // The field is there again with the next picture.
    requestAnimationFrame(focus);
  };
  return {
    field,
    filePicker,
    isRecording,
    record,
    stopRecording,
    isEmojiOpen,
    setEmojiOpen,
    openForm,
    startForm: (form: ComposerForm) => openComposerForm({ conversationId, form, from: null }),
    quickLead,
    openTemplates,
    focus,
    format,
  };
}

/** Opens the list of ready answers behind what is written already, and gives the words that it stands after. */
function beginSearch(area: HTMLTextAreaElement): string {
  const { value } = area;
  area.focus();
  // The list is open, and what was typed into it stays.
  if (quickReplySearch(value) !== null) return '';
  const gap = /\S$/.test(value) ? ' ' : '';
  area.setSelectionRange(value.length, value.length);
  insertAtCaret(area, `${gap}/`);
  return value + gap;
}

export type ComposerTools = ReturnType<typeof useComposerTools>;
