import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationChange } from '#shared/contract/conversations.ts';
import type { Change } from '#shared/contract/events.ts';
import type { ContactId, ConversationId, LabelId, OperatorId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { type StoredAccount, updateAccount } from '../../../src-main/db/queries/accounts.ts';
import { requireConversation } from '../../../src-main/db/queries/conversations.ts';
import { deleteLabel, insertLabel } from '../../../src-main/db/queries/labels.ts';
import { insertOperator } from '../../../src-main/db/queries/operators.ts';
import { createContactMerges } from '../../../src-main/services/contact-merges.ts';
import { createConversations } from '../../../src-main/services/conversations.ts';
import { sampleSettings } from '../../helpers/sample-settings.ts';
import {
  addAccount,
  createFakeClock,
  type FakeClock,
  NOON,
  openTemporaryWorkspace,
  type TemporaryWorkspace,
} from '../../helpers/workspace.ts';
import { addConversation, addMessage } from '../db/seed.ts';

const HOUR = 3_600_000;
const GONE = 999_999 as ConversationId;
let workspace: TemporaryWorkspace;
let clock: FakeClock;
let account: StoredAccount;
let operatorId: OperatorId;
let labelId: LabelId;
let told: Change[];
let blueTicks: [ConversationId, string][];
let seen: ConversationId[];
let snoozes: number;
let showsTyping: boolean;

beforeEach(() => {
  clock = createFakeClock();
  workspace = openTemporaryWorkspace(clock);
  operatorId = insertOperator(workspace.db, { name: 'Марія', role: 'operator' }, 0).id;
  account = addAccount(workspace);
  labelId = insertLabel(workspace.db, { name: 'VIP', color: 'red', isUrgent: false }, 0);
  told = [];
  blueTicks = [];
  seen = [];
  snoozes = 0;
  showsTyping = true;
});

afterEach(() => workspace.remove());

/** The service as it answers one operator. */
function open() {
  const service = create();
  return {
    ...service,
    change: (input: Parameters<typeof service.change>[0]) => service.change(input, operatorId),
    undo: (before: Parameters<typeof service.undo>[0]) => service.undo(before, operatorId),
    markRead: (id: ConversationId) => service.markRead(id, operatorId),
    markUnread: (id: ConversationId) => service.markUnread(id, operatorId),
    typing: (id: ConversationId) => service.typing(id, operatorId),
  };
}

const create = () =>
  createConversations({
    db: workspace.db,
    clock,
    publish: (changes) => told.push(...changes),
    outbox: {
      queueRead: (id, wamid) => blueTicks.push([id, wamid]),
      sendTyping: async () => true,
    },
    settings: {
      get: () => ({
        ...sampleSettings,
        language: 'uk',
        theme: 'system',
        enterSends: true,
        notificationText: true,
        showsTyping,
        density: 'comfortable',
      }),
    },
    onRead: (id) => seen.push(id),
    onSnoozed: () => {
      snoozes += 1;
    },
  });

/** Conversations of as many customers, each with two unread messages. */
function add(count: number): ConversationId[] {
  return Array.from({ length: count }, (_, index) => {
    const at = NOON - HOUR + index;
    const { id } = addConversation(workspace.db, {
      accountId: account.id,
      waId: `38067${1_000_000 + index}`,
      at,
    });
    for (const each of [1, 2])
      addMessage(workspace.db, {
        conversationId: id,
        accountId: account.id,
        sentAt: at,
        wamid: `wamid.${id}.${each}`,
      });
    return id;
  });
}

const get = (id: ConversationId | undefined) => requireConversation(workspace.db, id ?? 0, operatorId);

describe('a conversation that a merge joined into another', () => {
  it('is found where it is now, over several merges, and where it was when these are undone', () => {
    const ids = add(3);
    const contacts = ids.map((id) => get(id).contact.id);
    const merges = createContactMerges({ db: workspace.db, clock, publish: () => undefined });
    const merge = (kept: number, merged: number) =>
      merges.merge({ id: contacts[kept] as ContactId, mergedId: contacts[merged] as ContactId, operatorId })
        .mergeId; // both are in the list
    const found = () => ids.map((id) => ids.indexOf(create().get(id, operatorId).id));
    const first = merge(1, 0);
    expect(found()).toEqual([1, 1, 2]);
    const second = merge(2, 1);
    expect(found()).toEqual([2, 2, 2]);
    merges.undo(second, operatorId);
    expect(found()).toEqual([1, 1, 2]);
    merges.undo(first, operatorId);
    expect(found()).toEqual([0, 1, 2]);
    expect(() => create().get(GONE, operatorId)).toThrow(new Refusal('NOT_FOUND').message);
  });
});

describe('every change', () => {
  const until = NOON + HOUR;
  const cases = (): [ConversationChange, object, object][] => [
    [{ kind: 'done' }, { state: 'done', snoozedUntil: null }, { state: 'open', snoozedUntil: null }],
    [
      { kind: 'snooze', until },
      { state: 'snoozed', snoozedUntil: until },
      { state: 'open', snoozedUntil: null },
    ],
    [
      { kind: 'snooze', until: null },
      { state: 'snoozed', snoozedUntil: null },
      { state: 'open', snoozedUntil: null },
    ],
    [{ kind: 'pin', isPinned: true }, { pinnedAt: NOON }, { pinnedAt: null }],
    [
      { kind: 'assign', operatorId },
      { assigneeId: operatorId, participantIds: [operatorId] },
      { assigneeId: null, joinedId: operatorId },
    ],
    [
      { kind: 'label', labelId, isOn: true },
      { labelIds: [labelId] },
      { label: { id: labelId, isOn: false } },
    ],
    [{ kind: 'read' }, { unreadCount: 0 }, { unreadCount: 2 }],
  ];

  it('is done to all of the ids, told, and undone without touching anything else', () => {
    const service = open();
    const [one, two, other] = add(3) as [ConversationId, ConversationId, ConversationId];
    const untouched = get(other);
    for (const [change, becomes, was] of cases()) {
      const former = [get(one), get(two)];
      told = [];
      const { before } = service.change({ ids: [one, GONE, two, one], change });
      expect([change, before]).toEqual([
        change,
        [
          { id: one, ...was },
          { id: two, ...was },
        ],
      ]);
      expect([get(one), get(two)]).toMatchObject([becomes, becomes]);
      expect(told.filter(({ entity }) => entity === 'conversation')).toEqual(
        [one, two].map((id) => ({ entity: 'conversation', id, accountId: account.id })),
      );
      expect(told.some(({ entity }) => entity === 'label')).toBe(change.kind === 'label');
      // Done again it changes nothing, and there is nothing to undo.
      expect(service.change({ ids: [one, two], change: { ...change } })).toEqual({ before: [] });
      expect(service.undo(before)).toEqual({ restored: 2 });
      expect([get(one), get(two)]).toEqual(former);
      expect(service.undo(before)).toEqual({ restored: 0 });
    }
    expect(get(other)).toEqual(untouched);
  });

  it('is done to those that are there, and to nobody when all are gone', () => {
    const service = open();
    expect(service.change({ ids: [GONE], change: { kind: 'done' } })).toEqual({ before: [] });
    expect(service.undo([{ id: GONE, state: 'open' }])).toEqual({ restored: 0 });
    expect(told).toEqual([]);
  });
});

describe('putting away', () => {
  it('done ends a snooze, and undo brings the snooze back', () => {
    const service = open();
    const [id] = add(1) as [ConversationId];
    service.change({ ids: [id], change: { kind: 'snooze', until: NOON + HOUR } });
    const { before } = service.change({ ids: [id], change: { kind: 'done' } });
    expect(get(id)).toMatchObject({ state: 'done', snoozedUntil: null });
    service.undo(before);
    expect(get(id)).toMatchObject({ state: 'snoozed', snoozedUntil: NOON + HOUR });
    expect(snoozes).toBe(3);
    service.change({ ids: [id], change: { kind: 'reopen' } });
    expect(get(id)).toMatchObject({ state: 'open', snoozedUntil: null });
  });

  it('a snooze into the past is refused by the clock of the account, for all of the ids', () => {
    const service = open();
    const ids = add(2);
    const snooze = (until: number) => () => service.change({ ids, change: { kind: 'snooze', until } });
    expect(snooze(NOON)).toThrow(expect.objectContaining({ code: 'SNOOZE_IN_THE_PAST' }));
    updateAccount(workspace.db, account.id, { clockOffsetMs: 2 * HOUR });
    expect(snooze(NOON + HOUR)).toThrow(expect.objectContaining({ code: 'SNOOZE_IN_THE_PAST' }));
    expect(ids.map((id) => get(id).state)).toEqual(['open', 'open']);
    expect(told).toEqual([]);
    expect(snooze(NOON + 3 * HOUR)).not.toThrow();
  });
});

describe('pins', () => {
  it('are at most twenty at the top: one too many leaves all as they were', () => {
    const service = open();
    const ids = add(22);
    service.change({ ids: ids.slice(0, 19), change: { kind: 'pin', isPinned: true } });
    const pin = (some: ConversationId[]) =>
      service.change({ ids: some, change: { kind: 'pin', isPinned: true } });
    expect(() => pin(ids.slice(19, 21))).toThrow(
      expect.objectContaining({ code: 'PIN_LIMIT', values: { limit: 20 } }),
    );
    expect(get(ids[19]).pinnedAt).toBeNull();
    pin(ids.slice(19, 20));
    // What was put away takes no place at the top.
    service.change({ ids: ids.slice(0, 1), change: { kind: 'done' } });
    pin(ids.slice(20, 21));
    expect(() => pin(ids.slice(21))).toThrow(expect.objectContaining({ code: 'PIN_LIMIT' }));
  });

  it('keep their place when pinned again', () => {
    const service = open();
    const ids = add(1);
    service.change({ ids, change: { kind: 'pin', isPinned: true } });
    clock.advance(HOUR);
    service.change({ ids, change: { kind: 'pin', isPinned: true } });
    expect(get(ids[0]).pinnedAt).toBe(NOON);
  });
});

describe('owners and labels', () => {
  it('nobody and nothing that is not there', () => {
    const service = open();
    const ids = add(1);
    const refusal = expect.objectContaining({ code: 'NOT_FOUND' });
    const assign = (id: number) => () =>
      service.change({ ids, change: { kind: 'assign', operatorId: id as OperatorId } });
    expect(assign(77)).toThrow(refusal);
    const change = { kind: 'label', labelId: 77 as LabelId, isOn: true } as const;
    expect(() => service.change({ ids, change })).toThrow(refusal);
    expect(() => service.undo([{ id: ids[0] ?? GONE, assigneeId: 77 as OperatorId }])).toThrow(refusal);
  });

  it('undo leaves out a label that was deleted meanwhile, and still does the rest', () => {
    const service = open();
    const [id] = add(1) as [ConversationId];
    deleteLabel(workspace.db, labelId);
    const before = [{ id, label: { id: labelId, isOn: true }, pinnedAt: 5 }];
    expect(service.undo(before)).toEqual({ restored: 1 });
    expect(get(id)).toMatchObject({ labelIds: [], pinnedAt: 5 });
  });
});

describe('read and unread', () => {
  it('reading many gives each its blue ticks and takes their notifications away', () => {
    const service = open();
    const ids = add(2);
    service.change({ ids, change: { kind: 'read' } });
    expect(blueTicks).toEqual(ids.map((id) => [id, `wamid.${id}.2`]));
    expect(seen).toEqual(ids);
    updateAccount(workspace.db, account.id, { sendsReadReceipts: false });
    service.change({ ids, change: { kind: 'unread' } });
    service.change({ ids, change: { kind: 'read' } });
    expect(blueTicks).toHaveLength(2);
  });

  it('undo of reading never hides what came in between', () => {
    const service = open();
    const [id] = add(1) as [ConversationId];
    const { before } = service.change({ ids: [id], change: { kind: 'read' } });
    for (const sentAt of [1, 2, 3])
      addMessage(workspace.db, { conversationId: id, accountId: account.id, sentAt });
    service.undo(before);
    expect(get(id).unreadCount).toBe(3);
  });

  it('marked as unread and undone', () => {
    const service = open();
    const ids = add(1);
    service.change({ ids, change: { kind: 'read' } });
    const { before } = service.change({ ids, change: { kind: 'unread' } });
    expect(get(ids[0]).unreadCount).toBe(1);
    service.undo(before);
    expect(get(ids[0]).unreadCount).toBe(0);
  });
});

it('typing is shown when the settings and the account say so', async () => {
  const service = open();
  const [id] = add(1) as [ConversationId];
  expect(await service.typing(id)).toEqual({ shown: true });
  showsTyping = false;
  expect(await service.typing(id)).toEqual({ shown: false });
  showsTyping = true;
  updateAccount(workspace.db, account.id, { sendsReadReceipts: false });
  expect(await service.typing(id)).toEqual({ shown: false });
});
