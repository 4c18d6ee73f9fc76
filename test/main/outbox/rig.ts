import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import type { Change } from '#shared/contract/events.ts';
import { type Message, outgoingContentSchema } from '#shared/contract/messages.ts';
import type { ConversationId, MessageId } from '#shared/domain/ids.ts';
import { migrations } from '../../../src-main/db/migrations/index.ts';
import type { StoredAccount } from '../../../src-main/db/queries/accounts.ts';
import { resolveContact } from '../../../src-main/db/queries/contact-identity.ts';
import { ensureConversation } from '../../../src-main/db/queries/conversations.ts';
import { requireMessage } from '../../../src-main/db/queries/messages.ts';
import type { Db } from '../../../src-main/db/statements.ts';
import { createGraphClient } from '../../../src-main/meta/graph-client.ts';
import type { Fetch } from '../../../src-main/meta/graph-http.ts';
import type { Timer } from '../../../src-main/outbox/lanes.ts';
import { createOutbox, type OutboxOptions, type RunningOutbox } from '../../../src-main/outbox/outbox.ts';
import {
  addAccount,
  createFakeClock,
  createSilentLog,
  type FakeClock,
  NOON,
} from '../../helpers/workspace.ts';

export const TOKEN = 'EAAtest-token-of-the-outbox';

/** What the pretend Meta does with one request for a message; a promise waits until the test lets it go. */
export type Fate = Outcome | Promise<Outcome>;

export type Outcome =
  | 'accept'
  /** Taken, then the connection dies before the answer. */
  | 'accept-then-drop'
  /** Taken, then a page of a gateway. */
  | 'accept-then-500'
  /** Taken, and the answer never comes. */
  | 'accept-then-timeout'
  /** Not taken, and nobody can know. */
  | 'timeout'
  | 'reset'
  /** Nobody listens: the request never left. */
  | 'unreachable'
  | 'http-429'
  /** Refused with this code. */
  | number;

export interface AcceptedMessage {
  wamid: string;
  clientId: string;
  body: Record<string, unknown>;
}

/** A pretend Meta inside the process: quick, and dead whenever a test wants it. */
export interface PretendMeta {
  fetch: Fetch;
  accepted: AcceptedMessage[];
  /** Every request for a message, taken or not. */
  asked: string[];
  reads: string[];
  fate: (body: Record<string, unknown>) => Fate;
  readFate: () => Fate;
  /** The number that Meta names in its answer. */
  waIdOf: (body: Record<string, unknown>) => string;
}

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const networkError = (fields: object) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('network'), fields) });

export function createPretendMeta(): PretendMeta {
  const take = (body: Record<string, unknown>) => {
    const wamid = `wamid.${meta.accepted.length + 1}`;
    meta.accepted.push({ wamid, clientId: String(body.biz_opaque_callback_data), body });
    const input = body.to ?? body.recipient;
    return json(200, { contacts: [{ input, wa_id: meta.waIdOf(body) }], messages: [{ id: wamid }] });
  };
  const answer = async (body: Record<string, unknown>, given: Fate): Promise<Response> => {
    const fate = await given;
    if (typeof fate === 'number')
      return json(400, { error: { message: `(#${fate})`, code: fate, fbtrace_id: 't' } });
    if (fate.startsWith('accept')) {
      const accepted = take(body);
      if (fate === 'accept') return accepted;
    }
    if (fate === 'accept-then-500') return new Response('<html>Bad gateway</html>', { status: 502 });
    if (fate === 'http-429') return new Response('slow down', { status: 429 });
    if (fate === 'unreachable') throw networkError({ code: 'ECONNREFUSED', syscall: 'connect' });
    if (fate === 'timeout' || fate === 'accept-then-timeout') throw new DOMException('late', 'TimeoutError');
    throw networkError({ code: 'ECONNRESET', syscall: 'read' });
  };
  const meta: PretendMeta = {
    accepted: [],
    asked: [],
    reads: [],
    fate: () => 'accept',
    readFate: () => 'accept',
    waIdOf: (body) => (typeof body.to === 'string' ? body.to.slice(1) : ''),
    async fetch(_, init) {
      const body = JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as Record<string, unknown>;
      if (body.status === 'read') {
        meta.reads.push(String(body.message_id));
        const fate = meta.readFate();
        return fate === 'accept' ? json(200, { success: true }) : answer({}, fate);
      }
      meta.asked.push(String(body.biz_opaque_callback_data));
      return answer(body, meta.fate(body));
    },
  };
  return meta;
}

/** Timers that ring when the clock of the test passes them. */
export interface FakeTimers {
  timer: Timer;
  /** When the next one rings (UTC ms). */
  nextAt(): number | null;
  ring(): void;
}

function createFakeTimers(clock: FakeClock): FakeTimers {
  const pending = new Set<{ at: number; callback: () => void }>();
  return {
    timer(ms, callback) {
      const entry = { at: clock.now() + ms, callback };
      pending.add(entry);
      return () => pending.delete(entry);
    },
    nextAt: () => (pending.size === 0 ? null : Math.min(...[...pending].map((entry) => entry.at))),
    ring() {
      for (const entry of [...pending].filter(({ at }) => at <= clock.now())) {
        pending.delete(entry);
        entry.callback();
      }
    },
  };
}

export interface Rig {
  db: Db;
  clock: FakeClock;
  meta: PretendMeta;
  account: StoredAccount;
  outbox: RunningOutbox;
  published: Change[];
  /** The token of the account as the hub has it now; null when the keychain gives none. */
  token: string | null;
  /** Lets everything that can happen now happen. */
  flush(): Promise<void>;
  /** Moves the clock, ringing every timer on the way. */
  advance(ms: number): Promise<void>;
  /** The process dies here and a new one starts on the same database. */
  kill(): Promise<void>;
  addConversation(
    waId: string,
    options?: { lastInboundAt?: number | null; accountId?: number; bsuid?: string },
  ): ConversationId;
  send(conversationId: number, body?: string): Message;
  sendContent(conversationId: number, content: unknown, quotedMessageId?: MessageId | null): Message;
  message(id: number): Message;
  statusOf(id: number): string | null;
}

const openMemory = (): Db => {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  for (const { up } of migrations) up(db);
  return db;
};

/** An outbox on a fresh database, with a pretend Meta and a clock that only the test moves. */
export function createRig(overrides: Partial<OutboxOptions> = {}): Rig {
  const clock = createFakeClock();
  const timers = createFakeTimers(clock);
  const db = openMemory();
  const account = addAccount({ db });
  const meta = createPretendMeta();
  const build = () =>
    createOutbox({
      db,
      clock,
      log: createSilentLog(),
      publish: (changes) => {
        if (db.inTransaction) throw new Error('published inside a transaction');
        rig.published.push(...changes);
      },
      graph: createGraphClient({ fetch: meta.fetch }),
      target: () =>
        rig.token === null
          ? null
          : {
              target: { baseUrl: 'http://meta.test', accessToken: rig.token },
              phoneNumberId: account.phoneNumberId,
            },
      accountNow: () => clock.now(),
      media: { locate: () => null },
      sayTemplate: () => null,
      timer: timers.timer,
      ...overrides,
    });
  const flush = async () => {
    for (let turn = 0; turn < 15; turn += 1) await new Promise(setImmediate);
  };
  const rig: Rig = {
    db,
    clock,
    meta,
    account,
    outbox: build(),
    published: [],
    token: TOKEN,
    flush,
    async advance(ms) {
      const end = clock.now() + ms;
      for (let next = timers.nextAt(); next !== null && next <= end; next = timers.nextAt()) {
        clock.set(Math.max(clock.now(), next));
        timers.ring();
        await flush();
      }
      clock.set(end);
      await flush();
    },
    async kill() {
      void rig.outbox.close(0);
      timers.ring();
      await flush();
      rig.outbox = build();
      rig.outbox.start();
      await flush();
    },
    addConversation(waId, options = {}) {
      const ids = { waId: waId || null, bsuid: options.bsuid ?? null, parentBsuid: null };
      const contact = resolveContact(db, ids, { seenAt: NOON, receivedAt: NOON });
      const { id } = ensureConversation(db, {
        accountId: options.accountId ?? account.id,
        contactId: contact?.id ?? 0,
        at: NOON - 1000,
      });
      const lastInboundAt = options.lastInboundAt === undefined ? NOON - 1000 : options.lastInboundAt;
      db.prepare('UPDATE conversations SET last_inbound_at = ?, last_inbound_wamid = ? WHERE id = ?').run(
        lastInboundAt,
        lastInboundAt === null ? null : `wamid.in.${id}`,
        id,
      );
      return id;
    },
    send: (conversationId, body = 'Добрий день') => rig.sendContent(conversationId, { kind: 'text', body }),
    sendContent(conversationId, content, quotedMessageId = null) {
      return rig.outbox.send({
        conversationId: conversationId as ConversationId,
        clientId: randomUUID(),
        content: outgoingContentSchema.parse(content),
        quotedMessageId,
        operatorId: null,
      });
    },
    message: (id) => requireMessage(db, id),
    statusOf: (id) => requireMessage(db, id).status,
  };
  return rig;
}

/** Fates one after the other, the last one for ever. */
export function fates(...list: readonly Fate[]): () => Fate {
  let next = 0;
  return () => list[Math.min(next++, list.length - 1)] ?? 'accept';
}

/** A fate that the test decides later. */
export function undecided(): { fate: Promise<Outcome>; decide: (fate: Outcome) => void } {
  let decide: (fate: Outcome) => void = () => undefined;
  const fate = new Promise<Outcome>((resolve) => {
    decide = resolve;
  });
  return { fate, decide };
}
