import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleSession, openConsole } from '../helpers/console-session.ts';
import { failToConnect } from '../helpers/sandbox-control.ts';

/** Two cores may be shared with everything else. */
const patiently = { timeout: 20_000 };

let session: ConsoleSession;

beforeAll(async () => {
  session = await openConsole({ args: ['--sandbox'] });
}, 60_000);
afterAll(async () => {
  await session?.close();
});

const heading = (name: string | RegExp) => session.page.getByRole('heading', { name });
const button = (name: string | RegExp) => session.page.getByRole('button', { name });

describe('the doctor in the browser', { timeout: 60_000 }, () => {
  it('names a failure of the sandbox’s Meta, repairs it with one button, and is green again', async () => {
    const { page, serve } = session;
    await session.go('/doctor/1');
    await heading('All is well').waitFor(patiently);
    await failToConnect(serve.ready.sandboxUrl, 'waba_not_subscribed');
    await button('Check again').click();
    await heading(/thing/).waitFor(patiently);
    const receiving = page.getByRole('region', { name: 'Receiving' });
    expect(await receiving.getByText('We can repair it').count()).toBeGreaterThan(0);
    expect(await session.objections('main')).toEqual([]);
    await receiving.getByRole('button').first().click();
    await heading('All is well').waitFor(patiently);
  });
});
