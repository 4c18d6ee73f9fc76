import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../../src-main/db/open.ts';
import { listAccountNotices } from '../../../src-main/db/queries/account-events.ts';
import {
  learnContactIds,
  type PersonIds,
  resolveContact,
  supersedeAlias,
} from '../../../src-main/db/queries/contact-identity.ts';
import {
  listContacts,
  renameContact,
  requireContact,
  updateContactProfile,
} from '../../../src-main/db/queries/contacts.ts';
import { ensureOwner, listOperators } from '../../../src-main/db/queries/operators.ts';
import { openTemporaryWorkspace, type TemporaryWorkspace } from '../../helpers/workspace.ts';

let workspace: TemporaryWorkspace;
let db: Db;

beforeEach(() => {
  workspace = openTemporaryWorkspace();
  db = workspace.db;
});

afterEach(() => workspace.remove());

const PHONE = '380671112233';

function resolve(ids: Partial<PersonIds>, seenAt = 100): number {
  const contact = resolveContact(
    db,
    { waId: null, bsuid: null, parentBsuid: null, ...ids },
    { seenAt, receivedAt: seenAt },
  );
  if (!contact) throw new Error('no id was given');
  return contact.id;
}

describe('who a webhook speaks of', () => {
  it('is one contact under a number, a user id, or both', () => {
    const id = resolve({ waId: PHONE });
    expect(resolve({ waId: PHONE, bsuid: 'UA.1', parentBsuid: 'UA.ENT.1' })).toBe(id);
    expect([
      resolve({ bsuid: 'UA.1' }),
      resolve({ parentBsuid: 'UA.ENT.1' }),
      resolve({ waId: PHONE }),
    ]).toEqual([id, id, id]);
    expect(requireContact(db, id)).toMatchObject({
      waId: PHONE,
      bsuid: 'UA.1',
      aliases: [
        { kind: 'wa_id', value: PHONE, isCurrent: true },
        { kind: 'parent_bsuid', value: 'UA.ENT.1', isCurrent: true },
        { kind: 'bsuid', value: 'UA.1', isCurrent: true },
      ],
    });
  });

  it('may be known by a user id first', () => {
    const id = resolve({ bsuid: 'UA.1' });
    expect(resolve({ bsuid: 'UA.1', waId: PHONE })).toBe(id);
    expect(requireContact(db, id).waId).toBe(PHONE);
  });

  it('is the owner of the user id when number and user id disagree, and both are told to be one person', () => {
    const byNumber = resolve({ waId: PHONE });
    const byUserId = resolve({ bsuid: 'UA.1' });
    expect(resolve({ waId: PHONE, bsuid: 'UA.1' })).toBe(byUserId);
    expect(resolve({ waId: PHONE, bsuid: 'UA.1' })).toBe(byUserId);
    expect(requireContact(db, byUserId)).toMatchObject({ sameAs: [byNumber], waId: null });
    expect(requireContact(db, byNumber)).toMatchObject({ sameAs: [byUserId], waId: PHONE });
  });

  it('is nobody without any id', () => {
    expect(
      resolveContact(db, { waId: null, bsuid: null, parentBsuid: '' }, { seenAt: 1, receivedAt: 1 }),
    ).toBeNull();
  });

  it('keeps the history of a number that changed hands', () => {
    const first = resolve({ waId: PHONE }, 100);
    supersedeAlias(db, { contactId: first, kind: 'wa_id', value: PHONE, at: 500 });
    learnContactIds(
      db,
      first,
      { waId: '380990001122', bsuid: null, parentBsuid: null },
      { seenAt: 500, receivedAt: 500 },
    );
    const second = resolve({ waId: PHONE, bsuid: 'UA.2' }, 600);
    expect(second).not.toBe(first);
    // What the first owner wrote before arrives late.
    expect(resolve({ waId: PHONE }, 400)).toBe(first);
    expect(resolve({ waId: PHONE }, 700)).toBe(second);
    expect(requireContact(db, first)).toMatchObject({ waId: '380990001122', sameAs: [] });
    expect(requireContact(db, second)).toMatchObject({ waId: PHONE, bsuid: 'UA.2' });
  });
});

describe('names', () => {
  it('follow the profile in the order of Meta’s times', () => {
    const id = resolve({ waId: PHONE });
    expect(updateContactProfile(db, id, { name: 'Олена', username: 'olena', seenAt: 200 })).toBe(true);
    expect(updateContactProfile(db, id, { name: 'Стара назва', username: null, seenAt: 100 })).toBe(false);
    expect(updateContactProfile(db, id, { name: null, username: null, seenAt: 300 })).toBe(false);
    expect(requireContact(db, id)).toMatchObject({ profileName: 'Олена', username: 'olena' });
    expect(updateContactProfile(db, id, { name: 'Олена К.', username: null, seenAt: 300 })).toBe(true);
  });

  it('that staff gave come first and can be taken back', () => {
    const id = resolve({ waId: PHONE });
    updateContactProfile(db, id, { name: 'Олена', username: null, seenAt: 1 });
    expect(renameContact(db, id, 'Пані Олена').customName).toBe('Пані Олена');
    expect(listContacts(db, { search: 'пані', limit: 5 }).items).toHaveLength(1);
    expect(renameContact(db, id, null).customName).toBeNull();
    expect(() => renameContact(db, 99, 'x')).toThrow('no longer here');
  });
});

describe('the list of contacts', () => {
  it('goes by name, the nameless last, page by page', () => {
    for (const [index, name] of ['Ярослав', 'анна', 'Борис', null, 'Віра'].entries()) {
      const id = resolve({ bsuid: `UA.${index}` });
      updateContactProfile(db, id, { name, username: null, seenAt: 1 });
      renameContact(db, id, null);
    }
    const names: (string | null)[] = [];
    let cursor: string | undefined;
    do {
      const page = listContacts(db, { limit: 2, cursor });
      names.push(...page.items.map((contact) => contact.profileName));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(names).toEqual(['анна', 'Борис', 'Віра', 'Ярослав', null]);
    expect(() => listContacts(db, { limit: 2, cursor: 'x' })).toThrow('check what was entered');
  });

  it('finds a former number as well', () => {
    const id = resolve({ waId: PHONE });
    supersedeAlias(db, { contactId: id, kind: 'wa_id', value: PHONE, at: 500 });
    expect(listContacts(db, { search: '067 111 22', limit: 5 }).items.map((contact) => contact.id)).toEqual([
      id,
    ]);
  });
});

describe('the owner', () => {
  it('is made once', () => {
    const owner = ensureOwner(db, 'Марія', 1);
    expect([ensureOwner(db, 'Інша', 2), listOperators(db)]).toEqual([owner, [owner]]);
    expect(owner.role).toBe('admin');
    expect(listAccountNotices(db, 1, 5)).toEqual([]);
  });
});
