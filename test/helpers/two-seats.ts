import type { Page } from 'playwright-core';
import { type ConsolePageOptions, openConsolePage } from './console-page.ts';
import { type ConsoleSession, openConsole } from './console-session.ts';
import type { ServeOptions } from './serve.ts';

export interface TwoSeats extends ConsoleSession {
  /** The screen of a colleague, in a browser of its own, on the same hub. */
  readonly colleague: Page;
  /** Errors and warnings of the colleague's page. */
  readonly colleagueComplaints: readonly string[];
}

/** One hub and two people before it: what one does, the other has to see. */
export async function openTwoSeats(
  options: ServeOptions & ConsolePageOptions = {},
  colleague: ConsolePageOptions = {},
): Promise<TwoSeats> {
  const session = await openConsole(options);
  try {
    const second = await openConsolePage(session.serve.ready, { ...options, ...colleague });
    return {
      ...session,
      colleague: second.page,
      colleagueComplaints: second.complaints,
      async close() {
        await second.close();
        await session.close();
      },
    };
  } catch (error) {
    await session.close();
    throw error;
  }
}
