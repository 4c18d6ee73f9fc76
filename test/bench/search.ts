import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { ConversationId, OperatorId } from '#shared/domain/ids.ts';
import { parseSearchQuery } from '#shared/domain/search-query.ts';
import { openWorkspace } from '../../src-main/db/open.ts';
import {
  CONVERSATION_PAGE_SQL,
  conversationListSql,
  listConversations,
} from '../../src-main/db/queries/conversation-list.ts';
import { listMessages, messageWalkSql } from '../../src-main/db/queries/messages.ts';
import { hitIdsSql, MESSAGE_HITS_SQL } from '../../src-main/db/queries/search.ts';
import { indexMessages } from '../../src-main/db/queries/search-index.ts';
import { anyOf, eitherOf, matchExpression } from '../../src-main/db/search-match.ts';
import type { Db } from '../../src-main/db/statements.ts';
import { createSearch, type SearchService } from '../../src-main/services/search.ts';
import { type Corpus, createCorpus, fillShop, orderNumber } from './corpus.ts';
import type { QuietGate } from './quiet.ts';
import { judged, median, progress, quantile, type Row, round, told } from './stats.ts';
import { webhookBytesRow } from './webhook-bytes.ts';

export interface SearchBenchOptions {
  dataDir: string;
  messages: number;
  conversations: number;
  /** How often each kind of question is asked. */
  questions: number;
  quiet: QuietGate;
}

const WARM_UP = 10;
const ME = 1 as OperatorId;

/**
 * S1 to S3, I1, I2 and D2: a made-up shop of five years, asked through the services. The raw query of each ratio is the same
 * SELECT on the same connection, asked in turn with the service.
 */
export async function benchSearch(options: SearchBenchOptions): Promise<Row[]> {
  const { messages, conversations } = options;
  progress(`a shop of ${messages} messages in ${conversations} conversations`);
  const workspace = openWorkspace(options.dataDir, { now: Date.now });
  const { db } = workspace;
  try {
    const corpus = createCorpus();
    const filled = measure(() => fillShop(db, { corpus, messages, conversations }));
    progress('the index');
    const indexed = measure(() => {
      let count = 0;
      for (let step = -1; step !== 0; count += step) step = indexMessages(db, 1000);
      return count;
    });
    db.pragma('wal_checkpoint(TRUNCATE)');
    const bench = { db, corpus, search: createSearch({ db, clock: { now: Date.now } }), ...options };
    return [
      ...sizeRows(options, filled, indexed),
      ...(await typingRows(bench)),
      ...(await rankingRows(bench)),
      ...(await listRows(bench)),
      ...(await conversationRows(bench)),
      webhookBytesRow(db),
    ];
  } finally {
    workspace.close();
  }
}

type Bench = SearchBenchOptions & { db: Db; corpus: Corpus; search: SearchService };

interface Measured<Result> {
  result: Result;
  ms: number;
}

function measure<Result>(work: () => Result): Measured<Result> {
  const started = performance.now();
  const result = work();
  return { result, ms: performance.now() - started };
}

function sizeRows(
  { dataDir, messages }: SearchBenchOptions,
  filled: Measured<number>,
  indexed: Measured<number>,
): Row[] {
  const megabytes = statSync(join(dataDir, 'rozmova.db')).size / 1e6;
  const perMillion = (megabytes / messages) * 1e6;
  return [
    judged(
      {
        id: 'D2',
        what: 'database, a million messages',
        value: round(perMillion, 0),
        unit: 'MB',
        detail: `${round(megabytes, 0)} MB for ${messages}; checksum of the first 10,000: ${filled.result}`,
      },
      { max: 500 },
    ),
    told({
      id: 'W5',
      what: 'taking in plain rows, then indexing them',
      value: round((messages / (filled.ms + indexed.ms)) * 1000, 0),
      unit: 'messages/s',
      detail: `rows ${round((messages / filled.ms) * 1000, 0)}/s (made up on the way), index ${round((indexed.result / indexed.ms) * 1000, 0)}/s`,
    }),
  ];
}

/** What people type, by the kinds that cost differently. */
function questionsOf({
  corpus,
}: Bench): Record<string, () => { query: string; conversationId?: ConversationId }> {
  const long = (least: number): string => {
    for (;;) {
      const word = corpus.word();
      if (word.length >= least) return word;
    }
  };
  const beginning = (letters: number) => long(letters).slice(0, letters);
  return {
    'a word': () => ({ query: `"${long(3)}"` }),
    'a common word': () => ({ query: `"${corpus.commonWord()}"` }),
    '2 letters': () => ({ query: beginning(2) }),
    '3 letters': () => ({ query: beginning(3) }),
    '5 letters': () => ({ query: beginning(5) }),
    'two words': () => ({ query: `${long(2)} ${beginning(3)}` }),
    'a phrase': () => ({ query: `"${long(2)} ${long(2)}"` }),
    'an order number': () => ({ query: String(orderNumber(corpus.random)) }),
    'with from:': () => ({ query: `${beginning(3)} from:customer` }),
    'with before:': () => ({ query: `${beginning(3)} before:2024-06` }),
    'in a big conversation': () => ({
      query: beginning(3),
      // The first ones are the most active.
      conversationId: (1 + Math.floor(corpus.random() * 20)) as ConversationId,
    }),
  };
}

/** S2 for each kind, and S1 over all of them: the service against the same SELECT. */
async function typingRows(bench: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  const ratios: number[] = [];
  for (const [name, question] of Object.entries(questionsOf(bench))) {
    progress(`search: ${name}`);
    await bench.quiet.wait();
    const served: number[] = [];
    const raw: number[] = [];
    for (let index = -WARM_UP; index < bench.questions; index += 1) {
      const input = question();
      const askService = () =>
        bench.search.messages({ ...input, order: 'newest', limit: 50, operatorId: ME });
      const askRaw = () => rawHits(bench.db, input);
      // In turn, and not always the same one first: the second finds the pages in the cache.
      const isServiceFirst = index % 2 === 0;
      const first = measure(isServiceFirst ? askService : askRaw).ms;
      const second = measure(isServiceFirst ? askRaw : askService).ms;
      if (index < 0) continue;
      served.push(isServiceFirst ? first : second);
      raw.push(isServiceFirst ? second : first);
    }
    ratios.push(quantile(served, 0.95) / quantile(raw, 0.95));
    rows.push(
      judged(
        {
          id: 'S2',
          what: `search as one types, ${name}: 50 rows with snippets and count, p95`,
          value: round(quantile(served, 0.95)),
          unit: 'ms',
          detail: `p50 ${round(quantile(served, 0.5))} ms; the same SELECTs raw p50 ${round(quantile(raw, 0.5))} p95 ${round(quantile(raw, 0.95))} ms, n=${served.length}`,
        },
        { max: 30 },
      ),
    );
  }
  const ratio = judged(
    {
      id: 'S1',
      what: 'search through the service, p95, x the same SELECTs raw (median of the kinds)',
      value: round(median(ratios)),
      unit: 'x',
      detail: `from ${round(Math.min(...ratios))} to ${round(Math.max(...ratios))}`,
    },
    { max: 1.5 },
  );
  return [ratio, ...rows];
}

const BEFORE_JUNE_2024 = eitherOf(
  [
    anyOf('year', [2021, 2022, 2023]),
    anyOf('month', ['202401', '202402', '202403', '202404', '202405']),
  ].filter((part) => part !== null),
);

function rawHits(db: Db, input: { query: string; conversationId?: ConversationId }): unknown {
  const { terms } = parseSearchQuery(input.query, Date.now());
  const wanted = [
    input.conversationId ? anyOf('conversation', [input.conversationId]) : null,
    input.query.includes('from:') ? anyOf('direction', ['in']) : null,
    input.query.includes('before:') ? BEFORE_JUNE_2024 : null,
  ].filter((part) => part !== null);
  const match = matchExpression(terms, { wanted, unwanted: [] });
  const ids = db.prepare(hitIdsSql()).pluck().all([match, Number.MAX_SAFE_INTEGER, 1001]);
  return db.prepare(MESSAGE_HITS_SQL).all(JSON.stringify(ids.slice(0, 50)));
}

/** S3: the best of the newest thousand. */
async function rankingRows(bench: Bench): Promise<Row[]> {
  progress('search by relevance');
  await bench.quiet.wait();
  const samples: number[] = [];
  for (let index = -WARM_UP; index < bench.questions / 2; index += 1) {
    const query = bench.corpus.commonWord();
    const { ms } = measure(() =>
      bench.search.messages({ query, order: 'relevance', limit: 50, operatorId: ME }),
    );
    if (index >= 0) samples.push(ms);
  }
  return [
    judged(
      {
        id: 'S3',
        what: 'search by relevance, a common word, p95',
        value: round(quantile(samples, 0.95)),
        unit: 'ms',
        detail: `p50 ${round(quantile(samples, 0.5))} ms, n=${samples.length}`,
      },
      { max: 150 },
    ),
  ];
}

/** I1: a page of the list, through its query, and as the bare walks along the index with the rows of the page. */
async function listRows({ db, questions, quiet }: Bench): Promise<Row[]> {
  progress('the list of conversations');
  await quiet.wait();
  const raw = db.prepare(
    conversationListSql({ filter: 'all', from: 'walk', search: 'none', hasLabel: false }),
  );
  const wholeRows = db.prepare(CONVERSATION_PAGE_SQL);
  const now = Date.now();
  const { items } = listConversations(db, { filter: 'all', operatorId: ME, limit: 50, now });
  const shown = JSON.stringify(items.map(({ id }) => id));
  const values = { at: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER, limit: 51 };
  const pairs = inTurn(
    questions,
    () => listConversations(db, { filter: 'all', operatorId: ME, limit: 50, now }),
    () => [
      [1, 2, 3].map((accountId) => raw.all({ ...values, accountId })),
      wholeRows.all({ ids: shown, operatorId: ME }),
    ],
  );
  return [
    judged(
      {
        id: 'I1',
        what: 'opening the list (3 accounts, 50 rows), p95',
        value: round(quantile(pairs.subject, 0.95)),
        unit: 'ms',
        detail: `p50 ${round(quantile(pairs.subject, 0.5))} ms, n=${questions}`,
      },
      { max: 1 },
    ),
    judged({ id: 'I1', what: 'the same, x the bare queries', ...ratioOf(pairs) }, { max: 2 }),
  ];
}

/** I2: the newest fifty messages of conversations drawn as they are active. */
async function conversationRows({ db, questions, quiet, corpus, conversations }: Bench): Promise<Row[]> {
  progress('opening conversations');
  await quiet.wait();
  const raw = db.prepare(messageWalkSql('older'));
  const drawn = Array.from({ length: questions + WARM_UP }, () =>
    Math.ceil(conversations * corpus.random() ** 5),
  );
  let place = 0;
  const next = () => drawn[place++ % drawn.length] ?? 1;
  const far = Number.MAX_SAFE_INTEGER;
  let id = next();
  const pairs = inTurn(
    questions,
    () => listMessages(db, { conversationId: id, limit: 50 }),
    () => raw.all(id, far, far, 51),
    () => {
      id = next();
    },
  );
  return [
    judged(
      {
        id: 'I2',
        what: 'opening a conversation (50 messages with their parts), p95',
        value: round(quantile(pairs.subject, 0.95)),
        unit: 'ms',
        detail: `p50 ${round(quantile(pairs.subject, 0.5))} ms, n=${questions}`,
      },
      { max: 10 },
    ),
    told({ id: 'I2', what: 'the same, x the bare query', ...ratioOf(pairs) }),
  ];
}

interface Pairs {
  subject: number[];
  reference: number[];
}

function inTurn(count: number, subject: () => unknown, reference: () => unknown, before = () => {}): Pairs {
  const pairs: Pairs = { subject: [], reference: [] };
  for (let index = -WARM_UP; index < count; index += 1) {
    before();
    const order = index % 2 === 0 ? [subject, reference] : [reference, subject];
    const [first = 0, second = 0] = order.map((work) => measure(work).ms);
    if (index < 0) continue;
    pairs.subject.push(index % 2 === 0 ? first : second);
    pairs.reference.push(index % 2 === 0 ? second : first);
  }
  return pairs;
}

const ratioOf = ({ subject, reference }: Pairs): Pick<Row, 'value' | 'unit' | 'detail'> => ({
  value: round(quantile(subject, 0.5) / quantile(reference, 0.5)),
  unit: 'x',
  detail: `${round(quantile(subject, 0.5), 3)} against ${round(quantile(reference, 0.5), 3)} ms (p50)`,
});
