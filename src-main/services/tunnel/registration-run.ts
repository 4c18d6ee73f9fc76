import type { Sentence } from '#shared/contract/base.ts';
import type { RegistrationStep } from '#shared/contract/tunnel.ts';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import {
  accountKeyOfCallback,
  coreWebhookFields,
  expectedWebhookFields,
  missingWebhookFields,
} from '#shared/domain/webhook-fields.ts';
import type { Answer } from '../../meta/ask.ts';
import {
  type Askers,
  clearNumberOverride,
  overrideWaba,
  subscribeFields,
  subscribeWaba,
} from '../../meta/webhook-calls.ts';
import type { HandshakeMark } from '../../ports.ts';
import { explainFailedStep, type StepFailure } from './callback-refusal.ts';
import { subscribeFurther } from './registration-fields.ts';
import { hostOf, registrationSays, waitingSays } from './registration-sentences.ts';
import {
  type Effective,
  effectiveOf,
  type Goal,
  goalOf,
  type OwnAddress,
  readStanding,
  type Standing,
} from './registration-standing.ts';

type StepName = RegistrationStep['step'];

export interface RunOptions extends OwnAddress {
  ids: { appId: string; wabaId: string; phoneNumberId: string };
  askers: Askers;
  verifyTokenOf(accountKey: string): Promise<string>;
  lastHandshake(accountKey: string): HandshakeMark | null;
  /** Another tool's address may be replaced. */
  mayTakeOver: boolean;
  /** Tell Meta even what it knows already. */
  isForced: boolean;
  /** Meta was told another address so lately that it is not told again now. */
  movedLately: boolean;
  /** Whether a handshake was ever seen for this account's address. */
  wasSeen: boolean;
  now(): number;
  note(step: StepName, state: RegistrationStep['state'], sentence: Sentence): void;
}

export interface RunOutcome {
  state: 'registered' | 'foreign' | 'failed' | 'waiting';
  callbackUrl: string;
  effective: Effective;
  foreignUrl: string | null;
  fields: { subscribed: string[]; missing: string[] };
  failure: ConnectFailure | null;
  /** It may come right by itself: worth another attempt without anybody's word. */
  isTransient: boolean;
  /** Meta knew another address of ours before. */
  hasMoved: boolean;
}

/** A step that could not be done; what follows it is not tried. */
class StepFailed extends Error {
  readonly step: StepName;
  readonly reason: StepFailure;

  constructor(step: StepName, reason: StepFailure) {
    super(`registration stopped at ${step}`);
    this.step = step;
    this.reason = reason;
  }
}

/** Tells Meta where an account's webhooks go, one step after the other, and reads back what came of it. */
export async function runRegistration(options: RunOptions): Promise<RunOutcome> {
  const { note, callbackUrl } = options;
  const outcome: RunOutcome = {
    state: 'failed',
    callbackUrl,
    effective: { url: null, level: null },
    foreignUrl: null,
    fields: { subscribed: [], missing: [...expectedWebhookFields] },
    failure: null,
    isTransient: false,
    hasMoved: false,
  };
  try {
    return await walk(options, outcome);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    note(error.step, 'failed', error.reason.sentence);
    const { failure, isTransient } = error.reason;
    return { ...outcome, state: 'failed', failure, isTransient };
  }
}

async function walk(options: RunOptions, outcome: RunOutcome): Promise<RunOutcome> {
  const { note } = options;
  note('app_subscription', 'running', waitingSays.app_subscription);
  const standing = await requireStanding(options);
  remember(outcome, standing);
  const goal = goalOf(standing, options);
  outcome.callbackUrl = goal.callbackUrl;
  if (goal.foreignUrl !== null && !options.mayTakeOver) {
    note('app_subscription', 'failed', registrationSays.foreign(hostOf(goal.foreignUrl)));
    return { ...outcome, state: 'foreign', foreignUrl: goal.foreignUrl, failure: 'webhook_taken' };
  }
  const { url } = effectiveOf(standing);
  outcome.hasMoved = url !== null && goal.foreignUrl === null && url !== goal.callbackUrl;
  if (outcome.hasMoved && options.movedLately) {
    note('address', 'waiting', registrationSays.addressMovesTooOften);
    return { ...outcome, state: 'waiting' };
  }
  const startedAt = options.now();
  const wasTold = [
    await subscribeApp(options, standing, goal),
    await subscribeAccount(options, standing, goal),
  ].includes(true);
  noteHandshake(options, goal, wasTold ? startedAt : null);
  await readBack(options, goal, outcome);
  return { ...outcome, state: 'registered' };
}

function remember(outcome: RunOutcome, standing: Standing): void {
  outcome.effective = effectiveOf(standing);
  outcome.fields = { subscribed: standing.fields, missing: missingWebhookFields(standing.fields) };
}

async function requireStanding({ askers, ids }: RunOptions): Promise<Standing> {
  const read = await readStanding(askers, ids);
  if (read.kind === 'told') return read.value;
  throw new StepFailed(read.step, explainFailedStep(read.answer));
}

function requireDone(step: StepName, answer: Answer<unknown>): void {
  if (answer.kind !== 'told') throw new StepFailed(step, explainFailedStep(answer));
}

/** The core fields first, everything else after: a name that Meta refuses does not spoil the rest. True when Meta was told. */
async function subscribeApp(options: RunOptions, standing: Standing, goal: Goal): Promise<boolean> {
  const { note, askers, ids } = options;
  if (goal.level === 'override') {
    note('app_subscription', 'ok', registrationSays.appLeft);
    note('fields', 'ok', registrationSays.fieldsLeft);
    return false;
  }
  const hasCore = coreWebhookFields.every((field) => standing.fields.includes(field));
  const stands = standing.appUrl === goal.callbackUrl && hasCore && options.wasSeen;
  const callback = { callbackUrl: goal.callbackUrl, verifyToken: await verifyTokenOf(options, goal) };
  if (options.isForced || !stands) {
    const answer = await subscribeFields(askers.app, ids.appId, { ...callback, fields: coreWebhookFields });
    // An answer that was lost says nothing: what stands now tells whether it was done.
    if (answer.kind !== 'unreachable') requireDone('app_subscription', answer);
    else if ((await requireStanding(options)).appUrl !== goal.callbackUrl)
      requireDone('app_subscription', answer);
  }
  note('app_subscription', 'ok', stands ? registrationSays.appAlready : registrationSays.appDone);
  await chooseFields(options, standing, callback, options.isForced || !stands);
  return options.isForced || !stands;
}

async function chooseFields(
  { note, askers, ids }: RunOptions,
  standing: Standing,
  callback: { callbackUrl: string; verifyToken: string },
  wasTold: boolean,
): Promise<void> {
  if (!wasTold && missingWebhookFields(standing.fields).length === 0) {
    note('fields', 'ok', registrationSays.fieldsAll(standing.fields.length));
    return;
  }
  note('fields', 'running', waitingSays.fields);
  const result = await subscribeFurther(askers.app, ids.appId, callback);
  if (result.failed) throw new StepFailed('fields', explainFailedStep(result.failed));
  const refused = missingWebhookFields(result.subscribed);
  const { length } = result.subscribed;
  note(
    'fields',
    'ok',
    refused.length === 0
      ? registrationSays.fieldsAll(length)
      : registrationSays.fieldsRefused(refused.join(', ')),
  );
}

/** The account is heard first, its own address comes second: Meta refuses the other order. True when an address was told. */
async function subscribeAccount(options: RunOptions, standing: Standing, goal: Goal): Promise<boolean> {
  const { note, askers, ids } = options;
  note('waba_subscription', 'running', waitingSays.waba_subscription);
  const wanted = goal.level === 'override' ? goal.callbackUrl : null;
  const isOverridden =
    wanted !== null && (options.isForced || standing.wabaUrl !== wanted || !options.wasSeen);
  const isStale = wanted === null && standing.wabaUrl !== null;
  if (!standing.isWabaSubscribed || isStale) {
    requireDone('waba_subscription', await subscribeWaba(askers.account, ids.wabaId));
  }
  if (isOverridden) {
    const callback = { callbackUrl: goal.callbackUrl, verifyToken: await verifyTokenOf(options, goal) };
    requireDone('waba_subscription', await overrideWaba(askers.account, ids.wabaId, callback));
  }
  // A number's own address comes before all others; ours never stands there.
  if (standing.numberUrl !== null) {
    requireDone('waba_subscription', await clearNumberOverride(askers.account, ids.phoneNumberId));
  }
  const sentence = standing.isWabaSubscribed ? registrationSays.wabaAlready : registrationSays.wabaDone;
  note('waba_subscription', 'ok', wanted === null ? sentence : registrationSays.wabaOverridden);
  return isOverridden;
}

async function verifyTokenOf({ verifyTokenOf: find, callbackUrl }: RunOptions, goal: Goal): Promise<string> {
  return find(accountKeyOfCallback(goal.callbackUrl) ?? accountKeyOfCallback(callbackUrl) ?? '');
}

/** `since` null: nothing was told to Meta, an earlier handshake counts. */
function noteHandshake({ lastHandshake, note }: RunOptions, goal: Goal, since: number | null): void {
  const mark = lastHandshake(accountKeyOfCallback(goal.callbackUrl) ?? '');
  if (since === null || (mark?.isAnswered && mark.at >= since)) {
    note('handshake', 'ok', registrationSays.handshakeSeen);
    return;
  }
  const cameWrong = mark !== null && mark.at >= since && !mark.isAnswered;
  throw new StepFailed('handshake', {
    sentence: cameWrong ? registrationSays.handshakeWrong : registrationSays.handshakeMissing,
    failure: cameWrong ? 'verify_token_differs' : 'callback_unreachable',
    isTransient: false,
  });
}

async function readBack(options: RunOptions, goal: Goal, outcome: RunOutcome): Promise<void> {
  options.note('effective', 'running', waitingSays.effective);
  const standing = await requireStanding(options);
  remember(outcome, standing);
  const { url } = outcome.effective;
  if (url === goal.callbackUrl && standing.isWabaSubscribed) {
    options.note('effective', 'ok', registrationSays.effectiveDone);
    return;
  }
  throw new StepFailed('effective', {
    sentence: url === null ? registrationSays.effectiveNone : registrationSays.effectiveOther(hostOf(url)),
    failure: null,
    isTransient: true,
  });
}
