import type { Operator } from '#shared/contract/app.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Change } from '#shared/contract/events.ts';
import type { Message } from '#shared/contract/messages.ts';
import {
  type NewAccount,
  requireAccount,
  type StoredAccount,
} from '../../../src-main/db/queries/accounts.ts';
import { listConversations } from '../../../src-main/db/queries/conversation-list.ts';
import { listMessages } from '../../../src-main/db/queries/messages.ts';
import { ensureOwner } from '../../../src-main/db/queries/operators.ts';
import { listRows } from '../../../src-main/db/statements.ts';
import type { Projector, ReceivedMessage } from '../../../src-main/ports.ts';
import { createProjector, type ProjectorOptions } from '../../../src-main/services/ingest/projector.ts';
import { bytesOf } from '../../helpers/signed-webhook.ts';
import {
  addAccount,
  createFakeClock,
  createSilentLog,
  type FakeClock,
  openTemporaryWorkspace,
  type RecordingLog,
  type TemporaryWorkspace,
} from '../../helpers/workspace.ts';

/** A workspace with one account and a projector over it; bodies go straight into its journal. */
export interface IngestRig {
  workspace: TemporaryWorkspace;
  /** Who is told of everything. */
  owner: Operator;
  account: StoredAccount;
  projector: Projector;
  clock: FakeClock;
  log: RecordingLog;
  changes: Change[];
  received: ReceivedMessage[];
  mediaWakes: number;
  /** Puts bodies into the journal and waits until the tables contain them. */
  ingest(...bodies: unknown[]): Promise<void>;
  rows<Row = Record<string, unknown>>(sql: string): Row[];
  close(): Promise<void>;
}

export interface RigOptions {
  account?: Partial<NewAccount>;
  outboxSettle?: ProjectorOptions['outboxSettle'];
  sliceMs?: number;
}

export function createRig({
  account: values,
  outboxSettle = () => null,
  sliceMs,
}: RigOptions = {}): IngestRig {
  const clock = createFakeClock();
  const log = createSilentLog();
  const workspace = openTemporaryWorkspace(clock);
  const owner = ensureOwner(workspace.db, 'Олена', 0);
  const account = addAccount(workspace, { displayPhoneNumber: '+972 12-345-6789', ...values });
  const rig: IngestRig = {
    workspace,
    owner,
    account,
    clock,
    log,
    changes: [],
    received: [],
    mediaWakes: 0,
    projector: createProjector({
      db: workspace.db,
      journal: workspace.journal,
      publish: (changes) => rig.changes.push(...changes),
      clock,
      log,
      outboxSettle,
      onReceived: (message) => rig.received.push(message),
      mediaWake: () => {
        rig.mediaWakes += 1;
      },
      ...(sliceMs === undefined ? {} : { sliceMs }),
    }),
    async ingest(...bodies) {
      workspace.journal.append(
        bodies.map((body) => ({ accountKey: account.key, receivedAt: clock.now(), body: bytesOf(body) })),
      );
      await rig.projector.drain();
    },
    rows: (sql) => listRows(workspace.db, sql),
    async close() {
      await rig.projector.close();
      workspace.remove();
    },
  };
  return rig;
}

/** The account as it stands now. */
export const accountNow = (rig: IngestRig): StoredAccount => requireAccount(rig.workspace.db, rig.account.id);

/** All conversations, newest activity first. */
export const conversationsOf = (rig: IngestRig): Conversation[] =>
  listConversations(rig.workspace.db, { filter: 'all', limit: 50, now: 0, operatorId: rig.owner.id }).items;

/** All messages, conversation by conversation. */
export const allMessages = (rig: IngestRig): Message[] =>
  conversationsOf(rig).flatMap(
    ({ id }) => listMessages(rig.workspace.db, { conversationId: id, limit: 100 }).items,
  );

/** The only message that a body becomes. */
export async function becomes(rig: IngestRig, message: Record<string, unknown>): Promise<Message> {
  await rig.ingest(messagesOf(message));
  const [only, ...more] = allMessages(rig);
  if (!only || more.length > 0) throw new Error('exactly one message was expected');
  return only;
}

/** A webhook of the account's number around these parts of `value`. */
export function webhook(
  value: Record<string, unknown>,
  options: { field?: string; phoneNumberId?: string; wabaId?: string; time?: number } = {},
) {
  const metadata = {
    display_phone_number: '972123456789',
    phone_number_id: options.phoneNumberId ?? '1122334455667',
  };
  return entryOf(
    { field: options.field ?? 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } },
    options,
  );
}

/** A webhook about the account as a whole, which names no number. */
export function accountWebhook(
  field: string,
  value: Record<string, unknown>,
  options: { wabaId?: string; time?: number } = {},
) {
  return entryOf({ field, value }, options);
}

function entryOf(
  change: Record<string, unknown>,
  { wabaId = '5467539754836534', time }: { wabaId?: string; time?: number },
) {
  const entry = { id: wabaId, ...(time === undefined ? {} : { time }), changes: [change] };
  return { object: 'whatsapp_business_account', entry: [entry] };
}

export const OLENA = { profile: { name: 'Олена' }, wa_id: '380671112233', user_id: 'UA.1001' };
let counter = 0;

/** A customer's message with fresh id; what a test cares about it says itself. */
export function incoming(values: Record<string, unknown> = {}): Record<string, unknown> {
  counter += 1;
  return {
    from: OLENA.wa_id,
    id: `wamid.in-${counter}`,
    timestamp: '1795348000',
    type: 'text',
    text: { body: 'Доброго дня' },
    ...values,
  };
}

/** A webhook with messages of Олена. */
export const messagesOf = (...messages: Record<string, unknown>[]) =>
  webhook({ contacts: [OLENA], messages });
