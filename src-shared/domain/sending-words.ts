import type { Sentence } from '../contract/base.ts';
import type { LeftOutReason, RecipientState } from './sending.ts';

const says = (uk: string, en: string): Sentence => ({ uk, en });

/** Why somebody does not get a sending, for a reader who sees the person beside it. */
export const leftOutWords: Record<LeftOutReason, Sentence> = {
  no_number: says('Немає номера, на який можна надіслати.', 'There is no number to send to.'),
  opted_out: says('Відмовився від реклами.', 'Asked not to get marketing.'),
  blocked: says('Заблоковано для цього номера.', 'Blocked for this number.'),
  marketing_not_delivered: says(
    'Рекламу на номери США Meta не доставляє.',
    'Meta does not deliver marketing to numbers of the United States.',
  ),
  duplicate: says('Ця людина вже є в розсилці.', 'This person is in the sending already.'),
  missing_value: says('Бракує значення для шаблону.', 'A value of the template is missing.'),
  bad_value: says('WhatsApp не прийме одного зі значень.', 'WhatsApp would not take one of the values.'),
  missing_header: says('Немає файлу або місця для заголовка.', 'The file or place of the header is missing.'),
  daily_limit: says('Вичерпано добовий ліміт Meta.', 'Meta’s limit of the day is used up.'),
  record_gone: says('Цього запису вже немає.', 'This record is no longer here.'),
  own_number: says('Це ваш власний номер.', 'This is your own number.'),
};

/** States of a recipient in a file of results: the words of the screen, or nobody finds in the one what stands in the other. */
export const recipientStateWords: Record<RecipientState, Sentence> = {
  left_out: says('пропущено', 'left out'),
  waiting: says('чекає', 'waiting'),
  queued: says('у черзі', 'queued'),
  accepted: says('прийнято Meta', 'accepted by Meta'),
  delivered: says('доставлено', 'delivered'),
  read: says('прочитано', 'read'),
  failed: says('не вийшло', 'failed'),
  unconfirmed: says('без підтвердження', 'unconfirmed'),
  cancelled: says('зупинено', 'stopped'),
};

/** The columns of a file of results; its times are of this zone. */
export const resultColumns = (zone: string): readonly Sentence[] => [
  says('Ім’я', 'Name'),
  says('Номер', 'Number'),
  says('Запис', 'Record'),
  says('Стан', 'State'),
  says('Причина', 'Reason'),
  says('Відповідь', 'Answered'),
  says(`Час (${zone})`, `Time (${zone})`),
];

/** Why a sending stands still. */
export const pauseWords = {
  person: says(
    'Її призупинили вручну: решта чекає, доки хтось її продовжить.',
    'Somebody paused it: the rest waits until somebody resumes it.',
  ),
  account_paused: says(
    'Номер призупинено. Розсилка піде далі, коли він знову працюватиме.',
    'The number is paused. The sending goes on when it works again.',
  ),
  account_disconnected: says(
    'Номер від’єднано. Розсилка піде далі, коли його під’єднають знову.',
    'The number is disconnected. The sending goes on when it is connected again.',
  ),
  no_token: says(
    'Токен доступу недоступний. Введіть його в налаштуваннях акаунта, і розсилка піде далі.',
    'The access token is not available. Enter it in the account’s settings, and the sending goes on.',
  ),
  sandbox_off: says(
    'Пісочницю не запущено. Розсилка піде далі, коли вона запрацює.',
    'The sandbox is not running. The sending goes on when it is.',
  ),
  // When it goes on by itself stands beside these two.
  busy: says('Meta просить надсилати повільніше.', 'Meta asks to send more slowly.'),
  limit: says('Добовий ліміт нових розмов вичерпано.', 'Today’s limit of new conversations is used up.'),
  template_gone: says('Цього шаблону вже немає.', 'This template is no longer here.'),
} as const satisfies Record<string, Sentence>;
