import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleSession, openConsole } from '../helpers/console-session.ts';
import { tellSandbox } from '../helpers/sandbox-control.ts';

/** Two cores may be shared with everything else. */
const PATIENTLY_MS = 20_000;

let session: ConsoleSession;

async function ask<Answer>(path: string, body?: unknown): Promise<Answer> {
  const { apiUrl, apiToken } = session.serve.ready;
  const answer = await fetch(`${apiUrl}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${apiToken}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

/** What Meta itself, or somebody in WhatsApp Manager, does. */
const atMeta = (deed: Record<string, unknown>) =>
  tellSandbox(session.serve.ready.sandboxUrl, 'templates', { language: 'en_US', ...deed });
const review = (name: string, decision: string, reason?: string) =>
  tellSandbox(session.serve.ready.sandboxUrl, 'templates/review', {
    name,
    language: 'en_US',
    decision,
    ...(reason === undefined ? {} : { reason }),
  });
const bodyOf = (text: string) => [{ type: 'BODY', text }];

const row = (name: string) => session.page.getByRole('row').filter({ hasText: name });

/** The list as it is first seen: a reload forgets what it was narrowed by. */
async function openList(): Promise<void> {
  await session.go('/templates');
  await session.page.reload();
  await session.page.getByRole('heading', { name: 'Templates', exact: true }).waitFor();
}

/** Takes the example of an appointment as it is, under a name. */
async function useExample(name: string): Promise<void> {
  const { page } = session;
  await session.go('/templates/examples');
  await page
    .getByRole('article', { name: 'Appointment' })
    .getByRole('button', { name: 'Use as it is' })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('button', { name: 'Send for review' }).click();
}

beforeAll(async () => {
  session = await openConsole({ args: ['--sandbox'] });
  session.page.setDefaultTimeout(PATIENTLY_MS);
});
afterAll(() => session?.close());

describe('templates, with the pretend Meta', () => {
  it('come from Meta, and one button compares them and says what was found', async () => {
    const { page } = session;
    await openList();
    await page.getByRole('button', { name: 'Sync' }).click();
    await page
      .getByRole('status')
      .getByText(/new|All as it was/)
      .waitFor();
    await row('order_ready').getByText('Approved', { exact: true }).waitFor();
    expect(await session.objections()).toEqual([]);
  });

  it('are taken from an example, submitted, and shown as approved when Meta says so', async () => {
    const { page } = session;
    await useExample('our_appointment');
    await page.getByRole('heading', { name: /our_appointment/ }).waitFor();
    await page
      .getByRole('heading', { name: /our_appointment/ })
      .getByText('Approved')
      .waitFor();
    expect(await page.getByRole('button', { name: 'Send', exact: true }).isEnabled()).toBe(true);
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByRole('list', { name: 'History of the template' }).getByText('Sent for review').waitFor();
  });

  it('are shown as rejected with the reason in words, and lead to the editor', async () => {
    const { page } = session;
    await atMeta({
      deed: 'put',
      name: 'big_win',
      category: 'MARKETING',
      components: bodyOf('You won! Send your card.'),
    });
    await ask('/accounts/1/templates/sync', {});
    await review('big_win', 'REJECTED', 'SCAM');
    await openList();
    await page.getByRole('button', { name: /^Need attention/ }).click();
    await row('big_win').getByText('Rejected', { exact: true }).waitFor();
    await row('big_win').click();
    await page.getByRole('alert').getByText('Rejected: The text looks like a scam.').waitFor();
    expect(await session.objections()).toEqual([]);
    await page.getByRole('alert').getByRole('button', { name: 'Correct it' }).click();
    await page.waitForURL(/\/templates\/\d+\/edit$/);
    await page.getByText('You won! Send your card.').first().waitFor();
  });

  it('made at Meta’s side appear by a sync, with parts that nobody here knows', async () => {
    const { page } = session;
    await atMeta({
      deed: 'put',
      name: 'from_the_manager',
      components: [...bodyOf('Written in WhatsApp Manager'), { type: 'HOLOGRAM', depth: 3 }],
    });
    await openList();
    await page.getByRole('button', { name: 'Sync' }).click();
    await page.getByText('1 new', { exact: true }).waitFor();
    await row('from_the_manager').click();
    await page.getByText('They are HOLOGRAM.', { exact: false }).waitFor();
    await page.getByText('The template as Meta describes it').click();
    await page.getByText('"depth": 3').waitFor();
  });

  it('of one name on both sides are settled by a choice, and nothing changes before it', async () => {
    const { page } = session;
    await atMeta({ deed: 'put', name: 'twin', language: 'en', components: bodyOf('Meta wrote this.') });
    await useExample('twin');
    await page.waitForURL(/\/templates\/\d+\/edit$/);
    const id = /templates\/(\d+)/.exec(page.url())?.[1];
    await ask('/accounts/1/templates/sync', {});
    await session.go(`/templates/${id}`);
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await page.getByRole('figure', { name: 'At Meta' }).getByText('Meta wrote this.').waitFor();
    await page.getByRole('figure', { name: 'Here' }).waitFor();
    expect(await session.objections('main')).toEqual([]);
    await page.getByText('Keep both').click();
    await page.getByRole('textbox', { name: 'New name of ours' }).fill('twin_of_ours');
    await page.getByRole('button', { name: 'Do so' }).click();
    await page.getByText('They are two templates now').waitFor();
    await openList();
    await row('twin_of_ours').getByText('Draft', { exact: true }).waitFor();
    await row('Meta wrote this.').getByText('Approved', { exact: true }).waitFor();
  });

  it('are deleted by several at once, with a result', async () => {
    const { page } = session;
    await openList();
    await page.getByRole('checkbox', { name: 'Select twin_of_ours' }).click();
    await page.getByRole('checkbox', { name: 'Select big_win' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('button', { name: 'Delete 2 templates' }).click();
    await page.getByText('2 templates deleted').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();
    await row('twin_of_ours').waitFor({ state: 'detached' });
    await row('big_win').waitFor({ state: 'detached' });
  });

  it('end with a page that complained about nothing', () => {
    expect(session.complaints).toEqual([]);
  });
});
