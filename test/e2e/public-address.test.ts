import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleSession, openConsole } from '../helpers/console-session.ts';
import { openTunnelRelay, type TunnelRelay } from '../helpers/tunnel-relay.ts';

/** Two cores may be shared with everything else. */
const patiently = { timeout: 20_000 };

let session: ConsoleSession;
let relay: TunnelRelay;

beforeAll(async () => {
  relay = await openTunnelRelay();
  session = await openConsole({ args: ['--sandbox'], env: { ROZMOVA_TUNNEL_HOST: relay.url } });
}, 60_000);
afterAll(async () => {
  await session?.close();
  await relay?.stop();
});

const heading = (name: string | RegExp) => session.page.getByRole('heading', { name });
const button = (name: string | RegExp) => session.page.getByRole('button', { name });

describe('the public address in the browser', { timeout: 60_000 }, () => {
  it('opens after the owner has agreed, tells that it is down, and is back by itself', async () => {
    const { page } = session;
    await session.go('/accounts/address');
    await page.getByRole('checkbox', { name: 'I understand and agree' }).check();
    await button('Open the address').click();
    await heading(/^Online since/).waitFor(patiently);
    expect(await session.objections('main')).toEqual([]);
    await relay.stop();
    await button('Choose another way').waitFor({ timeout: 45_000 });
    await relay.start();
    await heading(/^Online since/).waitFor({ timeout: 45_000 });
    expect(session.complaints).toEqual([]);
  });
});
