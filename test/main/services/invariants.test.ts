import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ContactId, ContactMergeId, ConversationId, LabelId, MessageId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { refreshPreview } from '../../../src-main/db/queries/message-writes.ts';
import { ensureOwner } from '../../../src-main/db/queries/operators.ts';
import { deleteMessageAndJob } from '../../../src-main/db/queries/outbox.ts';
import { deleteAccountHistory } from '../../../src-main/db/queries/sandbox-account.ts';
import { indexMessages } from '../../../src-main/db/queries/search-index.ts';
import { createContactMerges } from '../../../src-main/services/contact-merges.ts';
import { createContactNotes } from '../../../src-main/services/contact-notes.ts';
import { createConversations } from '../../../src-main/services/conversations.ts';
import { createDrafts } from '../../../src-main/services/drafts.ts';
import { createLabels } from '../../../src-main/services/labels.ts';
import { addAccount, NOON } from '../../helpers/workspace.ts';
import { addMessage } from '../db/seed.ts';
import { createRig, type IngestRig, incoming, webhook } from '../ingest/rig.ts';

const PEOPLE = ['380671112233', '380501112233', '380631112233', '12025550147'];
const NUMBERS = ['1122334455667', '2233445566778'];

/** One thing that happens; the numbers choose among what is there when it does. */
const stepArbitrary = fc.record({
  what: fc.constantFrom(
    ...([
      'text',
      'text',
      'text',
      'edit',
      'revoke',
      'react',
      'answer',
      'answer',
      'discard',
      'change',
      'change',
    ] as const),
    ...([
      'undo',
      'label',
      'unlabel',
      'merge',
      'merge',
      'undo-merge',
      'draft',
      'note',
      'index',
      'forget',
    ] as const),
  ),
  a: fc.nat(11),
  b: fc.nat(11),
  at: fc.nat(5_000),
});
type Step = typeof stepArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

function openWorld(rig: IngestRig) {
  const { db } = rig.workspace;
  addAccount(rig.workspace, { key: 'key-2', phoneNumberId: NUMBERS[1] ?? '' });
  const options = { db, clock: rig.clock, publish: () => undefined };
  const outbox = { queueRead: () => undefined, sendTyping: () => Promise.resolve(false) };
  const quiet = { onRead: () => undefined, onSnoozed: () => undefined };
  const settings = { get: () => ({ showsTyping: false }) as never };
  return {
    rig,
    db,
    owner: ensureOwner(db, 'Олена', NOON).id,
    conversations: createConversations({ ...options, ...quiet, outbox, settings }),
    labels: createLabels(options),
    merges: createContactMerges(options),
    drafts: createDrafts(options),
    notes: createContactNotes(options),
    befores: [] as Parameters<ReturnType<typeof createConversations>['undo']>[0][],
    mergeIds: [] as ContactMergeId[],
    counter: 0,
  };
}
type World = ReturnType<typeof openWorld>;

const pick = <Id extends number>({ db }: World, sql: string, at: number): Id | undefined => {
  const ids = db.prepare(sql).pluck().all() as Id[];
  return ids[at % Math.max(1, ids.length)];
};
const conversation = (world: World, at: number) =>
  pick<ConversationId>(world, 'SELECT id FROM conversations ORDER BY id', at);
const person = (world: World, at: number) =>
  pick<ContactId>(world, 'SELECT id FROM contacts WHERE merged_into_id IS NULL ORDER BY id', at);
const label = (world: World, at: number) => pick<LabelId>(world, 'SELECT id FROM labels ORDER BY id', at);

/** A webhook of the one account or the other. */
async function hear({ rig }: World, { a, at }: Step, message: Record<string, unknown>): Promise<void> {
  const from = PEOPLE[a % PEOPLE.length] ?? '';
  const body = webhook(
    {
      contacts: [{ profile: { name: `Особа ${from.slice(-2)}` }, wa_id: from }],
      messages: [incoming({ from, timestamp: String(1_795_340_000 + at), ...message })],
    },
    { phoneNumberId: NUMBERS[a % NUMBERS.length] ?? '' },
  );
  const accountKey = a % 2 === 0 ? 'key-1' : 'key-2';
  rig.workspace.journal.append([
    { accountKey, receivedAt: rig.clock.now(), body: Buffer.from(JSON.stringify(body)) },
  ]);
  await rig.projector.drain();
}

function changeOf(world: World, { b, at }: Step) {
  const labelId = label(world, at);
  const all = [
    { kind: 'done' },
    { kind: 'reopen' },
    { kind: 'snooze', until: at % 2 === 0 ? null : NOON + at },
    { kind: 'pin', isPinned: at % 3 > 0 },
    { kind: 'assign', operatorId: at % 2 === 0 ? null : world.owner },
    { kind: 'read' },
    { kind: 'unread' },
    ...(labelId === undefined ? [] : [{ kind: 'label', labelId, isOn: at % 3 > 0 } as const]),
  ] as const;
  return all[b % all.length] ?? all[0];
}

type Act = (world: World, step: Step) => unknown;
const onWamid = (world: World, { b }: Step): string =>
  pick<never>(world, "SELECT wamid FROM messages WHERE kind = 'text' AND direction = 'in' ORDER BY id", b) ??
  'wamid.none';

const acts: Record<Step['what'], Act> = {
  text: (world, step) => {
    world.counter += 1;
    return hear(world, step, { text: { body: `слово${world.counter} www.кафе.com ${step.b}` } });
  },
  edit: (world, step) => {
    const message = { type: 'text', text: { body: `виправлено${step.at}` } };
    return hear(world, step, { type: 'edit', edit: { original_message_id: onWamid(world, step), message } });
  },
  revoke: (world, step) =>
    hear(world, step, { type: 'revoke', revoke: { original_message_id: onWamid(world, step) } }),
  react: (world, step) =>
    hear(world, step, { type: 'reaction', reaction: { message_id: onWamid(world, step), emoji: '👍' } }),
  answer(world, { a, at }) {
    const conversationId = conversation(world, a);
    if (conversationId === undefined) return;
    const { accountId } = world.conversations.get(conversationId, world.owner);
    const sentAt = 1_795_340_000_000 + at * 1_000;
    world.counter += 1;
    const wamid = at % 2 === 0 ? null : `wamid.out-${world.counter}`;
    const out = { direction: 'out', status: 'failed', operatorId: world.owner, wamid } as const;
    addMessage(world.db, { conversationId, accountId, sentAt, ...out });
  },
  discard(world, { a }) {
    const id = pick<MessageId>(
      world,
      "SELECT id FROM messages WHERE direction = 'out' AND wamid IS NULL ORDER BY id",
      a,
    );
    if (id === undefined) return;
    const of = world.db.prepare('SELECT conversation_id FROM messages WHERE id = ?').pluck().get(id);
    deleteMessageAndJob(world.db, id);
    refreshPreview(world.db, of as number);
  },
  change(world, step) {
    const ids = [conversation(world, step.a), conversation(world, step.a + 1), conversation(world, step.a)];
    const known = ids.filter((id) => id !== undefined);
    if (known.length === 0) return;
    world.befores.push(
      world.conversations.change({ ids: known, change: changeOf(world, step) }, world.owner).before,
    );
  },
  undo(world, { a }) {
    const before = world.befores[a % Math.max(1, world.befores.length)];
    if (before) world.conversations.undo([...before, ...before], world.owner);
  },
  label: (world, { a }) => world.labels.create({ name: `мітка ${a}`, color: 'red' }),
  unlabel(world, { a }) {
    const id = label(world, a);
    if (id !== undefined) world.labels.delete(id);
  },
  merge(world, { a, b }) {
    const [id, mergedId] = [person(world, a), person(world, b)];
    if (id === undefined || mergedId === undefined) return;
    world.mergeIds.push(world.merges.merge({ id, mergedId, operatorId: world.owner }).mergeId);
  },
  'undo-merge'(world, { a }) {
    const id = world.mergeIds[a % Math.max(1, world.mergeIds.length)];
    if (id !== undefined) world.merges.undo(id, world.owner);
  },
  draft(world, { a, b }) {
    const conversationId = conversation(world, a);
    if (conversationId === undefined) return;
    const rest = { text: 'Доб', quotedMessageId: b as MessageId, attachments: [] };
    world.drafts.save(world.owner, { conversationId, ...rest });
  },
  note(world, { a, b }) {
    const contactId = person(world, a);
    if (contactId === undefined) return;
    world.notes.add({ contactId, body: `нотатка ${b}`, operatorId: world.owner });
  },
  index: (world, { a }) => indexMessages(world.db, a),
  forget: (world, { a, b }) => a === b && deleteAccountHistory(world.db, 2),
};

/** What the database repeats for speed, beside the same counted from the beginning. */
function readTwice({ db }: World): { kept: unknown; counted: unknown } {
  while (indexMessages(db, 100) > 0);
  const all = (sql: string) => db.prepare(sql).raw().all();
  db.exec(`BEGIN;
    CREATE VIRTUAL TABLE new_messages USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
    INSERT INTO new_messages (rowid, text) SELECT id, facets || ' ' || text FROM message_search_rows;
    CREATE VIRTUAL TABLE new_contacts USING fts5 (search_text, content = '', contentless_delete = 1, tokenize = 'trigram');
    INSERT INTO new_contacts (rowid, search_text) SELECT id, search_text FROM contacts;
    CREATE VIRTUAL TABLE old_words USING fts5vocab (messages_search, instance);
    CREATE VIRTUAL TABLE new_words USING fts5vocab (new_messages, instance);
    CREATE VIRTUAL TABLE old_names USING fts5vocab (contacts_search, instance);
    CREATE VIRTUAL TABLE new_names USING fts5vocab (new_contacts, instance);`);
  const words = (table: string) => all(`SELECT term, doc, col, "offset" FROM ${table} ORDER BY 1, 2, 3, 4`);
  // Where nothing was said at all, the first or the last that was not said may stand for it.
  const rows = () =>
    all(`SELECT * FROM conversations WHERE last_message_id IS NULL
    OR last_message_id IN (SELECT id FROM messages WHERE kind = 'text') ORDER BY id`);
  const kept = {
    tallies: all('SELECT * FROM conversation_tallies WHERE count > 0 ORDER BY 1, 2, 3, 4'),
    unread: all('SELECT * FROM unread_tallies WHERE count <> 0 ORDER BY 1, 2, 3'),
    words: words('old_words'),
    names: words('old_names'),
    rows: rows(),
  };
  for (const id of db.prepare('SELECT id FROM conversations').pluck().all()) refreshPreview(db, Number(id));
  const counted = {
    tallies:
      all(`SELECT account_id, state, coalesce(preview_direction = 'in', 0), coalesce(assignee_id, 0), count(*)
      FROM conversations GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`),
    unread: all(`SELECT operator_id, unread.account_id, state, count(*) FROM unread
      JOIN conversations ON conversations.id = conversation_id AND conversations.account_id = unread.account_id
      GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`),
    words: words('new_words'),
    names: words('new_names'),
    rows: rows(),
  };
  db.exec('ROLLBACK');
  return { kept, counted };
}

/** Sentences that have to be empty at any time. */
const WRONG = {
  windows: `SELECT id, last_inbound_at FROM conversations WHERE last_inbound_at IS NOT (SELECT max(sent_at) FROM messages
    WHERE conversation_id = conversations.id AND direction = 'in' AND kind = 'text')`,
  unread: 'SELECT conversation_id FROM unread WHERE count < 1',
  snoozes: "SELECT id FROM conversations WHERE snoozed_until IS NOT NULL AND state <> 'snoozed'",
  ghosts: `SELECT conversations.id FROM conversations JOIN contacts ON contacts.id = contact_id WHERE merged_into_id IS NOT NULL`,
  strays: `SELECT messages.id FROM messages JOIN conversations ON conversations.id = conversation_id
    WHERE messages.account_id <> conversations.account_id`,
  quotes: 'SELECT message_id FROM contact_merge_messages WHERE message_id NOT IN (SELECT id FROM messages)',
  months: 'SELECT month FROM message_search_rows EXCEPT SELECT month FROM message_months',
} as const;

/** Lets things happen in a new workspace; then what is there, beside what ought to be. */
async function run(steps: readonly Step[]): Promise<{ found: unknown; wanted: unknown }> {
  const rig = createRig();
  try {
    const world = openWorld(rig);
    for (const step of steps) await act(world, step);
    const { kept, counted } = readTwice(world);
    const wrong = Object.entries(WRONG).flatMap(([name, sql]) => rig.rows(sql).map((row) => ({ name, row })));
    const orphans = world.db.pragma('foreign_key_check');
    const failures = rig.rows('SELECT * FROM ingest_failures');
    return {
      found: { kept, wrong, orphans, failures },
      wanted: { kept: counted, wrong: [], orphans: [], failures: [] },
    };
  } finally {
    await rig.close();
  }
}

async function act(world: World, step: Step): Promise<void> {
  try {
    await acts[step.what](world, step);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

const text = { what: 'text', a: 0, b: 0, at: 0 } as const;

it('a message that comes late does not take the place of one that was taken back', async () => {
  const { found, wanted } = await run([{ ...text, at: 1 }, { ...text, what: 'revoke' }, text]);
  expect(found).toEqual(wanted);
});

it.each(['after', 'before'])(
  'what came late is shown, and opens the window, %s a conversation of the same person',
  async (when) => {
    const other = { ...text, a: 2, at: 9 };
    // Both people wrote to one account, or each to another.
    const first = when === 'before' ? [{ ...text, at: 2 }, other] : [{ ...text, a: 1 }, other];
    const merge = { ...text, what: 'merge', a: 0, b: 1 } as const;
    const since = [
      { ...text, at: 5 },
      { ...other, at: 6 },
    ];
    const { found, wanted } = await run([...first, merge, ...since, { ...text, what: 'undo-merge' }]);
    expect(found).toEqual(wanted);
  },
);

it('whatever happens in whatever order, what is counted, indexed and shown is what is there', async () => {
  const stepsArbitrary = fc.array(stepArbitrary, { minLength: 5, maxLength: 60 });
  const isWhole = fc.asyncProperty(stepsArbitrary, async (steps) => {
    const { found, wanted } = await run(steps);
    expect(found).toEqual(wanted);
  });
  await fc.assert(isWhole, { numRuns: 25 });
}, 120_000);
