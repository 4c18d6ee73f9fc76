import { randomInt } from 'node:crypto';
import type { Sentence } from '#shared/contract/base.ts';
import type { Language } from '#shared/domain/refusals.ts';

/** Feminine all of them, so that any two agree. */
const ukrainian = {
  first: ['синя', 'тепла', 'весела', 'тиха', 'срібна', 'золота', 'лісова', 'морська', 'рання', 'ясна'],
  second: ['лампа', 'хмара', 'пташка', 'книга', 'ягода', 'хвиля', 'зірка', 'квітка', 'стежка', 'чашка'],
};
const english = {
  first: ['blue', 'warm', 'merry', 'quiet', 'silver', 'golden', 'green', 'early', 'bright', 'gentle'],
  second: ['lamp', 'cloud', 'bird', 'book', 'berry', 'wave', 'star', 'flower', 'path', 'cup'],
};

/** Two friendly words and two digits: easy to type, and nobody writes them by chance. */
export function newLoopWord(language: Language): string {
  const { first, second } = language === 'uk' ? ukrainian : english;
  return `${first[randomInt(first.length)]} ${second[randomInt(second.length)]} ${randomInt(10, 100)}`;
}

/** Whether somebody wrote the word, however they spaced and capitalised it. */
export function containsWord(text: string, word: string): boolean {
  const plain = (value: string) =>
    value
      .normalize('NFC')
      .toLocaleLowerCase('uk')
      .replace(/[\s\u00a0]+/g, ' ');
  return plain(text).includes(plain(word));
}

const say = (en: string, uk: string): Sentence => ({ en, uk });
const seconds = (ms: number, locale: 'uk-UA' | 'en-GB') =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(ms / 1_000);

/** What the loop test says. */
export const loopSays = {
  off: say('No test is running.', 'Перевірку не запущено.'),
  waiting: (word: string, number: string) =>
    say(
      `Write “${word}” from your own phone to ${number}. We are listening.`,
      `Напишіть «${word}» зі свого телефону на ${number}. Ми слухаємо.`,
    ),
  received: (word: string, ms: number) =>
    say(
      `We received your “${word}” in ${seconds(ms, 'en-GB')} s. Our answer is on its way.`,
      `Ваше «${word}» надійшло за ${seconds(ms, 'uk-UA')} с. Наша відповідь у дорозі.`,
    ),
  answered: (word: string, ms: number) =>
    say(
      `We received your “${word}” in ${seconds(ms, 'en-GB')} s and answered. Look at your phone.`,
      `Ваше «${word}» надійшло за ${seconds(ms, 'uk-UA')} с, і ми відповіли. Гляньте на телефон.`,
    ),
  complete: (word: string, ms: number) =>
    say(
      `Both ways work: your “${word}” came in ${seconds(ms, 'en-GB')} s, and our answer is on your phone.`,
      `Обидва напрямки працюють: ваше «${word}» надійшло за ${seconds(ms, 'uk-UA')} с, а наша відповідь уже у вас на телефоні.`,
    ),
  answerFailed: (reason: Sentence) =>
    say(
      `Your message arrived, but the answer was not sent. ${reason.en}`,
      `Ваше повідомлення надійшло, але відповідь не надіслано. ${reason.uk}`,
    ),
  answerRefused: say('Look at the page “Connection check”.', 'Відкрийте сторінку «Перевірка з’єднання».'),
  timedOut: say(
    'Nothing arrived within ten minutes. Look at the page “Connection check”: webhook, address and number are checked there one by one. Then try again.',
    'За десять хвилин нічого не надійшло. Відкрийте сторінку «Перевірка з’єднання»: там по черзі перевірено вебхук, адресу й номер. Потім спробуйте ще раз.',
  ),
} as const;

/** What the owner reads on the phone. */
export const loopAnswer: Record<Language, (word: string) => string> = {
  uk: (word) => `Привіт! «${word}» надійшло. Це автоматична відповідь Розмови: усе під’єднано.`,
  en: (word) =>
    `Hello! “${word}” has arrived. This is an automatic answer of Rozmova: everything is connected.`,
};
