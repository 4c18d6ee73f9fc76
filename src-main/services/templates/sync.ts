import type { SyncResult } from '#shared/contract/templates.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { listAccounts, listAccountsByWaba, type StoredAccount } from '../../db/queries/accounts.ts';
import {
  getLiveTemplate,
  normaliseLanguage,
  requireTemplate,
  type StoredTemplate,
  shareBindings,
  type TemplateValues,
} from '../../db/queries/templates.ts';
import { type Db, inTransaction } from '../../db/statements.ts';
import type { Clock, Publish } from '../../ports.ts';
import type { GraphTargets } from '../graph-targets.ts';
import { inTurns } from '../in-turns.ts';
import { applyListing, applyMeta, markDeleted, valuesOf } from './apply-meta.ts';
import {
  type Asked,
  findAtMeta,
  listAtMeta,
  type MetaTemplatesOptions,
  notUnderstood,
} from './meta-templates.ts';
import { momentOf, type Witness } from './note-changes.ts';
import { bothWays, createReadings, type TemplateReadings } from './readings.ts';

export interface SyncOptions extends MetaTemplatesOptions {
  db: Db;
  clock: Clock;
  publish: Publish;
  targets: GraphTargets;
}

export type SyncAllResult =
  | (SyncResult & { kind: 'done'; accountId: StoredAccount['id'] })
  | { kind: 'failed'; accountId: StoredAccount['id']; sentence: { uk: string; en: string } };

export interface TemplateSync {
  /** Reads all templates of an account, once for all accounts of its WhatsApp Business Account. */
  account(accountId: number): Promise<SyncResult>;
  /** Every account in turn; one that fails says why and does not stop the others. */
  all(): Promise<SyncAllResult[]>;
  /** Reads one template; a draft has nothing to be read. */
  one(template: StoredTemplate): Promise<SyncResult>;
  /** Writes what Meta told of one template into every account that has it. Tells the seats. */
  apply(account: StoredAccount, template: TemplateValues, witness: Witness): StoredTemplate;
  /** What is written in one account already: its siblings learn of it. Tells the seats. */
  share(account: StoredAccount, template: StoredTemplate, witness: Witness): void;
  /** When templates were read last, by whomever. */
  readings(): ReturnType<TemplateReadings['list']>;
  /** Whom to ask about an account, by whose clock. Throws when it cannot be spoken for. */
  ask(accountId: number): Asked;
}

/** Templates as they are at Meta's side, read into ours. */
export function createTemplateSync(options: SyncOptions): TemplateSync {
  const { db, clock, publish, targets } = options;
  /** One reading of a WhatsApp Business Account at a time: whoever asks meanwhile gets its result. */
  const running = new Map<string, Promise<Map<number, SyncResult>>>();
  const readings = createReadings(options);

  const ask = (accountId: number): Asked => {
    const { target, account } = targets.require(accountId);
    return { target, account, ...momentOf(clock, account) };
  };
  const tell = (accounts: readonly StoredAccount[]) => {
    if (accounts.length > 0) publish(accounts.map(({ id }) => ({ entity: 'template', accountId: id })));
  };

  async function readAll(asked: Asked): Promise<Map<number, SyncResult>> {
    const listing = await listAtMeta(options, asked);
    const accounts = siblingsOf(db, asked.account);
    const results = new Map<number, SyncResult>();
    for (const { id } of accounts) results.set(id, await inTurns(applyListing(db, id, listing)));
    inTransaction(db, () => shareBindings(db, asked.account.wabaId));
    tell(accounts.filter(({ id }) => isNews(results.get(id))));
    return results;
  }

  async function join(accountId: number): Promise<SyncResult> {
    const asked = ask(accountId);
    const key = `${asked.account.kind} ${asked.account.wabaId}`;
    let reading = running.get(key);
    if (!reading) {
      reading = readAll(asked).finally(() => running.delete(key));
      running.set(key, reading);
    }
    const result = (await reading).get(accountId);
    // Disconnected while its templates were read.
    if (!result) throw new Refusal('ACCOUNT_DISCONNECTED');
    return result;
  }

  const account = (accountId: number) => readings.watch(accountId, () => join(accountId));

  const apply: TemplateSync['apply'] = (owner, template, witness) => {
    const accounts = siblingsOf(db, owner);
    const applied = inTransaction(db, () => {
      const all = accounts.map(({ id }) => applyMeta(db, { ...template, accountId: id }, witness));
      shareBindings(db, owner.wabaId);
      return all;
    });
    tell(accounts.filter((_, index) => applied[index]?.applied !== 'same'));
    const own = applied[accounts.findIndex(({ id }) => id === owner.id)];
    if (!own) throw new Refusal('ACCOUNT_DISCONNECTED');
    return requireTemplate(db, own.id);
  };

  return {
    account,
    all: () => readEveryAccount(db, account),
    async one(template) {
      const result = await readOne(options, { ask, apply, tell }, template);
      readings.noteOne(template);
      return result;
    },
    readings: readings.list,
    apply,
    share(owner, template, witness) {
      const accounts = siblingsOf(db, owner);
      inTransaction(db, () => {
        for (const { id } of accounts) {
          if (id !== owner.id) applyMeta(db, { ...valuesOf(template), accountId: id }, witness);
        }
        shareBindings(db, owner.wabaId);
      });
      tell(accounts);
    },
    ask,
  };
}

/** The accounts that share the templates of one, itself among them. */
export const siblingsOf = (db: Db, { wabaId, kind, id }: StoredAccount): StoredAccount[] =>
  listAccountsByWaba(db, wabaId).filter(
    (other) => other.id === id || (other.kind === kind && other.state !== 'disconnected'),
  );

const isNews = (result: SyncResult | undefined): boolean =>
  result !== undefined && result.added + result.changed + result.gone > 0;

async function readEveryAccount(db: Db, read: TemplateSync['account']): Promise<SyncAllResult[]> {
  const results: SyncAllResult[] = [];
  for (const { id: accountId } of listAccounts(db).filter(({ state }) => state !== 'disconnected')) {
    try {
      results.push({ kind: 'done', accountId, ...(await read(accountId)) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      results.push({ kind: 'failed', accountId, sentence: bothWays(error) });
    }
  }
  return results;
}

async function readOne(
  options: SyncOptions,
  { ask, apply, tell }: Pick<TemplateSync, 'ask' | 'apply'> & { tell(accounts: StoredAccount[]): void },
  template: StoredTemplate,
): Promise<SyncResult> {
  const result: SyncResult = { added: 0, changed: 0, gone: 0, total: 0 };
  const { db } = options;
  const asked = ask(template.accountId);
  const witness: Witness = { ...momentOf(options.clock, asked.account), source: 'sync', operatorId: null };
  const found = await findOne(options, asked, template);
  if (found) {
    const { status, updatedAt } = apply(asked.account, found, witness);
    const isChanged = template.status !== status || template.updatedAt !== updatedAt;
    return { ...result, changed: Number(isChanged), total: 1 };
  }
  const accounts = siblingsOf(db, asked.account);
  inTransaction(db, () => markGone(db, accounts, [template], witness));
  tell(accounts);
  return { ...result, gone: Number(template.status !== 'DELETED' && template.status !== 'DRAFT') };
}

/** Meta does not tell an id that is gone from one that it does not show; its listing by name does. */
async function findOne(
  options: SyncOptions,
  asked: Asked,
  { metaTemplateId, name, language }: StoredTemplate,
): Promise<TemplateValues | null> {
  const { listed, isComplete } = await findAtMeta(options, asked, name);
  const found =
    listed.find((each) => each.metaTemplateId === metaTemplateId) ??
    listed.find((each) => normaliseLanguage(each.language) === language);
  if (!found && !isComplete) throw notUnderstood();
  return found ?? null;
}

/** Notes templates as gone in every account that has them. */
export function markGone(
  db: Db,
  accounts: readonly StoredAccount[],
  templates: readonly StoredTemplate[],
  witness: Witness,
): void {
  for (const { id } of accounts) {
    for (const { name, language } of templates) {
      const row = getLiveTemplate(db, id, name, language);
      if (row) markDeleted(db, row, witness);
    }
  }
}
