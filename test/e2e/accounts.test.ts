import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleSession, openConsole } from '../helpers/console-session.ts';
import { type SandboxServer, startSandboxServer } from '../helpers/sandbox-server.ts';

let meta: SandboxServer;
/** Two cores may be shared with everything else. */
const patiently = { timeout: 15_000 };

let session: ConsoleSession;

beforeAll(async () => {
  meta = await startSandboxServer();
  session = await openConsole({ env: { ROZMOVA_GRAPH_URL: meta.url } });
});
afterAll(async () => {
  await session?.close();
  await meta?.close();
});

const labels = {
  phoneNumberId: 'Phone number ID',
  wabaId: 'WhatsApp Business Account ID',
  appId: 'App ID',
  appSecret: 'App secret',
  accessToken: 'Access token',
} as const;
type Values = Record<keyof typeof labels, string>;

const field = (name: keyof typeof labels) => session.page.getByLabel(labels[name], { exact: true });

async function fillForm(change: Partial<Values> = {}): Promise<void> {
  await session.go('/accounts');
  await session.go('/accounts/new');
  await session.page.getByRole('heading', { name: 'Connect a number' }).waitFor();
  const values: Values = { ...meta.credentials, ...change };
  for (const name of Object.keys(labels) as (keyof typeof labels)[]) await field(name).fill(values[name]);
}

async function testConnection(): Promise<string> {
  const { page } = session;
  await page.getByRole('button', { name: /^Test (connection|again)$/ }).click();
  const result = page.getByRole('region', { name: 'Connection test' });
  await result.waitFor();
  return result.innerText();
}

describe('connecting a number', () => {
  it('begins on the first screen', async () => {
    const { page } = session;
    await page.getByRole('button', { name: 'Connect a number' }).click();
    await page.getByRole('heading', { name: 'Let’s connect your number' }).waitFor();
    expect(new URL(page.url()).hash).toBe('#/connect');
  });

  it('says at each field what cannot be right, in the words of that field', async () => {
    const { page } = session;
    await fillForm({
      phoneNumberId: '+380 67 123 45 67',
      wabaId: 'my shop',
      appSecret: 'abc',
      accessToken: '',
    });
    await page.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(() => page.getByRole('alert').allInnerTexts(), patiently)
      .toEqual([
        'This looks like a phone number. Meta’s Phone number ID is a different number: find it on the API Setup page.',
        'WhatsApp Business Account ID consists of digits only, 5 to 20 of them.',
        'An app secret has 32 characters: digits and letters a to f. Copy it again from App settings > Basic.',
        'Fill in “Access token”.',
        'Give it a name by which you will know this number.',
      ]);
    await expect
      .poll(() => field('phoneNumberId').evaluate((input) => input === document.activeElement), patiently)
      .toBe(true);
  });

  it('goes red at the token when Meta does not know it, and leads to the field', async () => {
    const { page } = session;
    await fillForm({ accessToken: 'EAAGnotthetoken' });
    const result = await testConnection();
    expect(result).toContain('There is something to put right');
    await page.getByRole('button', { name: 'Go to Access token' }).first().click();
    await expect
      .poll(() => field('accessToken').evaluate((input) => input === document.activeElement), patiently)
      .toBe(true);
    await page.getByText('The test did not pass. You can save, but the number may not work.').waitFor();
  });

  it.each([
    ['phoneNumberId', '106540352242922'],
    ['wabaId', '102290129340398'],
    ['appSecret', '0123456789abcdef0123456789abcdef'],
  ] as const)('goes red where Meta does not know the %s', async (name, value) => {
    await fillForm({ [name]: value });
    expect(await testConnection()).toContain(`Go to ${labels[name]}`);
  });

  it('goes green with the right values, names the number, and saves it', async () => {
    const { page } = session;
    await fillForm();
    const result = await testConnection();
    expect(result).toMatch(/Everything is fine|Works, with a remark/);
    expect(result).toContain(meta.credentials.displayPhoneNumber);
    await page.getByLabel('Name for your team').fill('Sales');
    await page.getByRole('radio', { name: 'Moss' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sales' }).waitFor();
    await page.getByText(`saved, ends in ${meta.credentials.accessToken.slice(-4)}`).waitFor();
    await page.getByText(meta.credentials.displayPhoneNumber, { exact: true }).waitFor();
  });

  it('leaves no secret in the page or in what the browser keeps', async () => {
    const { page } = session;
    const kept = await page.evaluate(() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage));
    const shown = await page.content();
    for (const secret of [meta.credentials.accessToken, meta.credentials.appSecret]) {
      expect(`${kept}${shown}${page.url()}`).not.toContain(secret);
    }
  });

  it('gives the values that Meta’s handshake is answered to', async () => {
    const { page } = session;
    await page.getByText('Do it by hand').click();
    const localUrl = await page.getByLabel(/^Local address/).inputValue();
    const verifyToken = await page.getByLabel('Verify token').inputValue();
    const ask = (token: string) =>
      fetch(`${localUrl}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${token}`);
    const answer = await ask(verifyToken);
    expect([answer.status, await answer.text()]).toEqual([200, '1158201444']);
    expect((await ask('another')).status).toBeGreaterThanOrEqual(400);
    // Without a public address there is only the end of the callback URL to give.
    const path = await page.getByLabel(/^Path/).inputValue();
    expect(path).toBe(new URL(localUrl).pathname);
  });

  it('says which account a phone number ID belongs to already', async () => {
    const { page } = session;
    await fillForm();
    await page.getByLabel('Name for your team').fill('Support');
    await page.getByRole('button', { name: 'Save' }).click();
    const alert = page.getByRole('alert');
    await expect
      .poll(() => alert.allInnerTexts(), patiently)
      .toEqual(['This phone number ID is already connected as “Sales”.']);
  });
});

describe('a connected number', () => {
  it('is in the list with what one wants to know of it', async () => {
    const { page } = session;
    await session.go('/accounts');
    const row = page.getByRole('listitem').filter({ hasText: 'Sales' });
    const words = await row.innerText();
    expect(words).toContain(meta.credentials.displayPhoneNumber);
    expect(words).toMatch(/Working[\s\S]*Quality at Meta: \w+[\s\S]*saved, ends in/);
    await row.getByRole('button', { name: 'Copy the webhook address' }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()), patiently)
      .toMatch(/^http:\/\/127\.0\.0\.1:\d+\/webhook\/\w+$/);
  });

  it('takes another name, colour and state, and keeps them over a reload', async () => {
    const { page } = session;
    await page.getByRole('link', { name: 'Sales' }).click();
    await page.getByLabel('Name for your team').fill('Orders');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor();
    await page.getByRole('radio', { name: 'Rose' }).click();
    await page.getByRole('switch', { name: 'Pause' }).click();
    await page.getByText('Paused', { exact: true }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor();
    expect(await page.getByRole('radio', { name: 'Rose' }).isChecked()).toBe(true);
    expect(await page.getByRole('switch', { name: 'Pause' }).isChecked()).toBe(true);
    await page.getByRole('switch', { name: 'Pause' }).click();
    await page.getByText('Working', { exact: true }).waitFor();
  });

  it('takes a new token only when Meta accepts it', async () => {
    const { page } = session;
    await page.getByRole('button', { name: 'Replace token' }).click();
    const dialog = page.getByRole('dialog', { name: 'New access token' });
    await dialog.getByLabel('Access token').fill('EAAGoldtoken0bad');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('alert').filter({ hasText: 'Not saved' }).waitFor();
    await dialog.getByLabel('Access token').fill(meta.credentials.accessToken);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(`saved, ends in ${meta.credentials.accessToken.slice(-4)}`).waitFor();
  });

  it('has nothing that axe objects to, in light and in dark', async () => {
    const { page } = session;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await session.go('/accounts/1');
      await page.getByRole('heading', { name: 'Receiving messages' }).waitFor();
      expect(await session.objections()).toEqual([]);
      await session.go('/accounts');
      await page.getByRole('link', { name: 'Orders' }).waitFor();
      expect(await session.objections()).toEqual([]);
      await fillForm({ phoneNumberId: '+380671234567' });
      await testConnectionOfWrongForm();
      expect(await session.objections()).toEqual([]);
    }
  });

  it('is disconnected only after what stays and what goes was read', async () => {
    const { page } = session;
    await session.go('/accounts/1');
    await page.getByRole('button', { name: 'Disconnect account' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Disconnect “Orders”?' });
    await dialog.getByText('Stays: all chats, contacts, files and templates on this computer.').waitFor();
    await dialog.getByRole('button', { name: 'Disconnect account' }).click();
    await page.getByText('This account is disconnected.', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: 'Replace token' }).count()).toBe(0);
  });

  it('can be connected again from its page', async () => {
    const { page } = session;
    await page.getByRole('button', { name: 'Connect again' }).click();
    const dialog = page.getByRole('dialog', { name: 'Connect “Orders” again' });
    await dialog.getByLabel('Access token').fill(meta.credentials.accessToken);
    await dialog.getByLabel('App secret').fill(meta.credentials.appSecret);
    await dialog.getByRole('button', { name: 'Connect again' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Working', { exact: true }).waitFor();
    expect(new URL(page.url()).hash).toBe('#/accounts/1');
    expect(session.complaints).toEqual([]);
  });
});

async function testConnectionOfWrongForm(): Promise<void> {
  await session.page.getByRole('button', { name: 'Test connection' }).click();
  await session.page.getByRole('alert').first().waitFor();
}
