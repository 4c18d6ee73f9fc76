import { type MetaErrorRow, type Pair, row } from './meta-error-row.ts';

const minute = 60_000;
const hour = 60 * minute;

const registerNumber: Pair = [
  'Зареєструйте номер у Cloud API ще раз.',
  'Register the number for the Cloud API again.',
];
const resetPin: Pair = [
  'Задайте новий PIN двоетапної перевірки у WhatsApp Manager.',
  'Set a new two-step verification PIN in WhatsApp Manager.',
];

/** Errors of a phone number: its registration, its move to another account, its username. */
export const numberErrors: readonly MetaErrorRow[] = [
  row(
    131045,
    'no',
    ['Номер зареєстровано з помилкою.', 'The number is not registered correctly.'],
    registerNumber,
  ),
  row(
    133000,
    'yes',
    [
      'Попереднє скасування реєстрації номера не завершилося.',
      'An earlier deregistration of the number did not finish.',
    ],
    ['Скасуйте реєстрацію номера ще раз.', 'Deregister the number again.'],
  ),
  row(
    133005,
    'no',
    ['PIN двоетапної перевірки хибний.', 'The two-step verification PIN is wrong.'],
    resetPin,
  ),
  row(
    133006,
    'no',
    ['Номер ще не підтверджено.', 'The phone number is not verified yet.'],
    [
      'Підтвердьте номер кодом з SMS або дзвінка, потім зареєструйте його.',
      'Verify the number with the code from an SMS or a call, then register it.',
    ],
  ),
  row(
    133008,
    'no',
    ['Забагато спроб ввести PIN.', 'Too many attempts at the PIN.'],
    [
      'Зачекайте стільки, скільки вказано у відповіді Meta, або задайте новий PIN у WhatsApp Manager.',
      'Wait as long as Meta’s answer says, or set a new PIN in WhatsApp Manager.',
    ],
    { showsDetails: true },
  ),
  row(
    133009,
    'no',
    ['PIN вводили надто швидко.', 'The PIN was entered too quickly.'],
    ['Зачекайте стільки, скільки вказано у відповіді Meta.', 'Wait as long as Meta’s answer says.'],
    { showsDetails: true },
  ),
  row(
    133010,
    'no',
    ['Номер не зареєстровано в Cloud API.', 'The number is not registered for the Cloud API.'],
    [
      'Зареєструйте номер: підтвердження у WhatsApp Manager для цього замало.',
      'Register the number: verifying it in WhatsApp Manager is not enough.',
    ],
  ),
  row(
    133015,
    'yes',
    [
      'Номер щойно видалено, Meta ще не закінчила.',
      'The number was deleted minutes ago and Meta has not finished.',
    ],
    ['Зачекайте п’ять хвилин.', 'Wait five minutes.'],
    { retryAfterMs: 5 * minute },
  ),
  row(
    133016,
    'later',
    ['Номер реєстрували забагато разів.', 'The number was registered too often.'],
    [
      'Meta дозволяє 10 реєстрацій за 72 години. Зачекайте.',
      'Meta allows 10 registrations in 72 hours. Wait.',
    ],
    { retryAfterMs: 72 * hour, scope: 'account' },
  ),
  row(
    136024,
    'no',
    ['Цей номер уже підтверджено.', 'This number is verified already.'],
    ['Крок із кодом можна пропустити.', 'The step with the code can be skipped.'],
  ),
  row(
    147001,
    'no',
    ['Це ім’я користувача компанії недоступне.', 'This business username is not available.'],
    ['Оберіть інше.', 'Choose another one.'],
  ),
  row(
    147002,
    'no',
    ['Компанія поки не має права на ім’я користувача.', 'The business is not eligible for a username yet.'],
    null,
    { showsDetails: true },
  ),
  row(
    147003,
    'no',
    [
      'Сторінку Facebook із таким іменем не пов’язано з компанією.',
      'The Facebook page of this name is not linked to the business.',
    ],
    ['Пов’яжіть її у Business settings.', 'Link it in Business settings.'],
  ),
  row(
    147004,
    'no',
    [
      'Обліковий запис Instagram із таким іменем не пов’язано з компанією.',
      'The Instagram account of this name is not linked to the business.',
    ],
    ['Пов’яжіть його у Business settings.', 'Link it in Business settings.'],
  ),
  row(
    147005,
    'no',
    ['Це ім’я користувача зайняте іншим вашим номером.', 'This username belongs to another number of yours.'],
    ['Спершу передайте його у WhatsApp Manager.', 'Transfer it first in WhatsApp Manager.'],
  ),
  row(2388012, 'no', ['Номер не можна перенести.', 'The number cannot be migrated.'], null, {
    showsDetails: true,
  }),
  row(
    2388091,
    'no',
    [
      'Номер не можна перенести в його теперішньому стані.',
      'The number cannot be migrated in its present state.',
    ],
    null,
    { showsDetails: true },
  ),
  row(
    2388093,
    'no',
    ['Не вдалося підтвердити номер для перенесення.', 'The number could not be verified for the migration.'],
    null,
    { showsDetails: true },
  ),
  row(
    2388103,
    'no',
    [
      'Номер не можна перенести в цей акаунт WhatsApp.',
      'The number cannot be migrated to this WhatsApp account.',
    ],
    null,
    { showsDetails: true },
  ),
  row(
    2593107,
    'no',
    ['Забагато запитів синхронізації з телефоном.', 'Too many requests to synchronise with the phone.'],
    [
      'Синхронізувати можна раз; для повтору від’єднайте й під’єднайте номер.',
      'It can be synchronised once; to repeat it disconnect and connect the number.',
    ],
  ),
  row(
    2593108,
    'no',
    ['Час на синхронізацію з телефоном минув.', 'The time to synchronise with the phone has passed.'],
    ['Від’єднайте й під’єднайте номер ще раз.', 'Disconnect and connect the number again.'],
  ),
];
