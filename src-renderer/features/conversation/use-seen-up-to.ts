import { useState } from 'react';
import type { MessageId } from '#shared/domain/ids.ts';
import type { MessageWindow } from '../../api/message-window.ts';

/**
 * The newest message that the reader had before their eyes; undefined while only the past was shown. Not the last one of the
 * list: a late message may stand above it.
 */
export function useSeenUpTo(window: MessageWindow | undefined): MessageId | undefined {
  const [seen, setSeen] = useState<MessageId>();
  if (window?.after !== null) return seen;
  const newest = window.items.reduce<MessageId | undefined>(
    (max, { id }) => (max === undefined || id > max ? id : max),
    undefined,
  );
  if (newest !== undefined && (seen === undefined || newest > seen)) setSeen(newest);
  return newest ?? seen;
}
