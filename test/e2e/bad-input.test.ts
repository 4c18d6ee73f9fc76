import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromRoot } from '../../src-main/tooling/project.ts';
import { type BadInputShop, openBadInputShop, sha256Of } from '../helpers/bad-input-shop.ts';
import { type ConsolePage, goTo, openConsolePage, takePicture } from '../helpers/console-page.ts';
import { waitFor } from '../helpers/hub.ts';

/** Two cores may be shared with everything else. */
const patiently = { timeout: 20_000 };

/** What would run if a stranger's text were taken for markup. */
const markup = '<img src=x onerror="window.executed=1"><script>window.executed=1</script>';

let shop: BadInputShop;
let console: ConsolePage;
const strangers: string[] = [];
let opened = 0;

beforeAll(async () => {
  shop = await openBadInputShop();
  console = await openConsolePage(shop.serve.ready);
  const home = new URL(shop.serve.ready.consoleUrl).host;
  console.page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && host !== home) strangers.push(request.url());
  });
  console.page.context().on('page', () => {
    opened += 1;
  });
  await console.page.getByRole('navigation', { name: 'Accounts and filters' }).waitFor();
});
afterAll(async () => {
  await console?.close();
  await shop?.close();
});

const log = () => console.page.getByRole('log', { name: 'Messages' });
const bubbles = () => log().getByRole('article');
const composer = () => console.page.getByRole('textbox', { name: 'Message', exact: true });
const text = (body: string) => ({ type: 'text', text: { body } });

let lastNumber = 380_670_000_000;
/** A new customer writes this, and the conversation is opened. */
async function open(content: Record<string, unknown>, name?: string): Promise<string> {
  lastNumber += 1;
  const waId = String(lastNumber);
  await shop.write(waId, content, name);
  await goTo(console.page, `/c/${await shop.conversationOf(waId)}`);
  await bubbles().first().waitFor(patiently);
  return waId;
}

const executed = () => console.page.evaluate(() => 'executed' in window);
const isWiderThanItsPane = (element: Locator) =>
  element.evaluate((node) => node.scrollWidth > node.clientWidth + 1);
const overflow = () =>
  console.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function expectCalm(): Promise<void> {
  expect([await executed(), await overflow(), strangers]).toEqual([false, 0, []]);
}

describe('a text', () => {
  it('of 65,536 characters is shown, read to its end and answered', async () => {
    const body = `${'слово '.repeat(10_920)}кінець листа`.padEnd(65_536, '.').slice(0, 65_536);
    const waId = await open(text(body));
    await bubbles().getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => log().textContent(), patiently).toContain('кінець листа');
    await composer().fill('Прочитали все.');
    await composer().press('Enter');
    await bubbles().filter({ hasText: 'Прочитали все.' }).waitFor(patiently);
    const { json } = await shop.api('GET', `/conversations/${await shop.conversationOf(waId)}/messages`);
    expect(json.items[0].content.body ?? json.items[0].content.text).toHaveLength(65_536);
    await expectCalm();
  });

  it('of one word without an end wraps instead of pushing the pane apart', async () => {
    await open(text('а'.repeat(5_000)));
    expect(await isWiderThanItsPane(log())).toBe(false);
    await expectCalm();
  });

  it('of 3,000 emoji is shown', async () => {
    await open(text('👩‍👩‍👧‍👦'.repeat(3_000)));
    await bubbles().getByRole('button', { name: 'Show all' }).click();
    await expect
      .poll(async () => (await log().textContent())?.split('👩‍👩‍👧‍👦').length, patiently)
      .toBe(3_001);
    expect(await isWiderThanItsPane(log())).toBe(false);
    await takePicture(console.page, 'bad-input-emoji');
    await expectCalm();
  });

  it('with markup in it is the text that it is', async () => {
    await open(text(markup));
    await expect.poll(() => bubbles().first().textContent(), patiently).toContain(markup);
    expect(await log().locator('img[src="x"], script').count()).toBe(0);
    await expectCalm();
  });

  it('with a link that shows another address leads nowhere before it has been said where', async () => {
    await open(text('Оплата: https://bank.example@evil.example/login і https://аpple.com/'));
    const shown = bubbles().first();
    await expect.poll(() => shown.textContent(), patiently).toContain('bank.example@evil.example');
    const openedBefore = opened;
    const way = shown.getByText('bank.example@evil.example', { exact: false }).last();
    await way.click();
    await console.page
      .getByRole('dialog')
      .getByText('evil.example', { exact: false })
      .first()
      .waitFor(patiently);
    await takePicture(console.page, 'bad-input-link');
    expect(opened).toBe(openedBefore);
    await console.page.keyboard.press('Escape');
    await console.page.getByRole('dialog').waitFor({ state: 'detached' });
    await expectCalm();
  });
});

describe('a name', () => {
  it.each([
    ['written from right to left, with marks that turn what follows', '\u202eмодак \u202eexe.jpg', 'модак'],
    ['of zalgo', `З${'\u0300\u0301\u0302\u0303'.repeat(60)}лго`, 'лго'],
    ['of markup', markup, '<img src=x'],
    ['in Arabic', 'محمد عبد الله', 'محمد عبد الله'],
    ['of 65,536 letters', 'Ї'.repeat(65_536), 'ЇЇЇ'],
  ])('%s stays in its place', async (_what, name, shown) => {
    await open(text('Добрий день!'), name);
    const heading = console.page.getByRole('main').getByText(shown, { exact: false }).first();
    await heading.waitFor(patiently);
    const row = console.page.getByRole('option').filter({ hasText: shown }).first();
    await row.waitFor(patiently);
    const box = await row.boundingBox();
    expect(box?.height).toBeLessThan(100);
    expect(await row.textContent()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    await takePicture(console.page, `bad-input-name-${_what}`);
    await expectCalm();
  });
});

describe('a file', () => {
  const media = (kind: string, id: string, mimeType: string, bytes: Buffer, more: object = {}) => {
    shop.files.set(id, { mimeType, bytes, downloads: 0, ...more });
    return { type: kind, [kind]: { id, mime_type: mimeType, sha256: sha256Of(bytes) } };
  };

  it('whose name climbs out of its folder is offered under its last part', async () => {
    const bytes = Buffer.from('%PDF-1.4 invoice');
    const content = media('document', '9001', 'application/pdf', bytes);
    Object.assign(content.document as object, { filename: '../../../etc/cron.d/рахунок.pdf' });
    await open(content);
    const shown = bubbles().first();
    await expect.poll(() => shown.textContent(), patiently).toContain('рахунок.pdf');
    expect(await shown.textContent()).not.toContain('../');
    await expectCalm();
  });

  it('that calls itself a JPEG and is a page is never opened as one', async () => {
    const page = Buffer.from(`<!doctype html><title>x</title>${markup}`);
    const waId = await open(media('image', '9002', 'image/jpeg', page));
    const id = await shop.conversationOf(waId);
    const message = await waitFor('the file', async () => {
      const { json } = await shop.api('GET', `/conversations/${id}/messages`);
      const [first] = json.items;
      return first.media.state !== 'waiting' && first;
    });
    // It is here, and it is served as the picture that it claims to be, which runs nothing; nobody guesses otherwise.
    const answer = await console.page.evaluate(async (mediaId) => {
      const response = await fetch(`/media/${mediaId}`);
      const headers = ['content-type', 'x-content-type-options'].map((name) => response.headers.get(name));
      return [response.status, ...headers];
    }, message.media.id);
    expect(answer).toEqual([200, expect.not.stringContaining('html'), 'nosniff']);
    // Gone to directly, it must not become a page of ours.
    const tab = await console.page.context().newPage();
    await tab.goto(new URL(`/media/${message.media.id}`, shop.serve.ready.consoleUrl).href).catch(() => {
      // A download instead of a page is as good.
    });
    expect(await tab.evaluate(() => 'executed' in window)).toBe(false);
    await tab.close();
    await bubbles().first().waitFor();
    await takePicture(console.page, 'bad-input-jpeg-is-html');
    await expectCalm();
  });

  it('whose download breaks at nine tenths is fetched again until it is here', async () => {
    const bytes = readFileSync(fromRoot('resources', 'samples', 'bouquet.jpg'));
    await open(media('image', '9003', 'image/jpeg', bytes, { breaks: 1 }));
    const image = bubbles().first().getByRole('img', { name: 'Photo' });
    await expect
      .poll(() => image.evaluate((node) => node instanceof HTMLImageElement && node.naturalWidth > 0), {
        timeout: 50_000,
        interval: 500,
      })
      .toBe(true);
    expect(shop.files.get('9003')?.downloads).toBeGreaterThan(1);
    await expectCalm();
  });

  it('of 500 MB is refused in words before a byte of it is uploaded', async () => {
    await open(text('Надішліть, будь ласка, каталог'));
    const uploads: string[] = [];
    console.page.on('request', (request) => {
      if (request.method() === 'POST') uploads.push(request.url());
    });
    await console.page.evaluate(() => {
      // As large as its size says, and nowhere in memory: pieces of one and the same megabyte.
      const piece = new Uint8Array(1024 * 1024);
      const file = new File(
        Array.from({ length: 500 }, () => piece),
        'каталог.pdf',
        { type: 'application/pdf' },
      );
      const data = new DataTransfer();
      data.items.add(file);
      const target = document.querySelector('main textarea') ?? document.body;
      for (const kind of ['dragenter', 'dragover', 'drop']) {
        target.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    });
    await console.page
      .getByText(/100\s?(MB|MiB)/)
      .first()
      .waitFor(patiently);
    await takePicture(console.page, 'bad-input-500-mb');
    expect(uploads).toEqual([]);
    await expectCalm();
  });
});

describe('what speaks of something that is not here', () => {
  it('a reaction to a message that we do not have changes nothing else', async () => {
    const waId = await open(text('Дякую!'));
    await shop.write(waId, {
      type: 'reaction',
      reaction: { message_id: 'wamid.nobody-has-this', emoji: '🔥' },
    });
    await shop.write(waId, text('І ще одне питання'));
    await bubbles().filter({ hasText: 'І ще одне питання' }).waitFor(patiently);
    expect(await bubbles().filter({ hasText: 'Дякую!' }).count()).toBe(1);
    await expectCalm();
  });

  it('a status for a message that nobody knows is kept and breaks nothing', async () => {
    const waId = await open(text('Ви тут?'));
    const status = {
      id: 'wamid.unknown-status',
      status: 'delivered',
      timestamp: String(Math.floor(Date.now() / 1000)),
      recipient_id: waId,
    };
    expect(await shop.post({ statuses: [status] })).toBe(200);
    await shop.write(waId, text('Агов'));
    await bubbles().filter({ hasText: 'Агов' }).waitFor(patiently);
    const journal = await shop.api('GET', '/journal');
    expect(journal.json.failures).toBe(0);
    await expectCalm();
  });
});

describe('ten thousand messages in an hour', () => {
  const CUSTOMERS = 200;
  const PER_BODY = 50;
  const BODIES = 200;

  it('all arrive while the page is open, and it goes on answering keys', async () => {
    const { page } = console;
    const complaintsBefore = console.complaints.length;
    await open(text('Перше повідомлення'));
    await page.evaluate(() => {
      const longest = { ms: 0 };
      Object.assign(window, { __longest: longest });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) longest.ms = Math.max(longest.ms, entry.duration);
      }).observe({ type: 'longtask' });
    });
    const began = Date.now();
    const flood = postFlood(began);
    const waits: number[] = [];
    for (let letter = 0; letter < 12; letter += 1) {
      const pressed = performance.now();
      await composer().pressSequentially('т');
      await expect.poll(() => composer().inputValue(), patiently).toHaveLength(letter + 1);
      waits.push(performance.now() - pressed);
      await page.waitForTimeout(400);
    }
    await flood;
    await waitFor(
      'every message to be projected',
      async () => {
        const { json } = await shop.api('GET', '/journal');
        return json.projectedSeq === json.lastSeq;
      },
      60_000,
    );
    expect(await countOfFlood()).toBe(PER_BODY * BODIES);
    const longest = await page.evaluate(
      () => (window as unknown as { __longest: { ms: number } }).__longest.ms,
    );
    process.stdout.write(
      `10,000 messages in ${((Date.now() - began) / 1000).toFixed(1)} s; longest task in the page ${Math.round(longest)} ms; ` +
        `slowest key ${Math.round(Math.max(...waits))} ms\n`,
    );
    await composer().fill('Вітаємо!');
    await composer().press('Enter');
    await bubbles().filter({ hasText: 'Вітаємо!' }).waitFor(patiently);
    expect(console.complaints.slice(complaintsBefore)).toEqual([]);
    await takePicture(page, 'bad-input-flood');
    await expectCalm();
  }, 180_000);

  const waIdOf = (customer: number) => String(380_990_000_000 + customer);

  async function postFlood(now: number): Promise<void> {
    const bodies = Array.from({ length: BODIES }, (_, body) => body);
    const next = async (): Promise<void> => {
      const body = bodies.shift();
      if (body === undefined) return;
      const places = Array.from({ length: PER_BODY }, (_, place) => body * PER_BODY + place);
      const customers = [...new Set(places.map((place) => place % CUSTOMERS))];
      const status = await shop.post({
        contacts: customers.map((customer) => ({
          profile: { name: `Клієнт ${customer}` },
          wa_id: waIdOf(customer),
        })),
        messages: places.map((place) => ({
          from: waIdOf(place % CUSTOMERS),
          id: `wamid.flood-${place}`,
          timestamp: String(Math.floor(now / 1000) - 3_600 + Math.floor(place * 0.36)),
          ...text(`Повідомлення ${place}`),
        })),
      });
      expect(status).toBe(200);
      return next();
    };
    await Promise.all([next(), next(), next(), next()]);
  }

  async function countOfFlood(): Promise<number> {
    let sum = 0;
    let cursor: string | null = null;
    do {
      const after: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { json } = await shop.api(
        'GET',
        `/conversations?limit=200&search=${encodeURIComponent('Клієнт')}${after}`,
      );
      for (const { unreadCount } of json.items) sum += unreadCount;
      cursor = json.next;
    } while (cursor !== null);
    return sum;
  }
});
