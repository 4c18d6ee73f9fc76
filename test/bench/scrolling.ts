import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession } from 'playwright-core';
import { goTo } from '../helpers/console-page.ts';
import type { Pane, Watched } from './page/screen-probe.ts';
import { freshPage, type ScreenBench } from './screen-page.ts';
import { judged, progress, quantile, type Row, round, told } from './stats.ts';

const SPEED = 4000;
const THROTTLE = 4;
const SLOW_FRAME_MS = 25;
const GESTURES = 3;
const EMPTY: Pane = { scroller: '[data-empty-list]', row: '[data-empty-row]' };

interface Gesture extends Watched {
  /** Seconds of work on the page's main thread. */
  busySeconds: number;
}

interface Surface {
  name: string;
  pane: Pane;
  /** Which way the content goes; a conversation is read upwards. */
  direction: 'up' | 'down';
  show(): Promise<void>;
}

/** U3: 4,000 px a second through the list and through a long conversation, against an empty virtual list of such rows. */
export async function scrollRows(bench: ScreenBench, conversationId: number): Promise<Row[]> {
  const { page } = bench;
  const surfaces: Surface[] = [
    {
      name: 'the list',
      pane: { scroller: '.overflow-y-auto', row: '[data-conversation-id]' },
      direction: 'down',
      async show() {
        await goTo(page, '/');
        await freshPage(bench);
      },
    },
    {
      name: 'a conversation of every form',
      pane: { scroller: '.overflow-y-auto', row: '[role=log] [data-index]' },
      direction: 'up',
      async show() {
        await goTo(page, `/c/${conversationId}`);
        await freshPage(bench);
        await page.locator('[role=log] [data-message-id]').first().waitFor();
      },
    },
  ];
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const rows: Row[] = [];
  for (const surface of surfaces) rows.push(...(await rowsOf(bench, session, surface)));
  await session.detach();
  return rows;
}

async function rowsOf(bench: ScreenBench, session: CDPSession, surface: Surface): Promise<Row[]> {
  const [subject, slow] = await twice(bench, session, surface);
  const heights = subject.heights.filter((height) => height > 0);
  const reference: Surface = {
    ...surface,
    name: 'an empty list',
    pane: EMPTY,
    async show() {
      await goTo(bench.page, '/');
      await freshPage(bench);
      const all = Array.from({ length: 10_000 }, (_, index) => heights[index % heights.length] ?? 64);
      await bench.page.evaluate(([sizes, isFromEnd]) => window.benchScreen?.showEmptyList(sizes, isFromEnd), [
        all,
        surface.direction === 'up',
      ] as const);
    },
  };
  const [empty, slowEmpty] = await twice(bench, session, reference);
  return describe(surface.name, { subject, slow, empty, slowEmpty });
}

/** As it is, and on a processor that is four times as slow. */
async function twice(bench: ScreenBench, session: CDPSession, surface: Surface): Promise<[Gesture, Gesture]> {
  const usual = await scroll(bench, session, surface, 1);
  return [usual, await scroll(bench, session, surface, THROTTLE)];
}

/**
 * The gesture several times for its frames, all of which count (one stall of the machine is three frames in a hundred), and
 * once more for its blanks: looking for those would slow the frames down.
 */
async function scroll(
  bench: ScreenBench,
  session: CDPSession,
  surface: Surface,
  rate: number,
): Promise<Gesture> {
  const gestures: Gesture[] = [];
  while (gestures.length < GESTURES)
    gestures.push(await scrollOnce(bench, session, surface, { rate, looksForBlanks: false }));
  const { blank } = await scrollOnce(bench, session, surface, { rate, looksForBlanks: true });
  return {
    frames: gestures.flatMap(({ frames }) => frames),
    blank,
    longTasks: gestures.flatMap(({ longTasks }) => longTasks),
    heights: gestures[0]?.heights ?? [],
    distance: sumOf(gestures.map(({ distance }) => distance)),
    busySeconds: sumOf(gestures.map(({ busySeconds }) => busySeconds)),
  };
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

async function scrollOnce(
  bench: ScreenBench,
  session: CDPSession,
  { name, pane, direction, show }: Surface,
  { rate, looksForBlanks }: { rate: number; looksForBlanks: boolean },
): Promise<Gesture> {
  progress(`scrolling ${name}${rate > 1 ? `, ${rate} times as slow` : ''}`);
  const { page } = bench;
  await show();
  await sleep(800);
  await bench.quiet.wait();
  const place = await page.evaluate(({ row, scroller }) => {
    const rect = document.querySelector(row)?.closest(scroller)?.getBoundingClientRect();
    return rect && { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
  }, pane);
  if (!place) throw new Error(`There is nothing to scroll in ${name}`);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  const before = await busySeconds(session);
  await page.evaluate(([watched, looks]) => window.benchScreen?.watch(watched, looks), [
    pane,
    looksForBlanks,
  ] as const);
  await session.send('Input.synthesizeScrollGesture', {
    ...place,
    yDistance: (direction === 'down' ? -1 : 1) * SPEED * (bench.isShort ? 2 : 6),
    speed: SPEED,
    gestureSourceType: 'mouse',
    preventFling: true,
  });
  const watched = await page.evaluate(() => window.benchScreen?.endWatch());
  const after = await busySeconds(session);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  if (!watched) throw new Error('The page was not watched');
  return { ...watched, busySeconds: after - before };
}

async function busySeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

interface Gestures {
  subject: Gesture;
  slow: Gesture;
  empty: Gesture;
  slowEmpty: Gesture;
}

const p95 = ({ frames }: Gesture) => quantile(frames, 0.95);
const slowShare = ({ frames }: Gesture) =>
  (frames.filter((frame) => frame > SLOW_FRAME_MS).length / frames.length) * 100;

function describe(name: string, { subject, slow, empty, slowEmpty }: Gestures): Row[] {
  const way = `${round(subject.distance, 0)} px in ${subject.frames.length} frames`;
  return [
    judged(
      {
        id: 'U3',
        what: `frame while scrolling ${name}, p95`,
        value: round(p95(subject), 1),
        unit: 'ms',
        detail: `p50 ${round(quantile(subject.frames, 0.5), 1)} ms, ${way}`,
      },
      { max: 20 },
    ),
    told({
      id: 'U3',
      what: 'the same, x an empty virtual list of such rows',
      value: round(p95(subject) / p95(empty)),
      unit: 'x',
      detail: `main thread ${round(subject.busySeconds, 1)} against ${round(empty.busySeconds, 1)} s (${round(subject.busySeconds / empty.busySeconds, 1)} x)`,
    }),
    judged(
      {
        id: 'U3',
        what: `frames over ${SLOW_FRAME_MS} ms on a processor ${THROTTLE} times as slow`,
        value: round(slowShare(slow), 1),
        unit: '%',
        detail: `empty list ${round(slowShare(slowEmpty), 1)} %; p95 ${round(p95(slow), 1)} against ${round(p95(slowEmpty), 1)} ms; ${round(slow.distance, 0)} px`,
      },
      { max: 5 },
    ),
    judged(
      {
        id: 'U3',
        what: 'frames with a blank place in the pane',
        value: subject.blank + slow.blank,
        unit: 'frames',
        detail: `${slow.blank} of them on the slow processor; empty list ${empty.blank + slowEmpty.blank}`,
      },
      { max: 0 },
    ),
  ];
}
