import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { requireApi } from '../faults/api.ts';
import { type ConsolePage, goTo, openConsolePage } from '../helpers/console-page.ts';
import { type ServeProcess, startServe } from '../helpers/serve.ts';
import { createCorpus } from './corpus.ts';
import { buildWebhookRequests, closedLoop } from './http-load.ts';
import { mixedConversation, startPictureGraph } from './mixed-conversation.ts';
import { freshPage, type ScreenBench, type ScreenBenchOptions } from './screen-page.ts';
import { scrollRows } from './scrolling.ts';
import { judged, progress, quantile, type Row, round } from './stats.ts';

const ids = {
  appSecret: '0123456789abcdef0123456789abcdef',
  phoneNumberId: '106540352242999',
  wabaId: '102290129340398',
};
const TOKEN = 'EAAbench0123456789';
const MIXED = '380501112233';

/** What a person waits for in the console, in a real browser over the large workspace: from the click or key to the paint. */
export async function benchScreen(options: ScreenBenchOptions): Promise<Row[]> {
  const graph = await startPictureGraph(TOKEN);
  const serve = await startServe({
    command: [options.runtime.program, options.serveScript],
    dataDir: options.dataDir,
    env: {
      ...options.runtime.env,
      ROZMOVA_GRAPH_URL: graph.target.baseUrl,
      ROZMOVA_SECRETS: 'memory',
      ROZMOVA_LOG: 'error',
    },
  });
  let browser: ConsolePage | null = null;
  try {
    const target = await connectAccount(serve);
    progress('a conversation of every form');
    const mixed = mixedConversation(target, { corpus: createCorpus(), count: 1200, from: MIXED });
    await takeIn(serve, target.port, mixed, 4);
    browser = await openConsolePage(serve.ready);
    const bench: ScreenBench = { ...options, page: browser.page, serve };
    return [
      ...(await listRows(bench)),
      ...(await conversationRows(bench)),
      ...(await searchRows(bench)),
      ...(await scrollRows(bench, await conversationOf(serve, MIXED))),
      ...(await floodRows(bench, target)),
    ];
  } finally {
    await browser?.close();
    await serve.stop();
    await graph.close();
  }
}

async function connectAccount(serve: ServeProcess) {
  const account = await requireApi<{ key: string }>(serve.ready, 'POST', '/accounts', {
    name: 'Flood',
    appId: '1234567890123',
    accessToken: TOKEN,
    ...ids,
  });
  const url = new URL(`${serve.ready.webhookUrl}/${account.key}`);
  return { ...ids, port: Number(url.port), path: url.pathname };
}

async function conversationOf(serve: ServeProcess, waId: string): Promise<number> {
  const found = await requireApi<{ items: { id: number }[] }>(
    serve.ready,
    'GET',
    `/conversations?search=${waId}`,
  );
  const [first] = found.items;
  if (!first) throw new Error(`There is no conversation with ${waId}`);
  return first.id;
}

/** Posts and waits until the tables have it. */
async function takeIn(
  serve: ServeProcess,
  port: number,
  requests: Buffer[],
  connections: number,
): Promise<void> {
  const { notOk } = await closedLoop({ port, requests, connections, warmUp: 0 });
  if (notOk > 0) throw new Error(`${notOk} webhooks were not answered with 200`);
  for (;;) {
    const counts = await requireApi<{ lastSeq: number; projectedSeq: number }>(
      serve.ready,
      'GET',
      '/journal',
    );
    if (counts.projectedSeq >= counts.lastSeq) return;
    await sleep(20);
  }
}

const paintedRow = (what: string, samples: readonly number[]): Row =>
  judged(
    {
      id: 'UI',
      what: `${what}, p95`,
      value: round(quantile(samples, 0.95), 1),
      unit: 'ms',
      detail: `p50 ${round(quantile(samples, 0.5), 1)} ms, the first ${round(samples[0] ?? Number.NaN, 1)} ms, n=${samples.length}; a frame is 16.7 ms`,
    },
    { max: 100 },
  );

/** Each list of each account for the first time after a start. */
async function listRows(bench: ScreenBench): Promise<Row[]> {
  const samples: number[] = [];
  await bench.quiet.wait();
  for (let round = 0; round < (bench.isShort ? 1 : 4); round += 1) {
    progress(`lists, round ${round + 1}`);
    await goTo(bench.page, '/');
    await freshPage(bench);
    for (const name of ['Bench 1', 'Bench 2', 'Bench 3']) {
      samples.push(await clickList(bench.page, name), await clickList(bench.page, 'Unanswered'));
      // Loaded a moment ago.
      await clickList(bench.page, 'All');
    }
  }
  return [paintedRow('click to another list painted', samples)];
}

async function clickList(page: Page, name: string): Promise<number> {
  await sleep(200);
  const rail = page.getByRole('navigation').first();
  const button = await rail
    .getByRole('button', { name: new RegExp(`^${name}(?! accounts)`) })
    .elementHandle();
  return await page.evaluate(
    (element) => window.benchScreen?.openList(element as HTMLElement) ?? Number.NaN,
    button,
  );
}

/** Conversations down the list, each for the first time. */
async function conversationRows(bench: ScreenBench): Promise<Row[]> {
  progress('conversations');
  const { page } = bench;
  await goTo(page, '/');
  await freshPage(bench);
  await bench.quiet.wait();
  const samples: number[] = [];
  const opened = new Set<string>();
  const rows = page.locator('[data-conversation-id]');
  while (samples.length < (bench.isShort ? 24 : 100)) {
    const ids = await rows.evaluateAll((shown) =>
      shown.map((row) => (row as HTMLElement).dataset.conversationId ?? ''),
    );
    const id = ids.find((one) => one !== '' && !opened.has(one));
    if (id !== undefined) {
      opened.add(id);
      // By its id: the elements of the list change hands as it moves.
      samples.push(await clickRow(page, page.locator(`[data-conversation-id="${id}"]`)));
      await sleep(60);
    }
    if (id !== undefined && opened.size % 8 !== 0) continue;
    await rows.last().scrollIntoViewIfNeeded();
    await sleep(150);
  }
  return [paintedRow('click to a conversation painted', samples)];
}

/** How long a hand holds the button of a mouse down, in ms; the page may get ready meanwhile. */
const PRESS_MS = 70;

/** A real click, measured from where the button is let go. */
async function clickRow(page: Page, row: Locator): Promise<number> {
  await page.evaluate(() => window.benchScreen?.awaitClick());
  await row.scrollIntoViewIfNeeded();
  const box = await row.boundingBox();
  if (!box) throw new Error('The row is not to be seen');
  // Where its words are: at the end of a row lies what can be done with it.
  await page.mouse.move(box.x + 90, box.y + box.height / 2);
  await page.mouse.down();
  await sleep(PRESS_MS);
  await page.mouse.up();
  return await page.evaluate(() => window.benchScreen?.clickPainted() ?? Number.NaN);
}

/** The last letter of a word, real key, until the newest hit of the longer word is painted. */
async function searchRows(bench: ScreenBench): Promise<Row[]> {
  progress('search as one types');
  const { page, serve } = bench;
  await goTo(page, '/');
  await freshPage(bench);
  await page
    .getByRole('navigation')
    .first()
    .getByRole('button', { name: /^Search/ })
    .click();
  const keys = await page.context().newCDPSession(page);
  const corpus = createCorpus(7);
  const samples: number[] = [];
  await bench.quiet.wait();
  const newest = async (query: string) => {
    const found = await requireApi<{ items: { messageId: number }[] }>(
      serve.ready,
      'GET',
      `/search/messages?query=${encodeURIComponent(query)}&limit=1`,
    );
    return found.items[0]?.messageId ?? null;
  };
  while (samples.length < (bench.isShort ? 20 : 100)) {
    const word = corpus.word().slice(0, 2 + Math.floor(corpus.random() * 3));
    const before = word.slice(0, -1);
    const wanted = await newest(word);
    if (word.length < 2 || wanted === null || wanted === (await newest(before))) continue;
    const field = page.locator('input:focus');
    await field.fill(before);
    await sleep(500);
    await page.evaluate((key) => window.benchScreen?.awaitKey(key), `m${wanted}`);
    // Playwright knows the keys of an English keyboard only.
    const letter = word.slice(-1);
    await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', key: letter, text: letter });
    await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter });
    samples.push(await page.evaluate(() => window.benchScreen?.keyPainted() ?? Number.NaN));
  }
  await keys.detach();
  return [paintedRow('key in the search to its results painted', samples)];
}

/** Ten thousand messages as fast as the hub takes them, with a conversation open beside the list. */
async function floodRows(
  bench: ScreenBench,
  target: Awaited<ReturnType<typeof connectAccount>>,
): Promise<Row[]> {
  progress('ten thousand messages while the page is open');
  const { page, serve } = bench;
  await goTo(page, '/');
  await freshPage(bench);
  await page.locator('[data-conversation-id]').first().click();
  await sleep(1000);
  const requests = buildWebhookRequests({ ...target, count: 10_000, prefix: 'floodN' });
  await bench.quiet.wait();
  await page.evaluate(() =>
    window.benchScreen?.watch({ scroller: '.overflow-y-auto', row: '[data-conversation-id]' }, false),
  );
  const startedAt = performance.now();
  await takeIn(serve, target.port, requests, 16);
  const seconds = (performance.now() - startedAt) / 1000;
  await sleep(1500);
  const watched = await page.evaluate(() => window.benchScreen?.endWatch());
  if (!watched) throw new Error('The page was not watched');
  const longest = Math.max(0, ...watched.longTasks);
  return [
    judged(
      {
        id: 'UI',
        what: 'longest task of the page while 10,000 messages come in',
        value: round(longest, 0),
        unit: 'ms',
        detail: `in ${round(seconds, 1)} s; ${watched.longTasks.length} tasks over 50 ms; longest frame ${round(Math.max(...watched.frames), 0)} ms, p95 ${round(quantile(watched.frames, 0.95), 1)} ms`,
      },
      { max: 100 },
    ),
  ];
}
