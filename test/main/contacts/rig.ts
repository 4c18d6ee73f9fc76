import type { Change } from '#shared/contract/events.ts';
import type { AccountId, ContactId, ContactMergeId, ConversationId, OperatorId } from '#shared/domain/ids.ts';
import type { Db } from '../../../src-main/db/open.ts';
import type { StoredAccount } from '../../../src-main/db/queries/accounts.ts';
import { ensureOwner } from '../../../src-main/db/queries/operators.ts';
import { createContactFields } from '../../../src-main/services/contact-fields.ts';
import { createContactFiles } from '../../../src-main/services/contact-files.ts';
import { createContactMerges } from '../../../src-main/services/contact-merges.ts';
import { createContactNotes } from '../../../src-main/services/contact-notes.ts';
import {
  type ContactChanges,
  type ContactsService,
  createContacts,
} from '../../../src-main/services/contacts.ts';
import {
  addAccount,
  createFakeClock,
  NOON,
  openTemporaryWorkspace,
  type TemporaryWorkspace,
} from '../../helpers/workspace.ts';
import { addConversation } from '../db/seed.ts';

/** The contact services on a real database, with what they told the seats. */
export function openContactsRig() {
  const clock = createFakeClock();
  const workspace: TemporaryWorkspace = openTemporaryWorkspace(clock);
  const { db } = workspace;
  const told: Change[] = [];
  const options = {
    db,
    clock,
    publish: (changes: readonly Change[]) => {
      if (db.inTransaction) throw new Error('told before the commit');
      told.push(...changes);
    },
  };
  const owner: OperatorId = ensureOwner(db, 'Олена', NOON).id;
  const account: StoredAccount = addAccount(workspace);
  const secondAccount: StoredAccount = addAccount(workspace, {
    key: 'key-2',
    phoneNumberId: '2233445566778',
    name: 'Ремонт',
  });
  const merges = createContactMerges(options);
  return {
    workspace,
    db,
    clock,
    told,
    owner,
    account,
    secondAccount,
    contacts: asSeenBy(createContacts(options), owner),
    fields: createContactFields(options),
    notes: createContactNotes(options),
    merges: { ...merges, undo: (id: ContactMergeId) => merges.undo(id, owner) },
    files: createContactFiles(options),
    person: (
      waId: string,
      name: string,
      accountId: AccountId = account.id,
    ): { id: ContactId; conversationId: ConversationId } => {
      const made = addConversation(db, { accountId, waId, name });
      // Row ids of contacts.
      return { id: made.contactId as ContactId, conversationId: made.id };
    },
    close: () => workspace.remove(),
  };
}

/** The service as it answers one operator. */
const asSeenBy = (contacts: ContactsService, operatorId: OperatorId) => ({
  ...contacts,
  get: (id: ContactId) => contacts.get(id, operatorId),
  update: (id: ContactId, changes: ContactChanges) => contacts.update(id, changes, operatorId),
  openConversation: (id: ContactId, accountId: AccountId) =>
    contacts.openConversation(id, accountId, operatorId),
});

export type ContactsRig = ReturnType<typeof openContactsRig>;

/** Every row of every table but the indexes of the search and the book of merges itself. */
export function dumpTables(db: Db): Record<string, unknown[]> {
  const names = db
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%search%'
       AND name NOT LIKE 'contact_merge%' AND name <> 'retired_ids' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    names.map((name) => {
      const rows = db.prepare(`SELECT * FROM "${name}"`).all();
      // Tallies keep the rows that have come down to nothing.
      const words = rows.map((row) => JSON.stringify(row)).filter((row) => !row.endsWith('"count":0}'));
      return [name, words.sort()];
    }),
  );
}
