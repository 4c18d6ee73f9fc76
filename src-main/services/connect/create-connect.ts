import type { Change } from '#shared/contract/events.ts';
import type { ConnectService } from './connect.ts';
import type { ConnectOptions } from './connect-options.ts';
import { createLoopTests } from './loop-test.ts';
import { createNumberCare } from './number-care.ts';
import { createProfiles } from './profile.ts';
import { createSetups } from './setups.ts';
import { createTokenCare } from './token-care.ts';

export interface RunningConnect extends ConnectService {
  /** Told of every change, after its commit. */
  onChanges(changes: readonly Change[]): void;
  close(): void;
}

/** Not at once: a start has more urgent things to do. */
const FIRST_TENDING_MS = 60_000;
const TENDING_MS = 10 * 60_000;

/** The wizard: set-ups, the care of numbers and tokens, and the test with the owner's own phone. */
export function createConnect(options: ConnectOptions): RunningConnect {
  const loops = createLoopTests(options);
  const tokens = createTokenCare(options);
  let timer = setTimeout(tend, FIRST_TENDING_MS).unref();
  let isClosed = false;

  function tend(): void {
    tokens
      .tend()
      .catch((error: unknown) => {
        // A hub that closes takes the database away.
        if (!isClosed) options.log.error('connect.tokens_not_tended', { error });
      })
      .finally(() => {
        if (!isClosed) timer = setTimeout(tend, TENDING_MS).unref();
      });
  }

  return {
    ...createSetups(options),
    ...createNumberCare(options),
    ...createProfiles(options),
    startLoop: loops.startLoop,
    loop: loops.loop,
    endLoop: loops.endLoop,
    onChanges: loops.onChanges,
    replaceToken: tokens.replaceToken,
    token: tokens.token,
    close() {
      isClosed = true;
      clearTimeout(timer);
      loops.close();
    },
  };
}
