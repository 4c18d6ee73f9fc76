import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessageContent } from '#shared/domain/content.ts';
import type { ConversationId, MediaId, OperatorId } from '#shared/domain/ids.ts';
import { gallerySql } from '../../../src-main/db/queries/gallery.ts';
import { facetToken } from '../../../src-main/db/search-facets.ts';
import {
  createSearch,
  type SearchMessagesInput,
  type SearchService,
} from '../../../src-main/services/search.ts';
import {
  addAccount,
  NOON,
  openTemporaryWorkspace,
  type TemporaryWorkspace,
} from '../../helpers/workspace.ts';
import { addConversation, addMessage } from '../db/seed.ts';

let workspace: TemporaryWorkspace;
let search: SearchService;
let olena: ConversationId;
let taras: ConversationId;

const nina = 2 as OperatorId;
/** The index's own mark on what customers wrote. */
const inFacet = facetToken('direction', 'in');
const DAY = 86_400_000;

beforeEach(() => {
  workspace = openTemporaryWorkspace();
  const { db } = workspace;
  const account = addAccount(workspace);
  db.exec(`INSERT INTO operators (id, name, role, created_at) VALUES (2, 'Ніна', 'operator', 1);
    INSERT INTO media (id, account_id, direction, mime_type, state, created_at) VALUES (1, 1, 'in', 'image/jpeg', 'stored', 1);`);
  olena = addConversation(db, { accountId: account.id, waId: '380671112233', name: 'Олена Коваль' }).id;
  taras = addConversation(db, { accountId: account.id, waId: '380509998877', name: 'Taras' }).id;
  search = createSearch({ db, clock: { now: () => NOON } });
});

afterEach(() => workspace.remove());

function say(conversationId: ConversationId, body: string | MessageContent, more: object = {}): number {
  const content: MessageContent = typeof body === 'string' ? { kind: 'text', body } : body;
  return addMessage(workspace.db, { conversationId, accountId: 1 as never, sentAt: NOON, content, ...more });
}

const ask = (query: string, more: Partial<SearchMessagesInput> = {}) =>
  search.messages({ query, order: 'newest', limit: 50, operatorId: nina, ...more });
const idsOf = (query: string, more: Partial<SearchMessagesInput> = {}) =>
  ask(query, more).items.map((item) => item.messageId);

describe('what was said on the phone before the account was connected', () => {
  const times = [NOON - DAY, NOON - 2 * DAY, NOON, NOON - 3 * DAY, NOON, NOON - 4 * DAY];
  const inOrder = [4, 2, 0, 1, 3, 5];

  it.each(['newest', 'relevance'] as const)('stands where Meta’s time puts it, page by page: %s', (order) => {
    const ids = times.map((sentAt) => say(olena, 'Півонії', { sentAt }));
    const found: number[] = [];
    let cursor: string | undefined;
    do {
      const page = ask('півонії', { order, limit: 2, cursor });
      found.push(...page.items.map(({ messageId }) => ids.indexOf(messageId)));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(found).toEqual(inOrder);
  });
});

describe('a search in messages', () => {
  it('gives what was said, by whom and where, newest first', () => {
    const first = say(olena, 'Чи є м’які іграшки?');
    const second = say(taras, 'Мʼякий диван', { direction: 'out', operatorId: nina, status: 'sent' });
    expect(ask("м'як")).toEqual({
      items: [
        expect.objectContaining({
          messageId: second,
          direction: 'out',
          operatorId: nina,
          conversationId: taras,
        }),
        {
          messageId: first,
          conversationId: olena,
          accountId: 1,
          contact: {
            id: 1,
            customName: null,
            profileName: 'Олена Коваль',
            username: null,
            waId: '380671112233',
            bsuid: null,
          },
          direction: 'in',
          kind: 'text',
          operatorId: null,
          sentAt: NOON,
          snippet: { text: 'Чи є м’які іграшки?', marks: [[5, 10]] },
        },
      ],
      next: null,
      count: { value: 2, isCapped: false },
      problems: [],
    });
  });

  it('finds what was said a moment before, what was edited since, and not what was taken back', () => {
    const id = say(olena, 'перше');
    expect(idsOf('перше')).toEqual([id]);
    workspace.db.prepare("UPDATE messages SET text = 'друге' WHERE id = ?").run(id);
    expect([idsOf('перше'), idsOf('друге')]).toEqual([[], [id]]);
    workspace.db.prepare('UPDATE messages SET revoked_at = 1 WHERE id = ?').run(id);
    expect(idsOf('друге')).toEqual([]);
  });

  it('words, phrases and what is left out', () => {
    const both = say(olena, 'червоні троянди на завтра');
    const other = say(olena, 'завтра на ринок по червоні');
    expect(idsOf('червоні завтра')).toEqual([other, both]);
    expect(idsOf('"на завтра"')).toEqual([both]);
    expect(idsOf('червоні -троянди')).toEqual([other]);
    expect(idsOf('-троянди')).toEqual([other]);
    expect(idsOf('троян')).toEqual([both]);
    expect(idsOf('троян завтра')).toEqual([]);
  });

  it('who wrote, where, and what it has', () => {
    const asked = say(olena, 'ціна?');
    const answered = say(olena, 'ціна 500', { direction: 'out', operatorId: nina, status: 'sent' });
    const picture = say(taras, { kind: 'image', mediaId: 1 as MediaId, caption: 'ціна на фото' });
    const link = say(taras, 'ціна тут: https://example.org/a');
    expect(idsOf('ціна from:me')).toEqual([answered]);
    expect(idsOf('ціна від:ніна')).toEqual([answered]);
    expect(idsOf('ціна from:customer')).toEqual([link, picture, asked]);
    expect(idsOf('from:олена')).toEqual([asked]);
    expect(idsOf('in:олена ціна')).toEqual([answered, asked]);
    expect(idsOf('in:+380509998877')).toEqual([link, picture]);
    expect(idsOf('has:image')).toEqual([picture]);
    expect(idsOf('has:image in:олена')).toEqual([]);
    expect(idsOf('has:image has:video')).toEqual([picture]);
    expect(idsOf('ціна has:link')).toEqual([link]);
    expect(idsOf('ціна -has:link is:in')).toEqual([picture, asked]);
    expect(idsOf('ціна -from:me', { conversationId: olena })).toEqual([asked]);
    expect(idsOf('ціна', { conversationId: taras })).toEqual([link, picture]);
    expect(ask('ціна', { accountId: 99 as never }).count).toEqual({ value: 0, isCapped: false });
  });

  it.each([
    ['a part of its name', 'account:подолі'],
    ['its name in quotes', 'акаунт:"квіти на"'],
    ['its whole number without spaces', 'account:+380441112233'],
    ['its number as Meta writes it', 'account:"+380 44 111 2233"'],
    ['the end of its number, written otherwise', 'account:111-22-33'],
  ])('an account is known by %s', (_, filter) => {
    workspace.db.exec("UPDATE accounts SET display_phone_number = '+380 44 111 2233' WHERE id = 1");
    const other = addAccount(workspace, { key: 'key-2', name: 'Кава', phoneNumberId: '99' });
    const here = say(olena, 'слово');
    say(taras, 'слово', { accountId: other.id });
    expect(ask(`слово ${filter}`)).toMatchObject({ items: [{ messageId: here }], problems: [] });
  });

  it('a number of no account finds nothing, and digits in the name of one are no reason to look at its number', () => {
    workspace.db.exec(
      "UPDATE accounts SET name = 'Крамниця 24', display_phone_number = '+380 44 111 2233' WHERE id = 1",
    );
    const here = say(olena, 'слово');
    expect(idsOf('account:24')).toEqual([here]);
    expect(idsOf('account:"крамниця 24"')).toEqual([here]);
    expect(ask('слово account:"крамниця 44"')).toMatchObject({ items: [], problems: [{}] });
    expect(ask('слово account:+380501112233')).toMatchObject({ items: [], problems: [{}] });
  });

  it('an unknown name finds nothing and says why', () => {
    say(olena, 'слово');
    expect(ask('слово from:Невідомий')).toMatchObject({ items: [], problems: [{ word: 'from:Невідомий' }] });
    expect(ask('слово account:Нема')).toMatchObject({ items: [], problems: [{ word: 'account:Нема' }] });
  });

  it('days are exact, though the index knows months', () => {
    const at = (month: number, date: number, hour = 12) => new Date(2026, month - 1, date, hour).getTime();
    const april = say(olena, 'слово', { sentAt: at(4, 30, 23) });
    const may = say(olena, 'слово', { sentAt: at(5, 1, 0) });
    const later = say(olena, 'слово', { sentAt: at(5, 2) });
    const noon = say(olena, 'слово', { sentAt: NOON });
    expect(idsOf('слово before:2026-05-01')).toEqual([april]);
    expect(idsOf('слово after:2026-05-01')).toEqual([noon, later, may]);
    expect(idsOf('слово on:2026-05-01')).toEqual([may]);
    expect(idsOf('слово -on:2026-05-01')).toEqual([noon, later, april]);
    expect(idsOf('слово after:01.05.2026 before:02.05.2026')).toEqual([may]);
    expect(ask('слово before:2026-05-01').count).toEqual({ value: 1, isCapped: false });
    expect(idsOf('слово before:2020')).toEqual([]);
  });

  it('pages reach every hit once, and the count is told once and capped', () => {
    const { db } = workspace;
    const insert = db.prepare(
      `INSERT INTO messages (conversation_id, account_id, direction, kind, sent_at, received_at, text, content)
       VALUES (?, 1, 'in', 'text', ?, 1, 'слово ' || ?, '{"kind":"text","body":""}')`,
    );
    for (let index = 0; index < 1005; index += 1) insert.run(olena, NOON - index * DAY, index);
    while (ask('слово').count?.isCapped !== true);
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = ask('слово', { limit: 200, cursor });
      expect(page.count).toEqual(cursor === undefined ? { value: 1000, isCapped: true } : null);
      seen.push(...page.items.map((item) => item.messageId));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    // The older one is, the later it arrived: of each thousand that arrived the newest go first.
    const range = (from: number, length: number) => Array.from({ length }, (_, index) => from + index);
    expect(seen).toEqual([...range(6, 1000), ...range(1, 5)]);
  });

  it('by relevance: what says it more densely and in whole words goes first', () => {
    const dense = say(olena, 'букет букет');
    const long = say(olena, `букет ${'і ще багато іншого '.repeat(20)}`);
    const beginning = say(olena, 'букетик для мами');
    expect(idsOf('букет', { order: 'relevance' })).toEqual([dense, beginning, long]);
    const first = ask('букет', { order: 'relevance', limit: 1 });
    expect(idsOf('букет', { order: 'relevance', cursor: first.next ?? '' })).toEqual([beginning, long]);
  });

  it('never fails, whatever is typed', () => {
    say(olena, 'слово "NEAR" OR AND (a) * ^');
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        '"',
        ' OR ',
        ' NOT ',
        'NEAR(',
        '*',
        '^',
        '{text}:',
        '-',
        '\0',
        "'",
        '(',
        'from:',
        'до:05.2026',
        '+',
        inFacet,
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (parts) => {
        expect(ask(parts.join('')).items.length).toBeLessThanOrEqual(1);
        expect(search.notes({ query: parts.join(' '), limit: 5 })).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('our own marks of the index are no words that could be found', () => {
    say(olena, 'слово');
    expect(idsOf(inFacet)).toEqual([]);
    expect(idsOf(`слово ${inFacet}`)).toHaveLength(1);
  });

  it('a customer who writes such marks is found by the words, and in no conversation but the own', () => {
    const id = say(olena, `слово${facetToken('conversation', taras)}інше`);
    expect([idsOf('інше'), idsOf('слово', { conversationId: olena })]).toEqual([[id], [id]]);
    expect(idsOf('слово', { conversationId: taras })).toEqual([]);
  });
});

describe('a search in notes', () => {
  it('gives the person and the newest conversation', () => {
    workspace.db.exec(`INSERT INTO contact_notes (contact_id, operator_id, body, created_at, updated_at)
      VALUES (1, 2, 'Любить білі лілії', 5, 5)`);
    expect(search.notes({ query: 'лілі', limit: 10 })).toEqual([
      {
        noteId: 1,
        contact: expect.objectContaining({ id: 1, profileName: 'Олена Коваль' }),
        operatorId: 2,
        createdAt: 5,
        snippet: { text: 'Любить білі лілії', marks: [[12, 17]] },
        conversationId: olena,
      },
    ]);
    expect(search.notes({ query: 'лілі has:image', limit: 10 })).toEqual([]);
  });
});

describe('the galleries of a conversation', () => {
  it('have its files and links, newest first by Meta’s time, page by page', () => {
    const picture = (sentAt: number) =>
      say(olena, { kind: 'image', mediaId: 1 as MediaId, caption: null }, { sentAt });
    const late = picture(30);
    const early = picture(10);
    const middle = say(olena, { kind: 'video', mediaId: 1 as MediaId, caption: null }, { sentAt: 20 });
    const voice = say(olena, { kind: 'audio', mediaId: 1 as MediaId, isVoice: true });
    const pdf = say(olena, { kind: 'document', mediaId: 1 as MediaId, caption: null, fileName: 'a.pdf' });
    const link = say(olena, 'див. WWW.example.org');
    say(taras, 'https://example.org');
    workspace.db.prepare('UPDATE messages SET revoked_at = 1 WHERE id = ?').run(picture(40));
    const ids = (what: 'pictures' | 'documents' | 'audio' | 'links') =>
      search.gallery({ conversationId: olena, what, limit: 50 }).items.map((item) => item.id);
    expect(['pictures', 'documents', 'audio', 'links'].map((what) => ids(what as 'links'))).toEqual([
      [late, middle, early],
      [pdf],
      [voice],
      [link],
    ]);
    expect(search.galleryCounts(olena)).toEqual({ pictures: 3, documents: 1, audio: 1, links: 1 });
    const first = search.gallery({ conversationId: olena, what: 'pictures', limit: 2 });
    const second = search.gallery({
      conversationId: olena,
      what: 'pictures',
      limit: 2,
      cursor: first.next ?? '',
    });
    expect([first.items.length, second.items.map((item) => item.id), second.next]).toEqual([
      2,
      [early],
      null,
    ]);
    expect(() => search.gallery({ conversationId: 99 as ConversationId, what: 'links', limit: 1 })).toThrow();
  });

  it.each(['pictures', 'documents', 'audio', 'links'] as const)(
    '%s walk their index and sort nothing',
    (what) => {
      const plan = workspace.db.prepare(`EXPLAIN QUERY PLAN ${gallerySql(what)}`).all(1, 1, 1, 1);
      expect(plan.map((step) => (step as { detail: string }).detail)).toEqual([
        `SEARCH messages USING INDEX messages_with_${what === 'links' ? 'links' : 'media'} (conversation_id=? AND sent_at<?)`,
      ]);
    },
  );
});
