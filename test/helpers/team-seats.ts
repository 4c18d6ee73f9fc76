import type { HubClient } from '#shared/contract/index.ts';
import type { Role } from '#shared/domain/roles.ts';
import { letIn, openBrowserSeat } from './browser-seat.ts';
import { type ConsolePage, openConsolePage } from './console-page.ts';
import { demoHasWritten } from './sandbox-control.ts';
import { type ServeProcess, startServe } from './serve.ts';

export interface TeamSeats {
  readonly serve: ServeProcess;
  /** The owner's own line to the hub, for what the test has to know or prepare. */
  readonly owner: HubClient;
  /** A browser of a new colleague, who came by an invitation and stands on the list of every account. */
  sit(name: string, role: Role): Promise<ConsolePage>;
  close(): Promise<void>;
}

/** One hub with a pretend Meta whose customers have all written, and as many browsers of different people as a test wants. */
export async function openTeam(): Promise<TeamSeats> {
  const serve = await startServe({ args: ['--sandbox'] });
  const { origin } = new URL(serve.ready.consoleUrl);
  const cookie = await letIn({ origin }, { token: serve.ready.apiToken });
  if (cookie === null) throw new Error('The token of serve was refused');
  const { client: owner, close: hangUp } = await openBrowserSeat({ origin }, cookie);
  await demoHasWritten(owner);
  const pages: ConsolePage[] = [];
  return {
    serve,
    owner,
    async sit(name, role) {
      const accountIds = (await owner.accounts.list()).map(({ id }) => id);
      const { id } = await owner.team.create({ name, role, accountIds });
      const { url } = await owner.team.invite({ id });
      const page = await openConsolePage({ consoleUrl: url });
      pages.push(page);
      return page;
    },
    async close() {
      hangUp();
      for (const page of pages) await page.close();
      await serve.remove();
    },
  };
}
