import { type MetaErrorRow, type Pair, row } from './meta-error-row.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

const triesAgain: Pair = ['Розмова спробує ще раз сама.', 'Rozmova tries again by itself.'];
const reportIt: Pair = [
  'Це помилка програми: повідомте про неї розробникам.',
  'This is a fault of the program: please report it.',
];
const groupsOnly: Pair = ['Розмова не надсилає в групи.', 'Rozmova does not send to groups.'];

/** Errors of sending and receiving single messages. */
export const sendingErrors: readonly MetaErrorRow[] = [
  row(100, 'no', ['Meta не прийняла одне зі значень.', 'Meta did not accept one of the values.'], null, {
    showsDetails: true,
  }),
  row(
    130403,
    'no',
    ['Ви заблокували цього клієнта.', 'You have blocked this customer.'],
    ['Спершу розблокуйте його.', 'Unblock them first.'],
    { scope: 'recipient' },
  ),
  row(130429, 'yes', ['Забагато повідомлень за секунду.', 'Too many messages in a second.'], triesAgain, {
    scope: 'account',
  }),
  row(
    130472,
    'no',
    [
      'Meta не доставляє цій людині маркетинг: вона в групі експерименту Meta.',
      'Meta does not deliver marketing to this person: they are part of an experiment of Meta’s.',
    ],
    ['Виправляти нічого: надсилати ще раз не треба.', 'There is nothing to fix and no use in sending again.'],
    { scope: 'recipient' },
  ),
  row(
    130497,
    'no',
    [
      'Компаніям вашої категорії не дозволено писати в цю країну.',
      'Businesses of your category may not write to this country.',
    ],
    null,
    { scope: 'recipient' },
  ),
  row(
    131000,
    'yes',
    ['У Meta щось пішло не так.', 'Something went wrong at Meta.'],
    [
      'Якщо за кілька хвилин не надішлеться, спробуйте ще раз.',
      'If it does not go through in a few minutes, try again.',
    ],
    { showsDetails: true },
  ),
  row(
    131008,
    'no',
    ['У запиті бракує потрібного значення.', 'A required value is missing from the request.'],
    reportIt,
    { showsDetails: true },
  ),
  row(
    131009,
    'no',
    ['Meta не приймає одне зі значень повідомлення.', 'Meta does not accept a value of the message.'],
    [
      'Так буває й тоді, коли повідомленню, на яке ви реагуєте, понад 30 днів.',
      'This also happens when the message that you react to is more than 30 days old.',
    ],
    { showsDetails: true },
  ),
  row(
    131016,
    'yes',
    ['Сервіс WhatsApp тимчасово недоступний.', 'WhatsApp’s service is not available for the moment.'],
    triesAgain,
    { scope: 'account' },
  ),
  row(131020, 'no', ['Групи з таким ідентифікатором немає.', 'There is no group with this id.'], groupsOnly),
  row(
    131021,
    'no',
    ['Не можна писати на власний номер.', 'You cannot write to your own number.'],
    ['Вкажіть інший номер.', 'Choose another number.'],
    { scope: 'recipient' },
  ),
  row(
    131026,
    'no',
    [
      'Повідомлення не можна доставити: на цьому номері немає WhatsApp, застаріла версія або не прийнято нові умови.',
      'The message cannot be delivered: the number is not on WhatsApp, has an old version, or has not accepted the new terms.',
    ],
    [
      'Перевірте номер або попросіть клієнта написати першим.',
      'Check the number, or ask the customer to write first.',
    ],
    { scope: 'recipient' },
  ),
  row(
    131030,
    'no',
    [
      'Тестовий номер може писати лише людям зі свого списку.',
      'A test number can write only to the people on its list.',
    ],
    [
      'Додайте отримувача в API Setup або під’єднайте справжній номер.',
      'Add the recipient in API Setup, or connect a real number.',
    ],
    { scope: 'recipient' },
  ),
  row(
    131041,
    'no',
    ['Цей вид повідомлень не підтримується в групах.', 'This kind of message is not supported in groups.'],
    groupsOnly,
  ),
  row(
    131047,
    'no',
    [
      'Минуло понад 24 години від останнього повідомлення клієнта.',
      'More than 24 hours have passed since the customer’s last message.',
    ],
    ['Надішліть схвалений шаблон.', 'Send an approved template.'],
    { scope: 'recipient' },
  ),
  row(
    131048,
    'later',
    [
      'Meta обмежила ваш номер: на повідомлення скаржаться або їх блокують.',
      'Meta limited your number: people report or block its messages.',
    ],
    [
      'Надсилайте менше й перевірте якість номера у WhatsApp Manager.',
      'Send less and look at the number’s quality in WhatsApp Manager.',
    ],
    { retryAfterMs: hour, scope: 'account' },
  ),
  row(
    131049,
    'later',
    [
      'Meta не доставила це маркетингове повідомлення, щоб людина не отримувала їх забагато.',
      'Meta did not deliver this marketing message so that the person does not get too many.',
    ],
    ['Не надсилайте його знову раніше ніж за добу.', 'Do not send it again before 24 hours have passed.'],
    { retryAfterMs: 24 * hour, scope: 'message' },
  ),
  row(
    131050,
    'no',
    [
      'Ця людина відмовилася від ваших маркетингових повідомлень.',
      'This person stopped your marketing messages.',
    ],
    ['Більше не надсилайте їй маркетинг.', 'Do not send them marketing any more.'],
    { scope: 'recipient' },
  ),
  row(
    131051,
    'no',
    [
      'Повідомлення такого виду WhatsApp не передає сюди.',
      'WhatsApp does not pass messages of this kind on.',
    ],
    [
      'Його видно лише на телефоні: попросіть клієнта написати інакше.',
      'It can be seen on a phone only: ask the customer to write in another way.',
    ],
  ),
  row(
    131052,
    'no',
    ['Файл від клієнта не вдалося отримати.', 'The customer’s file could not be downloaded.'],
    ['Попросіть надіслати його ще раз або інакше.', 'Ask for it again, or in another way.'],
  ),
  row(
    131053,
    'no',
    [
      'WhatsApp не приймає цей файл: не той тип, розмір або вміст.',
      'WhatsApp does not take this file: its type, size or content is wrong.',
    ],
    ['Збережіть його в іншому форматі та надішліть ще раз.', 'Save it in another format and send it again.'],
    { showsDetails: true },
  ),
  row(
    131055,
    'no',
    ['Цей спосіб надсилання тут не дозволено.', 'This way of sending is not allowed here.'],
    null,
    { showsDetails: true },
  ),
  row(
    131056,
    'yes',
    ['Цій людині надіслано забагато повідомлень поспіль.', 'Too many messages in a row went to this person.'],
    [
      'WhatsApp приймає одне повідомлення на шість секунд. Розмова надішле це трохи згодом.',
      'WhatsApp takes one message every six seconds. Rozmova sends this one a little later.',
    ],
    { scope: 'recipient' },
  ),
  row(
    131057,
    'yes',
    ['Номер на технічному обслуговуванні.', 'The number is under maintenance.'],
    triesAgain,
    { retryAfterMs: minute, scope: 'account' },
  ),
  row(131059, 'no', ['Не вдалося надіслати в групу.', 'Sending to the group failed.'], groupsOnly),
  row(
    131060,
    'no',
    ['Це повідомлення недоступне поза телефоном.', 'This message is not available outside the phone.'],
    ['Попросіть клієнта написати інакше.', 'Ask the customer to write in another way.'],
  ),
  row(
    131062,
    'no',
    [
      'Таке повідомлення можна надіслати лише на номер телефону, а номер цього клієнта невідомий.',
      'A message of this kind needs a phone number, and this customer’s number is not known.',
    ],
    ['Попросіть клієнта поділитися номером.', 'Ask the customer to share the number.'],
    { scope: 'recipient' },
  ),
  row(
    131064,
    'later',
    [
      'Meta обмежила надсилання: у шаблонів хибні категорії.',
      'Meta limited sending because templates have wrong categories.',
    ],
    ['Виправте категорії шаблонів і зачекайте.', 'Correct the categories of the templates and wait.'],
    { retryAfterMs: hour, scope: 'message' },
  ),
  row(
    134100,
    'no',
    [
      'Це можливо лише через Marketing Messages API.',
      'This is possible through the Marketing Messages API only.',
    ],
    null,
    { showsDetails: true },
  ),
  row(
    134101,
    'no',
    [
      'Шаблон ще готується для Marketing Messages API.',
      'The template is still being prepared for the Marketing Messages API.',
    ],
    ['Спробуйте за десять хвилин.', 'Try again in ten minutes.'],
  ),
  row(
    134102,
    'no',
    [
      'Шаблон не придатний для Marketing Messages API.',
      'The template cannot be used with the Marketing Messages API.',
    ],
    null,
    { showsDetails: true },
  ),
  row(135000, 'no', ['Meta не зрозуміла запит.', 'Meta did not understand the request.'], reportIt, {
    showsDetails: true,
  }),
  row(
    137000,
    'no',
    [
      'Клієнт змінив пристрій, і WhatsApp просить це підтвердити.',
      'The customer changed their device and WhatsApp asks you to acknowledge it.',
    ],
    [
      'Переконайтеся, що це та сама людина, і напишіть ще раз.',
      'Make sure that it is the same person, then write again.',
    ],
    { scope: 'recipient' },
  ),
];
