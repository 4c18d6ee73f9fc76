import { useEffect, useId } from 'react';
import { create } from 'zustand';

export type CommandGroup = 'go' | 'conversation' | 'write' | 'view';

/** Something that can be done now, by its key or from the command palette. */
export interface Command {
  /** `group.verb`; the table of keys (`shortcuts.ts`) knows it by this. */
  readonly id: string;
  readonly group: CommandGroup;
  /** In the reader's language. */
  readonly title: string;
  /** Further words under which it is found. */
  readonly keywords?: string;
  readonly run: () => void;
}

/** Who offers which commands; what is mounted later goes before what was there earlier. */
interface CommandsStore {
  readonly offers: readonly { readonly owner: string; readonly commands: readonly Command[] }[];
}

const useCommandsStore = create<CommandsStore>(() => ({ offers: [] }));

/** Offers commands as long as the component stands. Pass a stable array (the compiler keeps one that does not change). */
export function useCommands(commands: readonly Command[]): void {
  const owner = useId();
  useEffect(() => {
    useCommandsStore.setState(({ offers }) => ({
      offers: [...offers.filter((offer) => offer.owner !== owner), { owner, commands }],
    }));
    return () =>
      useCommandsStore.setState(({ offers }) => ({
        offers: offers.filter((offer) => offer.owner !== owner),
      }));
  }, [owner, commands]);
}

function merged(offers: CommandsStore['offers']): readonly Command[] {
  const byId = new Map<string, Command>();
  for (const { commands } of offers) for (const command of commands) byId.set(command.id, command);
  return [...byId.values()];
}

/** Everything that can be done now. */
export function readCommands(): readonly Command[] {
  return merged(useCommandsStore.getState().offers);
}

/** Runs a command that is offered now; false when nobody offers it. */
export function runCommand(id: string): boolean {
  const command = readCommands().find((candidate) => candidate.id === id);
  command?.run();
  return command !== undefined;
}
