import { createContext, useContext } from 'react';
import type { Message } from '#shared/contract/messages.ts';
import type { DoubtfulLink } from './link-words.ts';
import type { Player } from './player.ts';

export interface Person {
  readonly name: string | null;
  /** As written, or in international form. */
  readonly phone: string;
}

/** What can be done from inside of a message; the screen makes it once, so that a row is not drawn again for it. */
export interface ReadingTools {
  readonly player: Player;
  readonly openViewer: (message: Message) => void;
  readonly askAboutLink: (link: DoubtfulLink) => void;
  /** Opens the conversation with a person in the account of this one. Left out for who may only look. */
  readonly writeTo: ((person: Person) => void) | null;
  readonly saveContact: ((person: Person) => void) | null;
  /** Long texts that were unfolded stay so while one scrolls. */
  readonly unfolded: ReadonlySet<string>;
  readonly unfold: (key: string) => void;
}

export const ReadingToolsContext = createContext<ReadingTools | null>(null);

/** The tools of the open conversation; null where a message is only shown, as in a preview. */
export const useReadingTools = (): ReadingTools | null => useContext(ReadingToolsContext);
