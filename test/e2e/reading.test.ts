import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goTo, takePicture } from '../helpers/console-page.ts';
import { type ConsoleSession, openConsole } from '../helpers/console-session.ts';
import { callApi, waitFor } from '../helpers/hub.ts';

/** Two cores may be shared with everything else. */
const patiently = { timeout: 20_000 };
const customer = 'olena';

let session: ConsoleSession;
let conversationId: number;
let firstWamid: string;

const sandbox = async (path: string, body: unknown): Promise<{ wamid: string }> => {
  const answer = await fetch(`${session.serve.ready.sandboxUrl}/sandbox/customers/${customer}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { wamid: string };
};
const say = async (text: string, quotedWamid: string | null = null) =>
  (await sandbox('messages', { text, quotedWamid })).wamid;
const sample = (name: string) => sandbox('samples', { sample: name });
const log = () => session.page.getByRole('log', { name: 'Messages' });
const bubble = (text: string | RegExp) => log().getByRole('article').filter({ hasText: text });
const api = (method: string, path: string) => callApi(session.serve.ready, method, path);

/** Scrolls up from the end until a message is drawn: the list is a virtual one. */
async function show(wanted: Locator): Promise<void> {
  const pane = log().locator('..');
  await pane.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
  await waitFor('the message to be drawn', async () => {
    // What is still drawn from before the jump to the end may leave while one reaches for it.
    if ((await wanted.count()) > 0 && (await isReached(wanted))) return true;
    await pane.evaluate((element) => element.scrollBy({ top: -300 }));
    return false;
  });
}

const isReached = (wanted: Locator): Promise<boolean> =>
  wanted.scrollIntoViewIfNeeded({ timeout: 1_000 }).then(
    () => true,
    () => false,
  );

beforeAll(async () => {
  session = await openConsole({ args: ['--sandbox'] });
  await session.page.getByRole('option').filter({ hasText: 'Олена Коваль' }).waitFor();
  firstWamid = await say('*Перше* питання');
  for (const name of ['image', 'voice', 'video', 'contact', 'sticker']) await sample(name);
  await say('- *троянди*\n- папір\n> цитата\n```код```');
  await say('https://bank.example@evil.example/login і +380 67 123 45 67');
  await say(`Довге. ${'слово '.repeat(600)}кінець`);
  await say('Відповідь на перше', firstWamid);
  const { json } = await api('GET', '/conversations');
  conversationId = json.items.find(
    (one: { contact: { profileName: string } }) => one.contact.profileName === 'Олена Коваль',
  ).id;
  await goTo(session.page, `/c/${conversationId}`);
  await log().getByRole('article').first().waitFor(patiently);
});
afterAll(() => session?.close());

describe('the words of a message', () => {
  it('are formatted as WhatsApp does it', async () => {
    const list = bubble('папір');
    await show(list);
    expect(await list.getByRole('listitem').allInnerTexts()).toEqual(['•\nтроянди', '•\nпапір']);
    expect(await list.locator('strong').innerText()).toBe('троянди');
    expect(await list.locator('blockquote').innerText()).toBe('цитата');
    expect(await list.locator('code').innerText()).toBe('код');
  });

  it('are folded when there are very many, and stay unfolded', async () => {
    const long = bubble(/^Довге\./);
    await show(long);
    expect(await long.innerText()).not.toContain('кінець');
    await long.getByRole('button', { name: 'Show all' }).click();
    await bubble(/кінець/).waitFor();
  });

  it('show where a link really leads, and ask first', async () => {
    const { page } = session;
    const tricky = bubble('bank.example');
    await show(tricky);
    await tricky.getByRole('link', { name: /evil\.example/ }).click();
    const question = page.getByRole('dialog', { name: 'Open evil.example?' });
    await question.waitFor();
    await takePicture(page, 'reading-link');
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'hidden' });
    await tricky.getByRole('button', { name: '+380 67 123 45 67' }).click();
    await page.getByRole('menuitem', { name: /^Write to \+380/ }).waitFor();
    await page.keyboard.press('Escape');
  });
});

describe('a quote', () => {
  it('leads to its message, and Alt+Left back again', async () => {
    const { page } = session;
    const answer = bubble('Відповідь на перше');
    await show(answer);
    await answer.getByRole('button', { name: 'Go to the quoted message' }).click();
    const original = bubble(/^Перше питання/);
    await expect
      .poll(
        () =>
          original.evaluate(
            (element) => element === document.activeElement || element.className.includes('accent-soft'),
          ),
        patiently,
      )
      .toBe(true);
    await page.getByRole('button', { name: /^Back to where you were/ }).waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => answer.isVisible(), patiently).toBe(true);
    await page.getByRole('button', { name: /^Back to where you were/ }).waitFor({ state: 'hidden' });
  });
});

describe('files', () => {
  it('are measured by the page once, and the hub serves a small picture of them', async () => {
    const { items } = (await api('GET', `/conversations/${conversationId}/messages?limit=100`)).json;
    const mediaOf = (kind: string) => items.findLast((one: { kind: string }) => one.kind === kind).media.id;
    const info = async (kind: string) => (await api('GET', `/media/${mediaOf(kind)}/info`)).json;
    const image = await waitFor('the picture to be measured', async () => {
      const found = await info('image');
      return found.hasThumbnail && found;
    });
    expect(image).toMatchObject({ width: expect.any(Number), height: expect.any(Number) });
    expect(image.width / image.height).toBeCloseTo(0.75, 1);
    const voice = await waitFor('the wave', async () => {
      const found = await info('audio');
      return found.waveform && found;
    });
    expect(voice.waveform).toHaveLength(64);
    expect(voice.durationMs).toBeGreaterThan(1000);
    expect(await waitFor('the video', async () => (await info('video')).durationMs)).toBeGreaterThan(1000);
    const thumbnail = await session.page.request.get(
      `${new URL(session.serve.ready.apiUrl).origin}/media/${image.id}?thumbnail=1`,
    );
    expect(thumbnail.headers()).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
    });
    expect((await thumbnail.body()).length).toBeLessThanOrEqual(32 * 1024);
  });

  it('that sound go on while one scrolls away', async () => {
    const { page } = session;
    const voice = log().getByRole('article').filter({ hasText: 'Voice message' }).last();
    await show(voice);
    await voice.getByRole('button', { name: '1×' }).click();
    await voice.getByRole('button', { name: '1.5×' }).waitFor();
    await voice.getByRole('button', { name: 'Listen' }).click();
    await expect
      .poll(() => voice.getByRole('slider').inputValue().then(Number), patiently)
      .toBeGreaterThan(0);
    await takePicture(page, 'reading-voice');
    await voice.getByRole('slider').press('End');
  });

  it('are leafed through in the viewer, with a place among the others, and the focus comes back', async () => {
    const { page } = session;
    const picture = log().getByRole('button', { name: 'Open the photo' }).last();
    await show(picture);
    await picture.click();
    const viewer = page.getByRole('dialog');
    await viewer.getByText(/^\d+ of \d+$/).waitFor(patiently);
    const place = await viewer.getByText(/^\d+ of \d+$/).innerText();
    await takePicture(page, 'reading-viewer');
    await page.keyboard.press('ArrowRight');
    await viewer.locator('video').waitFor();
    await page.keyboard.press('ArrowLeft');
    await viewer.getByText(place).waitFor();
    await page.keyboard.press('+');
    expect(await viewer.locator('img').evaluate((image) => image.style.transform)).toContain('scale(1.4)');
    expect(await session.objections('[role=dialog]')).toEqual([]);
    await page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'hidden' });
    expect(await picture.evaluate((button) => button === document.activeElement)).toBe(true);
  });
});

describe('a contact card', () => {
  it('is saved, and said to be known the second time', async () => {
    const { page } = session;
    const card = bubble('Андрій Кравець').last();
    await show(card);
    await card.getByRole('button', { name: 'Save to contacts' }).click();
    await page.getByText('Андрій Кравець is in the contacts now').waitFor(patiently);
    await card.getByRole('button', { name: 'Save to contacts' }).click();
    await page.getByText('Already in the contacts: Андрій Кравець').waitFor(patiently);
  });

  it('opens a conversation with that person', async () => {
    const { page } = session;
    const card = bubble('Андрій Кравець').last();
    await show(card);
    await card.getByRole('button', { name: 'Write', exact: true }).click();
    await page.getByRole('main', { name: 'Conversation: Андрій Кравець' }).waitFor(patiently);
  });
});

describe('the screen', () => {
  it('had nothing to complain about, and axe objects to nothing', async () => {
    await goTo(session.page, `/c/${conversationId}`);
    await log().getByRole('article').first().waitFor(patiently);
    await show(bubble('папір'));
    expect(await session.objections('main')).toEqual([]);
    expect(session.complaints).toEqual([]);
  });
});
