/** The two languages of the product. */
export type Language = 'uk' | 'en';

/**
 * Every refusal that a person or a program can act on: a code that never changes and a sentence in both languages.
 * `{name}` places are filled from the refusal's `values`.
 */
export const refusals = {
  NOT_FOUND: { en: 'This is no longer here.', uk: 'Цього тут уже немає.' },
  ROLE_TOO_LOW: { en: 'Your role does not allow this.', uk: 'Ваша роль цього не дозволяє.' },
  BAD_INPUT: { en: 'Please check what was entered: {detail}', uk: 'Перевірте введене: {detail}' },
  WINDOW_CLOSED: {
    en: 'More than 24 hours have passed since the customer’s last message. Only an approved template can be sent now.',
    uk: 'Минуло понад 24 години від останнього повідомлення клієнта. Тепер можна надіслати лише схвалений шаблон.',
  },
  WINDOW_NEVER_OPENED: {
    en: 'This customer has not written yet. Only an approved template can be sent first.',
    uk: 'Цей клієнт ще не писав. Першим можна надіслати лише схвалений шаблон.',
  },
  ACCOUNT_DISCONNECTED: {
    en: 'This account is disconnected. Connect it again to send.',
    uk: 'Цей акаунт від’єднано. Під’єднайте його знову, щоб надсилати.',
  },
  ACCOUNT_PAUSED: { en: 'This account is paused.', uk: 'Цей акаунт призупинено.' },
  ACCOUNT_NEEDS_TOKEN: {
    en: 'The access token of this account is not available. Enter it again in the account’s settings.',
    uk: 'Токен доступу цього акаунта недоступний. Введіть його знову в налаштуваннях акаунта.',
  },
  ACCOUNT_EXISTS: {
    en: 'This phone number ID is already connected as “{name}”.',
    uk: 'Цей Phone number ID уже під’єднано як «{name}».',
  },
  LOOKS_LIKE_PHONE_NUMBER: {
    en: 'This looks like a phone number. Meta’s {field} is a different number: find it on the API Setup page.',
    uk: 'Це схоже на номер телефону. {field} у Meta: інше число, його видно на сторінці API Setup.',
  },
  NOT_AN_ID: {
    en: '{field} consists of digits only, 5 to 20 of them.',
    uk: '{field} складається лише з цифр, від 5 до 20.',
  },
  FIELD_EMPTY: { en: 'Fill in “{field}”.', uk: 'Заповніть «{field}».' },
  TOKEN_MALFORMED: {
    en: 'The token contains spaces or line breaks. Copy it again in one piece.',
    uk: 'У токені є пробіли або перенесення рядка. Скопіюйте його ще раз цілим.',
  },
  APP_SECRET_MALFORMED: {
    en: 'An app secret has 32 characters: digits and letters a to f. Copy it again from App settings > Basic.',
    uk: 'App secret має 32 символи: цифри та літери a–f. Скопіюйте його ще раз з App settings > Basic.',
  },
  SECRETS_UNAVAILABLE: {
    en: 'The keychain of this computer did not take part: {detail}. Unlock it and try again.',
    uk: 'Сховище паролів цього комп’ютера не відповіло: {detail}. Розблокуйте його й спробуйте ще раз.',
  },
  TEXT_EMPTY: { en: 'Write something first.', uk: 'Спершу напишіть щось.' },
  TEXT_TOO_LONG: {
    en: 'The text has {length} characters; WhatsApp takes {limit}. Shorten it or send it in parts.',
    uk: 'У тексті {length} символів, а WhatsApp приймає {limit}. Скоротіть його або надішліть частинами.',
  },
  MEDIA_TYPE_REFUSED: {
    en: 'WhatsApp does not take files of the type {type}. These work: {advice}.',
    uk: 'WhatsApp не приймає файли типу {type}. Підійдуть: {advice}.',
  },
  MEDIA_TOO_LARGE: {
    en: 'This file has {size}; WhatsApp takes at most {limit} for this kind.',
    uk: 'Розмір файлу {size}, а WhatsApp приймає для цього типу не більше {limit}.',
  },
  VIDEO_TOO_LARGE: {
    en: 'This video has {size}; WhatsApp takes at most {limit}. Cut it or save it in a smaller size (720p), or send it as a link.',
    uk: 'Розмір відео {size}, а WhatsApp приймає не більше {limit}. Обріжте його, збережіть у меншій якості (720p) або надішліть посиланням.',
  },
  PICTURE_UNREADABLE: {
    en: 'This picture ({type}) cannot be opened here, and WhatsApp does not take its type. Save it as JPEG or PNG and add it again.',
    uk: 'Це зображення ({type}) тут не відкривається, а WhatsApp не приймає такого типу. Збережіть його як JPEG або PNG і додайте знову.',
  },
  MEDIA_NOT_READY: { en: 'The file is not here yet.', uk: 'Файл ще не отримано.' },
  MEDIA_EMPTY: { en: 'The file is empty.', uk: 'Файл порожній.' },
  CAPTION_NOT_POSSIBLE: {
    en: 'WhatsApp shows no words under audio and stickers. Send the text as a message of its own.',
    uk: 'Під аудіо та стікерами WhatsApp не показує тексту. Надішліть його окремим повідомленням.',
  },
  EMOJI_ONLY: { en: 'A reaction is exactly one emoji.', uk: 'Реакція: рівно одне емодзі.' },
  CHOICES_NOT_UNIQUE: {
    en: '“{title}” is there twice. Every button and every row needs a text and an id of its own.',
    uk: '«{title}» повторюється. Кожна кнопка й кожен рядок мають мати власний текст та ідентифікатор.',
  },
  BUTTONS_MISSING: {
    en: 'Give at least one button a text.',
    uk: 'Дайте текст хоча б одній кнопці.',
  },
  LIST_ROWS_LIMIT: {
    en: 'A list has 1 to {limit} rows in all its sections together; this one has {count}.',
    uk: 'У списку має бути від 1 до {limit} рядків у всіх розділах разом; тут їх {count}.',
  },
  LIST_SECTION_EMPTY: {
    en: 'A section of the list has no rows. Add a row to it or remove the section.',
    uk: 'В одному з розділів списку немає рядків. Додайте до нього рядок або приберіть розділ.',
  },
  LIST_ROW_UNTITLED: {
    en: 'A row of the list has no title. Give it one or remove the row.',
    uk: 'Один із рядків списку не має назви. Дайте йому назву або приберіть рядок.',
  },
  LIST_SECTION_UNTITLED: {
    en: 'A list with several sections needs a title for each of them.',
    uk: 'Якщо в списку кілька розділів, кожному потрібен заголовок.',
  },
  TEMPLATE_VALUE_MALFORMED: {
    en: 'A value of the template contains a line break, a tab or more than four spaces in a row. WhatsApp refuses that.',
    uk: 'Значення шаблону містить перенесення рядка, табуляцію або понад чотири пробіли поспіль. WhatsApp такого не приймає.',
  },
  MESSAGE_NOT_RETRYABLE: {
    en: 'This message cannot be sent again in its present state.',
    uk: 'У теперішньому стані це повідомлення не можна надіслати ще раз.',
  },
  REACTION_TARGET_MISSING: {
    en: 'The message to react to is not known to WhatsApp yet.',
    uk: 'Повідомлення, на яке ви реагуєте, ще не відоме WhatsApp.',
  },
  TEMPLATE_NOT_APPROVED: {
    en: 'The template “{name}” is not approved (it is {status}).',
    uk: 'Шаблон «{name}» не схвалено (його стан: {status}).',
  },
  TEMPLATE_VALUES_MISSING: {
    en: 'The template “{name}” needs {expected} values; {given} were given.',
    uk: 'Шаблон «{name}» потребує значень: {expected}; надано: {given}.',
  },
  TEMPLATE_INVALID: {
    en: 'The template cannot be submitted: {detail}',
    uk: 'Шаблон не можна подати: {detail}',
  },
  TEMPLATE_EXISTS: {
    en: 'There is a template “{name}” in this language ({language}) already. Choose another name or another language.',
    uk: 'Шаблон «{name}» цією мовою ({language}) уже є. Виберіть іншу назву або іншу мову.',
  },
  TEMPLATE_NAME_FIXED: {
    en: 'Meta knows this template by its name and language: they stay. Make a copy to use others.',
    uk: 'Meta знає цей шаблон за назвою та мовою, тож змінити їх не можна. Щоб узяти інші, зробіть копію.',
  },
  TEMPLATE_NOTHING_WRITTEN: {
    en: 'There are no changes to submit: Meta has this text already.',
    uk: 'Подавати нічого: цей текст Meta вже має.',
  },
  TEMPLATE_NO_CONFLICT: {
    en: 'This template is the same on both sides now; nothing is left to decide.',
    uk: 'Тепер цей шаблон однаковий з обох боків, вирішувати нічого не треба.',
  },
  CHANGED_MEANWHILE: {
    en: 'Somebody else has changed the same thing meanwhile. Nothing was saved yet.',
    uk: 'Тим часом хтось інший змінив те саме. Поки нічого не збережено.',
  },
  TEMPLATE_DEED_NOT_POSSIBLE: { en: '{detail}', uk: '{detail}' },
  TEMPLATE_VERSION_NOT_UNDERSTOOD: {
    en: 'This version has parts that Rozmova cannot write ({parts}); it can be read only.',
    uk: 'У цій версії є частини, яких Розмова не вміє писати ({parts}); її можна лише переглянути.',
  },
  TEMPLATE_SAMPLE_MISSING: {
    en: 'The sample file is no longer here. Choose it again.',
    uk: 'Файла-зразка тут уже немає. Виберіть його ще раз.',
  },
  RECORD_TYPE_UNKNOWN: { en: 'There is no record type “{type}”.', uk: 'Немає типу записів «{type}».' },
  RECORD_INVALID: {
    en: 'The record does not fit its type: {detail}',
    uk: 'Запис не відповідає своєму типу: {detail}',
  },
  RECORD_TYPE_INVALID: {
    en: 'The type cannot be saved: {detail}.',
    uk: 'Тип не можна зберегти: {detail}.',
  },
  RECORD_TYPE_IN_USE: {
    en: 'The type “{type}” cannot be deleted: {detail}.',
    uk: 'Тип «{type}» не можна видалити: {detail}.',
  },
  CONTACTS_STAY: {
    en: 'Contacts are people of the inbox and cannot be deleted here.',
    uk: 'Контакти: це люди з розмов, тут їх не видаляють.',
  },
  IMPORT_EMPTY: { en: 'There is nothing in this file.', uk: 'У цьому файлі нічого немає.' },
  IMPORT_TOO_LARGE: {
    en: 'The file is larger than {limit} MB. Divide it.',
    uk: 'Файл більший за {limit} МБ. Поділіть його.',
  },
  IMPORT_NOT_A_TABLE: {
    en: 'This file cannot be read as a table ({detail}). Save it as CSV or as an Excel workbook (.xlsx).',
    uk: 'Файл не вдається прочитати як таблицю ({detail}). Збережіть його як CSV або книгу Excel (.xlsx).',
  },
  IMPORT_NOT_MAPPING: {
    en: 'This import has begun already. Add the file again to import it in another way.',
    uk: 'Цей імпорт уже почався. Щоб імпортувати інакше, додайте файл ще раз.',
  },
  IMPORT_NOT_READY: { en: '{detail}', uk: '{detail}' },
  RECIPIENT_UNKNOWN: {
    en: 'Give a phone number in international form (+380…) or the id of a contact.',
    uk: 'Вкажіть номер телефону в міжнародному форматі (+380…) або ідентифікатор контакту.',
  },
  LABEL_EXISTS: { en: 'There is a label “{name}” already.', uk: 'Мітка «{name}» уже є.' },
  SHORTCUT_TAKEN: {
    en: 'The shortcut “/{shortcut}” is taken. Choose another one.',
    uk: 'Скорочення «/{shortcut}» уже зайняте. Виберіть інше.',
  },
  SHORTCUT_MALFORMED: {
    en: 'A shortcut is one word of letters, digits, hyphens and underscores.',
    uk: 'Скорочення: одне слово з літер, цифр, дефісів і підкреслень.',
  },
  HAND_OVER_TO_ONESELF: {
    en: 'This conversation is yours already. Choose a colleague.',
    uk: 'Ця розмова й так ваша. Виберіть когось із колег.',
  },
  PIN_LIMIT: {
    en: 'At most {limit} conversations can be pinned. Unpin one first.',
    uk: 'Закріпити можна не більше ніж {limit} розмов. Спершу відкріпіть одну з них.',
  },
  SNOOZE_IN_THE_PAST: {
    en: 'Choose a time that is still to come.',
    uk: 'Виберіть час, який ще не минув.',
  },
  CONTACT_EXISTS: {
    en: 'There is a contact with this number already: {name}.',
    uk: 'Контакт із цим номером уже є: {name}.',
  },
  PHONE_MALFORMED: {
    en: '“{phone}” is not a phone number. Write it with its country code, for example +380 67 123 45 67.',
    uk: '«{phone}» не схоже на номер телефону. Напишіть його з кодом країни, наприклад +380 67 123 45 67.',
  },
  PHONE_MISSING: {
    en: 'There is no phone number in this line.',
    uk: 'У цьому рядку немає номера телефону.',
  },
  CONTACT_FIELD_EXISTS: { en: 'There is a field “{name}” already.', uk: 'Поле «{name}» уже є.' },
  CONTACT_FIELD_INVALID: {
    en: '“{value}” does not fit the field “{name}”: {detail}',
    uk: '«{value}» не підходить до поля «{name}»: {detail}',
  },
  CONTACT_FIELDS_LIMIT: {
    en: 'At most {limit} fields can be kept. Delete one that is not needed.',
    uk: 'Можна мати не більше ніж {limit} полів. Видаліть непотрібне.',
  },
  MERGE_SAME_CONTACT: {
    en: 'Choose another contact: one cannot be merged with itself.',
    uk: 'Виберіть інший контакт: з самим собою об’єднати не можна.',
  },
  MERGE_WHILE_SENDING: {
    en: 'Messages to these contacts are just being sent. Try again in a moment.',
    uk: 'Повідомлення цим контактам саме надсилаються. Спробуйте ще раз за мить.',
  },
  UNDO_OVER: {
    en: 'It is too late to bring this back.',
    uk: 'Повернути це вже не можна: минуло забагато часу.',
  },
  MERGE_UNDONE: {
    en: 'These two contacts have been taken apart already.',
    uk: 'Ці два контакти вже роз’єднано.',
  },
  MERGE_UNDO_LATER_FIRST: {
    en: 'Another merge came after this one. First take apart “{name}”.',
    uk: 'Після цього було ще одне об’єднання. Спершу від’єднайте «{name}».',
  },
  BLOCK_NOT_POSSIBLE: {
    en: 'Meta blocks only people who wrote within the last 24 hours.',
    uk: 'Meta дозволяє блокувати лише тих, хто писав протягом останніх 24 годин.',
  },
  CONTACT_BLOCKED: {
    en: 'You have blocked this person. Unblock them to write again.',
    uk: 'Ви заблокували цю людину. Розблокуйте її, щоб писати знову.',
  },
  /** Why one message with a template cannot be sent; `reason` is its word. */
  SEND_OBSTACLE: { en: '{detail}', uk: '{detail}' },
  SENDING_NOT_READY: {
    en: 'The recipients of this sending are still being found. Wait a moment and try again.',
    uk: 'Отримувачів цієї розсилки ще добирають. Зачекайте трохи й спробуйте ще раз.',
  },
  SENDING_ENDED: {
    en: 'This sending is over and cannot be changed any more.',
    uk: 'Цю розсилку вже завершено, змінити її не можна.',
  },
  SENDING_NOT_STARTED: {
    en: 'This sending has not been started yet.',
    uk: 'Цю розсилку ще не розпочато.',
  },
  SENDING_EMPTY: {
    en: 'Nobody is left to send to. See beside each person why.',
    uk: 'Надсилати нікому: біля кожної людини вказано чому.',
  },
  CONTACT_OPTED_OUT: {
    en: 'This person asked not to get advertising. Marketing templates are not sent to them.',
    uk: 'Ця людина відмовилася від реклами. Маркетингові шаблони їй не надсилаються.',
  },
  CONNECT_VALUES_NOT_GOOD: {
    en: 'First App ID, app secret and token must be right. Look at the sentences beside them.',
    uk: 'Спершу мають бути правильні App ID, app secret і токен. Подивіться, що написано біля них.',
  },
  CONNECT_NUMBER_NOT_SEEN: {
    en: 'The token does not show this number. Check the values again, then choose it from the list.',
    uk: 'Токен не показує цього номера. Перевірте значення ще раз і виберіть номер зі списку.',
  },
  REHEARSAL_OTHER_NUMBER: {
    en: 'In a rehearsal only the sandbox’s own number can be connected: choose {number}.',
    uk: 'На репетиції можна під’єднати лише власний номер пісочниці: виберіть {number}.',
  },
  CODE_MALFORMED: {
    en: 'The code has six digits.',
    uk: 'Код складається із шести цифр.',
  },
  PIN_MALFORMED: {
    en: 'A PIN has exactly six digits.',
    uk: 'PIN складається рівно із шести цифр.',
  },
  PIN_WRONG: {
    en: 'This is not the number’s PIN. Try the one that was set before, or set a new one in WhatsApp Manager > Phone numbers > Settings > Two-step verification.',
    uk: 'Це не PIN цього номера. Згадайте той, що був раніше, або задайте новий у WhatsApp Manager > Phone numbers > Settings > Two-step verification.',
  },
  SEAT_LOCKED: {
    en: 'Nobody has signed in here. Choose who you are.',
    uk: 'Тут ніхто не ввійшов. Виберіть, хто ви.',
  },
  SEAT_PIN_WRONG: { en: 'This PIN is not right.', uk: 'Цей PIN неправильний.' },
  PIN_TOO_SOON: {
    en: 'Too many wrong PINs. Try again in {seconds} s.',
    uk: 'Забагато неправильних PIN. Спробуйте знову через {seconds} с.',
  },
  LAST_ADMIN: {
    en: 'This is the only administrator. First make somebody else one.',
    uk: 'Це єдиний адміністратор. Спершу призначте ще одного.',
  },
  NAME_TAKEN: {
    en: 'A colleague is called “{name}” already. Add a surname or an initial.',
    uk: 'Колега на ім’я «{name}» уже є. Додайте прізвище або ініціал.',
  },
  OPERATOR_PICTURE_UNFIT: {
    en: 'A picture of a colleague is a JPEG, PNG or WebP of at most {limit} KB.',
    uk: 'Фото колеги: JPEG, PNG або WebP, не більше ніж {limit} КБ.',
  },
  HAND_OVER_UNFIT: {
    en: '{name} only reads and cannot take over conversations.',
    uk: '{name} лише читає й не може взяти розмови.',
  },
  ANSWERED_MEANWHILE: {
    en: '{name} has just answered here. Nothing was sent: read it and decide.',
    uk: 'Тут щойно з’явилася відповідь від {name}. Нічого не надіслано: прочитайте й вирішіть.',
  },
  NOT_YOURS: {
    en: 'Only its author can change this note.',
    uk: 'Змінити цю нотатку може лише автор.',
  },
  NOTE_STAYS_INSIDE: {
    en: 'An internal note never goes to the customer.',
    uk: 'Внутрішня нотатка ніколи не йде клієнтові.',
  },
  AUTOMATIC_TEXT_MISSING: {
    en: 'Write what the automatic message says, or switch it off.',
    uk: 'Напишіть текст автоматичного повідомлення або вимкніть його.',
  },
  PIN_AT_RISK: {
    en: 'The PIN was wrong twice. One more wrong PIN locks the number for hours. First reset the PIN in WhatsApp Manager.',
    uk: 'PIN уже двічі був хибний. Ще одна помилка заблокує номер на кілька годин. Спершу скиньте PIN у WhatsApp Manager.',
  },
  REGISTRATIONS_SPENT: {
    en: 'Meta allows {limit} registrations of a number in 72 hours, and all are used. The next one is possible {at}.',
    uk: 'Meta дозволяє {limit} реєстрацій номера за 72 години, і всі вже використано. Наступна можлива: {at}.',
  },
  PROFILE_PICTURE_UNFIT: {
    en: 'The picture must be a square JPEG or PNG of at least 192 × 192 pixels and at most 5 MB.',
    uk: 'Зображення має бути квадратним JPEG або PNG, щонайменше 192 × 192 пікселі й не більше ніж 5 МБ.',
  },
  LOOP_NUMBER_UNKNOWN: {
    en: 'Meta has not told this account’s phone number yet. Test the connection first.',
    uk: 'Meta ще не повідомила номера цього акаунта. Спершу перевірте з’єднання.',
  },
  TOKEN_NOT_TAKEN: {
    en: 'The old token stays. {detail}',
    uk: 'Залишається попередній токен. {detail}',
  },
  SANDBOX_OFF: { en: 'The sandbox is not running.', uk: 'Пісочницю не запущено.' },
  TUNNEL_CONSENT_NEEDED: {
    en: 'First confirm that you know what this free relay means: it can read the messages that pass through it, and it can be down.',
    uk: 'Спершу підтвердьте, що розумієте: цей безплатний сервер може читати повідомлення, які через нього йдуть, і може не працювати.',
  },
  TUNNEL_ADDRESS_MISSING: {
    en: 'Enter the address, for example https://chat.example.com.',
    uk: 'Введіть адресу, наприклад https://chat.example.com.',
  },
  TUNNEL_ADDRESS_MALFORMED: {
    en: 'This is no address. It looks like this: https://chat.example.com.',
    uk: 'Це не схоже на адресу. Вона має вигляд https://chat.example.com.',
  },
  TUNNEL_ADDRESS_NOT_HTTPS: {
    en: 'The address has to begin with https://: Meta sends to no other.',
    uk: 'Адреса має починатися з https://: на інші Meta не надсилає.',
  },
  TUNNEL_ADDRESS_NOT_PUBLIC: {
    en: 'This address is known in your own network only. Meta needs one that the whole internet can reach.',
    uk: 'Ця адреса відома лише у вашій мережі. Meta потрібна така, до якої можна дістатися з інтернету.',
  },
  META_NOT_UNDERSTOOD: {
    en: 'Something answered that does not speak as Meta does. Is there a sign-in page or a proxy in between? Nothing was changed.',
    uk: 'Відповів хтось, хто говорить не так, як Meta. Чи немає між вами сторінки входу або проксі? Нічого не змінено.',
  },
  NUMBER_NOT_IN_WABA: {
    en: 'This WhatsApp Business account has no number with this ID, or the token may not see it. Nothing was changed.',
    uk: 'У цьому акаунті WhatsApp Business немає номера з таким ID, або токен його не бачить. Нічого не змінено.',
  },
  META_REFUSED: { en: 'Meta refused: {detail}', uk: 'Meta відмовила: {detail}' },
  META_NOT_ANSWERING: { en: '{detail}', uk: '{detail}' },
  META_UNREACHABLE: { en: '{detail}', uk: '{detail}' },
  WORKSPACE_IN_USE: {
    en: 'This workspace is already open in another Rozmova ({dataDir}). Close it first; nothing was changed.',
    uk: 'Цей робочий простір уже відкрито в іншій Розмові ({dataDir}). Спершу закрийте її; нічого не змінено.',
  },
  WORKSPACE_FROM_FUTURE: {
    en: 'This workspace was written by a newer Rozmova (format {found}, this version knows {known}). Update Rozmova; nothing was changed.',
    uk: 'Цей робочий простір записала новіша Розмова (формат {found}, ця версія знає {known}). Оновіть Розмову; нічого не змінено.',
  },
  WORKSPACE_DAMAGED: {
    en: 'The file {file} is damaged ({detail}). Nothing was changed. Restore the newest backup from the folder “backups”, or move the file away and start again.',
    uk: 'Файл {file} пошкоджено ({detail}). Нічого не змінено. Відновіть найновішу копію з теки «backups» або приберіть файл і запустіть знову.',
  },
  WORKSPACE_UNWRITABLE: {
    en: 'The workspace folder {dataDir} cannot be written ({detail}).',
    uk: 'У теку робочого простору {dataDir} не можна писати ({detail}).',
  },
  PORT_TAKEN: {
    en: 'Port {port} on this computer is in use by another program. Choose another one.',
    uk: 'Порт {port} на цьому комп’ютері зайнятий іншою програмою. Виберіть інший.',
  },
  COPY_RUNNING: {
    en: 'A copy is being made or brought here already. Wait for it or cancel it.',
    uk: 'Копію вже записують або переносять. Зачекайте або скасуйте.',
  },
  RESTART_NOT_POSSIBLE: {
    en: 'This console runs in a browser: close Rozmova where it was started and start it again there.',
    uk: 'Ця консоль працює в браузері: закрийте Розмову там, де її запущено, і запустіть знову.',
  },
  COPY_NOT_FOUND: {
    en: 'There is no copy of a workspace in {folder}. Choose the folder whose name begins with “Rozmova”.',
    uk: 'У теці {folder} немає копії робочого простору. Виберіть теку, назва якої починається з «Rozmova».',
  },
  COPY_INCOMPLETE: {
    en: 'The copy is not whole: {file} is missing or changed. Copy the folder again from the other computer. Nothing was changed here.',
    uk: 'Копія неповна: файла {file} немає або його змінено. Скопіюйте теку з іншого комп’ютера ще раз. Тут нічого не змінено.',
  },
  COPY_FAILED: {
    en: 'The copy could not be finished ({detail}). Nothing was changed.',
    uk: 'Копію не вдалося завершити ({detail}). Нічого не змінено.',
  },
  FOLDER_NOT_USABLE: {
    en: 'The folder {folder} cannot be used. Give the full path of one that may be written and that lies outside the workspace.',
    uk: 'Теку {folder} не можна використати. Вкажіть повний шлях до теки, у яку можна писати і яка лежить поза робочим простором.',
  },
  DISK_TOO_SMALL: {
    en: 'The copy needs {needed} MB, but only {free} MB are free there.',
    uk: 'Для копії потрібно {needed} МБ, а вільно там лише {free} МБ.',
  },
  NO_DESKTOP: {
    en: 'This belongs to the program with a window; here the hub runs without one.',
    uk: 'Це стосується програми з вікном, а тут застосунок працює без нього.',
  },
  NO_TRAY: {
    en: 'This desktop shows no pictures beside the clock, so a hidden window could not be found again.',
    uk: 'На цьому робочому столі немає області сповіщень, тож сховане вікно не було б звідки повернути.',
  },
  CANNOT_START_WITH_SYSTEM: {
    en: 'Only an installed Rozmova can start with the system.',
    uk: 'Разом із системою може запускатися лише встановлена Розмова.',
  },
  AUTOSTART_NOT_SET: {
    en: 'The system did not take it: its folder of programs to start cannot be written.',
    uk: 'Система цього не прийняла: у її теку автозапуску не вдається записати.',
  },
  DISK_FULL: {
    en: 'The disk is full. Free some space; incoming messages wait at Meta until then.',
    uk: 'Диск заповнено. Звільніть місце; вхідні повідомлення доти чекають у Meta.',
  },
} as const satisfies Record<string, Record<Language, string>>;

export type RefusalCode = keyof typeof refusals;
export type RefusalValues = Record<string, string | number>;

/**
 * The sentence of a refusal in one language with its values filled in. A value that is itself words may come in
 * Ukrainian as well, as `detailUk` beside `detail`.
 */
export function refusalSentence(code: RefusalCode, values: RefusalValues, language: Language): string {
  return refusals[code][language].replace(/\{(\w+)\}/g, (place, name: string) =>
    String((language === 'uk' ? values[`${name}Uk`] : undefined) ?? values[name] ?? place),
  );
}

export const isRefusalCode = (value: unknown): value is RefusalCode =>
  typeof value === 'string' && value in refusals;

/** A refusal as it is thrown in the hub and carried through every door. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly values: RefusalValues;

  constructor(code: RefusalCode, values: RefusalValues = {}) {
    super(refusalSentence(code, values, 'en'));
    this.name = 'Refusal';
    this.code = code;
    this.values = values;
  }
}
