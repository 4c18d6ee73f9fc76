import type { Db } from '../../src-main/db/statements.ts';
import { storedContent } from '../../src-main/db/stored-content.ts';

/** mulberry32: the same seed gives the same shop on every machine. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Draws from 0..size-1 so that rank r comes with weight 1 / (r + q)^s. */
export function createZipf(size: number, exponent: number, offset: number, random: () => number) {
  const sums = new Float64Array(size);
  let total = 0;
  for (let rank = 0; rank < size; rank += 1) {
    total += 1 / (rank + 1 + offset) ** exponent;
    sums[rank] = total;
  }
  return (): number => {
    const wanted = random() * total;
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

const UKRAINIAN =
  'ва на ко ра ти по ни ка до за ли но ма ви пе ро ві та го ло мі ста при зна ну є ї ґа чи шо жи'.split(' ');
const ENGLISH = 'the an re in or ti on er at co de ma li pro ter ing con ble st sa no per ate us mo'.split(
  ' ',
);

/** Words of two to five syllables: rank decides the word, so it is the same in every run. */
function makeWords(syllables: readonly string[], count: number, random: () => number): string[] {
  const words = new Set<string>();
  while (words.size < count) {
    const length = 1 + Math.floor(random() * 4) + (words.size > 2000 ? 1 : 0);
    let word = '';
    for (let index = 0; index < length; index += 1)
      word += syllables[Math.floor(random() * syllables.length)];
    words.add(word);
  }
  return [...words];
}

export interface Corpus {
  /** The words of one message. */
  text(): string;
  /** A word as messages have them: common ones often. */
  word(): string;
  /** One of the hundred commonest words. */
  commonWord(): string;
  random: () => number;
}

/** Messages as people write them: four fifths Ukrainian, 9.4 words on average, now and then an order number or a phone. */
export function createCorpus(seed = 20_260_101): Corpus {
  const random = createRandom(seed);
  const words = [makeWords(UKRAINIAN, 120_000, random), makeWords(ENGLISH, 40_000, random)] as const;
  const ranks = words.map((list) => createZipf(list.length, 1.15, 2.7, random));
  const wordOf = (language: 0 | 1): string => words[language][ranks[language]?.() ?? 0] ?? '';
  const languageOf = (): 0 | 1 => (random() < 0.8 ? 0 : 1);
  return {
    random,
    word: () => wordOf(languageOf()),
    commonWord: () => words[languageOf()][Math.floor(random() * 100)] ?? '',
    text() {
      const language = languageOf();
      const count = Math.max(1, Math.min(120, Math.round(Math.exp(1.9 + 0.82 * normal(random)))));
      const parts = Array.from({ length: count }, () => wordOf(language));
      if (random() < 0.08) parts.push(`№${orderNumber(random)}`);
      if (random() < 0.02) parts.push(`+38067${String(Math.floor(random() * 10_000_000)).padStart(7, '0')}`);
      if (random() < 0.15) parts.push('🙂');
      return parts.join(' ');
    },
  };
}

export const orderNumber = (random: () => number): number => 10_000 + Math.floor(random() * 90_000);

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(random() || 1e-9)) * Math.cos(2 * Math.PI * random());

const customerNumber = (id: number): string => String(380_670_000_000 + id * 7);

/** As Meta makes them: base64 of the customer's number, the direction, and twenty random hex digits of the phone or of the cloud. */
function wamidOf(number: string, isOut: boolean, random: () => number): string {
  const digits = Array.from({ length: 18 }, () => Math.floor(random() * 16).toString(16)).join('');
  const parts = [
    `\x1c\x18\x0c${number}`,
    `\x15\x02\x00${isOut ? '\x11' : '\x12'}`,
    `\x18\x14${isOut ? '69' : '3A'}`,
  ];
  return `wamid.${Buffer.from(`${parts.join('')}${digits.toUpperCase()}\x00`, 'latin1').toString('base64')}`;
}

const YEAR_MS = 365 * 86_400_000;
const CHUNK = 20_000;

/** A shop of five years in an empty workspace, with the triggers on: as it would have grown. Returns a checksum of its text. */
export function fillShop(
  db: Db,
  { corpus, messages, conversations }: { corpus: Corpus; messages: number; conversations: number },
): number {
  const now = Date.UTC(2026, 10, 22, 12);
  const { random } = corpus;
  // Of its own, so that the words stay the same.
  const ids = createRandom(20_260_102);
  const insert = {
    contact: db.prepare(
      'INSERT INTO contacts (id, profile_name, wa_id, search_text, sort_name, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    conversation: db.prepare(
      'INSERT INTO conversations (id, account_id, contact_id, last_message_at, created_at) VALUES (?, ?, ?, ?, ?)',
    ),
    message: db.prepare(
      `INSERT INTO messages (conversation_id, account_id, direction, kind, wamid, sent_at, received_at, text, content, status, operator_id, is_ours)
       VALUES (?, ?, ?, 'text', ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
  };
  db.transaction(() => {
    for (let account = 1; account <= 3; account += 1) {
      db.prepare(
        `INSERT INTO accounts (id, key, kind, name, color, phone_number_id, waba_id, app_id, created_at)
         VALUES (?, ?, 'live', ?, 'cornflower', ?, '102290129340398', '1234567890123', ?)`,
      ).run(account, `bench-${account}`, `Bench ${account}`, `10654035224292${account}`, now - 5 * YEAR_MS);
    }
    for (let id = 1; id <= conversations; id += 1) {
      const name = `${corpus.word()} ${corpus.word()}`;
      const number = customerNumber(id);
      insert.contact.run(id, name, number, `${name}\n${number}`, name, now - 5 * YEAR_MS);
      insert.conversation.run(id, 1 + (id % 3), id, now - 5 * YEAR_MS, now - 5 * YEAR_MS);
    }
  })();
  const who = createZipf(conversations, 0.8, 0, random);
  let checksum = 0;
  for (let done = 0; done < messages; done += CHUNK) {
    db.transaction(() => {
      for (let index = done; index < Math.min(messages, done + CHUNK); index += 1) {
        const conversation = 1 + who();
        const at = now - 5 * YEAR_MS + Math.floor((5 * YEAR_MS * index) / messages);
        const isOut = random() < 0.45;
        const { text, content } = storedContent({ kind: 'text', body: corpus.text() });
        const wamid = wamidOf(customerNumber(conversation), isOut, ids);
        insert.message.run(
          conversation,
          1 + (conversation % 3),
          isOut ? 'out' : 'in',
          wamid,
          at,
          at,
          text,
          content,
          isOut ? 'read' : null,
          null,
          Number(isOut),
        );
        if (index < 10_000) checksum = sum(checksum, text);
      }
    })();
  }
  db.exec(`UPDATE conversations SET (last_message_id, last_message_at, preview_direction, preview_kind, preview_text) =
    (SELECT id, sent_at, direction, kind, text FROM messages WHERE conversation_id = conversations.id ORDER BY sent_at DESC, id DESC LIMIT 1)
    WHERE EXISTS (SELECT 1 FROM messages WHERE conversation_id = conversations.id)`);
  return checksum;
}

function sum(start: number, text: string): number {
  let value = start;
  for (let index = 0; index < text.length; index += 1)
    value = (Math.imul(value, 31) + text.charCodeAt(index)) | 0;
  return value;
}
