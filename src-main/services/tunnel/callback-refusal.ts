import type { Sentence } from '#shared/contract/base.ts';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import { explainMetaError } from '#shared/domain/meta-errors.ts';
import type { Answer } from '../../meta/ask.ts';
import type { GraphError } from '../../meta/graph-error.ts';

/** What is wrong with an address that Meta would not accept. */
export type CallbackTrouble =
  | 'wrong_word'
  | 'not_found'
  | 'closed'
  | 'page'
  | 'slow'
  | 'dns'
  | 'tls'
  | 'redirect'
  | 'refused'
  | 'server';

const UNVERIFIED = 2200;

/** In the order in which they are tried; curl's numbers and words, as Meta quotes them in its text of error 2200. */
const signs: readonly (readonly [RegExp, CallbackTrouble])[] = [
  [/<!doctype|<html|status(?: code)? ?[=:]? ?511\b/i, 'page'],
  [/status(?: code)? ?[=:]? ?40[13]\b/i, 'wrong_word'],
  [/status(?: code)? ?[=:]? ?404\b/i, 'not_found'],
  [/status(?: code)? ?[=:]? ?503\b/i, 'closed'],
  [/status(?: code)? ?[=:]? ?3\d\d\b|redirect/i, 'redirect'],
  [/status(?: code)? ?[=:]? ?5\d\d\b/i, 'server'],
  [/curl_errno ?= ?6\b|resolve host|ENOTFOUND|getaddrinfo/i, 'dns'],
  [/curl_errno ?= ?(?:35|51|58|60|77)\b|\bssl\b|\btls\b|certificate/i, 'tls'],
  [/curl_errno ?= ?28\b|timed? ?out|timeout/i, 'slow'],
  [/curl_errno ?= ?(?:7|52|56)\b|connection refused|ECONNREFUSED|no answer|reset/i, 'refused'],
  [/not match|challenge/i, 'page'],
];

/** Reads Meta's text of error 2200; null when it says nothing that is known. */
export function callbackTrouble(text: string): CallbackTrouble | null {
  return signs.find(([sign]) => sign.test(text))?.[1] ?? null;
}

const words: Record<CallbackTrouble, readonly [uk: string, en: string]> = {
  wrong_word: [
    'Meta прийшла з іншим перевірним словом (verify token). Зареєструйте адресу звідси ще раз: слово підставиться саме.',
    'Meta came with another verify token. Register the address from here again: the right one goes along by itself.',
  ],
  not_found: [
    'За цією адресою Meta нічого не знайшла (404). Її займає інша програма, або адреса вже інша.',
    'Meta found nothing at this address (404). Another program has it, or the address is a different one by now.',
  ],
  closed: [
    'Розмова ще не може відповісти Meta (503): секрети цього акаунта недоступні. Введіть їх знову.',
    'Rozmova cannot answer Meta yet (503): the secrets of this account are not available. Enter them again.',
  ],
  page: [
    'Замість коду Meta отримала сторінку: між нею та цим комп’ютером стоїть попередження або вхід. Оберіть інший спосіб доступу.',
    'Meta got a page instead of the code: a warning or a sign-in page stands in between. Choose another way to be reached.',
  ],
  slow: [
    'Адреса відповіла Meta надто пізно. Перевірте інтернет на цьому комп’ютері й спробуйте ще раз.',
    'The address answered Meta too late. Check the internet connection of this computer and try again.',
  ],
  dns: [
    'Meta не знаходить такої адреси в інтернеті (DNS). Перевірте, чи написана вона правильно.',
    'Meta does not find this address on the internet (DNS). Check how it is written.',
  ],
  tls: [
    'Meta не довіряє сертифікату цієї адреси. Потрібен чинний сертифікат відомого центру.',
    'Meta does not trust the certificate of this address. It needs a valid one of a known authority.',
  ],
  redirect: [
    'Адреса перенаправляє Meta в інше місце. Вкажіть одразу кінцеву адресу.',
    'The address sends Meta on to another place. Give the final address itself.',
  ],
  refused: [
    'Meta не може з’єднатися з цією адресою. Перевірте, чи відкрито доступ до цього комп’ютера.',
    'Meta cannot connect to this address. Check that this computer can be reached from outside.',
  ],
  server: [
    'Адреса відповіла Meta помилкою сервера: посередник між Meta і цим комп’ютером зараз не працює.',
    'The address answered Meta with a server error: the relay between Meta and this computer does not work now.',
  ],
};

export interface StepFailure {
  sentence: Sentence;
  failure: ConnectFailure | null;
  /** The same may work in a moment without anybody doing anything. */
  isTransient: boolean;
}

const metaText = (error: GraphError) => [error.title, error.details, error.userMessage].join(' ');

const noAnswer: Sentence = {
  uk: 'Meta не відповіла. Розмова спробує ще раз сама.',
  en: 'Meta did not answer. Rozmova tries again by itself.',
};

const transientCodes: ReadonlySet<number> = new Set([1, 2, 4, 613, 80007, 80008, 131016, 131057]);

/** Why a question or a change of a registration came to nothing, in words for the owner. */
export function explainFailedStep(answer: Exclude<Answer<never>, { kind: 'told' }>): StepFailure {
  if (answer.kind !== 'refused') return { sentence: noAnswer, failure: null, isTransient: true };
  const { error } = answer;
  const { code, subcode } = error;
  const text = metaText(error);
  if (code === UNVERIFIED || /callback verification failed/i.test(text)) {
    const trouble = callbackTrouble(text);
    const [uk, en] = words[trouble ?? 'refused'];
    return {
      sentence: { uk, en },
      failure: trouble === 'wrong_word' ? 'verify_token_differs' : 'callback_unreachable',
      isTransient: trouble === 'slow' || trouble === 'server' || trouble === 'refused',
    };
  }
  if (/before override/i.test(text)) {
    const { sentence } = explainMetaError({ code, subcode, details: error.details });
    return { sentence, failure: 'override_before_subscription', isTransient: true };
  }
  const details = error.userMessage ?? error.details ?? error.title;
  const { sentence } = explainMetaError({ code, subcode, details });
  return { sentence, failure: null, isTransient: code !== null && transientCodes.has(code) };
}
