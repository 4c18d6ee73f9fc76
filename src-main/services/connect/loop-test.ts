import { randomUUID } from 'node:crypto';
import type { Change } from '#shared/contract/events.ts';
import type { Message } from '#shared/contract/messages.ts';
import { Refusal, refusalSentence } from '#shared/domain/refusals.ts';
import { requireAccount } from '../../db/queries/accounts.ts';
import { getMessage } from '../../db/queries/messages.ts';
import type { ConnectService } from './connect.ts';
import type { ConnectOptions } from './connect-options.ts';
import { hasWord, type LoopRun, offLoop, showRun } from './loop-run.ts';
import { loopAnswer, loopSays, newLoopWord } from './loop-words.ts';

export interface LoopTests extends Pick<ConnectService, 'startLoop' | 'loop' | 'endLoop'> {
  /** Looks whether the word came in, and how far the answer is; costs nothing while no test runs. */
  onChanges(changes: readonly Change[]): void;
  close(): void;
}

interface LoopOptions
  extends Pick<ConnectOptions, 'db' | 'clock' | 'log' | 'publish' | 'language' | 'outbox'> {
  /** How long to wait for the word. */
  patienceMs?: number;
}

const PATIENCE_MS = 10 * 60_000;

/** The proof with the owner's own phone: a word comes in, an answer goes out. Lives in memory: a restart ends it. */
export function createLoopTests(options: LoopOptions): LoopTests {
  const { db, publish } = options;
  const runs = new Map<number, LoopRun>();
  const changed = () => publish([{ entity: 'connect' }]);
  const end = (accountId: number) => {
    clearTimeout(runs.get(accountId)?.timer);
    return runs.delete(accountId);
  };

  return {
    startLoop(accountId) {
      const run = begin(options, accountId, changed);
      end(accountId);
      runs.set(accountId, run);
      changed();
      return showRun(db, run);
    },
    loop(accountId) {
      const { id } = requireAccount(db, accountId);
      const run = runs.get(id);
      return run ? showRun(db, run) : offLoop(id);
    },
    endLoop(accountId) {
      if (end(accountId)) changed();
    },
    onChanges(changes) {
      if (runs.size === 0) return;
      for (const change of changes) {
        if (change.entity !== 'message') continue;
        if ([...runs.values()].some(({ answerId }) => answerId === change.id)) changed();
        if (change.name !== 'message.received') continue;
        const message = getMessage(db, change.id);
        const run = message && runs.get(message.accountId);
        if (run && run.receivedAt === null && hasWord(message, run.word)) receive(options, run, message);
      }
    },
    close() {
      for (const { timer } of runs.values()) clearTimeout(timer);
      runs.clear();
    },
  };
}

function begin(
  { db, clock, language, patienceMs }: LoopOptions,
  accountId: number,
  changed: () => void,
): LoopRun {
  const account = requireAccount(db, accountId);
  if (account.state === 'disconnected') throw new Refusal('ACCOUNT_DISCONNECTED');
  if (account.displayPhoneNumber === null) throw new Refusal('LOOP_NUMBER_UNKNOWN');
  const timer = setTimeout(() => {
    run.failure = loopSays.timedOut;
    changed();
  }, patienceMs ?? PATIENCE_MS);
  timer.unref();
  const run: LoopRun = {
    accountId: account.id,
    word: newLoopWord(language()),
    number: account.displayPhoneNumber,
    startedAt: clock.now(),
    receivedAt: null,
    tookMs: null,
    answerId: null,
    failure: null,
    timer,
  };
  return run;
}

/** The first message with the word settles the run; what is written afterwards is a conversation like any other. */
function receive(options: LoopOptions, run: LoopRun, message: Message): void {
  const { db, publish } = options;
  clearTimeout(run.timer);
  const { clockOffsetMs } = requireAccount(db, run.accountId);
  run.failure = null;
  run.receivedAt = message.receivedAt;
  run.tookMs = Math.max(0, message.receivedAt + clockOffsetMs - message.sentAt);
  publish([{ entity: 'connect' }]);
  // Outside of whatever published the change: an answer is a transaction of its own.
  setImmediate(() => {
    if (!db.open) return;
    answer(options, run, message);
    publish([{ entity: 'connect' }]);
  });
}

function answer({ outbox, language, log }: LoopOptions, run: LoopRun, message: Message): void {
  try {
    const sent = outbox.send({
      conversationId: message.conversationId,
      clientId: randomUUID(),
      content: { kind: 'text', body: loopAnswer[language()](run.word), previewUrl: false },
      quotedMessageId: message.id,
      operatorId: null,
    });
    run.answerId = sent.id;
  } catch (error) {
    // Nobody above waits for this: what is no refusal is for the log, and the owner reads that it failed.
    if (!(error instanceof Refusal)) log.error('connect.loop_not_answered', { error });
    run.failure = loopSays.answerFailed(
      error instanceof Refusal ? sentenceOf(error) : loopSays.answerRefused,
    );
  }
}

const sentenceOf = ({ code, values }: Refusal) => ({
  uk: refusalSentence(code, values, 'uk'),
  en: refusalSentence(code, values, 'en'),
});
