import { afterEach, beforeEach, expect, it } from 'vitest';
import { addAccount, openTemporaryWorkspace, type TemporaryWorkspace } from '../../helpers/workspace.ts';
import { addConversation, addMessage } from './seed.ts';

let workspace: TemporaryWorkspace;
beforeEach(() => {
  workspace = openTemporaryWorkspace();
});
afterEach(() => workspace.remove());

it('the id of a conversation or message that was deleted is never given again', () => {
  const { db } = workspace;
  const { id: accountId } = addAccount(workspace);
  const add = (waId: string) => {
    const { id: conversationId } = addConversation(db, { accountId, waId });
    return { conversationId, messageId: addMessage(db, { conversationId, accountId, sentAt: 1 }) };
  };
  const first = add('380671112233');
  const second = add('380501112233');
  db.exec(`DELETE FROM messages WHERE conversation_id = ${second.conversationId};
    DELETE FROM conversations WHERE id = ${second.conversationId};`);
  const third = add('380631112233');
  db.exec('DELETE FROM messages; DELETE FROM conversations;');
  const fourth = add('380931112233');
  expect([first, second, third, fourth]).toEqual(
    [1, 2, 3, 4].map((id) => ({ conversationId: id, messageId: id })),
  );
});

it('an event that is told twice uses up no id', () => {
  const { db } = workspace;
  const { id: accountId } = addAccount(workspace);
  const { id: conversationId } = addConversation(db, { accountId, waId: '380671112233' });
  const values = { conversationId, accountId, sentAt: 1 };
  addMessage(db, { ...values, wamid: 'wamid.1' });
  expect(() => addMessage(db, { ...values, wamid: 'wamid.1' })).toThrow('there already');
  expect(addMessage(db, { ...values, wamid: 'wamid.2' })).toBe(2);
});
