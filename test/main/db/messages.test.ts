import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId, MediaId, MessageId } from '#shared/domain/ids.ts';
import type { Db } from '../../../src-main/db/open.ts';
import type { StoredAccount } from '../../../src-main/db/queries/accounts.ts';
import { insertInboundMedia } from '../../../src-main/db/queries/media.ts';
import {
  getMessage,
  getMessageByClientId,
  getMessageRaw,
  getMessageRowByWamid,
  listMessages,
  requireMessage,
} from '../../../src-main/db/queries/messages.ts';
import { upsertReaction } from '../../../src-main/db/queries/reactions.ts';
import { applyStatuses, insertStatus, listStatuses } from '../../../src-main/db/queries/statuses.ts';
import { addAccount, openTemporaryWorkspace, type TemporaryWorkspace } from '../../helpers/workspace.ts';
import { addConversation, addMessage } from './seed.ts';

let workspace: TemporaryWorkspace;
let db: Db;
let account: StoredAccount;
let conversationId: ConversationId;

beforeEach(() => {
  workspace = openTemporaryWorkspace();
  db = workspace.db;
  account = addAccount(workspace);
  conversationId = addConversation(db, { accountId: account.id, waId: '380671112233' }).id;
});

afterEach(() => workspace.remove());

const add = (values: Omit<Parameters<typeof addMessage>[1], 'conversationId' | 'accountId'>) =>
  addMessage(db, { ...values, conversationId, accountId: account.id });

describe('pages of a conversation', () => {
  /** Thirty messages, three in each second, in a conversation beside another one. */
  function seed(): MessageId[] {
    const other = addConversation(db, { accountId: account.id, waId: '380509998877' });
    const ids: MessageId[] = [];
    for (let index = 0; index < 30; index += 1) {
      ids.push(add({ sentAt: 1000 + Math.floor(index / 3) }));
      addMessage(db, { conversationId: other.id, accountId: account.id, sentAt: 1000 + index });
    }
    return ids;
  }
  const idsOf = (items: readonly { id: MessageId }[]) => items.map((item) => item.id);

  it('begin at the newest and go back, each message once', () => {
    const ids = seed();
    const seen: MessageId[] = [];
    let before: string | undefined;
    do {
      const page = listMessages(db, { conversationId, limit: 7, before });
      seen.unshift(...idsOf(page.items));
      before = page.before ?? undefined;
    } while (before !== undefined);
    expect(seen).toEqual(ids);
  });

  it('go forward again from where one was', () => {
    const ids = seed();
    const middle = listMessages(db, { conversationId, limit: 5, around: ids[10] });
    expect(idsOf(middle.items)).toEqual(ids.slice(8, 13));
    const next = listMessages(db, { conversationId, limit: 5, after: middle.after ?? '' });
    expect(idsOf(next.items)).toEqual(ids.slice(13, 18));
    const previous = listMessages(db, { conversationId, limit: 5, before: middle.before ?? '' });
    expect(idsOf(previous.items)).toEqual(ids.slice(3, 8));
    const rest = listMessages(db, { conversationId, limit: 50, after: next.after ?? '' });
    expect([idsOf(rest.items), rest.after]).toEqual([ids.slice(18), null]);
  });

  it('around the first or last message are as long as others', () => {
    const ids = seed();
    expect(idsOf(listMessages(db, { conversationId, limit: 5, around: ids[0] }).items)).toEqual(
      ids.slice(0, 3),
    );
    const last = listMessages(db, { conversationId, limit: 5, around: ids[29] });
    expect([idsOf(last.items), last.after]).toEqual([ids.slice(25), null]);
  });

  it('open at the oldest of so many unread ones, which reactions and answers of ours are not', () => {
    const ids = Array.from({ length: 20 }, (_, index) =>
      add({
        sentAt: 1000 + index,
        direction: index % 4 === 1 ? 'out' : 'in',
        ...(index % 4 === 2
          ? { content: { kind: 'reaction', targetWamid: 'wamid.1', emoji: '👍' } as const }
          : {}),
      }),
    );
    const page = listMessages(db, { conversationId, limit: 7, unread: 5 });
    expect(page.firstUnreadId).toBe(ids[11]);
    expect(idsOf(page.items)).toEqual(ids.slice(8, 15));
    expect([page.before, page.after]).toEqual([expect.any(String), expect.any(String)]);
    expect(listMessages(db, { conversationId, limit: 7, unread: 1e9 }).firstUnreadId).toBe(ids[0]);
  });

  it('of an empty conversation are empty, and a message of another one is not here', () => {
    expect(listMessages(db, { conversationId, limit: 5 })).toEqual({ items: [], before: null, after: null });
    const other = addConversation(db, { accountId: account.id, waId: '380509998877' });
    const foreign = addMessage(db, { conversationId: other.id, accountId: account.id, sentAt: 1 });
    expect(() => listMessages(db, { conversationId, limit: 5, around: foreign })).toThrow('no longer here');
    expect(() => listMessages(db, { conversationId, limit: 5, before: 'nonsense' })).toThrow(
      'check what was entered',
    );
  });
});

describe('a message', () => {
  it('comes with its quote, its reactions and its file', () => {
    const quoted = add({ sentAt: 1, wamid: 'wamid.q', content: { kind: 'text', body: 'Скільки коштує?' } });
    const mediaId: MediaId = insertInboundMedia(db, {
      accountId: account.id,
      metaMediaId: '9001',
      mimeType: 'image/jpeg',
      fileName: null,
      announcedSha256: null,
      now: 1,
    });
    const id = add({
      sentAt: 2,
      wamid: 'wamid.m',
      content: { kind: 'image', mediaId, caption: 'Ось такі' },
      quotedWamid: 'wamid.q',
      raw: '{"id":"wamid.m"}',
    });
    upsertReaction(db, {
      accountId: account.id,
      targetWamid: 'wamid.m',
      side: 'customer',
      emoji: '🌻',
      at: 3,
      reactionWamid: 'r1',
    });
    upsertReaction(db, {
      accountId: account.id,
      targetWamid: 'wamid.m',
      side: 'us',
      emoji: null,
      at: 3,
      reactionWamid: 'r2',
    });
    expect(requireMessage(db, id)).toMatchObject({
      kind: 'image',
      quoted: { wamid: 'wamid.q', id: quoted, direction: 'in', kind: 'text', text: 'Скільки коштує?' },
      reactions: [{ by: 'customer', emoji: '🌻', at: 3 }],
      media: { id: mediaId, state: 'waiting', mimeType: 'image/jpeg' },
      reactionTargetId: null,
    });
    expect(getMessageRaw(db, id)).toEqual({ id: 'wamid.m' });
  });

  it('that quotes something unknown says so', () => {
    const id = add({ sentAt: 2, quotedWamid: 'wamid.gone' });
    const nothing = { id: null, direction: null, kind: null, text: null };
    expect(requireMessage(db, id).quoted).toEqual({ wamid: 'wamid.gone', ...nothing });
  });

  it('that is a reaction names the message it belongs to instead of quoting it', () => {
    const target = add({ sentAt: 1, wamid: 'wamid.t' });
    const content = { kind: 'reaction', targetWamid: 'wamid.t', emoji: '👍' } as const;
    const id = add({ sentAt: 2, content, quotedWamid: 'wamid.t' });
    expect(requireMessage(db, id)).toMatchObject({ quoted: null, reactionTargetId: target });
  });

  it('is another one when only the ends of the wamids are alike', () => {
    const wamids = ['wamid.HBgMMzgwNjcx', 'wamid.HBgMMzgwNTA5'].map(
      (start) => `${start}FQIAEhgUM0E0QTY1OTlBRUUw`,
    );
    const ids = wamids.map((wamid) => add({ sentAt: 1, wamid }));
    expect(wamids.map((wamid) => getMessageRowByWamid(db, account.id, wamid)?.id)).toEqual(ids);
  });

  it('cannot be given the wamid of another one', () => {
    const [first, second] = [add({ sentAt: 1, wamid: 'wamid.same' }), add({ sentAt: 1, wamid: null })];
    const give = db.prepare('UPDATE messages SET wamid = ? WHERE id = ?');
    expect(() => give.run('wamid.same', second)).toThrow('another message of the account has this wamid');
    expect(() => give.run('wamid.same', first)).not.toThrow();
  });

  it('is inserted once for each wamid and account', () => {
    const values = { conversationId, accountId: account.id, sentAt: 1, wamid: 'wamid.same' };
    add({ sentAt: 1, wamid: 'wamid.same' });
    expect(() => addMessage(db, values)).toThrow('there already');
    const other = addAccount(workspace, { key: 'key-2', phoneNumberId: '2' });
    const elsewhere = addConversation(db, { accountId: other.id, waId: '380671112233' });
    expect(() =>
      addMessage(db, { ...values, conversationId: elsewhere.id, accountId: other.id }),
    ).not.toThrow();
  });

  it('is found by the sender’s own id, and not found is null', () => {
    const clientId = '3f0b5c1e-6f7a-4f39-9d10-0d5a5f0f7a11';
    const id = add({ sentAt: 1, direction: 'out', wamid: null, clientId, status: 'queued' });
    expect(getMessageByClientId(db, clientId)?.id).toBe(id);
    expect([getMessage(db, 999), getMessageByClientId(db, 'x')]).toEqual([null, null]);
  });

  it('needs a conversation', () => {
    const orphan = { conversationId: 999 as ConversationId, accountId: account.id, sentAt: 1 };
    expect(() => addMessage(db, orphan)).toThrow('FOREIGN KEY');
  });
});

describe('the ticks of a message', () => {
  const status = (word: string, at: number, error: { code: number } | null = null) =>
    insertStatus(db, {
      accountId: account.id,
      wamid: 'wamid.out',
      status: word,
      at,
      recipient: '',
      callbackData: null,
      receivedAt: at,
      priceCategory: 'service',
      isBillable: true,
      error: error ? { code: error.code, subcode: null, title: 'Title', details: 'Details' } : null,
    });

  it('that came before it wait and are applied', () => {
    status('delivered', 20);
    status('sent', 10);
    const id = add({ sentAt: 5, direction: 'out', wamid: 'wamid.out', status: 'accepted' });
    expect(applyStatuses(db, id)).toBe(true);
    expect(requireMessage(db, id)).toMatchObject({ status: 'delivered', statusAt: 20 });
    expect(applyStatuses(db, id)).toBe(false);
    expect(
      listStatuses(db, id).map((row) => [row.status, row.at, row.priceCategory, row.isBillable]),
    ).toEqual([
      ['sent', 10, 'service', true],
      ['delivered', 20, 'service', true],
    ]);
  });

  it('explain a failure in words, until delivery is proven', () => {
    const id = add({ sentAt: 5, direction: 'out', wamid: 'wamid.out', status: 'accepted' });
    status('failed', 10, { code: 131047 });
    applyStatuses(db, id);
    const failed = requireMessage(db, id);
    expect(failed).toMatchObject({
      status: 'failed',
      error: { code: 131047, title: 'Title', details: 'Details' },
    });
    expect(failed.error?.sentence.uk).toMatch(/\S/);
    status('read', 30);
    applyStatuses(db, id);
    expect(requireMessage(db, id)).toMatchObject({ status: 'read', error: null });
  });

  it('are kept once, and a word that nobody knows changes nothing', () => {
    const id = add({ sentAt: 5, direction: 'out', wamid: 'wamid.out', status: 'sent' });
    expect([status('warmed_up', 10), status('warmed_up', 10)]).toEqual([true, false]);
    expect(applyStatuses(db, id)).toBe(false);
    expect(requireMessage(db, id).status).toBe('sent');
  });

  it('of another tool’s message do not touch what a customer wrote', () => {
    const id = add({ sentAt: 5, wamid: 'wamid.out' });
    status('read', 10);
    expect(applyStatuses(db, id)).toBe(false);
    expect(requireMessage(db, id).status).toBeNull();
  });
});
