import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { type BrowserSeat, letIn, openBrowserSeat } from './browser-seat.ts';
import { waitFor } from './hub.ts';
import { demoHasWritten, tellSandbox } from './sandbox-control.ts';
import { keychainContent } from './secret-hunt.ts';

/**
 * A browser of the owner on the hub of a running Electron program, as a second computer would have it. The address is in the
 * workspace, the token in the keychain, where nothing else of the product may be.
 */
export async function openSeatBeside(dataDir: string): Promise<BrowserSeat> {
  const db = new Database(join(dataDir, 'rozmova.db'), { readonly: true });
  const row = db.prepare<[], { value: string }>("SELECT value FROM settings WHERE key = 'port.api'").get();
  const id = db.prepare<[], { value: string }>("SELECT value FROM settings WHERE key = 'workspace.id'").get();
  db.close();
  if (!row || !id) throw new Error('The hub has not opened its door yet');
  const origin = `http://127.0.0.1:${row.value}`;
  const cookie = await letIn({ origin }, { token: tokenOf(String(JSON.parse(id.value))) });
  if (cookie === null) throw new Error('The token of the keychain was refused');
  return openBrowserSeat({ origin }, cookie);
}

/** Values begin with a mark that says whether they are whole. */
function tokenOf(workspaceId: string): string {
  const entries = keychainContent().split(/^\[/m);
  const entry = entries.find((text) => text.includes(workspaceId) && text.includes('api_token'));
  const secret = entry && /^secret = =(.*)$/m.exec(entry)?.[1];
  if (!secret) throw new Error('The keychain holds no token of this workspace');
  return secret;
}

/** Starts the sandbox from the first screen and silences its customers: from here on only those write whom the test asks to. */
export async function startSilentSandbox(page: Page, dataDir: string): Promise<string> {
  await page.getByRole('button', { name: 'Start the sandbox' }).click();
  await page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
  const { port } = JSON.parse(readFileSync(join(dataDir, 'sandbox.json'), 'utf8')) as { port: number };
  const sandboxUrl = `http://127.0.0.1:${port}`;
  await tellSandbox(sandboxUrl, 'demo', { isRunning: false });
  return sandboxUrl;
}

/**
 * Once the pretend customers of the sandbox have been told to be silent: waits for what they had begun to write, and reads it, so
 * that nothing pops up or counts from now on but what the test does.
 */
export async function readDemo({ client }: BrowserSeat): Promise<void> {
  await demoHasWritten(client);
  await waitFor(
    'nothing to be unread',
    async () => {
      const { items } = await client.conversations.list({ filter: 'unread' });
      for (const { id } of items) await client.conversations.markRead({ id });
      return items.length === 0;
    },
    30_000,
  );
}
