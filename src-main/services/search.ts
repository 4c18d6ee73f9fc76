import type { Message } from '#shared/contract/messages.ts';
import type { MessageHit, Snippet } from '#shared/contract/search.ts';
import type { AccountId, ContactNoteId, ConversationId, OperatorId } from '#shared/domain/ids.ts';
import type { Db } from '../db/statements.ts';
import type { Clock } from '../ports.ts';
import { notBuilt } from './not-built.ts';

export interface SearchMessagesInput {
  query: string;
  conversationId?: ConversationId | undefined;
  accountId?: AccountId | undefined;
  order: 'newest' | 'relevance';
  cursor?: string | undefined;
  limit: number;
  /** Who asks: `from:me`. */
  operatorId: OperatorId;
}

export interface NoteHit {
  noteId: ContactNoteId;
  contact: MessageHit['contact'];
  operatorId: OperatorId | null;
  createdAt: number;
  snippet: Snippet;
  conversationId: ConversationId | null;
}

export interface SearchService {
  messages(input: SearchMessagesInput): {
    items: MessageHit[];
    next: string | null;
    count: { value: number; isCapped: boolean } | null;
    problems: { word: string; sentence: { uk: string; en: string } }[];
  };
  notes(input: { query: string; limit: number }): NoteHit[];
  gallery(input: {
    conversationId: ConversationId;
    what: 'pictures' | 'documents' | 'audio' | 'links';
    cursor?: string | undefined;
    limit: number;
  }): { items: Message[]; next: string | null };
}

export function createSearch(_options: { db: Db; clock: Clock }): SearchService {
  return notBuilt('search');
}
