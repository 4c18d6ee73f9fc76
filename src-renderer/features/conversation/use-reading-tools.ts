import { useEffect, useMemo, useState } from 'react';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Message } from '#shared/contract/messages.ts';
import type { DoubtfulLink } from './link-words.ts';
import { createPlayer } from './player.ts';
import type { ReadingTools } from './reading-tools.ts';
import { usePeople } from './use-people.ts';

/** What the messages of one open conversation can do, and the question about a link that one of them asks. */
export function useReadingToolsOf(
  conversation: Conversation,
  mayWrite: boolean,
  openViewer: (message: Message) => void,
) {
  const [player] = useState(() => createPlayer());
  const [link, setLink] = useState<DoubtfulLink | null>(null);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const { writeTo, saveContact } = usePeople(conversation.accountId);
  useEffect(() => () => player.stop(), [player]);
  const tools = useMemo<ReadingTools>(
    () => ({
      player,
      openViewer: (message) => {
        player.pause();
        openViewer(message);
      },
      askAboutLink: setLink,
      writeTo: mayWrite ? writeTo : null,
      saveContact: mayWrite ? saveContact : null,
      unfolded,
      unfold: (key) => setUnfolded((before) => new Set(before).add(key)),
    }),
    [player, openViewer, mayWrite, writeTo, saveContact, unfolded],
  );
  return { tools, link, closeLink: () => setLink(null) };
}
