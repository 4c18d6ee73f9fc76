import { afterAll, beforeAll, expect, it } from 'vitest';
import { SURROUNDINGS_SQL } from '../../../src-main/db/queries/automatic-messages.ts';
import { NEW_ANSWERER_SQL } from '../../../src-main/db/queries/notes.ts';
import { openTemporaryWorkspace, type TemporaryWorkspace } from '../../helpers/workspace.ts';

let workspace: TemporaryWorkspace;
beforeAll(() => {
  workspace = openTemporaryWorkspace();
});
afterAll(() => workspace.remove());

it.each([
  ['who has answered meanwhile', NEW_ANSWERER_SQL],
  ['what went on around a message', SURROUNDINGS_SQL],
])('%s is looked up along one conversation, never along all messages', (_name, sql) => {
  const values = { conversationId: 1, after: 1, operatorId: 1, messageId: 1, wroteAt: 1, automaticSince: 1 };
  const given = Object.fromEntries(Object.entries(values).filter(([name]) => sql.includes(`:${name}`)));
  const steps = workspace.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(given) as { detail: string }[];
  const messages = steps.map(({ detail }) => detail).filter((detail) => /\bmessages\b/.test(detail));
  expect(messages.length).toBeGreaterThan(0);
  for (const step of messages) {
    expect(step).toMatch(/^SEARCH messages USING (COVERING )?INDEX messages_in_order \(conversation_id=\?/);
  }
});
