import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Template } from '#shared/contract/templates.ts';
import type { AccountId, TemplateId } from '#shared/domain/ids.ts';
import {
  emptyTemplateBinding,
  emptyTemplateText,
  longestBody,
  type TemplateDraft,
} from '#shared/domain/template-draft.ts';
import { useEditorStore } from '../../../../../src-renderer/features/templates/editor/editor-store.ts';
import { TemplateEditorScreen } from '../../../../../src-renderer/features/templates/editor/TemplateEditorScreen.tsx';
import { answer, renderScreen } from '../../../../helpers/render-screen.tsx';
import { sampleAccount, sampleBootstrap } from '../../../../helpers/sample-answers.ts';
import { sampleTypes } from './sample-types.ts';

const id = 5 as TemplateId;
const draft: TemplateDraft = {
  accountId: 7 as AccountId,
  name: 'order_ready',
  language: 'en',
  text: { ...emptyTemplateText, body: 'Hello {{1}}, your order is ready for you now.' },
  binding: {
    ...emptyTemplateBinding,
    appliesTo: 'Order',
    phonePath: ['customer', 'phone'],
    variables: {
      'body:1': {
        sample: 'Olena',
        source: { kind: 'field', path: ['customer', 'name'] },
        format: { kind: 'text' },
      },
    },
  },
};

const template: Template = {
  id,
  accountId: draft.accountId,
  metaTemplateId: null,
  name: draft.name,
  language: draft.language,
  category: 'UTILITY',
  comingCategory: null,
  previousCategory: null,
  status: 'DRAFT',
  qualityScore: null,
  rejectedReason: null,
  parameterFormat: 'POSITIONAL',
  components: [],
  binding: draft.binding,
  unknownParts: [],
  lockedParts: [],
  hasUnsubmittedChanges: true,
  hasConflict: false,
  editedAt: [],
  lastUsedAt: null,
  createdAt: 1,
  updatedAt: 1,
};

// jsdom has no sizes: this window is as wide as a test says.
let width = 800;
beforeAll(() => {
  window.ResizeObserver = class implements ResizeObserver {
    readonly #tell: () => void;
    constructor(tell: ResizeObserverCallback) {
      this.#tell = () => tell([], this);
    }
    observe(element: Element) {
      Object.defineProperty(element, 'clientWidth', { configurable: true, value: width });
      this.#tell();
    }
    unobserve() {}
    disconnect() {}
  };
});
beforeEach(() => {
  width = 800;
});

interface Situation {
  /** Another language of the template, by its id. */
  readonly other?: { readonly id: TemplateId; readonly draft: TemplateDraft };
  readonly role?: 'admin' | 'operator';
  readonly draft?: TemplateDraft | null;
  readonly unknownParts?: string[];
  readonly lockedParts?: string[];
  readonly refuses?: boolean;
  readonly isNew?: boolean;
}

function openEditor({
  role = 'admin',
  draft: kept = draft,
  unknownParts = [],
  lockedParts = [],
  refuses = false,
  isNew = false,
  other,
}: Situation = {}) {
  const bootstrap = sampleBootstrap();
  const shown = { ...template, unknownParts, lockedParts };
  const otherShown = other
    ? { ...template, id: other.id, language: other.draft.language, hasUnsubmittedChanges: false }
    : null;
  const of = (asked: TemplateId) => (otherShown?.id === asked ? otherShown : shown);
  const saved: unknown[] = [];
  const view = renderScreen(<TemplateEditorScreen templateId={isNew ? null : id} />, {
    path: '/templates/5/edit',
    procedures: {
      app: {
        bootstrap: answer.app.bootstrap.handler(() => ({
          ...bootstrap,
          operator: { ...bootstrap.operator, role },
        })),
        operators: answer.app.operators.handler(() => []),
      },
      accounts: { list: answer.accounts.list.handler(() => [sampleAccount()]) },
      records: { types: answer.records.types.handler(() => sampleTypes) },
      templates: {
        get: answer.templates.get.handler(({ input }) => of(input.id)),
        list: answer.templates.list.handler(() => (otherShown ? [shown, otherShown] : [shown])),
        draft: answer.templates.draft.handler(({ input }) => (other?.id === input.id ? other.draft : kept)),
        check: answer.templates.check.handler(() => []),
        save: answer.templates.save.handler(({ input }) => {
          saved.push(input);
          return of(input.id);
        }),
        submitDraft: answer.templates.submitDraft.handler(() =>
          refuses
            ? {
                kind: 'refused' as const,
                problems: [
                  {
                    code: 'meta',
                    severity: 'error' as const,
                    spot: { kind: 'footer' as const },
                    sentence: { uk: 'Meta не приймає підпис.', en: 'Meta does not take this footer.' },
                  },
                ],
              }
            : { kind: 'submitted' as const, template: { ...shown, status: 'PENDING' } },
        ),
      },
    },
  });
  return { ...view, saved };
}

const body = () => screen.findByRole('textbox', { name: 'Body' });
const bubble = () => screen.getByRole('figure', { name: 'As the customer will see it' });

beforeEach(() => {
  localStorage.clear();
  useEditorStore.setState({ sessions: {} });
});

describe('the editor of a template', () => {
  it('shows the message with its samples while it is being written, and keeps it', async () => {
    const { user, saved } = openEditor();
    await user.type(await body(), ' Come by!');
    expect(bubble().textContent).toContain('Hello Olena, your order is ready for you now. Come by!');
    // A slow computer keeps it several times on the way.
    const written = { id: 5, text: { body: `${draft.text.body} Come by!` } };
    await waitFor(() => expect(saved.at(-1)).toMatchObject(written), { timeout: 10_000 });
    expect(saved.at(-1)).not.toHaveProperty('name');
  });

  it('says how much of a text that is put in finds no room', async () => {
    const { user } = openEditor();
    const field = await body();
    await user.click(field);
    await user.paste('x'.repeat(longestBody + 1_500));
    const left = new Intl.NumberFormat('en').format(1_500 + draft.text.body.length);
    expect(
      await screen.findByText(`The text that you put in did not fit: ${left} characters`, { exact: false }),
    ).toBeTruthy();
    await user.type(field, '{Backspace}{Backspace}');
    await waitFor(() => expect(screen.queryByText(/did not fit/)).toBeNull());
  });

  it('takes a change back and brings it again', async () => {
    const { user } = openEditor();
    const field = await body();
    await user.type(field, '!');
    await user.keyboard('{Control>}z{/Control}');
    expect(field).toHaveProperty('value', draft.text.body);
    await user.click(screen.getByRole('button', { name: 'Redo' }));
    expect(field).toHaveProperty('value', `${draft.text.body}!`);
  });

  it('asks nothing of a blank template before somebody was at a field or wants to submit it', async () => {
    const { user } = openEditor({ isNew: true });
    const name = await screen.findByRole('textbox', { name: 'Name' });
    expect(screen.queryByRole('region', { name: 'What to mend' })).toBeNull();
    expect(screen.queryByRole('button', { name: /error/ })).toBeNull();

    await user.click(name);
    await user.tab();
    expect(await screen.findByRole('button', { name: '1 error' })).toBeTruthy();

    await user.click(screen.getByRole('button', { name: 'Submit for review' }));
    expect(await screen.findByRole('button', { name: '2 errors' })).toBeTruthy();
  });

  it('has nothing to mend in what cannot be changed', async () => {
    openEditor({ role: 'operator', draft: { ...draft, text: { ...draft.text, body: '' } } });
    await screen.findByText(/^Only an administrator writes templates/);
    expect(screen.queryByRole('region', { name: 'What to mend' })).toBeNull();
  });

  it('leads from a problem to its field on another tab', async () => {
    const withButton: TemplateDraft = {
      ...draft,
      text: { ...draft.text, buttons: [{ kind: 'quick_reply', text: '' }] },
    };
    const { user } = openEditor({ draft: withButton });
    await body();
    const problems = screen.getByRole('region', { name: 'What to mend' });
    await user.click(within(problems).getAllByRole('button')[0] as HTMLElement);
    const card = await screen.findByRole('region', { name: '1. Quick reply' });
    await waitFor(() => expect(card.contains(document.activeElement)).toBe(true));
  });

  it('has what Meta refuses at its field, until that is changed', async () => {
    const { user } = openEditor({ refuses: true });
    await body();
    await user.click(screen.getByRole('button', { name: 'Submit for review' }));
    const question = await screen.findByRole('alertdialog');
    await user.click(within(question).getByRole('button', { name: 'Submit for review' }));
    const footer = await screen.findByRole('textbox', { name: 'Footer' });
    await waitFor(() => expect(screen.getAllByText('Meta does not take this footer.').length).toBe(2));
    await user.type(footer, 'Voloshka');
    expect(screen.queryByText('Meta does not take this footer.')).toBeNull();
  });

  it('finds a field of a record level by level by the keyboard', async () => {
    const { user } = openEditor();
    await body();
    await user.click(screen.getByRole('tab', { name: /Variables/ }));
    await user.click(screen.getByRole('button', { name: 'Field of the record: Customer › Name' }));
    await screen.findByRole('combobox', { name: 'Find a field' });
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(screen.getByRole('navigation', { name: 'Where you are' }).textContent).toContain(
      'Order › Customer',
    );
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('button', { name: 'Field of the record: Customer › Phone' })).toBeTruthy();
  });

  it('lets an operator look and says why nothing can be changed', async () => {
    openEditor({ role: 'operator' });
    expect(await screen.findByText(/Only an administrator writes templates/)).toBeTruthy();
    expect((await body()).hasAttribute('readonly')).toBe(true);
    expect(screen.queryByRole('button', { name: 'Submit for review' })).toBeNull();
  });

  it('makes a limited-time offer of marketing, and counts its line', async () => {
    const marketing = { ...draft, text: { ...draft.text, category: 'MARKETING' as const } };
    const { user, saved } = openEditor({ draft: marketing });
    await user.click(await screen.findByRole('switch', { name: 'This is a limited-time offer' }));
    const line = screen.getByRole('textbox', { name: /^What is offered/ });
    await user.type(line, 'An offer that is long');
    expect(await screen.findAllByText(/21 characters, and 16 are allowed/)).not.toHaveLength(0);
    await user.clear(line);
    await user.type(line, 'Only today');
    await expect
      .poll(() => saved.at(-1))
      .toMatchObject({ text: { offer: { text: 'Only today', hasExpiration: true } } });
    await user.click(screen.getByRole('switch', { name: /^It ends at a moment/ }));
    await expect.poll(() => saved.at(-1)).toMatchObject({ text: { offer: { hasExpiration: false } } });
    await user.click(screen.getByRole('switch', { name: 'This is a limited-time offer' }));
    expect(screen.queryByRole('textbox', { name: /^What is offered/ })).toBeNull();
    await expect.poll(() => JSON.stringify(saved.at(-1))).not.toContain('"offer"');
  });

  it('keeps the text of cards as Meta has it, and lets their values be chosen', async () => {
    const cards = [0, 1].map(() => ({
      header: { kind: 'image' as const },
      body: 'For {{1}} only',
      buttons: [],
    }));
    const { user, saved } = openEditor({
      lockedParts: ['CAROUSEL'],
      draft: { ...draft, text: { ...draft.text, cards } },
    });
    expect(await screen.findByText(/changed in WhatsApp Manager, because it has: cards/)).toBeTruthy();
    expect((await body()).hasAttribute('readonly')).toBe(true);
    expect(screen.queryByRole('button', { name: /^Submit/ })).toBeNull();
    await user.click(screen.getByRole('tab', { name: /Variables/ }));
    const second = await screen.findByRole('region', { name: '{{1}} card 2: in the body' });
    const question = within(second).getByRole('textbox', { name: 'Question' });
    await user.type(question, 'Price?');
    await expect
      .poll(() => saved.at(-1))
      .toMatchObject({
        binding: { variables: { 'card:1:body:1': { source: { kind: 'ask', label: 'Price?' } } } },
      });
    expect(saved.at(-1)).not.toHaveProperty('text');
  });

  it('does not open what it does not understand', async () => {
    openEditor({ draft: null, unknownParts: ['CAROUSEL'] });
    expect(await screen.findByText(/CAROUSEL/)).toBeTruthy();
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

describe('two languages of one template', () => {
  const other = {
    id: 6 as TemplateId,
    draft: {
      ...draft,
      language: 'uk',
      text: { ...draft.text, body: 'Вітаємо, {{1}}! Ваше замовлення вже готове.' },
    },
  };

  it('are shown one at a time where there is no room for two', async () => {
    openEditor({ other });
    await body();
    await screen.findByRole('navigation', { name: 'Languages of this template' });
    expect(screen.queryByRole('button', { name: 'Open another language beside' })).toBe(null);
  });
});

describe('what buttons carry and phones write', () => {
  const total = {
    sample: '₴1,250.50',
    source: { kind: 'field' as const, path: ['total'] },
    format: { kind: 'money' as const, currency: 'code' as const },
  };
  const withButton: TemplateDraft = {
    ...draft,
    text: {
      ...draft.text,
      body: 'Hello {{1}}, pay {{2}} please.',
      buttons: [{ kind: 'quick_reply', text: 'Paid' }],
    },
    binding: { ...draft.binding, variables: { ...draft.binding.variables, 'body:2': total } },
  };

  it('is said on the tab of the variables, kept, and taken out again', async () => {
    const { user, saved } = openEditor({ draft: withButton });
    await body();
    await user.click(screen.getByRole('tab', { name: /Variables/ }));
    const carried = await screen.findByRole('textbox', { name: 'Button “Paid”' });
    // Braces are keys of `user.type`.
    await user.type(carried, 'paid:{{number}');
    await user.click(screen.getByRole('switch', { name: 'In the customer’s own language' }));
    await waitFor(
      () =>
        expect(saved.at(-1)).toMatchObject({
          binding: {
            variables: {
              'body:2': { ...total, format: { ...total.format, isLocalized: true } },
              'button:0': { source: { kind: 'link', pattern: 'paid:{number}' } },
            },
          },
        }),
      { timeout: 10_000 },
    );
    await user.clear(carried);
    await waitFor(() => expect(saved.at(-1)).not.toHaveProperty(['binding', 'variables', 'button:0']), {
      timeout: 10_000,
    });
  });

  it('is not offered where Meta has no form for it', async () => {
    const named: TemplateDraft = {
      ...withButton,
      text: { ...withButton.text, parameterFormat: 'NAMED', body: 'Pay {{sum}} please.', buttons: [] },
      binding: { ...draft.binding, variables: { 'body:sum': total } },
    };
    const { user } = openEditor({ draft: named });
    await body();
    await user.click(screen.getByRole('tab', { name: /Variables/ }));
    await screen.findByRole('combobox', { name: 'Written as' });
    expect(screen.queryByRole('switch', { name: 'In the customer’s own language' })).toBeNull();
    expect(screen.queryByRole('heading', { name: 'What the buttons carry' })).toBeNull();
  });
});
