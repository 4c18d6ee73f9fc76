import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Operator } from '#shared/contract/app.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { resolveContact } from '../../../../src-main/db/queries/contact-identity.ts';
import { ensureConversation } from '../../../../src-main/db/queries/conversations.ts';
import { insertOperator } from '../../../../src-main/db/queries/operators.ts';
import { createDrafts } from '../../../../src-main/services/drafts.ts';
import type { DesktopNotification } from '../../../../src-main/services/notifications/notifications.ts';
import { createReply, type NotificationReply } from '../../../../src-main/services/notifications/reply.ts';
import {
  addAccount,
  NOON,
  openTemporaryWorkspace,
  type TemporaryWorkspace,
} from '../../../helpers/workspace.ts';

let workspace: TemporaryWorkspace;
let olena: Operator;
let conversationId: NotificationReply['conversationId'];
beforeEach(() => {
  workspace = openTemporaryWorkspace();
  const { db } = workspace;
  const { id: accountId } = addAccount(workspace);
  olena = insertOperator(db, { name: 'Olena', role: 'operator' }, NOON);
  const seen = { seenAt: NOON, receivedAt: NOON };
  const contact = resolveContact(db, { parentBsuid: null, bsuid: null, waId: '380670000001' }, seen);
  if (!contact) throw new Error('no contact');
  conversationId = ensureConversation(db, { accountId, contactId: contact.id, at: NOON }).id;
});
afterEach(() => workspace.remove());

function open(atDesk: Operator | null, refusal?: Refusal) {
  const sent: [string, number][] = [];
  const told: DesktopNotification[] = [];
  const drafts = createDrafts({ db: workspace.db, clock: { now: () => NOON }, publish: () => undefined });
  const reply = createReply({
    db: workspace.db,
    drafts,
    atDesk: () => atDesk,
    languageOf: () => 'en',
    send({ text }, operatorId) {
      if (refusal) throw refusal;
      sent.push([text, operatorId]);
    },
    onRefused: (notification) => told.push(notification),
  });
  return {
    sent,
    told,
    drafts,
    answer: (text: string) => reply({ conversationId, text, clientId: crypto.randomUUID() }),
  };
}

describe('an answer in a notification', () => {
  it('goes out in the name of who sits at the window', () => {
    const { sent, told, answer } = open(olena);
    answer('At six.');
    expect([sent, told]).toEqual([[['At six.', olena.id]], []]);
  });

  it('that is refused says why and waits as a draft, behind what was begun there', () => {
    const { told, drafts, answer } = open(olena, new Refusal('WINDOW_CLOSED'));
    drafts.save(olena.id, { conversationId, text: 'Begun', quotedMessageId: null, attachments: [] });
    answer('At six.');
    expect(drafts.list(olena.id).map(({ text }) => text)).toEqual(['Begun\nAt six.']);
    expect(told).toMatchObject([
      { conversationId, title: '+380670000001', sound: null, body: expect.stringContaining('was not sent') },
    ]);
  });

  it('of somebody who may only look is refused', () => {
    const { sent, told, answer } = open({ ...olena, role: 'viewer' });
    answer('At six.');
    expect([sent, told.length]).toEqual([[], 1]);
  });

  it('in nobody’s name, or without words, goes nowhere', () => {
    const locked = open(null);
    locked.answer('At six.');
    const empty = open(olena);
    empty.answer('  ');
    expect([locked.sent, locked.told, empty.sent, empty.told]).toEqual([[], [], [], []]);
  });
});
