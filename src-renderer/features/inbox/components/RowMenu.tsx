import type { Conversation } from '#shared/contract/conversations.ts';
import { MenuEntries } from '../../../ui/menu-entries.tsx';
import { useRowMenu } from '../use-row-menu.ts';

export interface RowMenuProps {
  readonly conversation: Conversation | null;
}

/** What can be done with a row, for the menus that open on it. */
export function RowMenu({ conversation }: RowMenuProps) {
  return <MenuEntries entries={useRowMenu(conversation)} />;
}
