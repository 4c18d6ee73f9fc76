import type { ConnectDraft, ValueCheck } from '#shared/contract/connect.ts';
import type { AccountField } from '#shared/domain/account-form.ts';
import { cleanValue } from '#shared/domain/connect-values.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { getAccountByPhoneNumberId, requireAccount } from '../../db/queries/accounts.ts';
import {
  deleteDraft,
  getDraft,
  getDraftOfAccount,
  insertDraft,
  listDrafts,
  requireDraft,
  type StoredDraft,
  saveDraft,
} from '../../db/queries/connect-drafts.ts';
import type { CheckedValues } from './check-notes.ts';
import { checkValues } from './check-values.ts';
import { chooseNumber } from './choose-number.ts';
import type { ConnectService, NewDraft } from './connect.ts';
import type { ConnectOptions } from './connect-options.ts';
import { createDraftSecrets, type DraftSecrets, type DraftSecretValues } from './draft-secrets.ts';
import { metaClock } from './meta-clock.ts';
import { shapeSays } from './value-sentences.ts';

/** The part of the wizard that works on a draft. */
export type Setups = Pick<
  ConnectService,
  'drafts' | 'get' | 'start' | 'discard' | 'saveStep' | 'setValues' | 'recheck' | 'chooseNumber' | 'finish'
>;

/** Which check of a draft is the newest one: an older one that still runs is overtaken and changes nothing. */
interface Runs {
  begin(draftId: number): { isNewest(): boolean; end(): void };
  isRunning(draftId: number): boolean;
}

interface Parts extends ConnectOptions {
  draftSecrets: DraftSecrets;
  runs: Runs;
}

/** Set-ups that were begun: rows in the database, their secrets in the store. */
export function createSetups(options: ConnectOptions): Setups {
  const { db, clock } = options;
  const parts: Parts = { ...options, draftSecrets: createDraftSecrets(options.store), runs: createRuns() };
  const changed = (id: number) => {
    options.publish([{ entity: 'connect' }]);
    return show(parts, requireDraft(db, id));
  };
  const remove = async (id: number) => {
    requireDraft(db, id);
    await parts.draftSecrets.erase(id);
    deleteDraft(db, id);
    // A value that was being written while the first ones were erased; from here on its writer sees that the set-up is gone.
    await parts.draftSecrets.erase(id);
    options.publish([{ entity: 'connect' }]);
  };

  return {
    drafts: () => Promise.all(listDrafts(db).map((draft) => show(parts, draft))),
    get: (id) => show(parts, requireDraft(db, id)),
    start: (input) => changed(start(parts, input).id),
    discard: remove,
    finish: remove,
    saveStep({ id, step, done, ticked }) {
      const draft = requireDraft(db, id);
      // A page may have read its draft before the hub itself marked a step as done: nothing that is done is undone.
      const allDone = [...new Set([...draft.done, ...(done ?? [])])];
      const changes = { step: step ?? draft.step, done: allDone, ticked: ticked ?? draft.ticked };
      saveDraft(db, { ...draft, ...changes }, clock.now());
      return changed(id);
    },
    async setValues({ id, ...given }) {
      const cleaned = await takeValues(parts, id, given);
      await check(parts, id, cleaned);
      return changed(id);
    },
    async recheck(id) {
      await check(parts, id, []);
      return changed(id);
    },
    async chooseNumber({ id, ...chosen }) {
      const draft = requireDraft(db, id);
      // What was entered last is just being asked about: the checks that stand here are about what it replaced.
      if (parts.runs.isRunning(id)) throw new Refusal('CONNECT_VALUES_NOT_GOOD');
      const account = await chooseNumber(options, { draft, secrets: await secretsOf(parts, draft) }, chosen);
      const done = [...new Set([...draft.done, 'values' as const, 'number' as const])];
      const { wabaId, phoneNumberId } = account;
      saveDraft(
        db,
        { ...requireDraft(db, id), accountId: account.id, wabaId, phoneNumberId, step: 'webhook', done },
        clock.now(),
      );
      return changed(id);
    },
  };
}

/** A draft that goes on with an account is there once: the doctor may send the owner to it several times. */
function start({ db, clock }: Parts, { kind, accountId, step }: NewDraft): StoredDraft {
  if (accountId === null) {
    return insertDraft(db, { kind, step, accountId, appId: '', wabaId: '', phoneNumberId: '' }, clock.now());
  }
  const account = requireAccount(db, accountId);
  const { appId, wabaId, phoneNumberId } = account;
  const known = getDraftOfAccount(db, accountId);
  const draft =
    known ??
    insertDraft(
      db,
      { kind: account.kind, step, accountId: account.id, appId, wabaId, phoneNumberId },
      clock.now(),
    );
  return saveDraft(db, { ...draft, step }, clock.now());
}

/** What was entered, as it was meant; saved before anything is asked, so that nothing has to be typed twice. */
async function takeValues(
  { db, clock, draftSecrets }: Parts,
  id: number,
  given: { [Field in AccountField]?: string | undefined },
): Promise<AccountField[]> {
  requireDraft(db, id);
  const cleaned: AccountField[] = [];
  const clean = (field: AccountField): string | undefined => {
    const raw = given[field];
    if (raw === undefined) return undefined;
    const { value, wasCleaned } = cleanValue(field, raw);
    if (wasCleaned && value !== '') cleaned.push(field);
    return value;
  };
  const secrets = { appSecret: clean('appSecret'), accessToken: clean('accessToken') };
  const ids = { appId: clean('appId'), wabaId: clean('wabaId'), phoneNumberId: clean('phoneNumberId') };
  await draftSecrets.write(id, secrets);
  const hint = (value: string | undefined, before: string | null) =>
    value === undefined ? before : value.slice(-4) || null;
  // Read only now: another value may have been entered, or the set-up thrown away, while the keychain was written.
  const draft = getDraft(db, id);
  if (draft === null) {
    await draftSecrets.erase(id);
    throw new Refusal('NOT_FOUND');
  }
  const entered = { ...secrets, ...ids };
  saveDraft(
    db,
    {
      ...draft,
      // What was found out about the value before this one says nothing of it, should the hub end before Meta has answered.
      checks: draft.checks.filter(({ field }) => entered[field] === undefined),
      appId: ids.appId ?? draft.appId,
      wabaId: ids.wabaId ?? draft.wabaId,
      phoneNumberId: ids.phoneNumberId ?? draft.phoneNumberId,
      appSecretHint: hint(secrets.appSecret, draft.appSecretHint),
      accessTokenHint: hint(secrets.accessToken, draft.accessTokenHint),
    },
    clock.now(),
  );
  return cleaned;
}

/** The draft's own secrets, or those of the account that it goes on with. */
async function secretsOf({ draftSecrets, secrets }: Parts, draft: StoredDraft): Promise<DraftSecretValues> {
  const own = await draftSecrets.read(draft.id);
  const ofAccount = draft.accountId === null ? null : secrets.byAccountId(draft.accountId);
  return {
    accessToken: own.accessToken ?? ofAccount?.accessToken ?? null,
    appSecret: own.appSecret ?? ofAccount?.appSecret ?? null,
  };
}

/** Asks Meta about everything that is there; the newest call of several is the one that is kept. */
async function check(parts: Parts, id: number, cleaned: readonly AccountField[]): Promise<void> {
  const { db, clock, graph, graphUrl, publish, runs } = parts;
  const draft = requireDraft(db, id);
  const baseUrl = graphUrl(draft.kind);
  if (baseUrl === null) throw new Refusal('SANDBOX_OFF');
  const secrets = await secretsOf(parts, draft);
  const run = runs.begin(id);
  publish([{ entity: 'connect' }]);
  try {
    const { appId, wabaId, phoneNumberId } = draft;
    const values: CheckedValues = {
      appId,
      wabaId,
      phoneNumberId,
      appSecret: secrets.appSecret ?? '',
      accessToken: secrets.accessToken ?? '',
    };
    const time = metaClock(parts, draft.kind, baseUrl);
    const found = await checkValues({ graph, baseUrl, now: time.now, clockOffMs: time.offMs }, values);
    // The hub may have closed meanwhile, the draft may be gone, or somebody typed on.
    const current = db.open && run.isNewest() ? getDraft(db, id) : null;
    if (current === null) return;
    const { numbers, checks, ...rest } = found;
    saveDraft(
      db,
      {
        ...current,
        ...rest,
        checks: checks.map((one) => withCleaning(one, cleaned)),
        numbers: numbers.map((number) => ({ ...number, accountId: null })),
      },
      clock.now(),
    );
  } finally {
    run.end();
  }
}

/** Tells first that something was taken away from what was pasted. */
function withCleaning(check: ValueCheck, cleaned: readonly AccountField[]): ValueCheck {
  if (!cleaned.includes(check.field)) return check;
  const { uk, en } = shapeSays.cleaned;
  const { sentence } = check;
  return {
    ...check,
    sentence: sentence ? { uk: `${uk} ${sentence.uk}`, en: `${en} ${sentence.en}` } : { uk, en },
  };
}

const noSecrets: DraftSecretValues = { accessToken: null, appSecret: null };

/** A draft as a seat sees it: hints of secrets that are really there, and who has each number already. */
async function show(parts: Parts, draft: StoredDraft): Promise<ConnectDraft> {
  const { db, runs } = parts;
  // A keychain that is locked must not hide the set-up; whoever needs the secrets is told then.
  const secrets = await secretsOf(parts, draft).catch((error: unknown) => {
    if (error instanceof Refusal) return noSecrets;
    throw error;
  });
  const checking = runs.isRunning(draft.id);
  return {
    ...draft,
    appSecretHint: secrets.appSecret?.slice(-4) ?? null,
    accessTokenHint: secrets.accessToken?.slice(-4) ?? null,
    checks: checking
      ? draft.checks.map((one) => (one.state === 'missing' ? one : { ...one, state: 'checking' }))
      : draft.checks,
    numbers: draft.numbers.map((number) => {
      const account = getAccountByPhoneNumberId(db, number.phoneNumberId);
      return { ...number, accountId: account && account.state !== 'disconnected' ? account.id : null };
    }),
  };
}

function createRuns(): Runs {
  const newest = new Map<number, symbol>();
  return {
    begin(draftId) {
      const run = Symbol('check');
      newest.set(draftId, run);
      return {
        isNewest: () => newest.get(draftId) === run,
        end: () => {
          if (newest.get(draftId) === run) newest.delete(draftId);
        },
      };
    },
    isRunning: (draftId) => newest.has(draftId),
  };
}
