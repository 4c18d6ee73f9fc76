import type { Sentence } from '#shared/contract/base.ts';
import type { LoopTest } from '#shared/contract/connect.ts';
import type { Message } from '#shared/contract/messages.ts';
import type { AccountId, MessageId } from '#shared/domain/ids.ts';
import { getMessage } from '../../db/queries/messages.ts';
import type { Db } from '../../db/statements.ts';
import { containsWord, loopSays } from './loop-words.ts';

/** One test with the owner's own phone. */
export interface LoopRun {
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

/** Whether this is the message that the test waits for. */
export const hasWord = ({ direction, content }: Message, word: string): boolean =>
  direction === 'in' && content.kind === 'text' && containsWord(content.body, word);

/** What is shown while no test runs. */
export const offLoop = (accountId: AccountId): LoopTest => ({
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

/** A test as a seat sees it; how far the answer is stands in its message. */
export function showRun(db: Db, run: LoopRun): LoopTest {
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

function sentenceOf(run: LoopRun, message: Message | null, answer: LoopTest['answer']): Sentence {
  if (run.receivedAt === null) return loopSays.waiting(run.word, run.number);
  const ms = run.tookMs ?? 0;
  if (answer === 'failed') return loopSays.answerFailed(message?.error?.sentence ?? loopSays.answerRefused);
  if (answer === 'none') return loopSays.received(run.word, ms);
  return answer === 'sent' ? loopSays.answered(run.word, ms) : loopSays.complete(run.word, ms);
}
