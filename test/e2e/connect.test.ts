import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConnectStep } from '#shared/contract/connect.ts';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import { takePicture } from '../helpers/console-page.ts';
import { type ConsoleSession, openConsole } from '../helpers/console-session.ts';
import { failToConnect, metaConsoleOf } from '../helpers/sandbox-control.ts';
import { patiently, walkWizard } from '../helpers/wizard-walk.ts';

let session: ConsoleSession;
let draftId: string;

beforeAll(async () => {
  session = await openConsole({ args: ['--sandbox'] });
});
afterAll(async () => {
  await session?.close();
});

const walk = walkWizard(() => session.page);
const { step, words, button, next, expectWords } = walk;
const metaConsole = () => metaConsoleOf(session.serve.ready.sandboxUrl);
const enterValues = async () => walk.enterValues(await metaConsole());

const play = (...failures: ConnectFailure[]) => failToConnect(session.serve.ready.sandboxUrl, ...failures);

/** Opens a step anew, so that it looks at everything again. */
async function openStep(name: ConnectStep): Promise<void> {
  await session.go('/connect');
  await session.page.getByRole('heading', { name: 'Let’s connect your number' }).waitFor();
  await session.go(`/connect/${draftId}/${name}`);
  await step().waitFor();
}

describe('the wizard, rehearsed', () => {
  it('goes from nothing to a number that works both ways', async () => {
    const { page } = session;
    await session.go('/connect');
    await button('Practise first').click();
    await page.getByRole('heading', { name: 'What you need' }).waitFor();
    draftId = /connect\/(\d+)/.exec(page.url())?.[1] ?? '';
    // Not check(): that one looks in the same instant, and the tick comes with the next frame.
    await page.getByRole('checkbox', { name: 'A privacy page' }).click();
    await page.getByRole('checkbox', { name: 'A privacy page', checked: true }).waitFor();
    await expectWords(/1 of 7 ready/);
    await next().click();

    await enterValues();
    await expectWords(/Meta accepted everything\. Numbers found: 1\./);
    await next().click();

    await page.getByRole('radio', { name: /Live$/ }).click();
    await button('Connect this number').click();

    await expectWords(/Meta knows where to bring messages\./);
    await next().click();

    await expectWords(/The number is registered with the Cloud API/);
    await next().click();

    await button('Start the trial').click();
    await page.getByRole('img', { name: /^QR code/ }).waitFor(patiently);
    await takePicture(page, 'connect-loop');
    await page.getByRole('button', { name: /^Send the word as/ }).click();
    await expectWords(/Received in \d+\.\d s[\s\S]*The number works both ways\./);
    await next().click();

    await expectWords(/The token never ends\./);
    await next().click();
    await page.getByRole('heading', { name: 'App goes live' }).waitFor();
    await next().click();

    await button('Fetch templates').click();
    await expectWords(/templates? fetched/);
    expect(await session.objections('main')).toEqual([]);
    expect(session.complaints).toEqual([]);
  });

  it('loses nothing when it is closed, and is offered again', async () => {
    const { page } = session;
    await session.go('/');
    await page.reload();
    await session.go('/connect');
    const unfinished = page.getByRole('region', { name: 'Unfinished' });
    await unfinished.getByText('Step 9 of 9: Last touches').waitFor();
    await unfinished.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Last touches' }).waitFor();
  });
});

interface ValueCase {
  readonly failure: ConnectFailure;
  readonly says: RegExp;
  /** It is a remark only: one may go on with it. */
  readonly isRemark?: boolean;
}

const valueCases: readonly ValueCase[] = [
  { failure: 'temporary_token', says: /one-day test token/, isRemark: true },
  { failure: 'token_sixty_days', says: /The token works until/, isRemark: true },
  { failure: 'token_revoked', says: /Meta no longer accepts this token/ },
  { failure: 'employee_system_user', says: /role Employee/ },
  { failure: 'missing_scopes', says: /lacks a permission: send messages/ },
  { failure: 'waba_not_assigned', says: /sees no WhatsApp account/ },
  { failure: 'token_of_other_app', says: /belongs to the app “Shop test”/ },
  { failure: 'wrong_app_secret', says: /secret does not belong to the app/ },
];

describe('a wrong value', () => {
  it.each(valueCases)('$failure is told at its field, and the right one turns it green', async (each) => {
    await play(each.failure);
    await openStep('values');
    await enterValues();
    await expectWords(each.says);
    const help = step().locator(`a[href$="/help/${each.failure.replaceAll('_', '-')}"]`);
    await help.first().waitFor(patiently);
    const isHeldUp = (await next().getAttribute('aria-disabled')) === 'true';
    expect(isHeldUp).toBe(!each.isRemark);
    await play();
    await enterValues();
    await expectWords(/Meta accepted everything/);
    expect(await words()).not.toMatch(each.says);
  });
});

interface StepCase {
  readonly failure: ConnectFailure;
  readonly step: ConnectStep;
  readonly says: RegExp;
}

const stepCases: readonly StepCase[] = [
  { failure: 'forbidden_app_name', step: 'live', says: /holds a trademark of Meta/ },
  { failure: 'app_in_development', step: 'live', says: /The app is in development mode/ },
  { failure: 'privacy_page_missing', step: 'live', says: /names no privacy page/ },
  { failure: 'payment_missing', step: 'health', says: /Meta has no payment method/ },
  { failure: 'payment_not_accepted', step: 'health', says: /did not accept the card/ },
  { failure: 'business_not_verified', step: 'health', says: /The business is not verified/ },
  { failure: 'account_restricted', step: 'health', says: /has stopped this account from sending/ },
  { failure: 'portfolio_limit_used', step: 'health', says: /limit of new conversations is used up/ },
  { failure: 'number_on_phone_app', step: 'health', says: /lives in the phone’s app as well/ },
];

describe('what Meta alone can settle', () => {
  it.each(stepCases)(
    '$failure is told on its step with a way on, and gone when it is settled',
    async (each) => {
      await play(each.failure);
      await openStep(each.step);
      await expectWords(each.says);
      await step()
        .locator(`a[href$="/help/${each.failure.replaceAll('_', '-')}"]`)
        .first()
        .waitFor(patiently);
      await play();
      await button('Check again').click();
      await expect.poll(words, patiently).not.toMatch(each.says);
    },
  );

  it('display_name_declined says where to change the name', async () => {
    await play('display_name_declined');
    await openStep('health');
    await expectWords(/declined[\s\S]*Change the name in WhatsApp Manager/);
    await play();
    await button('Check again').click();
    await expectWords(/Name that customers see: .*\s+approved/);
  });

  it('callback_unreachable stops the registration with its reason, and trying again goes through', async () => {
    await play('callback_unreachable');
    await openStep('webhook');
    await button('Try again').click();
    await expectWords(/Meta got a page instead of the code/);
    await play();
    await button('Try again').click();
    await expectWords(/Meta knows where to bring messages\./);
  });
});

describe('what a button settles', () => {
  it('webhook_taken: the messages are brought here after a question', async () => {
    await play('webhook_taken');
    await openStep('webhook');
    await button('Try again').click();
    await expectWords(/Messages of this number go somewhere else/);
    await button('Bring them here').click();
    const question = session.page.getByRole('alertdialog', { name: 'Bring the messages here?' });
    await question.getByRole('button', { name: 'Bring them here' }).click();
    await expectWords(/Meta knows where to bring messages\./);
    await play();
  });

  it('several_numbers: the number is chosen from cards', async () => {
    await play('several_numbers');
    await openStep('values');
    await enterValues();
    await expectWords(/Numbers found: 2\./);
    await openStep('number');
    await expect.poll(() => session.page.getByRole('radio').count(), patiently).toBe(2);
    await play();
    await openStep('values');
    await enterValues();
    await expectWords(/Numbers found: 1\./);
  });

  it('number_not_verified: a code comes by SMS', async () => {
    const { page } = session;
    await play('number_not_verified');
    await openStep('health');
    await button('Send an SMS').click();
    const code = page.getByLabel('Code of six digits');
    await code.fill('000000');
    await button('Confirm').click();
    await page.getByRole('alert').first().waitFor(patiently);
    await code.fill((await metaConsole()).verificationCode);
    await button('Confirm').click();
    await expectWords(/The number is verified/);
    await play();
  });

  it('number_not_registered: a PIN registers it', async () => {
    const { page } = session;
    await play('number_not_registered');
    await openStep('health');
    await page
      .getByLabel('PIN of six digits')
      .first()
      .fill((await metaConsole()).pin);
    await button('Register').click();
    await expectWords(/The number is registered with the Cloud API/);
    await play();
  });
});
