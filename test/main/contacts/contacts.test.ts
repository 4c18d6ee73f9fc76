import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DUPLICATE_SQL, SLICE_END_SQL } from '../../../src-main/db/queries/contact-duplicates.ts';
import { resolveContact } from '../../../src-main/db/queries/contact-identity.ts';
import { inTransaction } from '../../../src-main/db/statements.ts';
import { NOON } from '../../helpers/workspace.ts';
import { addMessage } from '../db/seed.ts';
import { type ContactsRig, openContactsRig } from './rig.ts';

let rig: ContactsRig;
beforeEach(() => {
  rig = openContactsRig();
});
afterEach(() => rig.close());

describe('a new contact', () => {
  it('is the person who writes from that number later', () => {
    const made = rig.contacts.create({ customName: 'Ірина', phone: '+380 67 123 45 67' });
    expect(made).toMatchObject({ customName: 'Ірина', waId: '380671234567', conversations: [], merges: [] });
    const ids = { waId: '380671234567', bsuid: 'UA.7', parentBsuid: null };
    expect(resolveContact(rig.db, ids, { seenAt: NOON, receivedAt: NOON })).toMatchObject({
      id: made.id,
      isNew: false,
    });
    expect(rig.told).toEqual([{ entity: 'contact', id: made.id }]);
  });

  it.each(['+380671234567', '380 67 123-45-67'])('is refused when the number is known: %s', (phone) => {
    rig.contacts.create({ customName: 'Ірина', phone: '+380671234567' });
    expect(() => rig.contacts.create({ customName: null, phone })).toThrow('number already: Ірина');
  });

  it('is refused when the number is known in another spelling', () => {
    rig.person('551187654321', 'João');
    expect(() => rig.contacts.create({ customName: null, phone: '+55 11 98765-4321' })).toThrow('João');
  });

  it('needs a number with its country', () => {
    expect(() => rig.contacts.create({ customName: null, phone: '0671234567' })).toThrow('country code');
  });
});

describe('a contact', () => {
  it('is changed as a whole or not at all', () => {
    const { id } = rig.person('380671234567', 'Ірина');
    const discount = rig.fields.create({ name: 'Знижка', kind: 'number' });
    const change = (value: string | null) =>
      rig.contacts.update(id, {
        customName: 'Пані Ірина',
        isOptedOut: true,
        fields: [{ fieldId: discount.id, value }],
      });
    expect(() => change('багато')).toThrow('“багато” does not fit the field “Знижка”: this is not a number');
    expect(rig.contacts.get(id)).toMatchObject({ customName: null, optedOutAt: null, fields: [] });
    expect(change('12,5')).toMatchObject({
      customName: 'Пані Ірина',
      optedOutAt: NOON,
      optOutSource: 'operator',
      fields: [{ fieldId: discount.id, value: '12.5' }],
    });
    expect(change(null).fields).toEqual([]);
    expect(rig.contacts.update(id, { isOptedOut: false })).toMatchObject({
      optedOutAt: null,
      optOutSource: null,
    });
  });

  it('shows its conversations of all accounts, newest first', () => {
    const { id, conversationId } = rig.person('380671234567', 'Ірина');
    const other = rig.person('380671234567', 'Ірина', rig.secondAccount.id);
    addMessage(rig.db, { conversationId, accountId: rig.account.id, sentAt: NOON });
    expect(rig.contacts.get(id).conversations).toEqual([
      {
        id: conversationId,
        accountId: rig.account.id,
        lastMessageAt: NOON,
        unreadCount: 1,
        isBlocked: false,
      },
      {
        id: other.conversationId,
        accountId: rig.secondAccount.id,
        lastMessageAt: 1000,
        unreadCount: 0,
        isBlocked: false,
      },
    ]);
  });

  it('has one conversation in an account, however often it is opened', () => {
    const { id } = rig.contacts.create({ customName: null, phone: '+380671234567' });
    const opened = rig.contacts.openConversation(id, rig.account.id);
    expect(rig.contacts.openConversation(id, rig.account.id).id).toBe(opened.id);
    expect(opened).toMatchObject({ contact: { id }, preview: null, lastInboundAt: null });
    expect(rig.told.filter(({ entity }) => entity === 'conversation')).toHaveLength(1);
  });

  it('is found by any of its numbers and ids, as people write them', () => {
    const { id } = rig.person('447700900123', 'Zoë');
    const ids = { waId: '447700900123', bsuid: 'GB.4711', parentBsuid: null };
    resolveContact(rig.db, ids, { seenAt: NOON, receivedAt: NOON });
    rig.db.exec(`UPDATE contacts SET username = 'zoe.m'`);
    rig.contacts.rename(id, 'Zoë');
    const found = (search: string) => rig.contacts.list({ search, limit: 5 }).items.length;
    expect(
      ['+44 7700 900123', '07700 900123', '7700900', '@zoe.m', 'zoe', 'zoë', 'GB.4711'].map(found),
    ).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(found('9999')).toBe(0);
  });

  it('is found among many of its name, page by page, and alone by its number', () => {
    const ids = inTransaction(rig.db, () =>
      Array.from(
        { length: 620 },
        (_, at) => rig.person(`38067${String(at).padStart(7, '0')}`, `Олена ${at}`).id,
      ),
    );
    const pages = (search: string) => {
      const found: number[] = [];
      let cursor: string | undefined;
      do {
        const page = rig.contacts.list({ search, cursor, limit: 200 });
        found.push(...page.items.map(({ id }) => id));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      return found;
    };
    expect(pages('олена').toSorted((a, b) => a - b)).toEqual(ids);
    expect(pages('Олена 61')).toHaveLength(11);
    expect(pages('0670000619')).toEqual([ids.at(-1)]);
    expect(pages('ол')).toHaveLength(620);
  });

  it('has a key for the spellings of its number, and no number has none', () => {
    rig.person('5511987654321', 'João');
    resolveContact(rig.db, { waId: null, bsuid: 'UA.1', parentBsuid: null }, { seenAt: 1, receivedAt: 1 });
    expect(rig.db.prepare('SELECT number_key, number_tail FROM contacts ORDER BY id').raw().all()).toEqual([
      ['551187654321', '7654321'],
      [null, ''],
    ]);
  });
});

describe('own fields', () => {
  it('have names that differ in more than the case of letters', () => {
    const field = rig.fields.create({ name: 'Місто', kind: 'text' });
    expect(() => rig.fields.create({ name: 'МІСТО', kind: 'text' })).toThrow('a field “Місто” already');
    expect(rig.fields.rename(field.id, 'місто')).toMatchObject({ name: 'місто' });
    const other = rig.fields.create({ name: 'Сайт', kind: 'link' });
    expect(() => rig.fields.rename(other.id, 'Місто')).toThrow('already');
  });

  it('are not renamed over a name that a colleague gave a moment before', () => {
    const { id } = rig.fields.create({ name: 'Місто', kind: 'text' });
    rig.fields.rename(id, 'Населений пункт', 'Місто');
    expect(() => rig.fields.rename(id, 'Адреса', 'Місто')).toThrow(
      expect.objectContaining({ code: 'CHANGED_MEANWHILE' }),
    );
    expect(rig.fields.rename(id, 'Населений пункт', 'Місто')).toMatchObject({ name: 'Населений пункт' });
    expect(rig.fields.rename(id, 'Адреса', 'Населений пункт')).toMatchObject({ name: 'Адреса' });
  });

  it('are at most fifty', () => {
    for (let at = 0; at < 50; at += 1) rig.fields.create({ name: `Поле ${at}`, kind: 'text' });
    expect(() => rig.fields.create({ name: 'Ще одне', kind: 'text' })).toThrow('At most 50');
    expect(
      rig.fields
        .list()
        .map(({ name }) => name)
        .at(-1),
    ).toBe('Поле 49');
  });

  it('go with their values', () => {
    const { id } = rig.person('380671234567', 'Ірина');
    const field = rig.fields.create({ name: 'Місто', kind: 'text' });
    rig.contacts.update(id, { fields: [{ fieldId: field.id, value: 'Київ' }] });
    expect(rig.fields.delete(field.id)).toEqual({ deletedValues: 1 });
    expect(rig.contacts.get(id).fields).toEqual([]);
    expect(() => rig.fields.delete(field.id)).toThrow('no longer here');
  });
});

describe('notes', () => {
  it('are written, changed and deleted, newest first', () => {
    const { id } = rig.person('380671234567', 'Ірина');
    const first = rig.notes.add({ contactId: id, body: 'перша', operatorId: rig.owner });
    rig.clock.advance(1_000);
    rig.notes.add({ contactId: id, body: 'друга', operatorId: rig.owner });
    rig.notes.edit({ noteId: first.id, body: 'перша, виправлена' });
    expect(rig.notes.list(id)).toMatchObject([
      { body: 'друга', operatorId: rig.owner, createdAt: NOON + 1_000 },
      { body: 'перша, виправлена', createdAt: NOON, updatedAt: NOON + 1_000 },
    ]);
    expect([rig.notes.delete(first.id), rig.notes.delete(first.id)]).toEqual([
      { deleted: true },
      { deleted: false },
    ]);
    expect(() => rig.notes.edit({ noteId: first.id, body: 'x' })).toThrow('no longer here');
  });

  it('that two people change at one time are not overwritten unseen', () => {
    const { id } = rig.person('380671234568', 'Ірина');
    const { id: noteId } = rig.notes.add({ contactId: id, body: 'Дзвонила', operatorId: rig.owner });
    const edit = (body: string, changedFrom: string) => () =>
      rig.notes.edit({ noteId, body, changedFrom }).body;
    expect(edit('Дзвонила двічі', 'Дзвонила')()).toBe('Дзвонила двічі');
    expect(edit('Більше не дзвонить', 'Дзвонила')).toThrow(
      expect.objectContaining({ code: 'CHANGED_MEANWHILE' }),
    );
    expect(rig.notes.list(id)).toMatchObject([{ body: 'Дзвонила двічі' }]);
    // Both wrote the same, and whoever has seen the other's words may replace them.
    expect(edit('Дзвонила двічі', 'Дзвонила')()).toBe('Дзвонила двічі');
    expect(edit('Більше не дзвонить', 'Дзвонила двічі')()).toBe('Більше не дзвонить');
  });
});

describe('pairs that may be one person', () => {
  const pairs = async () =>
    (await rig.merges.duplicates(10)).map(({ contacts, reason }) => [
      reason,
      ...contacts.map(({ id }) => id),
    ]);

  it('are told by Meta, by a number in two spellings, by a name without numbers', async () => {
    const meta = [rig.person('380671112233', 'А'), rig.person('380671112244', 'Б')].map(({ id }) => id);
    rig.db.exec(
      `INSERT INTO contact_matches VALUES (${meta[0]}, ${meta[1]}, 'wa_id', 1), (${meta[1]}, ${meta[0]}, 'wa_id', 1)`,
    );
    const number = [rig.person('5511987654321', 'João'), rig.person('551187654321', 'J.')].map(
      ({ id }) => id,
    );
    const byId = (bsuid: string) => {
      const ids = { waId: null, bsuid, parentBsuid: null };
      const id = resolveContact(rig.db, ids, { seenAt: 1, receivedAt: 1 })?.id;
      if (id === undefined) throw new Error('no contact');
      rig.contacts.rename(id, 'Олена Коваль');
      return id;
    };
    const name = [byId('UA.1'), byId('UA.2')];
    rig.person('380671112255', 'Олена Коваль');
    expect(await pairs()).toEqual([
      ['meta', ...meta],
      ['number', ...number],
      ['name', ...name],
    ]);
  });

  it('are not shown when somebody said they are two, or when they are one already', async () => {
    const [one, other] = [rig.person('5511987654321', 'João'), rig.person('551187654321', 'J.')];
    rig.merges.keepApart({ id: other.id, otherId: one.id, isApart: true });
    rig.merges.keepApart({ id: one.id, otherId: other.id, isApart: true });
    expect(await pairs()).toEqual([]);
    rig.merges.keepApart({ id: other.id, otherId: one.id, isApart: false });
    expect(await pairs()).toHaveLength(1);
    const { mergeId } = rig.merges.merge({ id: one.id, mergedId: other.id, operatorId: rig.owner });
    expect(await pairs()).toEqual([]);
    rig.merges.undo(mergeId);
    expect(await pairs()).toHaveLength(1);
  });

  it('are looked for along covering indexes only: all contacts are walked', () => {
    for (const sql of [...Object.values(DUPLICATE_SQL), ...Object.values(SLICE_END_SQL)]) {
      const asked = sql.replaceAll(/:\w+|\?/g, "''");
      const plan = rig.db.prepare(`EXPLAIN QUERY PLAN ${asked}`).all() as { detail: string }[];
      for (const { detail } of plan.filter((step) => /contacts|member/.test(step.detail))) {
        expect(detail).toMatch(/COVERING INDEX/);
      }
    }
  });

  it('are found among many thousands, step by step, so that nobody waits for it', async () => {
    rig.db.exec(`
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 24000)
      INSERT INTO contacts (id, wa_id, number_key, number_tail, sort_name, created_at)
        SELECT i, i, i, '1234567', iif(i % 8000 = 0, 'олена', 'клієнт ' || i), 1 FROM n;
      UPDATE contacts SET number_key = '23999' WHERE id = 4;`);
    let turns = 0;
    const others = setInterval(() => {
      turns += 1;
    }, 0);
    expect(await pairs()).toEqual([
      ['number', 4, 23_999],
      ['name', 8_000, 16_000],
      ['name', 8_000, 24_000],
    ]);
    clearInterval(others);
    expect(turns).toBeGreaterThan(2);
  });

  it('are never made of people without any name', async () => {
    for (const bsuid of ['UA.1', 'UA.2', 'UA.3']) {
      resolveContact(rig.db, { waId: null, bsuid, parentBsuid: null }, { seenAt: 1, receivedAt: 1 });
    }
    expect(await pairs()).toEqual([]);
  });
});
