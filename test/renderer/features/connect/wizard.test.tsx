import { ORPCError } from '@orpc/client';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { answer } from '../../../helpers/render-screen.tsx';
import { both, next, openWizard, sampleTunnel, stepHeading } from './open-wizard.tsx';
import { sampleDraft, sampleNumber } from './sample-draft.ts';

describe('the frame', () => {
  it('opens where the owner left off, with the heading in focus, and marks what is done', async () => {
    openWizard('/connect/3', { draft: { step: 'values', done: ['prepare'] } });
    const heading = await stepHeading('Three values from Meta');
    await waitFor(() => expect(document.activeElement).toBe(heading));
    const steps = screen.getByRole('navigation', { name: 'Steps' });
    expect(within(steps).getAllByRole('listitem')).toHaveLength(9);
    expect(within(steps).getByRole('button', { current: 'step' }).textContent).toContain('Three values');
    expect(within(steps).getByRole('img', { name: 'done' })).toBeTruthy();
    expect(steps.textContent).toContain('About 12 minutes left');
  });

  it('keeps a step shut until it makes sense and says why', async () => {
    const { user, visited } = openWizard('/connect/3/prepare');
    const locked = await screen.findByRole('button', { name: /Receiving messages/ });
    expect(locked.getAttribute('aria-description')).toBe('Choose a number first.');
    await user.click(locked);
    expect(visited.at(-1)).toBe('/connect/3/prepare');
  });

  it('goes on and back by keys, and keeps what is done', async () => {
    const { user, visited, saved } = openWizard('/connect/3/prepare');
    await stepHeading('What you need');
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await stepHeading('Three values from Meta');
    await waitFor(() => expect(saved()).toMatchObject({ step: 'values', done: ['prepare'] }));
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await stepHeading('What you need');
    expect(visited.at(-1)).toBe('/connect/3/prepare');
  });

  it('offers an unfinished set-up again, and a rehearsal to who wants to practise', async () => {
    const started: object[] = [];
    const { user, visited } = openWizard('/connect', {
      draft: { step: 'number', appName: 'Voloshka chats' },
      procedures: {
        connect: {
          start: answer.connect.start.handler(({ input }) => {
            started.push(input);
            return sampleDraft({ id: 4, kind: 'sandbox' });
          }),
        },
      },
    });
    const unfinished = await screen.findByRole('region', { name: 'Unfinished' });
    expect(unfinished.textContent).toContain('Step 3 of 9: Your number');
    await user.click(screen.getByRole('button', { name: 'Practise first' }));
    await waitFor(() => expect(visited.at(-1)).toBe('/connect/4/prepare'));
    expect(started).toEqual([{ kind: 'sandbox', accountId: null, step: 'prepare' }]);
  });

  it('says so when the set-up is gone, and leads to a new one', async () => {
    openWizard('/connect/3', {
      procedures: {
        connect: {
          get: answer.connect.get.handler(() => {
            throw new ORPCError('NOT_FOUND', { data: { sentence: both('Gone.'), values: {} } });
          }),
        },
      },
    });
    expect(await screen.findByText(/This set-up is no longer there/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Begin anew' })).toBeTruthy();
  });

  it('speaks Ukrainian', async () => {
    openWizard('/connect/3/prepare', { language: 'uk' });
    expect(await stepHeading('Що знадобиться')).toBeTruthy();
    expect(screen.getByText('Разом близько 15 хвилин')).toBeTruthy();
  });
});

describe('what you need', () => {
  it('keeps its ticks', async () => {
    const { user, saved } = openWizard('/connect/3/prepare');
    await user.click(await screen.findByRole('checkbox', { name: 'A way to pay' }));
    await waitFor(() => expect(saved().ticked).toEqual(['payment']));
    expect(await screen.findByText('1 of 7 ready')).toBeTruthy();
  });

  it('writes a privacy page with the name of the business', async () => {
    const { user } = openWizard('/connect/3/prepare');
    await user.click(await screen.findByText('Sample privacy text'));
    await user.type(screen.getByLabelText('Name of your business'), 'Voloshka');
    expect(screen.getByText(/^Privacy policy\s+Voloshka talks with customers/)).toBeTruthy();
  });
});

describe('the three values', () => {
  it('are recognised in one paste, and the secrets are told by their ends only', async () => {
    const { user, asked } = openWizard('/connect/3/values');
    const secret = '0123456789abcdef0123456789ab4f2c';
    const token = `EAAG${'x7Yz'.repeat(12)}a01b`;
    await user.click(await screen.findByLabelText('App ID'));
    await user.paste(`App ID 1748290033464321 App secret ${secret} Token ${token}`);
    await waitFor(() =>
      expect(asked).toEqual([{ id: 3, appId: '1748290033464321', appSecret: secret, accessToken: token }]),
    );
    expect(await screen.findByText('Recognised: Access token, App secret, App ID')).toBeTruthy();
    expect(await screen.findByText('saved, ends in …4f2c')).toBeTruthy();
    expect(await screen.findByText('saved, ends in …a01b')).toBeTruthy();
    expect(document.body.innerHTML).not.toContain(secret);
  });

  it('show what Meta said, the value that would be right, and the way to put it right', async () => {
    const { user, asked } = openWizard('/connect/3/values', {
      draft: {
        appId: '380671234567',
        appSecretHint: '4f2c',
        accessTokenHint: 'a01b',
        checks: [
          {
            field: 'appId',
            state: 'failed',
            sentence: both('That is the phone number.'),
            failure: 'wrong_id',
            proposal: '1748290033464321',
          },
          {
            field: 'accessToken',
            state: 'failed',
            sentence: both('The system user must be Admin.'),
            failure: 'employee_system_user',
            proposal: null,
          },
        ],
      },
    });
    expect(await screen.findByText('The system user must be Admin.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'System users' }).getAttribute('href')).toBe(
      'https://business.facebook.com/settings/system-users',
    );
    const help = screen.getAllByRole('link', { name: 'Learn more' }).map((link) => link.getAttribute('href'));
    expect(help).toEqual(['/help/wrong-id', '/help/employee-system-user']);
    expect((await next()).getAttribute('aria-description')).toBe('Put right what is marked red first.');
    await user.click(screen.getByRole('button', { name: 'Use 1748290033464321' }));
    await waitFor(() => expect(asked).toEqual([{ id: 3, appId: '1748290033464321' }]));
  });

  it('remember which of Meta’s menus the app has', async () => {
    const { user } = openWizard('/connect/3/values', { draft: { appId: '1748290033464321' } });
    await user.click(await screen.findByLabelText('Access token'));
    await user.click(await screen.findByRole('radio', { name: 'With WhatsApp' }));
    expect(screen.getByRole('link', { name: 'API Setup' }).getAttribute('href')).toContain(
      '/apps/1748290033464321/whatsapp-business/wa-dev-console/',
    );
    expect(localStorage.getItem('rozmova.meta-menu')).toContain('product');
  });
});

describe('the number', () => {
  it('is chosen from cards and connected under a name', async () => {
    const numbers = [
      sampleNumber(),
      sampleNumber({ phoneNumberId: '1065', displayPhoneNumber: '+1 555 012 34 56', mode: 'test' }),
    ];
    const { user, visited, asked } = openWizard('/connect/3/number', {
      draft: { numbers },
      procedures: {
        tunnel: {
          registrations: answer.tunnel.registrations.handler(() => []),
          state: answer.tunnel.state.handler(() => sampleTunnel),
        },
      },
    });
    const real = await screen.findByRole('radio', { name: 'Voloshka, +380 67 123 45 67, Live' });
    expect(real.getAttribute('aria-checked')).toBe('true');
    await user.click(screen.getByRole('radio', { name: /Test number/ }));
    expect(screen.getByText(/only to five people/)).toBeTruthy();
    await user.click(real);
    await user.click(screen.getByRole('button', { name: 'Connect this number' }));
    await waitFor(() => expect(visited.at(-1)).toBe('/connect/3/webhook'));
    expect(asked).toEqual([
      {
        id: 3,
        wabaId: '102290129340398',
        phoneNumberId: '106540352242922',
        name: 'Voloshka',
        // Cornflower is taken by the account that is there.
        color: 'terracotta',
        department: null,
      },
    ]);
  });
});
