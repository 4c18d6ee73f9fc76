import { ORPCError } from '@orpc/client';
import { screen, within } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '#shared/contract/accounts.ts';
import type { Template, TemplateEvent, TemplateReading } from '#shared/contract/templates.ts';
import type { AccountId, TemplateId } from '#shared/domain/ids.ts';
import { emptyTemplateBinding, emptyTemplateText } from '#shared/domain/template-draft.ts';
import { TemplatesScreen } from '../../../../src-renderer/features/templates/TemplatesScreen.tsx';
import { clearFilters } from '../../../../src-renderer/features/templates/templates-store.ts';
import type { Language } from '../../../../src-renderer/i18n/language.ts';
import { aTemplate } from '../../../helpers/a-template.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../helpers/sample-answers.ts';

const account = sampleAccount();
const template = (facts: Partial<Template> = {}) =>
  aTemplate({
    accountId: account.id,
    components: [{ type: 'BODY', text: 'Hello {{1}}, it is ready.', example: { body_text: [['Olena']] } }],
    ...facts,
  });

const told: string[] = [];
beforeEach(() => {
  told.length = 0;
});
afterEach(clearFilters);

// jsdom has no media queries; in this window none of them holds. It has no sizes either, so the virtual rows are not drawn here:
// they are looked at in test/e2e/templates.test.ts.
beforeAll(() => {
  window.matchMedia ??= (media) =>
    Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList;
});

interface Given {
  readonly templates: readonly Template[];
  readonly path: string;
  readonly events?: readonly TemplateEvent[];
  readonly role?: 'admin' | 'operator' | 'viewer';
  readonly language?: Language;
  readonly readings?: readonly TemplateReading[];
  /** Missing: there is one. */
  readonly accounts?: readonly Account[];
}

function open({
  templates: list,
  path,
  events = [],
  role = 'admin',
  language,
  readings = [],
  ...given
}: Given) {
  const { accounts, app, records, templates } = answer;
  const bootstrap = sampleBootstrap();
  return renderScreen(
    <Suspense>
      <TemplatesScreen />
    </Suspense>,
    {
      path,
      ...(language ? { language } : {}),
      procedures: {
        accounts: { list: accounts.list.handler(() => [...(given.accounts ?? [account])]) },
        app: {
          bootstrap: app.bootstrap.handler(() => ({
            ...bootstrap,
            operator: { ...bootstrap.operator, role },
          })),
          operators: app.operators.handler(() => []),
        },
        records: { types: records.types.handler(() => []) },
        templates: {
          list: templates.list.handler(() => [...list]),
          get: templates.get.handler(({ input }) => {
            const found = list.find(({ id }) => id === input.id);
            if (found) return found;
            throw new ORPCError('NOT_FOUND', {
              data: { sentence: { uk: 'Немає.', en: 'Gone.' }, values: {} },
            });
          }),
          history: templates.history.handler(() => ({ versions: [], events: [...events] })),
          draft: templates.draft.handler(() => ({
            accountId: account.id,
            name: 'order_ready',
            language: 'uk',
            text: { ...emptyTemplateText, body: 'We wrote this.' },
            binding: emptyTemplateBinding,
          })),
          readings: templates.readings.handler(() => [...readings]),
          sync: templates.sync.handler(() => ({ added: 3, changed: 0, gone: 2, total: 9 })),
          submitDraft: templates.submitDraft.handler(({ input }) => {
            told.push(`submit ${input.id}`);
            return {
              kind: 'refused',
              problems: [
                {
                  code: 'x',
                  severity: 'error',
                  spot: { kind: 'template' },
                  sentence: { uk: 'Закоротко.', en: 'Too short.' },
                },
              ],
            };
          }),
          delete: templates.delete.handler(({ input }) => {
            told.push(`delete ${input.id} ${input.allLanguages}`);
            return { deleted: input.allLanguages ? 2 : 1 };
          }),
          resolve: templates.resolve.handler(({ input }) => {
            told.push(JSON.stringify(input));
            return template({ id: input.id });
          }),
        },
      },
    },
  );
}

const id = (value: number) => value as TemplateId;
const button = (name: string | RegExp) => screen.findByRole('button', { name });

describe('the list of templates', () => {
  it('says what a sync has brought', async () => {
    const { user } = open({ templates: [template()], path: '/templates' });
    await user.click(await button('Sync'));
    expect((await screen.findByText('3 new, 2 gone')).textContent).toBe('3 new, 2 gone');
  });

  it('offers nothing but to connect a number before there is one', async () => {
    open({ templates: [], path: '/templates', accounts: [] });
    expect(await button('Connect a number')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Sync' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'New template' })).toBeNull();
  });

  it('and its filters take a language and an account that nobody knows', async () => {
    const { user } = open({
      templates: [
        template(),
        template({ id: id(2), name: 'odd', language: 'xx_NEW-form_1', accountId: 99 as AccountId }),
      ],
      path: '/templates',
      accounts: [account, { ...account, id: 2 as AccountId, name: 'Second' }],
    });
    expect(await screen.findByText('2 names')).toBeTruthy();
    await user.click(await button('Filter'));
    await user.click(await screen.findByRole('menuitem', { name: 'Language' }));
    expect(await screen.findByRole('menuitemcheckbox', { name: 'xx_NEW-form_1' })).toBeTruthy();
    await user.keyboard('{ArrowLeft}');
    await user.click(await screen.findByRole('menuitem', { name: 'Account' }));
    expect(await screen.findByRole('menuitemcheckbox', { name: '99' })).toBeTruthy();
  });

  it('leads to the page of a template whose language and account nobody knows', async () => {
    const odd = template({ id: id(2), name: 'odd', language: 'xx_NEW-form_1', accountId: 99 as AccountId });
    open({ templates: [odd], path: '/templates/2', accounts: [account, { ...account, id: 2 as AccountId }] });
    expect(await screen.findByRole('heading', { name: /odd/ })).toBeTruthy();
    expect(screen.getAllByText('xx_NEW-form_1').length).toBeGreaterThan(0);
  });

  it('says when it was read from Meta, and why not', async () => {
    const readAt = Date.now() - 3 * 60_000;
    const failure = { at: Date.now() - 61_000, sentence: { uk: 'Немає зв’язку.', en: 'Meta is away.' } };
    const { user } = open({
      templates: [template()],
      path: '/templates',
      readings: [{ accountId: account.id, readAt, failure, alone: [] }],
    });
    await user.click(await button('Could not be read'));
    expect(await screen.findByText('Read 3 minutes ago')).toBeTruthy();
    expect(screen.getByText('Failed 1 minute ago: Meta is away.')).toBeTruthy();
  });

  it('narrows to what waits for somebody, and lets go of it again', async () => {
    const { user } = open({
      templates: [template(), template({ id: id(2), name: 'refused_one', status: 'REJECTED' })],
      path: '/templates',
    });
    await screen.findByText('2 names');
    await user.click(await button(/^Need attention/));
    expect(await screen.findByText('1 name')).toBeTruthy();
    await user.click(await button(/^Need attention/));
    expect(await screen.findByText('2 names')).toBeTruthy();
  });

  it('submits what is selected: what cannot be is told before, what Meta refuses after', async () => {
    const { user } = open({
      templates: [
        template(),
        template({ id: id(2), name: 'a_draft', status: 'DRAFT', metaTemplateId: null }),
      ],
      path: '/templates',
    });
    await user.click(await screen.findByRole('checkbox', { name: 'Select all' }));
    await user.click(await button('Send for review'));
    const dialog = await screen.findByRole('dialog');
    within(dialog).getByText('There are no new changes in the template.');
    await user.click(within(dialog).getByRole('button', { name: 'Send 1 template' }));
    await within(dialog).findByText('Too short.');
    within(dialog).getByText('0 templates sent for review');
    expect(told).toEqual(['submit 2']);
  });

  it('has no deeds of an administrator for others, and says why', async () => {
    open({ templates: [template()], path: '/templates', role: 'operator' });
    await screen.findByText('1 name');
    expect(screen.queryByRole('checkbox')).toBe(null);
    const create = await button('New template');
    expect(create.getAttribute('aria-description')).toBe('An administrator can do this.');
  });
});

describe('the page of a template', () => {
  it('says of a pause until when it lasts and offers to lift it', async () => {
    const at = Date.now();
    open({
      templates: [template({ status: 'PAUSED' })],
      path: '/templates/1',
      events: [
        {
          at,
          kind: 'status',
          from: null,
          to: 'PAUSED',
          reason: 'Blocked',
          source: 'webhook',
          operatorId: null,
        },
      ],
    });
    await screen.findByText(/^Paused until /);
    await screen.findByText('Meta writes: “Blocked”');
    expect((await button('Lift the pause')).hasAttribute('disabled')).toBe(false);
  });

  it('says when it was read on its own, which is later than all of them', async () => {
    open({
      templates: [template()],
      path: '/templates/1',
      readings: [
        {
          accountId: account.id,
          readAt: Date.now() - 7_200_000,
          failure: null,
          alone: [{ templateId: id(1), readAt: Date.now() - 120_000 }],
        },
      ],
    });
    expect(await screen.findByText('Read 2 minutes ago')).toBeTruthy();
  });

  it('says what a coming category means for money and consent', async () => {
    open({
      templates: [template({ comingCategory: 'MARKETING' })],
      path: '/templates/1',
      language: 'uk',
    });
    const meaning = /надсилати його можна буде лише тим, хто погодився на рекламу/;
    expect(await screen.findByText(meaning)).toBeTruthy();
  });

  it('says once that it is disabled, and begins a new one with its words', async () => {
    const { user } = open({ templates: [template({ status: 'DISABLED' })], path: '/templates/1' });
    const [said, ...again] = await screen.findAllByText(/^Meta disabled it/);
    expect(again).toEqual([]);
    const banner = said?.closest<HTMLElement>('[role=alert]');
    await user.click(within(banner ?? document.body).getByRole('button', { name: 'Duplicate' }));
    await screen.findByRole('dialog', { name: /^Duplicate/ });
  });

  it('shows Meta’s own words of what it does not understand, and does not let it be edited', async () => {
    open({
      templates: [template({ unknownParts: ['HOLOGRAM'], components: [{ type: 'HOLOGRAM', depth: 3 }] })],
      path: '/templates/1',
    });
    await screen.findByText(/They are HOLOGRAM/);
    expect(screen.getByText(/"depth": 3/)).toBeTruthy();
    expect((await button('Edit')).getAttribute('aria-description')).toContain('HOLOGRAM');
  });

  it('lets values be chosen for a text that is written at Meta’s side only, and says so', async () => {
    open({
      templates: [
        template({
          lockedParts: ['CAROUSEL'],
          components: [
            { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Now', has_expiration: true } },
            { type: 'BODY', text: 'Fresh today.' },
            {
              type: 'CAROUSEL',
              cards: [
                {
                  components: [
                    { type: 'HEADER', format: 'IMAGE' },
                    { type: 'BODY', text: 'For {{1}}' },
                  ],
                },
              ],
            },
          ],
        }),
      ],
      path: '/templates/1',
    });
    await screen.findByText(/It has cards/);
    expect((await button('Values')).getAttribute('aria-disabled')).not.toBe('true');
    expect(screen.getByText('End of the offer')).toBeTruthy();
    expect(screen.getByText('Card 1: Body {{1}}')).toBeTruthy();
  });

  it('deletes one language or all of them, as it was chosen', async () => {
    const { user, visited } = open({
      templates: [template(), template({ id: id(2), language: 'en_US' })],
      path: '/templates/1',
    });
    await user.click(await button('More'));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('radio', { name: /^All languages: 2/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Delete' }));
    await expect.poll(() => visited?.at(-1)).toBe('/templates');
    expect(told).toEqual(['delete 1 true']);
  });

  it('says so when there is no such template', async () => {
    open({ templates: [], path: '/templates/77' });
    expect(await screen.findByText('There is no such template')).toBeTruthy();
  });
});

describe('settling two versions', () => {
  it('shows both, marks what differs, and keeps ours under another name when that is chosen', async () => {
    const { user } = open({ templates: [template({ hasConflict: true })], path: '/templates/1/merge' });
    await screen.findByRole('figure', { name: 'At Meta' });
    within(screen.getByRole('figure', { name: 'Here' })).getByText('We wrote this.');
    expect(document.querySelectorAll('ins').length).toBeGreaterThan(0);
    await user.click(screen.getByRole('radio', { name: /^Keep both/ }));
    const name = screen.getByRole('textbox', { name: 'New name of ours' });
    await user.clear(name);
    await user.type(name, 'ours_too');
    await user.click(await button('Do so'));
    await expect.poll(() => told).toEqual(['{"choice":"rename","id":1,"name":"ours_too"}']);
  });
});
