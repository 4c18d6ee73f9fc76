import type { Sending, SendingRecipient } from '#shared/contract/sendings.ts';
import type { Template } from '#shared/contract/templates.ts';
import type { HubOptions } from '../../../../src-main/hub.ts';
import { openTestHub, type TestHub, waitFor } from '../../../helpers/hub.ts';
import { tellSandbox } from '../../../helpers/sandbox-control.ts';

/** One request for a message that the pretend Meta took. */
export interface AcceptedRequest {
  to: string;
  callbackData: string;
  wamid: string;
  body: { template: { components: { type: string; parameters?: Record<string, unknown>[] }[] } };
}

/** A hub with the sandbox, and what a test does with sendings in it. */
export interface SendingRig {
  /** Replaced by `restart`. */
  hub: TestHub;
  readonly accountId: number;
  /** `order_ready` in Ukrainian, filled from orders. */
  readonly template: Template;
  /** Moves the hub's clock, which otherwise goes as the computer's does. */
  moveClock(ms: number): void;
  restart(): Promise<void>;
  /** A template of the sandbox's account. */
  templateNamed(name: string, language: string): Promise<Template>;
  addContacts(...people: { phone: string; name?: string }[]): Promise<void>;
  /** One order each, for these numbers; gives their keys. */
  addOrders(prefix: string, phones: readonly string[]): Promise<string[]>;
  prepare(keys: readonly string[], templateId?: number): Promise<Sending>;
  /** The same, and begun. */
  begin(keys: readonly string[], templateId?: number): Promise<Sending>;
  until(id: number, isReached: (sending: Sending) => boolean, limitMs?: number): Promise<Sending>;
  recipients(id: number): Promise<SendingRecipient[]>;
  /** What the pretend Meta took for these numbers. */
  accepted(phones: readonly string[]): Promise<AcceptedRequest[]>;
  remove(): Promise<void>;
}

/** So many numbers that nobody has, each different. */
export const numbers = (start: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `+380${start + index}`);

/** Opens a hub on an empty workspace with the sandbox in it. */
export async function openSendingRig(options: Partial<HubOptions> = {}): Promise<SendingRig> {
  let movedMs = 0;
  let hub = await openTestHub({
    startSandbox: true,
    clock: { now: () => Date.now() + movedMs },
    ...options,
  });
  const [account] = await hub.client.accounts.list();
  const accountId = account?.id ?? 0;
  await hub.client.templates.sync({ accountId });
  const templateNamed: SendingRig['templateNamed'] = async (name, language) => {
    const templates = await hub.client.templates.list({ accountId });
    const found = templates.find((each) => each.name === name && each.language === language);
    if (!found) throw new Error(`The sandbox has no template ${name} in ${language}`);
    return found;
  };
  const template = await bindToOrders(hub, await templateNamed('order_ready', 'uk'));
  const until: SendingRig['until'] = (id, isReached, limitMs = 120_000) =>
    waitFor(
      'a state of the sending',
      async () => {
        const now = await hub.client.sendings.get({ id });
        return isReached(now) ? now : null;
      },
      limitMs,
    );
  const prepare: SendingRig['prepare'] = async (keys, templateId = template.id) => {
    const { id } = await hub.client.sendings.prepare({
      templateId,
      source: { kind: 'records', type: 'Order', keys: [...keys] },
    });
    return until(id, ({ state }) => state !== 'preparing');
  };
  return {
    get hub() {
      return hub;
    },
    accountId,
    template,
    moveClock(ms) {
      movedMs += ms;
    },
    async restart() {
      hub = await hub.restart();
    },
    templateNamed,
    async addContacts(...people) {
      await hub.client.records.upsert({ type: 'Contact', records: people });
    },
    async addOrders(prefix, phones) {
      const records = phones.map((phone, index) => ({
        number: `${prefix}-${index}`,
        customer: phone,
        total: { amount: 100 + index, currency: 'UAH' },
      }));
      const contacts = phones.map((phone, index) => ({ phone, name: `Клієнт ${prefix}-${index}` }));
      await hub.client.records.upsert({ type: 'Contact', records: contacts });
      const { failed } = await hub.client.records.upsert({ type: 'Order', records });
      if (failed.length > 0) throw new Error(JSON.stringify(failed));
      return records.map(({ number }) => number);
    },
    prepare,
    async begin(keys, templateId) {
      const { id } = await prepare(keys, templateId);
      return hub.client.sendings.start({ id });
    },
    until,
    recipients: async (id) => (await hub.client.sendings.recipients({ id, limit: 200 })).items,
    async accepted(phones) {
      const answer = await fetch(`${hub.sandboxUrl}/sandbox/accepted`);
      // What the sandbox's control answers.
      const { accepted } = (await answer.json()) as { accepted: AcceptedRequest[] };
      return accepted.filter(({ to }) => phones.includes(to.startsWith('+') ? to : `+${to}`));
    },
    remove: () => hub.remove(),
  };
}

/** Name, number and total of an order in the places of `order_ready`. */
async function bindToOrders(hub: TestHub, found: Template): Promise<Template> {
  const variable = (path: string[], format: { kind: 'text' } | { kind: 'money'; currency: 'symbol' }) => ({
    sample: 'x',
    source: { kind: 'field' as const, path },
    format,
  });
  return hub.client.templates.save({
    id: found.id,
    binding: {
      ...found.binding,
      appliesTo: 'Order',
      variables: {
        'body:1': variable(['customer', 'name'], { kind: 'text' }),
        'body:2': variable(['number'], { kind: 'text' }),
        'body:3': variable(['total'], { kind: 'money', currency: 'symbol' }),
      },
    },
  });
}

/** Failures that the pretend Meta plays from now on; none without any. */
export const playFaults = (rig: SendingRig, ...faults: Record<string, unknown>[]): Promise<void> =>
  tellSandbox(rig.hub.sandboxUrl, 'faults', { faults });
