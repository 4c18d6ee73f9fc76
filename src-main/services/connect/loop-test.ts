import { randomUUID } from 'node:crypto';
import type { Sentence } from '#shared/contract/base.ts';
import type { LoopTest } from '#shared/contract/connect.ts';
import type { Change } from '#shared/contract/events.ts';
import type { Message } from '#shared/contract/messages.ts';
import type { AccountId, MessageId } from '#shared/domain/ids.ts';
import { Refusal, refusalSentence } from '#shared/domain/refusals.ts';
import { requireAccount } from '../../db/queries/accounts.ts';
import { getMessage } from '../../db/queries/messages.ts';
import type { ConnectService } from './connect.ts';
import type { ConnectOptions } from './connect-options.ts';
import { containsWord, loopAnswer, loopSays, newLoopWord } from './loop-words.ts';

export interface LoopTests extends Pick<ConnectService, 'startLoop' | 'loop' | 'endLoop'> {
  /** Looks whether the word came in, and how far the answer is; costs nothing while no test runs. */
  onChanges(changes: readonly Change[]): void;
  close(): void;
}

interface Run {
  accountId: AccountId;
  word: string;
  number: string;
  startedAt: number;
  receivedAt: number | null;
  tookMs: number | null;
  answerId: MessageId | null;
  failure: Sentence | null;
  timer: NodeJS.Timeout;
}

interface LoopOptions extends Pick<ConnectOptions, 'db' | 'clock' | 'publish' | 'language' | 'outbox'> {
  /** How long to wait for the word. */
  patienceMs?: number;
}

const PATIENCE_MS = 10 * 60_000;

/** The proof with the owner's own phone: a word comes in, an answer goes out. Lives in memory: a restart ends it. */
export function createLoopTests(options: LoopOptions): LoopTests {
  const { db, clock, publish, language } = options;
  const runs = new Map<number, Run>();
  const changed = () => publish([{ entity: 'connect' }]);
  const end = (accountId: number) => {
    const run = runs.get(accountId);
    if (run) clearTimeout(run.timer);
    return runs.delete(accountId);
  };

  function start(accountId: number): LoopTest {
    const account = requireAccount(db, accountId);
    if (account.state === 'disconnected') throw new Refusal('ACCOUNT_DISCONNECTED');
    if (account.displayPhoneNumber === null) throw new Refusal('LOOP_NUMBER_UNKNOWN');
    end(accountId);
    const timer = setTimeout(() => {
      run.failure = loopSays.timedOut;
      changed();
    }, options.patienceMs ?? PATIENCE_MS);
    timer.unref();
    const run: Run = {
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
    runs.set(accountId, run);
    changed();
    return show(db, run);
  }

  /** The first message with the word settles the run; what is written afterwards is a conversation like any other. */
  function receive(run: Run, message: Message): void {
    clearTimeout(run.timer);
    const { clockOffsetMs } = requireAccount(db, run.accountId);
    run.failure = null;
    run.receivedAt = message.receivedAt;
    run.tookMs = Math.max(0, message.receivedAt + clockOffsetMs - message.sentAt);
    changed();
    // Outside of whatever published the change: an answer is a transaction of its own.
    setImmediate(() => {
      if (db.open) answer(run, message);
    });
  }

  function answer(run: Run, message: Message): void {
    try {
      const sent = options.outbox.send({
        conversationId: message.conversationId,
        clientId: randomUUID(),
        content: { kind: 'text', body: loopAnswer[language()](run.word), previewUrl: false },
        quotedMessageId: message.id,
        operatorId: null,
      });
      run.answerId = sent.id;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, values } = error;
      const reason = { uk: refusalSentence(code, values, 'uk'), en: refusalSentence(code, values, 'en') };
      run.failure = loopSays.answerFailed(reason);
    }
    changed();
  }

  return {
    startLoop: start,
    loop(accountId) {
      const { id } = requireAccount(db, accountId);
      const run = runs.get(id);
      return run ? show(db, run) : offLoop(id);
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
        if (run && run.receivedAt === null && hasWord(message, run.word)) receive(run, message);
      }
    },
    close() {
      for (const { timer } of runs.values()) clearTimeout(timer);
      runs.clear();
    },
  };
}

const hasWord = ({ direction, content }: Message, word: string): boolean =>
  direction === 'in' && content.kind === 'text' && containsWord(content.body, word);

const offLoop = (accountId: AccountId): LoopTest => ({
  accountId,
  state: 'off',
  word: '',
  link: '',
  startedAt: 0,
  receivedAt: null,
  tookMs: null,
  answer: 'none',
  sentence: loopSays.off,
});

function show(db: ConnectOptions['db'], run: Run): LoopTest {
  const message = run.answerId === null ? null : getMessage(db, run.answerId);
  const answer = howFar(message);
  const isFailed = run.failure !== null || answer === 'failed';
  const { accountId, word, startedAt, receivedAt, tookMs } = run;
  return {
    accountId,
    state: isFailed
      ? 'failed'
      : answer !== 'none'
        ? 'answered'
        : receivedAt === null
          ? 'waiting'
          : 'received',
    word,
    link: `https://wa.me/${run.number.replace(/\D/g, '')}?text=${encodeURIComponent(word)}`,
    startedAt,
    receivedAt,
    tookMs,
    answer,
    sentence: run.failure ?? sentenceOf(run, message, answer),
  };
}

function howFar(message: Message | null): LoopTest['answer'] {
  switch (message?.status) {
    case 'accepted':
    case 'sent':
      return 'sent';
    case 'delivered':
      return 'delivered';
    case 'read':
    case 'played':
      return 'read';
    case 'failed':
      return 'failed';
    default:
      return 'none';
  }
}

function sentenceOf(run: Run, message: Message | null, answer: LoopTest['answer']): Sentence {
  if (run.receivedAt === null) return loopSays.waiting(run.word, run.number);
  const ms = run.tookMs ?? 0;
  if (answer === 'failed') return loopSays.answerFailed(message?.error?.sentence ?? loopSays.answerRefused);
  if (answer === 'none') return loopSays.received(run.word, ms);
  return answer === 'sent' ? loopSays.answered(run.word, ms) : loopSays.complete(run.word, ms);
}
