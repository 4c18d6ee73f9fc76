import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromRoot } from '../../src-main/tooling/project.ts';
import { type BadInputShop, openBadInputShop, sha256Of } from '../helpers/bad-input-shop.ts';
import { type ConsolePage, goTo, openConsolePage, takePicture } from '../helpers/console-page.ts';
import { waitFor } from '../helpers/hub.ts';

/** Two cores may be shared with everything else. */
const patiently = { timeout: 20_000 };
const customer = '380671112233';
const picture = readFileSync(fromRoot('resources', 'samples', 'bouquet.jpg'));
const READ = 120;
const UNREAD = 260;
/** Every fourth of the oldest read messages is a picture: far above what is drawn when one reads the newest of them. */
const pictureIds = Array.from({ length: 5 }, (_, index) => `picture-${index}`);

let shop: BadInputShop;
let seat: ConsolePage;
let conversationId: number;
let clock = Math.floor(Date.now() / 1000) - 550;

type Content = Record<string, unknown>;
const text = (body: string): Content => ({ type: 'text', text: { body } });
const image = (id: string): Content => ({
  type: 'image',
  image: { id, mime_type: 'image/jpeg', sha256: sha256Of(picture) },
});
/** One body with all of these, a second after each other. */
async function write(contents: readonly Content[]): Promise<void> {
  const messages = contents.map((content) => {
    clock += 1;
    return {
      from: customer,
      id: `wamid.${randomBytes(12).toString('hex')}`,
      timestamp: String(clock),
      ...content,
    };
  });
  expect(await shop.post({ contacts: [{ profile: { name: 'Олена' }, wa_id: customer }], messages })).toBe(
    200,
  );
}
const log = () => seat.page.getByRole('log', { name: 'Messages' });
const bubble = (words: string) => log().getByRole('article').filter({ hasText: words });
const toLatest = () => seat.page.getByRole('button', { name: 'To the latest message' });
const pane = () => log().locator('..');
/** How far below the upper edge of the pane a message stands, in px. */
const topOf = async (words: string): Promise<number> => {
  const [inner, outer] = [await bubble(words).boundingBox(), await pane().boundingBox()];
  if (!inner || !outer) throw new Error(`${words} is not on the screen`);
  return Math.round(inner.y - outer.y);
};
async function openAnew(): Promise<void> {
  await goTo(seat.page, '/');
  await seat.page.reload();
  await seat.page.getByRole('navigation', { name: 'Accounts and filters' }).waitFor(patiently);
  await goTo(seat.page, `/c/${conversationId}`);
  await log().getByRole('article').first().waitFor(patiently);
}

beforeAll(async () => {
  shop = await openBadInputShop();
  seat = await openConsolePage(shop.serve.ready);
  await write(
    Array.from({ length: READ }, (_, index) =>
      index % 4 === 0 && index < 20 ? image(pictureIds[index / 4] ?? '') : text(`Давнє слово №${index}.`),
    ),
  );
  conversationId = await shop.conversationOf(customer);
  await openAnew();
  await waitFor('it to be read', async () => {
    const { json } = await shop.api('GET', `/conversations/${conversationId}`);
    return json.unreadCount === 0;
  });
  await goTo(seat.page, '/');
  await write(Array.from({ length: UNREAD }, (_, index) => text(`Нове слово №${index}.`)));
});
afterAll(async () => {
  await seat?.close();
  await shop?.close();
});

describe('a conversation with more unread messages than one page', () => {
  it('opens at the first of them, with the line before it and what was read above, and counts what is below', async () => {
    await waitFor('all of them', async () => {
      const { json } = await shop.api('GET', `/conversations/${conversationId}`);
      return json.unreadCount === UNREAD;
    });
    await openAnew();
    await bubble('Нове слово №0.').waitFor(patiently);
    const line = log().getByText('New messages', { exact: true });
    await expect.poll(() => line.isVisible(), patiently).toBe(true);
    await takePicture(seat.page, 'reading-place-unread');
    const top = (await line.boundingBox())?.y ?? 0;
    expect(top).toBeLessThan((await bubble('Нове слово №0.').boundingBox())?.y ?? 0);
    await pane().evaluate((element) => element.scrollBy({ top: -200 }));
    await bubble(`Давнє слово №${READ - 1}.`).waitFor(patiently);
    expect((await bubble(`Давнє слово №${READ - 1}.`).boundingBox())?.y ?? 0).toBeLessThan(
      (await line.boundingBox())?.y ?? 0,
    );
    await expect.poll(() => toLatest().textContent()).toContain('99+');
    await toLatest().click();
    await toLatest().waitFor({ state: 'hidden' });
    await bubble(`Нове слово №${UNREAD - 1}.`).waitFor(patiently);
  });
});

describe('the place where one reads', () => {
  it('stays where it is while messages arrive', async () => {
    const words = `Нове слово №${UNREAD - 30}.`;
    await bringToView(words);
    const before = await topOf(words);
    await write([text('Щойно одне'), image('not-there-yet'), text('Щойно друге')]);
    await expect.poll(() => toLatest().textContent()).toContain('3');
    await settle();
    expect(await topOf(words)).toBe(before);
  });

  it('stays where it is while pictures above come in', async () => {
    const words = 'Давнє слово №110.';
    await bringToView(words);
    const before = await topOf(words);
    const all = await imagesOfConversation();
    for (const id of pictureIds) shop.files.set(id, { mimeType: 'image/jpeg', bytes: picture, downloads: 0 });
    for (const { media } of all) await shop.api('POST', `/media/${media.id}/retry`);
    await waitFor('their shapes to be known', async () =>
      (await imagesOfConversation()).every(({ media }) => media.width !== null),
    );
    await settle();
    expect(await topOf(words)).toBe(before);
    await pane().evaluate((element) => element.scrollTo({ top: 0 }));
    await log().getByRole('img', { name: 'Photo' }).first().waitFor(patiently);
  });
});

/** Scrolls up until a message is drawn, and then until it stands 200 px below the upper edge. */
async function bringToView(words: string): Promise<void> {
  await waitFor(words, async () => {
    if ((await bubble(words).count()) > 0) return true;
    await pane().evaluate((element) => element.scrollBy({ top: -500 }));
    return false;
  });
  const top = await topOf(words);
  await pane().evaluate((element, by) => element.scrollBy({ top: by }), top - 200);
  await settle();
}

interface Picture {
  kind: string;
  media: { id: number; width: number | null };
}

/** The pictures among the oldest messages. */
async function imagesOfConversation(): Promise<Picture[]> {
  const list = `/conversations/${conversationId}/messages?limit=200`;
  const { json } = await shop.api('GET', list);
  const older = await shop.api('GET', `${list}&before=${json.before}`);
  const images = older.json.items.filter(({ kind }: Picture) => kind === 'image');
  expect(images).toHaveLength(pictureIds.length);
  return images;
}

/** Until nothing has moved for a while: rows are measured after they are drawn. */
async function settle(): Promise<void> {
  let last = Number.NaN;
  let since = Date.now();
  await waitFor('the list to stand still', async () => {
    const now = await pane().evaluate((element) => element.scrollTop + element.scrollHeight);
    if (now !== last) since = Date.now();
    last = now;
    return Date.now() - since > 600;
  });
}
