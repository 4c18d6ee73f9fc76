import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConnectStep } from '#shared/contract/connect.ts';
import { type ConnectFailure, connectFailures } from '#shared/domain/connect-failures.ts';
import { fromRoot } from '../../src-main/tooling/project.ts';
import { takePicture } from '../helpers/console-page.ts';
import { type ConsoleSession, openConsole } from '../helpers/console-session.ts';
import { callApi, waitFor } from '../helpers/hub.ts';
import { connectFailuresOf, failToConnect, metaConsoleOf, tellSandbox } from '../helpers/sandbox-control.ts';
import { patiently, walkWizard } from '../helpers/wizard-walk.ts';

/** What goes wrong after a number was connected: the owner comes back to the step, or to the page of the doctor. */
let session: ConsoleSession;
let draftId: string;
let accountId: number;

const walk = walkWizard(() => session.page);
const { step, words, button, next, expectWords } = walk;
const sandboxUrl = () => session.serve.ready.sandboxUrl;
const metaConsole = () => metaConsoleOf(sandboxUrl());
const play = (...failures: ConnectFailure[]) => failToConnect(sandboxUrl(), ...failures);
const passTime = (hours: number) => tellSandbox(sandboxUrl(), 'time', { hours });

const ask = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
  const { status, json } = await callApi(session.serve.ready, method, path, body);
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`);
  return json as Answer; // as the contract promises
};

beforeAll(async () => {
  session = await openConsole({ args: ['--sandbox'] });
});
afterAll(async () => {
  await session?.close();
});

it('a number is connected in a rehearsal', async () => {
  const { page } = session;
  await session.go('/connect');
  await button('Practise first').click();
  await page.getByRole('heading', { name: 'What you need' }).waitFor();
  draftId = /connect\/(\d+)/.exec(page.url())?.[1] ?? '';
  await next().click();
  await walk.enterValues(await metaConsole());
  await expectWords(/Meta accepted everything/);
  await next().click();
  await page.getByRole('radio', { name: /Live$/ }).click();
  await button('Connect this number').click();
  await expectWords(/Meta knows where to bring messages\./);
  accountId = (await ask<{ id: number }[]>('GET', '/accounts'))[0]?.id ?? 0;
});

/** Opens a step anew, so that it looks at everything again. */
async function openStep(name: ConnectStep): Promise<void> {
  await session.go('/connect');
  await session.page.getByRole('heading', { name: 'Let’s connect your number' }).waitFor();
  await session.go(`/connect/${draftId}/${name}`);
  await step().waitFor();
}

const help = (failure: ConnectFailure) =>
  step()
    .locator(`a[href$="/help/${failure.replaceAll('_', '-')}"]`)
    .first();
const allFine = /Everything that can be checked from here is fine\./;

describe('receiving that broke at Meta', () => {
  it.each<{ failure: ConnectFailure; says: RegExp; deed: string }>([
    { failure: 'fields_missing', says: /does not tell of some events \(3 of/, deed: 'Subscribe to all' },
    { failure: 'waba_not_subscribed', says: /not told to deliver this account/, deed: 'Subscribe' },
    { failure: 'override_before_subscription', says: /not told to deliver this account/, deed: 'Subscribe' },
    { failure: 'public_address_changed', says: /sends to an old address/, deed: 'Register the webhook' },
  ])('$failure is told with its button, and the button settles it', async ({ failure, says, deed }) => {
    await play(failure);
    await openStep('webhook');
    await expectWords(says);
    await button(deed).first().click();
    await expectWords(allFine);
    expect(await words()).not.toMatch(says);
    expect(await connectFailuresOf(sandboxUrl())).toEqual([]);
  });

  it('verify_token_differs: registering again brings the right word', async () => {
    await play('verify_token_differs');
    await openStep('webhook');
    await expectWords(/Meta came with another verify token\. The button sets the right one/);
    await help('verify_token_differs').waitFor(patiently);
    await button('Try again').click();
    await expectWords(/the right one goes along by itself/);
    await button('Try again').click();
    await expectWords(/Meta knows where to bring messages\./);
    await button('Check again').click();
    await expectWords(allFine);
    expect(await connectFailuresOf(sandboxUrl())).toEqual([]);
  });

  it('callback_not_set: the messages are brought here beside the address that was typed', async () => {
    await play('callback_not_set');
    await openStep('webhook');
    await expectWords(/Another webhook address stands in the app/);
    await help('callback_not_set').waitFor(patiently);
    await button('Try again').click();
    await button('Bring them here').click();
    const question = session.page.getByRole('alertdialog', { name: 'Bring the messages here?' });
    await question.getByRole('button', { name: 'Bring them here' }).click();
    await expectWords(/Meta knows where to bring messages\./);
    await button('Check again').click();
    await expectWords(allFine);
    await play();
    await button('Try again').click();
    await expectWords(/Meta knows where to bring messages\./);
  });
});

describe('what was entered wrong', () => {
  it('wrong_id: the number instead of its id is told, with the id that was meant', async () => {
    const { page } = session;
    await play('wrong_id');
    await openStep('values');
    const phoneNumberId = page.getByLabel('Phone number ID', { exact: true });
    if (!(await phoneNumberId.isVisible())) await page.getByText('I know the ids myself').click();
    await phoneNumberId.fill((await metaConsole()).phoneNumberId);
    await page.locator('#connect-step').click();
    await expectWords(/This is the phone number itself\. Its Phone number ID was found/);
    await help('wrong_id').waitFor(patiently);
    await play();
    await button(`Use ${(await metaConsole()).phoneNumberId}`).click();
    await expectWords(/Meta accepted everything/);
    expect(await words()).not.toMatch(/This is the phone number itself/);
  });

  it('wrong_pin: a wrong PIN is counted aloud, the right one registers', async () => {
    await play('wrong_pin');
    await openStep('health');
    const pin = session.page.getByLabel('PIN of six digits').first();
    await pin.fill('000000');
    await button('Register').click();
    await help('wrong_pin').waitFor(patiently);
    await pin.fill((await metaConsole()).pin);
    await button('Register').click();
    await expectWords(/The number is registered with the Cloud API/);
    expect(await connectFailuresOf(sandboxUrl())).toEqual([]);
  });
});

/** A person writes; gives the conversation. */
async function openChat(name: string, waId: string): Promise<number> {
  const customer = await tellSandbox<{ id: string }>(sandboxUrl(), 'customers', { name, waId });
  await tellSandbox(sandboxUrl(), `customers/${customer.id}/messages`, { text: 'Hello' });
  const conversation = await waitFor('the conversation', async () => {
    const { items } = await ask<{ items: { id: number }[] }>(
      'GET',
      `/conversations?search=${encodeURIComponent(name)}`,
    );
    return items[0];
  });
  return conversation.id;
}
const answerIn = (conversationId: number) =>
  ask('POST', `/conversations/${conversationId}/messages`, {
    clientId: crypto.randomUUID(),
    content: { kind: 'text', body: 'Good day!', previewUrl: false },
  });

describe('a trial that brings nothing', () => {
  it.each<{ failure: ConnectFailure; says: RegExp; waId: string }>([
    {
      failure: 'nothing_arrives',
      says: /cannot tell us \(Webhook endpoint returned HTTP 502\)/,
      waId: '380671110001',
    },
    {
      failure: 'computer_was_away',
      says: /did not find this computer and tries again/,
      waId: '380671110002',
    },
  ])(
    '$failure is seen in what became of an answer, and the trial ends well',
    async ({ failure, says, waId }) => {
      const conversationId = await openChat(`Written before ${failure}`, waId);
      await play(failure);
      const before = await acceptedCount();
      await answerIn(conversationId);
      await waitFor('Meta to take the answer', async () => (await acceptedCount()) > before);
      await passTime(1);
      await openStep('loop');
      await button(/^(Start the trial|Once more)$/).click();
      await session.page.getByRole('button', { name: /^Send the word as/ }).click();
      await button('I have sent it, and nothing comes').click();
      await expectWords(/Nothing has arrived so far/);
      await expectWords(says);
      await takePicture(session.page, `connect-later-${failure}`);
      await help('nothing_arrives').waitFor(patiently);
      await play();
      await expectWords(/The number works both ways\./);
    },
  );
});

async function acceptedCount(): Promise<number> {
  const answer = await fetch(`${sandboxUrl()}/sandbox/accepted`);
  return ((await answer.json()) as { count: number }).count; // as the sandbox promises
}

describe('what the doctor sees afterwards', () => {
  const look = async (place: string) => {
    await session.go(place);
    await button('Check again').click();
  };

  it.each<{ failure: ConnectFailure; says: RegExp }>([
    { failure: 'graph_version_old', says: /will soon not understand this version of Rozmova\. Update/ },
    { failure: 'clock_or_network', says: /clock is 120 min behind\. Let it set itself/ },
  ])('$failure is told of this computer until it is over', async ({ failure, says }) => {
    const list = () => session.page.getByRole('region', { name: 'This computer' }).innerText();
    await play(failure);
    await look('/doctor');
    await expect.poll(list, patiently).toMatch(says);
    await play();
    await look('/doctor');
    await expect.poll(list, patiently).not.toMatch(says);
  });

  it('duplicate_templates: refreshing takes those of Meta', async () => {
    const region = session.page.getByRole('region', { name: 'Sending' });
    await openStep('finish');
    await button('Fetch templates').click();
    await expectWords(/templates? fetched/);
    await play('duplicate_templates');
    await look(`/doctor/${accountId}`);
    await region.getByText(/Templates of the same name that differ here and at Meta: 2/).waitFor(patiently);
    await button('Refresh templates').click();
    await expect.poll(() => region.getByText(/Templates of the same name/).count(), patiently).toBe(0);
    await play();
  });

  it('country_not_allowed: an answer that Meta refused is explained, for as long as it counts', async () => {
    const conversationId = await openChat('Over the sea', '14155559901');
    await play('country_not_allowed');
    await answerIn(conversationId);
    await openStep('health');
    await expect
      .poll(async () => {
        await button('Check again').click();
        return words();
      }, patiently)
      .toMatch(/let no messages through to some countries \(within a day: 1\)/);
    await help('country_not_allowed').waitFor(patiently);
    await play();
    await passTime(25);
    await button('Check again').click();
    await expect.poll(words, patiently).not.toMatch(/to some countries/);
  });
});

it('none of the known ways of failing is left out of the walks', () => {
  const walks = ['connect.test.ts', 'connect-later.test.ts']
    .map((name) => readFileSync(fromRoot('test', 'e2e', name), 'utf8'))
    .join('\n');
  const isWalked = (failure: ConnectFailure) =>
    walks.includes(`failure: '${failure}'`) || walks.includes(`play('${failure}')`);
  expect(connectFailures.filter((failure) => !isWalked(failure))).toEqual([]);
});
