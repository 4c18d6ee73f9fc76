import type { HubClient } from '#shared/contract/index.ts';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import { waitFor } from './hub.ts';

/** Calls the sandbox's own HTTP interface, as a program outside does: `POST /sandbox/{path}`. Throws what was refused. */
export async function tellSandbox<Answer = void>(
  sandboxUrl: string | null,
  path: string,
  body: unknown = {},
): Promise<Answer> {
  if (sandboxUrl === null) throw new Error('serve was started without --sandbox');
  const answer = await fetch(`${sandboxUrl}/sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

/** What the owner would copy from the pretend Meta's console. */
export interface MetaConsole {
  readonly appId: string;
  readonly appSecret: string;
  readonly accessToken: string;
  readonly wabaId: string;
  readonly phoneNumberId: string;
  readonly verificationCode: string;
  readonly pin: string;
}

/** Reads from the sandbox's own HTTP interface: `GET /sandbox/{path}`. */
async function askSandbox<Answer>(sandboxUrl: string | null, path: string): Promise<Answer> {
  if (sandboxUrl === null) throw new Error('serve was started without --sandbox');
  const answer = await fetch(`${sandboxUrl}/sandbox/${path}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

/** Plays exactly these ways of failing to connect; none of them without names. */
export const failToConnect = (sandboxUrl: string | null, ...failures: ConnectFailure[]): Promise<void> =>
  tellSandbox(sandboxUrl, 'connect-failures', { failures });

/** The ways of failing that are on: those that a deed has repaired are gone. */
export const connectFailuresOf = async (sandboxUrl: string | null): Promise<ConnectFailure[]> =>
  (await askSandbox<{ failures: ConnectFailure[] }>(sandboxUrl, 'connect-failures')).failures;

/** What stands in the pretend Meta's console now. */
export const metaConsoleOf = (sandboxUrl: string | null): Promise<MetaConsole> =>
  askSandbox(sandboxUrl, 'meta-console');

/** The customers with whom a new sandbox is filled. */
const DEMO_CUSTOMERS = 7;

/** Waits until all customers of a new sandbox have written. */
export async function demoHasWritten(client: Pick<HubClient, 'conversations'>): Promise<void> {
  await waitFor(
    'the customers of the sandbox',
    async () => (await client.conversations.list({})).items.length >= DEMO_CUSTOMERS,
    30_000,
  );
}

/** Another pretend customer; gives its id. */
export const newCustomer = async (sandboxUrl: string | null, name: string): Promise<string> =>
  (await tellSandbox<{ id: string }>(sandboxUrl, 'customers', { name })).id;

/** The words on a customer's phone, oldest first. */
export const wordsOnPhone = async (sandboxUrl: string | null, customerId: string): Promise<string[]> =>
  (await askSandbox<{ text: string }[]>(sandboxUrl, `customers/${customerId}/phone`)).map(({ text }) => text);
