import { describe, expect, it } from 'vitest';
import { createClosers } from '../../src-main/closers.ts';
import { createSilentLog } from '../helpers/workspace.ts';

describe('taking the hub apart', () => {
  it('goes in reverse, once, and a part that fails does not keep the others from closing', async () => {
    const closers = createClosers();
    const log = createSilentLog();
    const closed: string[] = [];
    closers.add('ground', () => {
      closed.push('ground');
    });
    closers.add('broken', () => {
      throw new Error('cannot close');
    });
    closers.add('door', async () => {
      closed.push('door');
    });
    await closers.closeAll(log);
    await closers.closeAll(log);
    expect(closed).toEqual(['door', 'ground']);
    expect(log.lines.map(({ level, event, fields }) => [level, event, fields?.part])).toEqual([
      ['error', 'hub.part_did_not_close', 'broken'],
    ]);
  });

  it('ends within three seconds, however many parts do not', async () => {
    const closers = createClosers();
    const log = createSilentLog();
    let isGroundClosed = false;
    closers.add('ground', () => {
      isGroundClosed = true;
    });
    for (const name of ['one', 'two', 'three']) closers.add(name, () => new Promise(() => undefined));
    const startedAt = performance.now();
    await closers.closeAll(log);
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect([
      isGroundClosed,
      log.lines.filter(({ event }) => event === 'hub.part_closes_late').length,
    ]).toEqual([true, 3]);
  });
});
