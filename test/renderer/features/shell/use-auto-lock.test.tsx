import { act } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OperatorId } from '#shared/domain/ids.ts';
import { useAutoLock } from '../../../../src-renderer/features/shell/use-auto-lock.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleBootstrap } from '../../../helpers/sample-answers.ts';

const MINUTE = 60_000;
const person = { id: 1 as OperatorId, name: 'Olena', pictureMediaId: null, hasPin: true, mayTryAt: null };
const atSeat = {
  kind: 'browser' as const,
  operatorId: 1 as OperatorId,
  people: [person],
  language: 'en' as const,
};

function Watcher() {
  useAutoLock();
  return null;
}

async function open(locksAfterMinutes: number | null) {
  const bootstrap = sampleBootstrap();
  bootstrap.settings.locksAfterMinutes = locksAfterMinutes;
  let locks = 0;
  renderScreen(
    <Suspense>
      <Watcher />
    </Suspense>,
    {
      procedures: {
        app: { bootstrap: answer.app.bootstrap.handler(() => bootstrap) },
        team: {
          atSeat: answer.team.atSeat.handler(() => atSeat),
          lock: answer.team.lock.handler(() => {
            locks += 1;
            return { ...atSeat, operatorId: null };
          }),
        },
      },
    },
  );
  await pass(1000);
  return { locks: () => locks };
}
const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

describe('the lock of an idle seat', () => {
  it('comes after the person’s own time, and not while they work', async () => {
    const seat = await open(5);
    await pass(4 * MINUTE);
    window.dispatchEvent(new Event('keydown'));
    await pass(4 * MINUTE);
    expect(seat.locks()).toBe(0);
    await pass(2 * MINUTE);
    expect(seat.locks()).toBeGreaterThan(0);
  });

  it('never comes by itself for who wants none', async () => {
    const seat = await open(null);
    await pass(600 * MINUTE);
    expect(seat.locks()).toBe(0);
  });
});
