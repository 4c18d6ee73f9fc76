import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { launchApp, type RunningApp } from './electron-run.ts';
import { judged, quantile, type Row, round, told } from './stats.ts';

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

/** U1, U4 and the round trip of a call: real X11 keys into the composer while the hub answers slow questions, against idle. */
export async function benchTyping(options: TypingOptions): Promise<Row[]> {
  const app = await launchApp(options.projectDir, options);
  try {
    await app.page.locator('[data-conversation-row]').first().click();
    await app.page.locator('textarea').first().click();
    await watchKeys(app);
    const idle = await typeKeys(app, options.keys);
    await app.page.evaluate(options.pageScript);
    const trips = await app.page.evaluate((count) => window.benchHub?.roundTrips(count), options.roundTrips);
    if (!trips) throw new Error('The page script did not reach the hub');
    const questions = app.page.evaluate(
      (forMs) => window.benchHub?.askSlowly(forMs),
      options.keys * (KEY_PAUSE_MS + 25),
    );
    const busy = await typeKeys(app, options.keys);
    const slow = (await questions) ?? [];
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
    await app.close();
  }
}

/** Notes for each key how long it took until the frame after it was painted. */
async function watchKeys(app: RunningApp): Promise<void> {
  await app.page.evaluate(() => {
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

async function typeKeys(app: RunningApp, count: number): Promise<number[]> {
  await app.page.evaluate(() => {
    window.benchKeys = [];
  });
  for (let index = 0; index < count; index += 1) {
    await run('xdotool', ['key', 'a']);
    await sleep(KEY_PAUSE_MS);
  }
  return await app.page.evaluate(() => window.benchKeys ?? []);
}
