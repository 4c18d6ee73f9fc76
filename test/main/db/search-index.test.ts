import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessageContent } from '#shared/domain/content.ts';
import type { ConversationId, MediaId, OperatorId } from '#shared/domain/ids.ts';
import type { Db } from '../../../src-main/db/open.ts';
import type { StoredAccount } from '../../../src-main/db/queries/accounts.ts';
import { listContactIdsBySearch, renameContact } from '../../../src-main/db/queries/contacts.ts';
import { editMessage, revokeMessage } from '../../../src-main/db/queries/message-writes.ts';
import { hasMessagesToIndex, indexMessages } from '../../../src-main/db/queries/search-index.ts';
import { facetSql, facetToken } from '../../../src-main/db/search-facets.ts';
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
  conversationId = addConversation(db, { accountId: account.id, waId: '380671112233', name: 'Олена' }).id;
});

afterEach(() => workspace.remove());

const add = (content: MessageContent, more: Partial<Parameters<typeof addMessage>[1]> = {}) =>
  addMessage(db, { conversationId, accountId: account.id, sentAt: 1_780_000_000_000, content, ...more });

const facet = (...of: Parameters<typeof facetToken>): string => `"${facetToken(...of)}"`;

/** Ids of the messages that the index has for an expression. */
function found(match: string): number[] {
  while (indexMessages(db, 3) > 0);
  const rows = db
    .prepare('SELECT rowid AS id FROM messages_search WHERE messages_search MATCH ? ORDER BY rowid')
    .all(match);
  return (rows as { id: number }[]).map((row) => row.id);
}

describe('the index of messages follows the messages', () => {
  it('a message is found by its words once it is indexed, and not before', () => {
    const id = add({ kind: 'text', body: 'Доброго ранку' });
    expect(hasMessagesToIndex(db)).toBe(true);
    expect(db.prepare('SELECT count(*) AS count FROM messages_search').get()).toEqual({ count: 0 });
    expect(found('"ранку"')).toEqual([id]);
    expect(hasMessagesToIndex(db)).toBe(false);
  });

  it.each([
    ['м’який', 'мякий'],
    ['об`єкт', 'обєкт'],
    ["п'ять", 'пять'],
    ['мʼята', 'мята'],
  ])('an apostrophe does not part %s', (written, folded) => {
    const id = add({ kind: 'text', body: written });
    expect(found(`"${folded}"`)).toEqual([id]);
  });

  it('keeps й, ї and ґ apart from и, і and г', () => {
    add({ kind: 'text', body: 'мій їжак ґанок' });
    expect(found('"мии" OR "міи" OR "іжак" OR "ганок"')).toEqual([]);
    expect(found('"мій" "їжак"')).toHaveLength(1);
  });

  it('a й that was written as и and a mark is found as й', () => {
    const id = add({ kind: 'text', body: 'мі\u0438\u0306ло' });
    expect(found('"мійло"')).toEqual([id]);
  });

  it('an edited message is found by its new words only', () => {
    const id = add({ kind: 'text', body: 'старе' });
    expect(found('"старе"')).toEqual([id]);
    editMessage(db, id, { kind: 'text', body: 'нове' }, 1);
    expect(found('"старе"')).toEqual([]);
    expect(found('"нове"')).toEqual([id]);
  });

  it('a message that was taken back or removed is not found', () => {
    const revoked = add({ kind: 'text', body: 'таємниця' });
    const removed = add({ kind: 'text', body: 'таємниця' });
    expect(found('"таємниця"')).toEqual([revoked, removed]);
    revokeMessage(db, revoked, 1);
    db.prepare('DELETE FROM messages WHERE id = ?').run(removed);
    expect(found('"таємниця"')).toEqual([]);
  });

  it('a message that came and went between two steps leaves nothing', () => {
    const id = add({ kind: 'text', body: 'мить' });
    db.prepare('DELETE FROM messages WHERE id = ?').run(id);
    expect(found('"мить"')).toEqual([]);
    expect(hasMessagesToIndex(db)).toBe(false);
  });

  it('a message that moved to another conversation is found there', () => {
    const id = add({ kind: 'text', body: 'слово' });
    expect(found(facet('conversation', conversationId))).toEqual([id]);
    const other = addConversation(db, { accountId: account.id, waId: '380672223344' }).id;
    db.prepare('UPDATE messages SET conversation_id = ? WHERE id = ?').run(other, id);
    expect(found(facet('conversation', conversationId))).toEqual([]);
    expect(found(facet('conversation', other))).toEqual([id]);
  });

  it('what does not change words or place is not indexed anew', () => {
    const id = add({ kind: 'text', body: 'слово' });
    indexMessages(db, 10);
    db.prepare("UPDATE messages SET status = 'read', status_at = 5 WHERE id = ?").run(id);
    expect(hasMessagesToIndex(db)).toBe(false);
  });
});

describe('what a message is found by', () => {
  const mediaId = 1 as MediaId;
  const cases: [string, MessageContent, string][] = [
    ['a caption', { kind: 'image', mediaId, caption: 'Зелений букет' }, '"букет"'],
    [
      'a file name beside its caption',
      { kind: 'document', mediaId, caption: 'ось', fileName: 'rakhunok-77.pdf' },
      '"rakhunok"',
    ],
    [
      'a caption beside its file name',
      { kind: 'document', mediaId, caption: 'ось', fileName: 'rakhunok-77.pdf' },
      '"ось"',
    ],
    [
      'a place',
      { kind: 'location', latitude: 1, longitude: 2, name: 'Склад', address: 'Сумська 5', url: null },
      '"сумська 5"',
    ],
    [
      'a number on a card',
      {
        kind: 'contacts',
        cards: [
          {
            name: 'Тарас',
            phones: [
              { phone: '+380501112233', waId: null, label: null },
              { phone: '+380509998877', waId: null, label: null },
            ],
            emails: ['taras@example.org'],
            organization: 'Млин',
          },
        ],
      },
      '"380509998877" AND "млин" AND "taras" AND "тарас"',
    ],
    [
      'a template',
      { kind: 'template', name: 'x', language: 'uk', body: 'Замовлення готове', components: [] },
      '"готове"',
    ],
  ];
  it.each(cases)('%s', (_name, content, match) => {
    const id = add(content);
    expect(found(match)).toEqual([id]);
  });

  it('reactions, edits and revocations are no messages of their own', () => {
    add({ kind: 'reaction', targetWamid: 'x', emoji: 'a' });
    add({ kind: 'edit', originalWamid: 'x', body: 'слово' });
    add({ kind: 'revoke', originalWamid: 'x' });
    expect(found(facet('account', account.id))).toEqual([]);
  });

  it('its facets: account, direction, month, kind, operator and link', () => {
    db.prepare("INSERT INTO operators (id, name, role, created_at) VALUES (7, 'Ніна', 'operator', 1)").run();
    const id = add(
      { kind: 'text', body: 'тут: HTTPS://example.org' },
      { direction: 'out', operatorId: 7 as OperatorId, sentAt: Date.UTC(2026, 4, 31, 23, 59) },
    );
    const facets = [
      facet('account', account.id),
      facet('direction', 'out'),
      facet('year', 2026),
      facet('month', '202605'),
      facet('operator', 7),
      facet('has', 'link'),
    ];
    for (const wanted of [...facets, facets.join(' AND ')]) expect(found(wanted)).toEqual([id]);
    const voice = add({ kind: 'audio', mediaId, isVoice: true });
    expect(found(facet('kind', 'voice'))).toEqual([voice]);
  });

  it.each([
    ['conversation', 0],
    ['conversation', 6_997],
    ['conversation', 6_998],
    ['conversation', 6_999],
    ['conversation', 4_000_000],
    ['account', 3],
    ['operator', 12_345],
    ['direction', 'in'],
    ['direction', 'system'],
    ['year', '2026'],
    ['year', '9999'],
    ['month', '197001'],
    ['month', '202612'],
    ['month', '999912'],
    ['month', '0'],
    ['kind', 'voice'],
    ['has', 'link'],
  ] as const)('the mark of %s %s is the same in SQL and in an expression', (kind, value) => {
    const sql = `SELECT ${facetSql(kind, 'value')} FROM (SELECT ? AS value)`;
    // Ids are integers; a plain number would be bound as one with a fraction.
    const bound = typeof value === 'number' ? BigInt(value) : value;
    expect(db.prepare(sql).pluck().get(bound)).toBe(facetToken(kind, value));
  });

  it('no two marks are alike', () => {
    const counted = ['conversation', 'account', 'operator'] as const;
    const marks = [
      ...counted.flatMap((kind) => [1, 2, 6_998, 6_999, 70_000].map((value) => facetToken(kind, value))),
      ...['in', 'out', 'system'].map((value) => facetToken('direction', value)),
      ...['202512', '202601', '202602', '200601'].map((value) => facetToken('month', value)),
      ...[2025, 2026].map((value) => facetToken('year', value)),
    ];
    expect(new Set(marks).size).toBe(marks.length);
  });

  it('a time that no calendar has does not hide the message', () => {
    const id = add({ kind: 'text', body: 'дивний час' }, { sentAt: 9_000_000_000_000_000 });
    expect(found(`"дивний" AND ${facet('account', account.id)}`)).toEqual([id]);
  });
});

describe('notes and contacts', () => {
  it('notes are found by what they say now', () => {
    const note = db.prepare(
      'INSERT INTO contact_notes (contact_id, body, created_at, updated_at) VALUES (1, ?, 1, 1)',
    );
    const { lastInsertRowid } = note.run('Любить п’ять троянд');
    const notes = (match: string) =>
      db
        .prepare('SELECT rowid AS id FROM contact_notes_search WHERE contact_notes_search MATCH ?')
        .all(match);
    expect(notes('"пять"')).toEqual([{ id: lastInsertRowid }]);
    db.prepare('UPDATE contact_notes SET body = ?').run('Любить лілії');
    expect(notes('"пять"')).toEqual([]);
    expect(notes('"лілії"')).toHaveLength(1);
    db.prepare('DELETE FROM contact_notes').run();
    expect(notes('"лілії"')).toEqual([]);
  });
});

describe('contacts by a part of a name or number', () => {
  it.each([
    ['ле', [1]],
    ['олен', [1]],
    ['ЛЕНА', [1]],
    ['067 111', [1]],
    ['112233', [1]],
    ['"', []],
    ['ab"c\0d', []],
    ['нікого', []],
  ])('%j', (typed, ids) => {
    expect(listContactIdsBySearch(db, typed, 10)).toEqual(ids);
  });

  it('a new name is found at once, the old one no more', () => {
    renameContact(db, 1, 'Соломія');
    expect([listContactIdsBySearch(db, 'соломі', 10), listContactIdsBySearch(db, 'олена', 10)]).toEqual([
      [1],
      [1],
    ]);
    db.prepare("UPDATE contacts SET search_text = 'марія' WHERE id = 1").run();
    expect([listContactIdsBySearch(db, 'соломі', 10), listContactIdsBySearch(db, 'марія', 10)]).toEqual([
      [],
      [1],
    ]);
  });
});
