import { type MetaErrorRow, type Pair, row } from './meta-error-row.ts';

const minute = 60_000;

const newToken: Pair = [
  'Створіть новий токен доступу та введіть його в налаштуваннях акаунта.',
  'Make a new access token and enter it in the account’s settings.',
];
const waitForMeta: Pair = [
  'Стан сервісу видно на metastatus.com/whatsapp-business-api. Розмова спробує ще раз.',
  'The state of the service is shown at metastatus.com/whatsapp-business-api. Rozmova tries again.',
];
const permissions: Pair = [
  'Додайте токену дозволи whatsapp_business_messaging і whatsapp_business_management або перевірте, що акаунт має право на цю дію.',
  'Give the token the permissions whatsapp_business_messaging and whatsapp_business_management, or check that the account is eligible.',
];
const slowDown: Pair = [
  'Зачекайте: обмеження знімається саме, найпізніше за годину.',
  'Wait: the limit lifts by itself, within an hour at the latest.',
];
const openManager: Pair = [
  'Відкрийте WhatsApp Manager і перевірте стан акаунта.',
  'Open WhatsApp Manager and look at the state of the account.',
];

/** Errors of the token, of permissions and limits, and of the account. */
export const accountErrors: readonly MetaErrorRow[] = [
  row(0, 'no', ['Meta не впізнала токен доступу.', 'Meta did not recognise the access token.'], newToken, {
    scope: 'token',
  }),
  row(1, 'yes', ['У Meta тимчасовий збій.', 'Meta has a disturbance.'], waitForMeta),
  row(
    2,
    'yes',
    ['Сервіс Meta тимчасово недоступний.', 'Meta’s service is not available for the moment.'],
    waitForMeta,
    { scope: 'account' },
  ),
  row(3, 'no', ['Токену бракує дозволу на цю дію.', 'The token lacks the permission for this.'], permissions),
  row(
    4,
    'later',
    ['Застосунок зробив забагато запитів до Meta.', 'The app made too many requests to Meta.'],
    slowDown,
    { retryAfterMs: 5 * minute, scope: 'account' },
  ),
  row(
    10,
    'no',
    [
      'Немає дозволу на цю дію, або акаунт не має на неї права.',
      'The permission is missing, or the account is not eligible for this.',
    ],
    permissions,
    { showsDetails: true },
  ),
  row(
    33,
    'no',
    [
      'Цього номера в Meta вже немає, або його не видно вашому токену.',
      'This number is gone at Meta, or your token cannot see it.',
    ],
    [
      'Перевірте Phone number ID у налаштуваннях акаунта.',
      'Check the Phone number ID in the account’s settings.',
    ],
  ),
  row(
    190,
    'no',
    ['Токен доступу недійсний або його строк закінчився.', 'The access token is invalid or has run out.'],
    newToken,
    { scope: 'token' },
  ),
  row(
    200,
    'no',
    [
      'Системний користувач не має доступу до цього акаунта WhatsApp.',
      'The system user has no access to this WhatsApp account.',
    ],
    [
      'Призначте йому акаунт WhatsApp у Business settings або візьміть токен системного користувача з роллю Admin.',
      'Assign the WhatsApp account to it in Business settings, or use the token of an Admin system user.',
    ],
  ),
  row(
    368,
    'no',
    ['Meta обмежила акаунт за порушення правил.', 'Meta restricted the account for breaking its rules.'],
    ['Подробиці та оскарження: Business Support Home.', 'Details and appeal: Business Support Home.'],
  ),
  row(
    613,
    'later',
    ['Забагато запитів до Meta за короткий час.', 'Too many requests to Meta in a short time.'],
    slowDown,
    { retryAfterMs: 5 * minute, scope: 'account' },
  ),
  row(
    80007,
    'later',
    [
      'Акаунт WhatsApp вичерпав ліміт запитів за годину.',
      'The WhatsApp account used up its requests for this hour.',
    ],
    slowDown,
    { retryAfterMs: 5 * minute, scope: 'account' },
  ),
  row(
    80008,
    'later',
    [
      'Забагато запитів керування акаунтом WhatsApp.',
      'Too many management requests for the WhatsApp account.',
    ],
    slowDown,
    { retryAfterMs: 5 * minute, scope: 'account' },
  ),
  row(
    131005,
    'no',
    ['Доступ заборонено: токену бракує дозволу.', 'Access denied: the token lacks a permission.'],
    permissions,
  ),
  row(
    131031,
    'no',
    [
      'Акаунт WhatsApp заблоковано, або введено хибний PIN.',
      'The WhatsApp account is locked, or the PIN was wrong.',
    ],
    openManager,
  ),
  row(
    131037,
    'no',
    [
      'Ім’я компанії ще не схвалене, тому надсилати не можна.',
      'The display name is not approved yet, so nothing can be sent.',
    ],
    ['Дочекайтеся схвалення імені у WhatsApp Manager.', 'Get the display name approved in WhatsApp Manager.'],
  ),
  row(
    131042,
    'no',
    ['Проблема з оплатою акаунта WhatsApp.', 'There is a payment problem with the WhatsApp account.'],
    [
      'Додайте або виправте спосіб оплати у WhatsApp Manager.',
      'Add or repair the payment method in WhatsApp Manager.',
    ],
  ),
  row(
    131044,
    'no',
    ['Проблема з оплатою дзвінків WhatsApp.', 'There is a payment problem with WhatsApp calls.'],
    [
      'Додайте або виправте спосіб оплати у WhatsApp Manager.',
      'Add or repair the payment method in WhatsApp Manager.',
    ],
  ),
  row(
    131063,
    'no',
    [
      'У цьому акаунті вимкнено маркетингові повідомлення через Cloud API.',
      'Marketing messages through the Cloud API are switched off for this account.',
    ],
    [
      'Це налаштування акаунта WhatsApp (disable_marketing_messages_on_cloud_api).',
      'It is a setting of the WhatsApp account (disable_marketing_messages_on_cloud_api).',
    ],
  ),
  row(
    133004,
    'yes',
    ['Сервер Meta тимчасово недоступний.', 'Meta’s server is not available for the moment.'],
    waitForMeta,
    { scope: 'account' },
  ),
  row(
    134011,
    'no',
    ['Не прийнято умови WhatsApp Payments.', 'The terms of WhatsApp payments have not been accepted.'],
    ['Прийміть їх у WhatsApp Manager.', 'Accept them in WhatsApp Manager.'],
  ),
  row(
    139100,
    'yes',
    ['Не вдалося заблокувати контакт.', 'The contact could not be blocked.'],
    ['Спробуйте ще раз за хвилину.', 'Try again in a minute.'],
  ),
  row(
    139101,
    'no',
    ['Список заблокованих контактів повний.', 'The list of blocked contacts is full.'],
    ['Розблокуйте когось зі старих.', 'Unblock somebody first.'],
  ),
  row(
    139102,
    'yes',
    [
      'Список заблокованих саме змінює хтось інший.',
      'The list of blocked contacts is being changed by somebody else.',
    ],
    ['Спробуйте ще раз за хвилину.', 'Try again in a minute.'],
  ),
  row(
    139103,
    'yes',
    [
      'Внутрішній збій Meta під час блокування контакту.',
      'Meta had an internal problem while blocking a contact.',
    ],
    ['Спробуйте ще раз за хвилину.', 'Try again in a minute.'],
  ),
  row(
    200005,
    'no',
    ['Статистику шаблонів ще не ввімкнено.', 'Template insights are not switched on yet.'],
    openManager,
  ),
  row(200006, 'no', ['Статистику шаблонів не можна вимкнути.', 'Template insights cannot be switched off.']),
  row(
    200007,
    'no',
    [
      'Статистика шаблонів недоступна для цього акаунта.',
      'Template insights are not available for this account.',
    ],
    openManager,
  ),
  row(
    2494100,
    'yes',
    ['Акаунт WhatsApp саме оновлюється.', 'The WhatsApp account is being upgraded.'],
    ['Зачекайте хвилину, Розмова спробує ще раз.', 'Wait a minute, Rozmova tries again.'],
    { retryAfterMs: minute, scope: 'account' },
  ),
];
