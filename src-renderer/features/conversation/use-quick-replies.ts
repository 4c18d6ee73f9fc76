import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { Account } from '#shared/contract/accounts.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { QuickReply } from '#shared/contract/quick-replies.ts';
import {
  fillQuickReply,
  type QuickReplyValues,
  searchQuickReplies,
  unfilledPlaces,
} from '#shared/domain/quick-reply.ts';
import { useHub } from '../../api/hub-context.ts';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { applyEdit } from '../../state/text-format.ts';

export interface QuickRepliesOptions {
  readonly conversation: Conversation;
  readonly account: Account | undefined;
  readonly text: string;
  /** Words that the search may stand after, as when it was called from the palette; otherwise it begins a message. */
  readonly lead: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

const MOST_SHOWN = 8;

/** What was typed after a slash at the beginning, or null when this is no search for a ready answer. */
export function quickReplySearch(text: string): string | null {
  return /^\/[^\s/]*$/.test(text) ? text.slice(1) : null;
}

/** The list of ready answers that `/` opens: what fits, which one is lit, and what a key does to it. */
export function useQuickReplies({ conversation, account, text, lead, field }: QuickRepliesOptions) {
  const { query } = useHub();
  const start = quickReplySearch(text) === null && text.startsWith(lead) ? lead.length : 0;
  const search = quickReplySearch(text.slice(start));
  const [closedAt, setClosedAt] = useState<string | null>(null);
  const [chosen, setChosen] = useState({ search: '', index: 0 });
  const isOpen = search !== null && closedAt !== text;
  const replies = useQuery(query.quickReplies.list.queryOptions({ enabled: search !== null }));
  const values = useQuickReplyValues(conversation, account);
  const found = isOpen ? searchQuickReplies(replies.data ?? [], search).slice(0, MOST_SHOWN) : [];
  // Other letters begin at the top again.
  const index = chosen.search === search ? Math.min(chosen.index, Math.max(0, found.length - 1)) : 0;

  const insert = (reply: QuickReply) => {
    if (field.current) insertReply(field.current, start, fillQuickReply(reply.body, values()).text);
  };
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    if (!isOpen || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey)
      return false;
    if (event.key === 'Escape') {
      setClosedAt(text);
      return true;
    }
    const reply = found[index];
    const isEnter = event.key === 'Enter' && !event.shiftKey;
    // A shortcut that was mistyped must not reach the customer; after Escape it is a text like any other.
    if (!reply) return isEnter;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : found.length - 1;
      setChosen({ search: search ?? '', index: (index + step) % found.length });
      return true;
    }
    if (!isEnter && (event.key !== 'Tab' || event.shiftKey)) return false;
    insert(reply);
    return true;
  };
  const hasAny = (replies.data?.length ?? 0) > 0;
  return { isOpen, isPending: replies.isPending, hasAny, replies: found, index, insert, onKey };
}

/** Puts the answer in the place of the search; the first place that nobody could fill is selected, to be typed over. */
function insertReply(field: HTMLTextAreaElement, searchStart: number, text: string): void {
  const place = unfilledPlaces(text)[0];
  const start = searchStart + (place ? text.indexOf(place) : text.length);
  applyEdit(field, {
    start: searchStart,
    end: field.value.length,
    insert: text,
    selectionStart: start,
    selectionEnd: start + (place?.length ?? 0),
  });
}

function useQuickReplyValues(
  conversation: Conversation,
  account: Account | undefined,
): () => QuickReplyValues {
  const { operator } = useBootstrap();
  const format = useFormat();
  return () => {
    const { customName, profileName, waId } = conversation.contact;
    const name = customName ?? profileName;
    const now = Date.now();
    return {
      name,
      firstName: name?.trim().split(/\s+/)[0] ?? null,
      operator: operator.name,
      account: account?.name ?? null,
      phone: waId ? `+${waId}` : null,
      date: format.date(now),
      time: format.time(now),
    };
  };
}
