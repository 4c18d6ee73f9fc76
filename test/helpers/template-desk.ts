import type { HubClient } from '#shared/contract/index.ts';
import type { Template } from '#shared/contract/templates.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import {
  emptyTemplateBinding,
  emptyTemplateText,
  type TemplateDraft,
  type TemplateText,
} from '#shared/domain/template-draft.ts';
import { letIn, openBrowserSeat } from './browser-seat.ts';
import type { ConsolePageOptions } from './console-page.ts';
import { type ConsoleSession, openConsole } from './console-session.ts';
import { tellSandbox } from './sandbox-control.ts';

/** A console over the pretend Meta, with a program's seat beside the page to prepare what the page then shows. */
export interface TemplateDesk {
  readonly session: ConsoleSession;
  readonly client: HubClient;
  readonly accountId: AccountId;
  /** What somebody does in WhatsApp Manager, or Meta by itself. */
  atMeta(deed: Record<string, unknown>): Promise<void>;
  review(name: string, decision: string, reason?: string): Promise<void>;
  /** Made at Meta's side and read here. */
  put(name: string, components: readonly unknown[], more?: Record<string, unknown>): Promise<Template>;
  /** A draft of this hub. */
  write(name: string, text: Partial<TemplateText>, more?: Partial<TemplateDraft>): Promise<Template>;
  close(): Promise<void>;
}

/** Opens the console of a hub of its own; no account but the sandbox's reaches any Meta. */
export async function openTemplateDesk(options: ConsolePageOptions = {}): Promise<TemplateDesk> {
  const env = { ROZMOVA_GRAPH_URL: 'http://127.0.0.1:9' };
  const session = await openConsole({ args: ['--sandbox'], env, ...options });
  const { consoleUrl, apiToken, sandboxUrl } = session.serve.ready;
  const { origin } = new URL(consoleUrl);
  const cookie = await letIn({ origin }, { token: apiToken });
  if (cookie === null) throw new Error('The hub did not let its own token in');
  const seat = await openBrowserSeat({ origin }, cookie);
  const { client } = seat;
  const [account] = await client.accounts.list();
  if (!account) throw new Error('The sandbox has no account');
  const accountId = account.id;
  const atMeta = (deed: Record<string, unknown>) =>
    tellSandbox(sandboxUrl, 'templates', { language: 'en_US', ...deed });
  return {
    session,
    client,
    accountId,
    atMeta,
    review: (name, decision, reason) =>
      tellSandbox(sandboxUrl, 'templates/review', {
        name,
        language: 'en_US',
        decision,
        ...(reason === undefined ? {} : { reason }),
      }),
    async put(name, components, more = {}) {
      await atMeta({ deed: 'put', name, components, ...more });
      await client.templates.sync({ accountId });
      const { language = 'en_US' } = more;
      const made = (await client.templates.list({})).find(
        (one) => one.name === name && one.language === language,
      );
      if (!made) throw new Error(`${name} was not read from the pretend Meta`);
      return made;
    },
    write: (name, text, more = {}) =>
      client.templates.create({
        draft: {
          accountId,
          name,
          language: 'en_US',
          binding: emptyTemplateBinding,
          ...more,
          text: { ...emptyTemplateText, ...text },
        },
      }),
    async close() {
      seat.close();
      await session.close();
    },
  };
}
