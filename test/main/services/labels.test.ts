import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Change } from '#shared/contract/events.ts';
import type { LabelId } from '#shared/domain/ids.ts';
import { countConversations } from '../../../src-main/db/queries/conversation-counts.ts';
import { requireConversation } from '../../../src-main/db/queries/conversations.ts';
import { setConversationLabel } from '../../../src-main/db/queries/labels.ts';
import { createLabels, type LabelsService } from '../../../src-main/services/labels.ts';
import {
  addAccount,
  createFakeClock,
  openTemporaryWorkspace,
  type TemporaryWorkspace,
} from '../../helpers/workspace.ts';
import { addConversation } from '../db/seed.ts';

let workspace: TemporaryWorkspace;
let labels: LabelsService;
let told: Change[];

beforeEach(() => {
  workspace = openTemporaryWorkspace();
  told = [];
  const publish = (changes: readonly Change[]) => told.push(...changes);
  labels = createLabels({ db: workspace.db, clock: createFakeClock(), publish });
});

afterEach(() => workspace.remove());

const GONE = 77 as LabelId;

it('labels stand by their names with how many conversations carry them', () => {
  const account = addAccount(workspace);
  labels.create({ name: 'Оптові', color: 'blue' });
  const vip = labels.create({ name: 'VIP', color: 'red' });
  const { id } = addConversation(workspace.db, { accountId: account.id, waId: '380671112233' });
  setConversationLabel(workspace.db, { conversationId: id, labelId: vip.id, isOn: true });
  expect(labels.list()).toMatchObject([
    { name: 'VIP', color: 'red', conversationCount: 1 },
    { name: 'Оптові', color: 'blue', conversationCount: 0 },
  ]);
  expect(told).toEqual([{ entity: 'label' }, { entity: 'label' }]);
});

it('what is behind a label in the list is counted as conversations and labels change', () => {
  const { db } = workspace;
  const first = addAccount(workspace);
  const second = addAccount(workspace, { key: 'key-2', phoneNumberId: '1122334455668' });
  const vip = labels.create({ name: 'VIP', color: 'red' });
  const add = (accountId: typeof first.id, waId: string) => {
    const { id } = addConversation(db, { accountId, waId });
    setConversationLabel(db, { conversationId: id, labelId: vip.id, isOn: true });
    return id;
  };
  const [one, two] = [add(first.id, '380671112201'), add(first.id, '380671112202')];
  add(second.id, '380671112203');
  const counted = () =>
    countConversations(db, { operatorId: 1, now: 0 }).byLabel.map(({ accountId, open }) => [accountId, open]);
  const setState = (id: number, state: string) =>
    db.prepare('UPDATE conversations SET state = ? WHERE id = ?').run(state, id);
  const both = [
    [first.id, 2],
    [second.id, 1],
  ];
  expect(counted()).toEqual(both);
  // Once more changes nothing.
  setConversationLabel(db, { conversationId: one, labelId: vip.id, isOn: true });
  expect(counted()).toEqual(both);
  setState(one, 'done');
  setState(two, 'snoozed');
  expect(counted()).toEqual([[second.id, 1]]);
  setConversationLabel(db, { conversationId: two, labelId: vip.id, isOn: false });
  setState(two, 'open');
  setState(one, 'open');
  expect(counted()).toEqual([
    [first.id, 1],
    [second.id, 1],
  ]);
  db.prepare('DELETE FROM conversations WHERE id = ?').run(one);
  expect(counted()).toEqual([[second.id, 1]]);
  labels.delete(vip.id);
  expect(counted()).toEqual([]);
});

it('a name is taken once, whatever its letters and apostrophes look like', () => {
  const first = labels.create({ name: 'Пам’ять', color: 'blue' });
  const other = labels.create({ name: 'Інше', color: 'blue' });
  const refusal = expect.objectContaining({ code: 'LABEL_EXISTS', values: { name: 'Пам’ять' } });
  expect(() => labels.create({ name: "ПАМ'ЯТЬ", color: 'red' })).toThrow(refusal);
  expect(() => labels.update(other.id, { name: 'пам’ять' })).toThrow(refusal);
  // Its own name may be written in another way.
  expect(labels.update(first.id, { name: 'ПАМ’ЯТЬ' })).toMatchObject({ name: 'ПАМ’ЯТЬ', color: 'blue' });
  expect(labels.update(first.id, { color: 'grey' })).toMatchObject({ name: 'ПАМ’ЯТЬ', color: 'grey' });
  expect(() => labels.update(GONE, { color: 'grey' })).toThrow(
    expect.objectContaining({ code: 'NOT_FOUND' }),
  );
});

it('a label that two people change at one time takes both changes, or is not overwritten unseen', () => {
  const first = { name: 'VIP', color: 'red' } as const;
  const { id } = labels.create(first);
  labels.update(id, { name: 'Постійні', changedFrom: first });
  expect(labels.update(id, { color: 'teal', changedFrom: first })).toMatchObject({
    name: 'Постійні',
    color: 'teal',
  });
  const refusal = expect.objectContaining({ code: 'CHANGED_MEANWHILE' });
  expect(() => labels.update(id, { name: 'Важливі', changedFrom: first })).toThrow(refusal);
  expect(() => labels.update(id, { color: 'blue', changedFrom: first })).toThrow(refusal);
  // What both want is no quarrel, and who does not say what they saw replaces what they name.
  expect(labels.update(id, { color: 'teal', changedFrom: first })).toMatchObject({ color: 'teal' });
  expect(labels.update(id, { name: 'Важливі' })).toMatchObject({ name: 'Важливі', color: 'teal' });
});

it('a deleted label is taken off its conversations, and they are told', () => {
  const account = addAccount(workspace);
  const { id: labelId } = labels.create({ name: 'VIP', color: 'red' });
  const { id } = addConversation(workspace.db, { accountId: account.id, waId: '380671112233' });
  setConversationLabel(workspace.db, { conversationId: id, labelId, isOn: true });
  expect(requireConversation(workspace.db, id).labelIds).toEqual([labelId]);
  told = [];
  expect(labels.delete(labelId)).toEqual({ deleted: true });
  expect(told).toEqual([{ entity: 'label' }, { entity: 'conversation', id, accountId: account.id }]);
  expect(requireConversation(workspace.db, id).labelIds).toEqual([]);
  expect(labels.delete(labelId)).toEqual({ deleted: false });
  expect(told).toHaveLength(2);
});
