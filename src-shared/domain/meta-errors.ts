import {
  type Bilingual,
  entry,
  type MetaErrorEntry,
  type MetaErrorScope,
  type Pair,
} from './meta-error-row.ts';
import { accountErrors } from './meta-errors-account.ts';
import { numberErrors } from './meta-errors-number.ts';
import { sendingErrors } from './meta-errors-sending.ts';
import { templateErrors } from './meta-errors-templates.ts';
import type { Language } from './refusals.ts';

export interface MetaErrorCode {
  code: number | null;
  subcode?: number | null;
  /** `error_data.details` or `error_user_msg`, in Meta's English. */
  details?: string | null;
}

export interface MetaErrorExplanation {
  /** What happened and what can be done, whole. */
  sentence: Bilingual;
  /** Only what can be done, for a place that shows it apart. */
  advice: Bilingual | null;
  retry: 'no' | 'yes' | 'later';
  /** The least wait in milliseconds before the same request makes sense again; null when the caller decides. */
  retryAfterMs: number | null;
  scope: MetaErrorScope;
}

const byCode: ReadonlyMap<number, MetaErrorEntry> = new Map([
  ...accountErrors,
  ...numberErrors,
  ...sendingErrors,
  ...templateErrors,
]);

const withdrawnToken = entry(
  'no',
  ['Доступ за цим токеном скасовано.', 'The access that this token gave was withdrawn.'],
  [
    'Створіть новий токен доступу та введіть його в налаштуваннях акаунта.',
    'Make a new access token and enter it in the account’s settings.',
  ],
  { scope: 'token' },
);

const blockedOwner = entry(
  'no',
  [
    'Meta просить власника цього токена підтвердити свою особу.',
    'Meta asks the owner of this token to confirm who they are.',
  ],
  [
    'Увійдіть на facebook.com під обліковим записом, який створив токен, виконайте вказівки й створіть новий токен.',
    'Sign in to facebook.com with the account that made the token, follow the instructions, then make a new token.',
  ],
  { scope: 'token' },
);

const invisibleId = entry(
  'no',
  ['Meta не показує цей ідентифікатор вашому токену.', 'Meta does not show this id to your token.'],
  [
    'Перевірте, що вказано саме Phone number ID (15–16 цифр, це не номер телефону) і що системному користувачу призначено акаунт WhatsApp, або візьміть токен системного користувача з роллю Admin.',
    'Check that the id is the Phone number ID (15 to 16 digits, not the phone number) and that the system user has the WhatsApp account assigned, or use an Admin system user.',
  ],
);

const expiredToken = entry(
  'no',
  ['Строк дії токена доступу закінчився.', 'The access token has run out.'],
  [
    'Тимчасовий токен діє близько доби. Створіть постійний токен системного користувача та введіть його в налаштуваннях акаунта.',
    'A temporary token lasts about a day. Make a permanent system user token and enter it in the account’s settings.',
  ],
  { scope: 'token' },
);

/** Code and subcode together, where the code alone says too little. */
const bySubcode: ReadonlyMap<string, MetaErrorEntry> = new Map([
  ['100/33', invisibleId],
  ['190/458', withdrawnToken],
  ['190/459', blockedOwner],
  ['190/460', withdrawnToken],
  ['190/463', expiredToken],
  ['190/464', blockedOwner],
  ['190/467', withdrawnToken],
  ['190/492', withdrawnToken],
]);

/** Families of codes that Meta keeps adding to: an honest sentence by range instead of a guess. */
const ranges: readonly (readonly [from: number, to: number, entry: MetaErrorEntry])[] = [
  [
    200,
    299,
    entry(
      'no',
      ['Токену доступу бракує дозволу.', 'The access token lacks a permission.'],
      [
        'Створіть токен із дозволами whatsapp_business_messaging і whatsapp_business_management.',
        'Make a token with the permissions whatsapp_business_messaging and whatsapp_business_management.',
      ],
      { showsDetails: true },
    ),
  ],
  family(131_200, 131_299, ['Помилка групового чату WhatsApp.', 'There is a problem with a group chat.']),
  family(132_000, 132_999, ['Meta відхилила шаблон.', 'Meta refused the template.']),
  family(133_000, 133_999, [
    'Проблема з реєстрацією номера.',
    'There is a problem with the registration of the number.',
  ]),
  family(134_000, 134_999, [
    'Meta відхилила запит щодо платежів або маркетингу.',
    'Meta refused a request about payments or marketing.',
  ]),
  family(138_000, 138_999, ['Помилка дзвінків WhatsApp.', 'There is a problem with WhatsApp calls.']),
  family(139_000, 139_999, [
    'Помилка Flow або блокування контактів.',
    'There is a problem with a flow or with blocking a contact.',
  ]),
  family(147_000, 147_999, [
    'Проблема з іменем користувача компанії.',
    'There is a problem with the business username.',
  ]),
  family(2_388_000, 2_388_999, [
    'Meta не приймає шаблон або номер у такому вигляді.',
    'Meta does not accept the template or number as it is.',
  ]),
];

function family(from: number, to: number, what: Pair): readonly [number, number, MetaErrorEntry] {
  return [from, to, entry('no', what, null, { showsDetails: true })];
}

const unknownCode = entry(
  'no',
  [
    'Meta відмовила з причини, якої Розмова не знає.',
    'Meta refused for a reason that Rozmova does not know.',
  ],
  null,
  { showsDetails: true },
);

const findByRange = (value: number): MetaErrorEntry | undefined =>
  ranges.find(([from, to]) => value >= from && value <= to)?.[2];

function findEntry(code: number | null, subcode: number | null): MetaErrorEntry {
  if (code === null) return unknownCode;
  if (subcode !== null) {
    // Refused templates and number migrations come as code 100 with the meaning in a seven-digit subcode.
    const meaning = subcode >= 2_000_000 ? (byCode.get(subcode) ?? findByRange(subcode)) : undefined;
    const found = bySubcode.get(`${code}/${subcode}`) ?? meaning;
    if (found) return found;
  }
  return byCode.get(code) ?? findByRange(code) ?? unknownCode;
}

/** Reads an error of Meta's into a sentence for people and a rule for the sender; never throws, whatever the code. */
export function explainMetaError(error: MetaErrorCode): MetaErrorExplanation {
  const found = findEntry(error.code, error.subcode ?? null);
  const details = found.showsDetails ? (error.details?.trim() ?? '') : '';
  const namesCode = error.code !== null && (details !== '' || found === unknownCode);
  const write = (language: Language, metaSays: string): string => {
    const number = namesCode ? ` (${error.code})` : '';
    const quoted =
      details === '' ? (namesCode ? `${metaSays}${number}.` : '') : `${metaSays}${number}: ${details}`;
    return [found.what[language], quoted, found.advice?.[language] ?? ''].filter(Boolean).join(' ');
  };
  return {
    sentence: { uk: write('uk', 'Відповідь Meta'), en: write('en', 'Meta’s answer') },
    advice: found.advice,
    retry: found.retry,
    retryAfterMs: found.retryAfterMs,
    scope: found.scope,
  };
}

/** Every code that has an entry of its own. */
export const knownMetaErrorCodes: readonly number[] = [...byCode.keys()];

/** What the catalogue says of a code, apart from Meta's own words; an honest general sentence for one that it does not know. */
export const metaErrorEntry = (code: number): MetaErrorEntry => findEntry(code, null);
