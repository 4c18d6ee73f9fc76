import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { launchAttached } from '../helpers/attached-app.ts';
import { endProgram, launchOptions } from './electron-run.ts';
import { judged, progress, quantile, type Row, round, told } from './stats.ts';

const run = promisify(execFile);
const KEY_PAUSE_MS = 80;

interface TypingOptions {
  projectDir: string;
  dataDir: string;
  userDataDir: string;
  pageScript: string;
  roundTrips: number;
  keys: number;
}

/**
 * U1, U4 and the round trip of a call: real X11 keys into the composer while the hub answers slow questions of a program
 * outside, against idle. Round trips are measured on a page without the console, which has the window's line to itself.
 */
export async function benchTyping(options: TypingOptions): Promise<Row[]> {
  const app = await launchAttached(await launchOptions(options.projectDir, options));
  try {
    progress('round trips');
    await app.page.goto('app://bundle/gallery.html');
    await app.page.evaluate(options.pageScript);
    const trips = await app.page.evaluate((count) => window.benchHub?.roundTrips(count), options.roundTrips);
    const access = await app.page.evaluate(() => window.benchHub?.access());
    if (!trips || !access) throw new Error('The page script did not reach the hub');
    progress('typing');
    await app.page.goto('app://bundle/index.html');
    await app.page.locator('[data-conversation-id]').first().click();
    await app.page.locator('textarea').first().click();
    await watchKeys(app.page);
    const idle = await typeKeys(app.page, options.keys);
    const questions = askSlowly(access, options.keys * (KEY_PAUSE_MS + 25));
    const busy = await typeKeys(app.page, options.keys);
    const slow = await questions;
    return [
      judged(
        {
          id: 'U4',
          what: 'page of 50 messages over the port of the window, p95',
          value: round(quantile(trips.page, 0.95)),
          unit: 'ms',
          detail: `p50 ${round(quantile(trips.page, 0.5))} ms, n=${trips.page.length}`,
        },
        { max: 2 },
      ),
      told({
        id: 'IPC',
        what: 'small call over the port of the window, p50',
        value: round(quantile(trips.smallest, 0.5)),
        unit: 'ms',
        detail: `p99 ${round(quantile(trips.smallest, 0.99))} ms, n=${trips.smallest.length}`,
      }),
      judged(
        {
          id: 'U1',
          what: 'key to paint while the hub is busy, p95, x idle',
          value: round(quantile(busy, 0.95) / quantile(idle, 0.95)),
          unit: 'x',
          detail: `${round(quantile(busy, 0.95))} against ${round(quantile(idle, 0.95))} ms, n=${busy.length}; questions of ${round(quantile(slow, 0.5), 0)} ms (p50), n=${slow.length}`,
        },
        { max: 1.3 },
      ),
    ];
  } finally {
    await app.detach();
    await endProgram(app);
  }
}

/** Asks one slow question every 300 ms for so long; how long each took, in milliseconds. */
async function askSlowly(
  { apiUrl, token }: { apiUrl: string; token: string },
  forMs: number,
): Promise<number[]> {
  const samples: number[] = [];
  const until = performance.now() + forMs;
  while (performance.now() < until) {
    const started = performance.now();
    // Two letters that nobody has: the index of names begins at three, so every row is looked at.
    const answer = await fetch(`${apiUrl}/contacts?search=zq`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!answer.ok) throw new Error(`The hub answered a slow question with ${answer.status}`);
    await answer.arrayBuffer();
    samples.push(performance.now() - started);
    await sleep(Math.max(0, 300 - (performance.now() - started)));
  }
  return samples;
}

/** Notes for each key how long it took until the frame after it was painted. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.benchKeys = [];
    window.addEventListener(
      'keydown',
      (event) => {
        const pressedAt = event.timeStamp;
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => window.benchKeys?.push(performance.now() - pressedAt);
          channel.port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
}

async function typeKeys(page: Page, count: number): Promise<number[]> {
  await page.evaluate(() => {
    window.benchKeys = [];
  });
  for (let index = 0; index < count; index += 1) {
    await run('xdotool', ['key', 'a']);
    await sleep(KEY_PAUSE_MS);
  }
  return await page.evaluate(() => window.benchKeys ?? []);
}
