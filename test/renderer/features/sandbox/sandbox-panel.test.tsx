import { ORPCError } from '@orpc/client';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Fault, PhoneMessage, PretendCustomer } from '#shared/contract/sandbox.ts';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { refusals } from '#shared/domain/refusals.ts';
import { SandboxPanel } from '../../../../src-renderer/features/sandbox/SandboxPanel.tsx';
import { useMetaConsoleStore } from '../../../../src-renderer/state/meta-console-store.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import {
  sampleAccount,
  sampleBootstrap,
  sampleCustomer,
  samplePhoneMessage,
} from '../../../helpers/sample-answers.ts';

const olena = sampleCustomer();
const john = sampleCustomer({ id: 'john', name: 'John Ashby', waId: null, userId: 'GB.2', unread: 2 });

interface Setup {
  readonly customers?: PretendCustomer[];
  readonly messages?: PhoneMessage[];
  readonly faults?: Fault[];
  readonly connectFailures?: ConnectFailure[];
  readonly isRunning?: boolean;
  readonly refusesWriting?: boolean;
}

function openPanel(setup: Setup = {}) {
  const {
    customers = [olena, john],
    messages = [samplePhoneMessage()],
    faults = [],
    isRunning = true,
  } = setup;
  const calls: unknown[] = [];
  const note =
    (name: string) =>
    ({ input }: { input?: unknown }) => {
      calls.push([name, input]);
    };
  const { sandbox } = answer;
  const view = renderScreen(
    <SandboxPanel conversationId={5 as ConversationId} contactWaId="380671112233" contactUserId={null} />,
    {
      procedures: {
        app: { bootstrap: answer.app.bootstrap.handler(sampleBootstrap) },
        accounts: { list: answer.accounts.list.handler(() => [sampleAccount({ verifiedName: 'Voloshka' })]) },
        sandbox: {
          state: sandbox.state.handler(() => ({
            isRunning,
            url: null,
            accountId: 7,
            now: 1,
            clockOffsetMs: 0,
            demoIsRunning: false,
            customers,
            faults,
            connectFailures: setup.connectFailures ?? [],
            pendingWebhooks: 0,
          })),
          phone: sandbox.phone.handler(({ input }) => (input.customerId === 'olena' ? messages : [])),
          write: sandbox.write.handler(({ input }) => {
            if (setup.refusesWriting) {
              throw new ORPCError('SANDBOX_OFF', { data: { sentence: refusals.SANDBOX_OFF, values: {} } });
            }
            calls.push(['write', input]);
          }),
          start: sandbox.start.handler(() => {
            calls.push(['start']);
            return { accountId: 7 };
          }),
          sendSample: sandbox.sendSample.handler(note('sendSample')),
          tapButton: sandbox.tapButton.handler(note('tapButton')),
          react: sandbox.react.handler(note('react')),
          read: sandbox.read.handler(note('read')),
          setCustomer: sandbox.setCustomer.handler(note('setCustomer')),
          passTime: sandbox.passTime.handler(note('passTime')),
          setDemo: sandbox.setDemo.handler(note('setDemo')),
          setFaults: sandbox.setFaults.handler(note('setFaults')),
          reset: sandbox.reset.handler(() => {
            calls.push(['reset']);
          }),
        },
      },
    },
  );
  const press = async (name: string | RegExp) => view.user.click(await screen.findByRole('button', { name }));
  return { ...view, calls, press };
}

const rows = async () => (await screen.findAllByRole('article')).map((row) => row.textContent ?? '');

describe('the phone of a pretend customer', () => {
  it('shows the chat of the open conversation from the customer’s side, with the customer’s ticks', async () => {
    const { container } = openPanel({
      messages: [
        samplePhoneMessage({ wamid: 'a', text: 'Do you have cornflowers?' }),
        samplePhoneMessage({ wamid: 'b', from: 'business', text: 'We do.', quotedWamid: 'a' }),
        samplePhoneMessage({ wamid: 'c', kind: 'reaction', text: '👍' }),
        samplePhoneMessage({ wamid: 'd', text: 'Lovely', state: 'delivered' }),
      ],
    });
    const texts = await rows();
    expect(texts).toHaveLength(3);
    expect(texts[1]).toMatch(/^YouDo you have cornflowers\?We do\./);
    expect(await screen.findByText('Voloshka')).toBeTruthy();
    const ticks = [...container.querySelectorAll('article svg[role=img]')].map((tick) =>
      tick.getAttribute('aria-label'),
    );
    expect(ticks).toEqual(['Read', 'Delivered']);
  });

  it('writes as the customer with Enter, quoting what was chosen', async () => {
    const { user, calls, press } = openPanel({
      messages: [samplePhoneMessage({ wamid: 'b', from: 'business', text: 'Hello' })],
    });
    await press('Actions on this message');
    await user.click(await screen.findByRole('menuitem', { name: 'Reply' }));
    await user.type(screen.getByLabelText('Message of the customer'), '  Good day!  {Enter}');
    await waitFor(() =>
      expect(calls).toEqual([['write', { customerId: 'olena', text: 'Good day!', quotedWamid: 'b' }]]),
    );
    expect(screen.getByLabelText<HTMLInputElement>('Message of the customer').value).toBe('');
    expect(screen.queryByRole('button', { name: 'Do not quote' })).toBeNull();
  });

  it('gives the words back when they could not be sent', async () => {
    const { user } = openPanel({ refusesWriting: true });
    await user.type(await screen.findByLabelText('Message of the customer'), 'Good day!{Enter}');
    expect((await screen.findByRole('alert')).textContent).toMatch(/The sandbox is not running/);
    expect(screen.getByLabelText<HTMLInputElement>('Message of the customer').value).toBe('Good day!');
  });

  it('sends samples, reacts and taps buttons', async () => {
    const buttons = [
      { id: 'yes', title: 'Yes' },
      { id: 'no', title: 'No' },
    ];
    const { user, calls, press } = openPanel({
      messages: [
        samplePhoneMessage({ wamid: 'b', from: 'business', kind: 'interactive', text: 'Deliver?', buttons }),
      ],
    });
    await press('Yes');
    await press('Send a sample');
    await user.click(await screen.findByRole('menuitem', { name: 'Arrival from an ad' }));
    await press('Actions on this message');
    await screen.findByRole('menuitem', { name: 'Reaction' });
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
    await screen.findByRole('menuitem', { name: '🙏' });
    await user.keyboard('{End}{Enter}');
    await waitFor(() =>
      expect(calls).toEqual([
        ['tapButton', { customerId: 'olena', wamid: 'b', buttonId: 'yes' }],
        ['sendSample', { customerId: 'olena', sample: 'ad_referral' }],
        ['react', { customerId: 'olena', wamid: 'b', emoji: '🙏' }],
      ]),
    );
  });

  it('hides more than three choices behind a list', async () => {
    const buttons = ['a', 'b', 'c', 'd'].map((id) => ({ id, title: `Choice ${id}` }));
    const { user, calls, press } = openPanel({
      messages: [
        samplePhoneMessage({ wamid: 'b', from: 'business', kind: 'interactive', text: 'Which?', buttons }),
      ],
    });
    await press('Choose from the list');
    await user.click(await screen.findByRole('menuitem', { name: 'Choice d' }));
    await waitFor(() =>
      expect(calls).toEqual([['tapButton', { customerId: 'olena', wamid: 'b', buttonId: 'd' }]]),
    );
  });

  it('opens the chat when there is something unread', async () => {
    const { calls, press } = openPanel({ customers: [sampleCustomer({ unread: 2 })] });
    await press(/Open the chat/);
    await waitFor(() => expect(calls).toEqual([['read', { customerId: 'olena' }]]));
  });

  it('says when the business is typing, and when the phone is offline', async () => {
    openPanel({ customers: [sampleCustomer({ businessIsTyping: true })] });
    expect(await screen.findByText('typing…')).toBeTruthy();
    openPanel({ customers: [sampleCustomer({ isOnline: false })] });
    expect(await screen.findByText('offline')).toBeTruthy();
  });

  it('takes another phone in hand and says that it is not the one of the open chat', async () => {
    const { press } = openPanel();
    await press(/Phone: Olena Koval/);
    const list = await screen.findByRole('dialog', { name: 'Choose a customer' });
    expect(within(list).getByRole('button', { name: /John Ashby/ }).textContent).toMatch(
      /without a phone number.*Orders bouquets/,
    );
    await press(/John Ashby/);
    expect(
      await screen.findByText('Another chat is on the screen. This is the phone of John Ashby.'),
    ).toBeTruthy();
    expect(await screen.findByText(/Nothing here yet/)).toBeTruthy();
  });

  it('goes offline and reads at once when told so', async () => {
    const { user, calls, press } = openPanel();
    await press('Behaviour of the customer Olena Koval');
    await user.click(await screen.findByRole('switch', { name: 'Phone is online' }));
    await user.click(await screen.findByRole('switch', { name: 'Reads at once' }));
    await waitFor(() =>
      expect(calls).toEqual([
        ['setCustomer', { customerId: 'olena', isOnline: false }],
        ['setCustomer', { customerId: 'olena', readsAtOnce: true }],
      ]),
    );
  });
});

describe('the switches of the sandbox', () => {
  it('start and stop the busy day', async () => {
    const { calls, press } = openPanel();
    await press(/^Busy day/);
    await waitFor(() => expect(calls).toEqual([['setDemo', { isRunning: true }]]));
  });

  it('let 25 hours pass after saying what that does', async () => {
    const { calls, press } = openPanel();
    await press('Move the clock of the sandbox');
    expect(await screen.findByText(/the reply window closes in all its chats/)).toBeTruthy();
    await press('25 hours pass');
    await waitFor(() => expect(calls).toEqual([['passTime', { hours: 25 }]]));
  });

  it('switch faults on in plain words, with their code and how often', async () => {
    const { user, calls, press } = openPanel({
      faults: [{ kind: 'graph_error', code: 131000, count: null }],
    });
    await press('Faults: 1 fault is on');
    await user.click(await screen.findByRole('switch', { name: 'Everything is very slow' }));
    const code = screen.getByLabelText('Meta’s error code');
    await user.clear(code);
    await user.type(code, '131056{Enter}');
    await user.click(screen.getByRole('radio', { name: 'Once' }));
    const error = { kind: 'graph_error', code: 131000, count: null };
    await waitFor(() =>
      expect(calls).toEqual([
        ['setFaults', { faults: [error, { kind: 'slow', code: null, count: null }] }],
        ['setFaults', { faults: [{ ...error, code: 131056 }] }],
        ['setFaults', { faults: [{ ...error, count: 1 }] }],
      ]),
    );
  });

  it('make every call to Meta fail, and answer as a login page does', async () => {
    const page = { kind: 'graph_html' as const, code: 502, count: null };
    const { user, calls, press } = openPanel({ faults: [page] });
    await press('Faults: 1 fault is on');
    await user.click(await screen.findByRole('radio', { name: 'Every call' }));
    const status = screen.getByLabelText('HTTP status (200: a login page)');
    await user.clear(status);
    await user.type(status, '200{Enter}');
    await waitFor(() =>
      expect(calls).toEqual([
        ['setFaults', { faults: [{ ...page, on: 'any' }] }],
        ['setFaults', { faults: [{ ...page, code: 200 }] }],
      ]),
    );
  });

  it('start everything anew only when that was confirmed', async () => {
    const { user, calls, press } = openPanel();
    await press('More of the sandbox');
    await user.click(await screen.findByRole('menuitem', { name: 'Start the sandbox anew' }));
    const dialog = await screen.findByRole('alertdialog');
    expect([calls, dialog.textContent?.includes('Real accounts are not touched')]).toEqual([[], true]);
    await press('Erase and start anew');
    await waitFor(() => expect(calls).toEqual([['reset']]));
  });

  it('say that connecting fails on purpose, and where that is switched', async () => {
    const { press } = openPanel({ connectFailures: ['payment_missing'] });
    expect(await screen.findByText('1 failure of connecting is on.')).toBeTruthy();
    await press('Show');
    expect(useMetaConsoleStore.getState().isOpen).toBe(true);
  });

  it('offer to start a sandbox that is stopped', async () => {
    const { calls, press } = openPanel({ isRunning: false });
    await press('Start');
    await waitFor(() => expect(calls).toEqual([['start']]));
  });
});
