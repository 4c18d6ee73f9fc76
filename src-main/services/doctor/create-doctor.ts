import type { Account } from '#shared/contract/accounts.ts';
import type { Sentence } from '#shared/contract/base.ts';
import type { DoctorCheck, DoctorReport } from '#shared/contract/doctor.ts';
import {
  accountChecks,
  type CheckState,
  computerChecks,
  type DoctorCheckId,
  worstState,
} from '#shared/domain/doctor-checks.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { listAccounts, requireAccount, type StoredAccount } from '../../db/queries/accounts.ts';
import { listDoctorReports, type StoredReport, upsertDoctorReport } from '../../db/queries/doctor-reports.ts';
import type { Db } from '../../db/statements.ts';
import type { Fetch } from '../../meta/graph-http.ts';
import type {
  AccountSecretsReader,
  Clock,
  GraphClient,
  Handshakes,
  Log,
  Projector,
  Publish,
} from '../../ports.ts';
import type { SecretStore } from '../../secrets/secret-store.ts';
import type { Health } from '../health.ts';
import type { TemplatesService } from '../templates/templates.ts';
import type { RunningPublicAddress } from '../tunnel/public-address.ts';
import type { WebhookRegistrations } from '../tunnel/registration.ts';
import { accountRules, computerRules } from './checks/index.ts';
import type { DoctorService } from './doctor.ts';
import type { AccountFacts, ComputerFacts } from './facts.ts';
import { gatherAccount } from './gather-account.ts';
import { gatherComputer } from './gather-computer.ts';
import { learnFrom } from './learn.ts';
import { repairCheck } from './repairs.ts';
import { supportText } from './support.ts';
import { readTrail } from './trail.ts';
import type { Verdict } from './verdict.ts';

export interface DoctorOptions {
  db: Db;
  clock: Clock;
  log: Log;
  publish: Publish;
  /** The client whose failures do not come back as a reason to look again. */
  graph: Pick<GraphClient, 'request'>;
  fetch: Fetch;
  secrets: AccountSecretsReader;
  store: SecretStore;
  /** What the window's program tells; null without one. */
  desktop(): ComputerFacts['desktop'];
  graphUrl(kind: Account['kind']): string | null;
  health: { get(): Promise<Health> };
  journal: { counts(): { lastSeq: number; projectedSeq: number; failures: number } };
  projector: Pick<Projector, 'retryFailures'>;
  address: Pick<RunningPublicAddress, 'state' | 'lastAway' | 'retryNow'>;
  registration: Pick<WebhookRegistrations, 'known' | 'register'>;
  handshakes: Handshakes;
  templates: Pick<TemplatesService, 'syncAccount'>;
  /** Where Meta should send an account's webhooks; null while this computer has no address. */
  expectedUrl(account: StoredAccount): string | null;
  /** What waits to be sent is looked at again. */
  onSendable(): void;
  version: string;
  /** How the whole stands, whenever it changed. */
  onSummary(summary: DoctorSummary): void;
}

/** Everything in a word: the most urgent state, and how many checks want something done. */
export interface DoctorSummary {
  state: CheckState;
  problems: number;
}

/** `by`: a person is told that it runs; a look that nobody asked for is quiet, and leaves the sandbox's Meta alone. */
export type LookedBy = 'person' | 'itself';

export interface RunningDoctor extends DoctorService {
  /** Looks at an account (null: this computer) once more; many calls while one runs are one look. */
  look(accountId: AccountId | null, by: LookedBy): Promise<DoctorReport>;
  /** Adds a line to an account's log. */
  note(accountId: AccountId, sentence: Sentence): void;
  /** Whether anybody ever looked at it. */
  isKnown(accountId: AccountId | null): boolean;
}

const KEPT_LINES = 50;
/** Without these nothing is known of an account. */
const essential: readonly DoctorCheckId[] = ['token_alive', 'number_visible'];
const allChecks: readonly DoctorCheckId[] = [...accountChecks, ...computerChecks];

/** Looks at everything that a connection needs, keeps what it found, and repairs what it can. */
export function createDoctor(options: DoctorOptions): RunningDoctor {
  const { db, clock, publish } = options;
  const reports = new Map(listDoctorReports(db).map((report) => [report.accountId, report]));
  const running = new Map<AccountId | null, Promise<void>>();

  const stored = (accountId: AccountId | null): StoredReport =>
    reports.get(accountId) ?? { accountId, checkedAt: null, checks: [], log: [] };
  const show = (accountId: AccountId | null): DoctorReport => {
    const report = stored(accountId);
    return { ...report, state: stateOf(report), isRunning: running.has(accountId) };
  };
  const shownAccounts = () => listAccounts(db).filter(({ state }) => state !== 'disconnected');
  const all = () => [show(null), ...shownAccounts().map(({ id }) => show(id))];

  const subjectOf = (id: number | null): AccountId | null => (id === null ? null : requireAccount(db, id).id);

  function tell(): void {
    publish([{ entity: 'doctor' }]);
    const known = all().filter(({ checkedAt }) => checkedAt !== null);
    const problems = known.flatMap(({ checks }) => checks).filter(({ state }) => isProblem(state)).length;
    options.onSummary({ state: worstState(known.map(({ state }) => state)), problems });
  }

  function save(report: StoredReport): void {
    // A hub that closes takes the database away while Meta still thinks.
    if (!db.open) return;
    reports.set(report.accountId, report);
    upsertDoctorReport(db, report);
  }

  async function lookOnce(accountId: AccountId | null, by: LookedBy, wanted?: readonly DoctorCheckId[]) {
    const found = await examine(options, accountId, by);
    if (!db.open) return;
    const before = stored(accountId);
    const after = merge(before, found, { now: clock.now(), wanted });
    save(after);
    if (by === 'person' || hasChanged(before, after)) tell();
  }

  async function look(accountId: AccountId | null, by: LookedBy, wanted?: readonly DoctorCheckId[]) {
    let work = running.get(accountId);
    if (!work) {
      work = lookOnce(accountId, by, wanted).finally(() => running.delete(accountId));
      running.set(accountId, work);
      if (by === 'person') publish([{ entity: 'doctor' }]);
    }
    await work;
    return show(accountId);
  }

  return {
    reports: all,
    look,
    isKnown: (accountId) => reports.has(accountId),
    note(accountId, sentence) {
      const report = stored(accountId);
      save({ ...report, log: [{ at: clock.now(), sentence }, ...report.log].slice(0, KEPT_LINES) });
      tell();
    },
    run: ({ accountId, checks }) => look(subjectOf(accountId), 'person', checks),
    async repair({ accountId: id, check }) {
      const accountId = subjectOf(id);
      // What runs now saw the state before the repair.
      await running.get(accountId);
      const said = await repairCheck(options, accountId, check);
      const report = stored(accountId);
      save({ ...report, log: [{ at: clock.now(), sentence: said }, ...report.log].slice(0, KEPT_LINES) });
      return look(accountId, 'person');
    },
    support: (accountId) => ({
      text: supportText(
        options,
        accountId === null ? all() : [show(null), show(requireAccount(db, accountId).id)],
      ),
    }),
    trail: (messageId) => readTrail(options, messageId),
  };
}

async function examine(
  options: DoctorOptions,
  accountId: AccountId | null,
  by: LookedBy,
): Promise<Omit<DoctorCheck, 'checkedAt'>[]> {
  if (accountId === null) {
    const facts = await gatherComputer(options, by);
    return computerChecks.map((id) => named(id, computerRules[id](facts)));
  }
  const facts: AccountFacts = await gatherAccount(options, requireAccount(options.db, accountId));
  if (options.db.open) learnFrom(options, facts);
  return accountChecks.map((id) => named(id, accountRules[id](facts)));
}

const named = (id: DoctorCheckId, verdict: Verdict): Omit<DoctorCheck, 'checkedAt'> => ({ id, ...verdict });

const isProblem = (state: CheckState) => state === 'act' || state === 'repairable';

/** What Meta merely does not tell is no reason to worry about the whole. */
function stateOf({ checks }: StoredReport): CheckState {
  if (checks.length === 0) return 'unknown';
  const isUnknown = checks.some(({ id, state }) => state === 'unknown' && essential.includes(id));
  return worstState(
    checks
      .filter(({ id, state }) => state !== 'unknown' || (isUnknown && essential.includes(id)))
      .map(({ state }) => state),
  );
}

function merge(
  before: StoredReport,
  found: readonly Omit<DoctorCheck, 'checkedAt'>[],
  { now, wanted }: { now: number; wanted: readonly DoctorCheckId[] | undefined },
): StoredReport {
  const old = new Map(before.checks.map((check) => [check.id, check]));
  const fresh = found.filter(({ id }) => wanted === undefined || wanted.includes(id));
  const lines = fresh.filter((check) => isWorthTelling(old.get(check.id)?.state, check.state));
  for (const check of fresh) old.set(check.id, { ...check, checkedAt: now });
  return {
    accountId: before.accountId,
    checkedAt: now,
    checks: allChecks.flatMap((id) => old.get(id) ?? []),
    log: [...lines.map(({ sentence }) => ({ at: now, sentence })), ...before.log].slice(0, KEPT_LINES),
  };
}

/** A line that comes and goes turns many checks unknown and back: neither is an event of its own. */
const isWorthTelling = (before: CheckState | undefined, after: CheckState): boolean =>
  before !== undefined && before !== after && before !== 'unknown' && after !== 'unknown';

function hasChanged(before: StoredReport, after: StoredReport): boolean {
  const content = ({ checks }: StoredReport) =>
    JSON.stringify(checks.map(({ checkedAt: _checkedAt, ...check }) => check));
  return content(before) !== content(after);
}
