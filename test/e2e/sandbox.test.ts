import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleSession, openConsole } from '../helpers/console-session.ts';

/** Two cores may be shared with everything else. */
const patiently = { timeout: 15_000 };

let session: ConsoleSession;

beforeAll(async () => {
  session = await openConsole();
});
afterAll(() => session?.close());

const phone = () => session.page.getByRole('complementary', { name: 'Phone of a pretend customer' });
const conversation = () => session.page.getByRole('log', { name: 'Messages' });
const writeAsCustomer = async (text: string) => {
  await phone().getByLabel('Message of the customer').fill(text);
  await session.page.keyboard.press('Enter');
};
const answer = async (text: string) => {
  await session.page.getByRole('textbox', { name: 'Message', exact: true }).fill(text);
  await session.page.keyboard.press('Enter');
};

describe('the first screen', () => {
  it('has nothing that axe objects to, in both languages and both themes', async () => {
    const { page } = session;
    await page.getByRole('heading', { name: 'Welcome to Rozmova' }).waitFor();
    expect(await session.objections()).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('radio', { name: 'Українська' }).click();
    await page.getByRole('heading', { name: 'Вітаємо в Розмові' }).waitFor();
    expect(await session.objections()).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByRole('radio', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Welcome to Rozmova' }).waitFor();
  });

  it('starts the sandbox and opens the conversation of a customer with the phone beside it', async () => {
    const { page } = session;
    await page.getByRole('button', { name: 'Start the sandbox' }).click();
    await page.waitForURL(/#\/c\/\d+$/);
    await phone().getByRole('article').first().waitFor();
    await conversation().getByRole('article').first().waitFor();
    expect(await phone().getByRole('article').count()).toBeGreaterThan(0);
  });

  it('has customers who write by themselves until they are asked to stop', async () => {
    const busyDay = phone().getByRole('button', { name: /^Busy day/, pressed: true });
    await busyDay.click();
    await phone()
      .getByRole('button', { name: /^Busy day/, pressed: false })
      .waitFor();
  });
});

describe('the phone of a pretend customer', () => {
  it('writes, and the inbox shows it', async () => {
    const { page } = session;
    await writeAsCustomer('Do you deliver on Sunday?');
    await conversation().getByText('Do you deliver on Sunday?').waitFor();
    const row = page.getByRole('option').filter({ hasText: 'Do you deliver on Sunday?' });
    await expect.poll(() => row.count(), patiently).toBe(1);
  });

  it('gets the answer, and its ticks turn when the customer opens the chat', async () => {
    const { page } = session;
    await phone()
      .getByRole('button', { name: /^Behaviour of the customer/ })
      .click();
    const readsAtOnce = page.getByRole('switch', { name: 'Reads at once' });
    if (await readsAtOnce.isChecked()) await readsAtOnce.click();
    await expect.poll(() => readsAtOnce.isChecked(), patiently).toBe(false);
    await page.keyboard.press('Escape');
    await answer('Yes, until noon.');
    await phone().getByText('Yes, until noon.').waitFor();
    const bubble = conversation().getByRole('article').filter({ hasText: 'Yes, until noon.' });
    await bubble.getByRole('img', { name: 'Delivered' }).waitFor();
    await phone()
      .getByRole('button', { name: /^Open the chat/ })
      .click();
    await expect.poll(() => bubble.getByRole('img', { name: 'Read' }).count(), patiently).toBe(1);
  });

  it('quotes and reacts', async () => {
    const { page } = session;
    const received = phone().getByRole('article').filter({ hasText: 'Yes, until noon.' }).first();
    await received.hover();
    await received.getByRole('button', { name: 'Actions on this message' }).click();
    await page.getByRole('menuitem', { name: 'Reply' }).click();
    await writeAsCustomer('Then I take them');
    await conversation()
      .getByRole('article')
      .filter({ hasText: 'Then I take them' })
      .getByText('Yes, until noon.')
      .waitFor();
    await received.hover();
    await received.getByRole('button', { name: 'Actions on this message' }).click();
    await page.getByRole('menuitem', { name: 'Reaction' }).press('ArrowRight');
    await page.getByRole('menuitem', { name: '🙏' }).click();
    await conversation().getByLabel('The customer’s reaction: 🙏').waitFor();
    const chip = phone().getByRole('img', { name: 'Reaction of the customer: 🙏' });
    await expect.poll(() => chip.count(), patiently).toBe(1);
  });

  it('sends every sample', async () => {
    const { page } = session;
    const samples = [
      'Photo',
      'Voice message',
      'PDF document',
      'Place on the map',
      'Contact card',
      'Order from the catalogue',
    ];
    const before = await phone().getByRole('article').count();
    for (const name of samples) {
      await phone().getByRole('button', { name: 'Send a sample' }).click();
      await page.getByRole('menuitem', { name, exact: true }).click();
    }
    await expect.poll(() => phone().getByRole('article').count(), patiently).toBe(before + samples.length);
    await conversation().getByText('Order from the catalogue').first().waitFor();
  });

  it('shows one tick while it is offline, and two when it is back', async () => {
    const { page } = session;
    const behaviour = phone().getByRole('button', { name: /^Behaviour of the customer/ });
    await behaviour.click();
    await page.getByRole('switch', { name: 'Phone is online' }).click();
    await page.keyboard.press('Escape');
    await phone().getByText('offline').waitFor();
    await answer('Are you there?');
    const bubble = conversation().getByRole('article').filter({ hasText: 'Are you there?' });
    await bubble.getByRole('img', { name: 'Sent', exact: true }).waitFor();
    await behaviour.click();
    await page.getByRole('switch', { name: 'Phone is online' }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => bubble.getByRole('img', { name: 'Delivered' }).count(), patiently).toBe(1);
  });

  it('can be another one than that of the open chat', async () => {
    const { page } = session;
    // Whose message came first, and is therefore open, differs from run to run.
    const isRobinOpen = (await page.getByRole('heading', { name: 'Robin Hale' }).count()) > 0;
    const other = isRobinOpen ? 'James Porter' : 'Robin Hale';
    await phone()
      .getByRole('button', { name: /^Phone: / })
      .click();
    const list = page.getByRole('dialog', { name: 'Choose a customer' });
    await list.getByRole('button', { name: new RegExp(other) }).click();
    await phone().getByText(`Another chat is on the screen. This is the phone of ${other}.`).waitFor();
    await writeAsCustomer('Is my bike ready?');
    await page.getByRole('option').filter({ hasText: 'Is my bike ready?' }).click();
    await conversation().getByText('Is my bike ready?').waitFor();
    expect(await phone().getByText('Another chat is on the screen').count()).toBe(0);
  });
});

describe('the switches of the sandbox', () => {
  it('make Meta refuse, and the message says why', async () => {
    const { page } = session;
    await phone()
      .getByRole('button', { name: /^Faults/ })
      .click();
    await page.getByRole('switch', { name: 'Meta refuses to send' }).click();
    await page.getByLabel('Meta’s error code').fill('131026');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByLabel('Meta’s error code').inputValue(), patiently).toBe('131026');
    await page.keyboard.press('Escape');
    await phone().getByRole('button', { name: 'Faults: 1 fault is on' }).waitFor();
    await answer('This one fails');
    const bubble = conversation().getByRole('article').filter({ hasText: 'This one fails' });
    await bubble.getByRole('img', { name: 'Not sent' }).waitFor({ timeout: 20_000 });
    await phone()
      .getByRole('button', { name: /^Faults/ })
      .click();
    await page.getByRole('button', { name: 'Switch all off' }).click();
    await page.keyboard.press('Escape');
    await phone().getByRole('button', { name: 'Faults', exact: true }).waitFor();
  });

  it('have nothing that axe objects to, in light and in dark', async () => {
    const { page } = session;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await session.objections('aside')).toEqual([]);
      await phone()
        .getByRole('button', { name: /^Faults/ })
        .click();
      await page.getByRole('dialog', { name: 'Faults of the pretend Meta' }).waitFor();
      expect(await session.objections('[role=dialog]')).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('let 25 hours pass, and the reply window closes', async () => {
    const { page } = session;
    await phone().getByRole('button', { name: 'Move the clock of the sandbox' }).click();
    await page.getByRole('button', { name: '25 hours pass' }).click();
    await page
      .getByText(/The reply window closed/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await writeAsCustomer('I am back');
    const box = page.getByRole('textbox', { name: 'Message', exact: true });
    await expect.poll(() => box.count(), patiently).toBe(1);
  });

  it('start the sandbox anew after asking', async () => {
    const { page } = session;
    await phone().getByRole('button', { name: 'More of the sandbox' }).click();
    await page.getByRole('menuitem', { name: 'Start the sandbox anew' }).click();
    await page.getByRole('button', { name: 'Erase and start anew' }).click();
    await page.getByText('The sandbox has been started anew').waitFor();
    await expect
      .poll(() => page.getByRole('option').filter({ hasText: 'I am back' }).count(), patiently)
      .toBe(0);
    await expect.poll(() => page.getByRole('option').count(), patiently).toBeGreaterThan(0);
    expect(session.complaints).toEqual([]);
  });
});
