import type { Template } from '#shared/contract/templates.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import {
  emptyTemplateBinding,
  emptyTemplateText,
  type TemplateDraft,
  type TemplateText,
} from '#shared/domain/template-draft.ts';
import { openTestHub, type TestHub, waitFor } from '../../../helpers/hub.ts';
import { tellSandbox } from '../../../helpers/sandbox-control.ts';

export interface Shop {
  hub: TestHub;
  accountId: AccountId;
  /** What happens to a template at Meta's side. */
  atMeta(deed: Record<string, unknown>): Promise<void>;
  review(name: string, decision: string, more?: Record<string, unknown>): Promise<void>;
  fault(kind: string, more?: Record<string, unknown>): Promise<void>;
  templates(): Promise<Template[]>;
  /** The template of a name, once it is as it should be. */
  until(name: string, isAsItShould: (template: Template) => boolean): Promise<Template>;
  passTime(hours: number): Promise<void>;
  draft(name: string, text?: Partial<TemplateText>): TemplateDraft;
  /** Written, submitted and approved. */
  approved(name: string, text?: Partial<TemplateText>): Promise<Template>;
}

/** A hub with the sandbox as its Meta, whose templates have been read once. */
export async function openShop(): Promise<Shop> {
  const hub = await openTestHub();
  const { accountId } = await hub.client.sandbox.start();
  const { client } = hub;
  // It is read by itself; a test begins when that is over.
  await waitFor('the first reading', async () => (await client.templates.list({ accountId })).length > 5);
  const templates = () => client.templates.list({ accountId });
  const until: Shop['until'] = (name, isAsItShould) =>
    waitFor(`${name} to be as it should`, async () => {
      const all = await client.templates.list({ accountId, includeDeleted: true });
      return all.find((template) => template.name === name && isAsItShould(template));
    });
  const draft: Shop['draft'] = (name, text = {}) => ({
    accountId: accountId as AccountId,
    name,
    language: 'uk',
    text: {
      ...emptyTemplateText,
      body: 'Вітаємо, {{1}}! Ваше замовлення вже в дорозі, кур’єр зателефонує за годину.',
      ...text,
    },
    binding: {
      ...emptyTemplateBinding,
      variables: {
        'body:1': { sample: 'Олено', source: { kind: 'ask', label: '' }, format: { kind: 'text' } },
      },
    },
  });
  const review: Shop['review'] = (name, decision, more = {}) =>
    tellSandbox(hub.sandboxUrl, 'templates/review', { name, language: 'uk', decision, ...more });
  return {
    hub,
    accountId: accountId as AccountId,
    atMeta: (deed) => tellSandbox(hub.sandboxUrl, 'templates', { language: 'uk', ...deed }),
    review,
    fault: (kind, more = {}) =>
      tellSandbox(hub.sandboxUrl, 'faults', {
        faults: [{ kind, code: null, count: 1, on: 'templates', ...more }],
      }),
    templates,
    until,
    passTime: (hours) => client.sandbox.passTime({ hours }),
    draft,
    async approved(name, text) {
      const { id } = await client.templates.create({ draft: draft(name, text) });
      await client.templates.submitDraft({ id });
      await review(name, 'APPROVED');
      return until(name, ({ status }) => status === 'APPROVED');
    },
  };
}
