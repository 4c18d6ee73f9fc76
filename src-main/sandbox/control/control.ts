import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import {
  type sandbox as contract,
  type PhoneMessage,
  type PretendCustomer,
  worldDeeds,
} from '#shared/contract/sandbox.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { setConnectFailures } from '../connection/failures.ts';
import { metaConsole } from '../connection/meta-console.ts';
import { react, requireCustomer, tapButton, write } from '../customers/actions.ts';
import { listedCustomers } from '../customers/customers.ts';
import type { Demo } from '../customers/demo.ts';
import { openChat, setOnline, unreadOf } from '../customers/phone.ts';
import { sendSample } from '../customers/samples.ts';
import { findAnyMedia } from '../graph/media-store.ts';
import { changeTemplate } from '../graph/template-life.ts';
import { rejectionOf } from '../graph/template-review.ts';
import { decide } from '../graph/templates.ts';
import type { Customer, Line } from '../state.ts';
import type { World } from '../world.ts';

type Inputs = InferContractRouterInputs<typeof contract>;
type Outputs = InferContractRouterOutputs<typeof contract>;
type Procedures = Exclude<keyof typeof contract, 'start' | 'state' | 'reset'>;

/** The procedures of `contract.sandbox` as plain functions; `start` and the account's id belong to the hub. */
export type SandboxControl = {
  [Name in Procedures]: (input: Inputs[Name]) => Promise<Outputs[Name]>;
} & {
  state(): Promise<Omit<Outputs['state'], 'accountId'>>;
  reset(): Promise<void>;
};

/** Where the bytes of a file on a phone can be had by the screen. */
export type MediaUrl = (mediaId: string) => string;

/** Builds the control of a running sandbox; `reset` is handed in, as it concerns the whole of it. */
export function createControl(parts: {
  world: World;
  demo: Demo;
  mediaUrl: MediaUrl;
  reset: () => Promise<void>;
}): SandboxControl {
  const { world, demo, mediaUrl } = parts;
  const customerOf = (input: { customerId: string }) => requireCustomer(world, input.customerId);
  return {
    state: async () => viewState(world),
    phone: async (input) => viewPhone(world, customerOf(input), mediaUrl),
    write: async (input) => {
      write(world, customerOf(input), input.text, { quotedWamid: input.quotedWamid ?? null });
    },
    sendSample: async (input) => {
      await sendSample(world, customerOf(input), input.sample);
    },
    tapButton: async (input) => {
      tapButton(world, customerOf(input), input.wamid, input.buttonId);
    },
    react: async (input) => {
      react(world, customerOf(input), input.wamid, input.emoji);
    },
    read: async (input) => openChat(world, customerOf(input)),
    setCustomer: async (input) => {
      const customer = customerOf(input);
      if (input.readsAtOnce !== undefined) customer.readsAtOnce = input.readsAtOnce;
      if (input.isOnline !== undefined) setOnline(world, customer, input.isOnline);
      world.changed();
    },
    passTime: async ({ hours }) => {
      world.state.clockOffsetMs += Math.round(hours * 3_600_000);
      world.changedNow();
    },
    setDemo: async ({ isRunning }) => demo.set(isRunning),
    setFaults: async ({ faults }) => {
      world.state.faults = faults;
      world.changed();
    },
    setConnectFailures: async ({ failures }) => {
      setConnectFailures(world, failures);
    },
    metaConsole: async () => metaConsole(world),
    reviewTemplate: async (input) => {
      const template = world.state.templates.find(
        (each) => each.name === input.name && each.language === input.language,
      );
      if (!template) throw new Refusal('NOT_FOUND');
      decide(world, template, input.decision, rejectionOf(input.reason ?? 'INCORRECT_CATEGORY'));
    },
    changeTemplate: async (input) => {
      const isThere = world.state.templates.some(
        (each) => each.name === input.name && each.language === input.language,
      );
      if (!isThere && input.deed !== 'put') throw new Refusal('NOT_FOUND');
      changeTemplate(world, worldDeeds.changeTemplate.parse(input));
    },
    reset: parts.reset,
  };
}

function viewState(world: World): Omit<Outputs['state'], 'accountId'> {
  return {
    isRunning: true,
    url: world.url,
    now: world.now(),
    clockOffsetMs: world.state.clockOffsetMs,
    demoIsRunning: world.state.demoIsRunning,
    customers: listedCustomers(world.state).map((customer) => viewCustomer(world, customer)),
    faults: world.state.faults,
    connectFailures: world.state.connectFailures,
    pendingWebhooks: world.dispatcher.pendingCount,
  };
}

function viewCustomer(world: World, customer: Customer): PretendCustomer {
  const last = customer.lines.findLast((line) => line.kind !== 'reaction');
  return {
    id: customer.id,
    name: customer.name,
    language: customer.language,
    waId: customer.waId,
    userId: customer.userId,
    about: customer.about,
    isScripted: customer.script !== null,
    isTyping: customer.typingUntil > world.now(),
    businessIsTyping: customer.businessTypingUntil > world.now(),
    readsAtOnce: customer.readsAtOnce,
    isOnline: customer.isOnline,
    lastMessage: last ? last.text || last.kind : null,
    unread: unreadOf(customer),
  };
}

/** What the customer sees: messages that reached this phone, oldest first. */
function viewPhone(world: World, customer: Customer, mediaUrl: MediaUrl): PhoneMessage[] {
  return customer.lines
    .filter((line) => line.kind !== 'reaction' && (line.from === 'customer' || line.state !== 'sent'))
    .map((line) => ({
      wamid: line.wamid,
      from: line.from,
      at: line.at,
      kind: line.kind,
      text: line.text,
      media: viewMedia(world, line, mediaUrl),
      buttons: line.buttons.map(({ id, title }) => ({ id, title })),
      quotedWamid: line.quotedWamid,
      reaction: line.reaction,
      state: line.state,
    }));
}

function viewMedia(world: World, line: Line, mediaUrl: MediaUrl): PhoneMessage['media'] {
  if (!line.media) return null;
  const { mediaId, link, mimeType, fileName } = line.media;
  const isHere = mediaId !== null && findAnyMedia(world, mediaId) !== undefined;
  return { url: isHere ? mediaUrl(mediaId) : (link ?? ''), mimeType, fileName };
}
