import { type MetaErrorRow, type Pair, row } from './meta-error-row.ts';

const hour = 3_600_000;

const syncTemplates: Pair = [
  'Синхронізуйте шаблони та заповніть значення ще раз.',
  'Synchronise the templates and fill in the values again.',
];

/** Errors of templates: when they are sent, and when they are written. */
export const templateErrors: readonly MetaErrorRow[] = [
  row(
    132000,
    'no',
    ['Кількість значень не відповідає шаблону.', 'The number of values does not fit the template.'],
    syncTemplates,
    { showsDetails: true },
  ),
  row(
    132001,
    'no',
    [
      'Шаблону з такою назвою та мовою немає, або його ще не схвалено.',
      'There is no approved template of this name and language.',
    ],
    ['Синхронізуйте шаблони та оберіть інший.', 'Synchronise the templates and choose another one.'],
  ),
  row(
    132005,
    'no',
    ['Разом зі значеннями текст шаблону задовгий.', 'With its values the template’s text is too long.'],
    ['Скоротіть значення.', 'Shorten the values.'],
  ),
  row(
    132007,
    'no',
    ['Текст шаблону порушує правила WhatsApp.', 'The template’s text breaks WhatsApp’s rules.'],
    ['Змініть шаблон.', 'Change the template.'],
    { showsDetails: true },
  ),
  row(
    132008,
    'no',
    ['Одне зі значень шаблону недійсне.', 'A value of the template is invalid.'],
    [
      'Приберіть перенесення рядків і зайві пробіли, перевірте тип значення.',
      'Remove line breaks and extra spaces, check the type of the value.',
    ],
    { showsDetails: true },
  ),
  row(
    132012,
    'no',
    [
      'Одне зі значень має не той формат, який чекає шаблон.',
      'A value has another format than the template expects.',
    ],
    ['Перевірте тип кожного значення.', 'Check the type of each value.'],
    { showsDetails: true },
  ),
  row(
    132015,
    'later',
    ['Meta призупинила шаблон через низьку якість.', 'Meta paused the template because of low quality.'],
    ['Зачекайте або поліпште текст шаблону.', 'Wait, or improve the template’s text.'],
    { retryAfterMs: hour },
  ),
  row(
    132016,
    'no',
    ['Meta вимкнула шаблон назавжди.', 'Meta disabled the template for good.'],
    ['Створіть новий шаблон з іншим текстом.', 'Make a new template with another text.'],
  ),
  row(
    132018,
    'no',
    [
      'Значення шаблону не може містити перенесень рядка, табуляцій чи понад чотирьох пробілів поспіль.',
      'A template value cannot contain line breaks, tabs or more than four spaces in a row.',
    ],
    ['Приберіть їх і надішліть ще раз.', 'Remove them and send again.'],
    { showsDetails: true },
  ),
  row(
    132068,
    'no',
    ['Flow у цьому шаблоні заблоковано.', 'The flow of this template is blocked.'],
    ['Виправте Flow у WhatsApp Manager.', 'Repair the flow in WhatsApp Manager.'],
  ),
  row(
    132069,
    'no',
    [
      'Flow у цьому шаблоні обмежено: забагато збоїв.',
      'The flow of this template is throttled: it failed too often.',
    ],
    ['Виправте Flow у WhatsApp Manager.', 'Repair the flow in WhatsApp Manager.'],
  ),
  row(
    2388019,
    'no',
    ['Досягнуто найбільшої кількості шаблонів.', 'The account has as many templates as it may.'],
    ['Видаліть шаблони, які не потрібні.', 'Delete templates that are not needed.'],
  ),
  row(
    2388023,
    'no',
    [
      'Meta ще тримає цю назву: шаблон із нею видаляють або щойно видалили.',
      'Meta still keeps this name: a template of it is being deleted or was deleted lately.',
    ],
    ['Оберіть іншу назву або зачекайте 4 тижні.', 'Choose another name, or wait 4 weeks.'],
  ),
  row(
    2388024,
    'no',
    ['Шаблон із такою назвою цією мовою вже є.', 'A template of this name exists in this language already.'],
    ['Оберіть іншу назву або мову.', 'Choose another name or language.'],
  ),
  row(
    2388039,
    'no',
    [
      'Шаблон саме перевіряють, тому змінити його не можна.',
      'The template is in review and cannot be edited.',
    ],
    ['Дочекайтеся результату.', 'Wait for the result.'],
  ),
  row(
    2388040,
    'no',
    ['Одне з полів шаблону задовге.', 'A field of the template is too long.'],
    ['Скоротіть його.', 'Shorten it.'],
    { showsDetails: true },
  ),
  row(
    2388043,
    'no',
    [
      'У частині шаблону чогось бракує, найчастіше зразка.',
      'Something is missing in a part of the template, mostly a sample.',
    ],
    ['Додайте зразок до кожної змінної та файлу.', 'Add a sample for each variable and file.'],
    { showsDetails: true },
  ),
  row(
    2388047,
    'no',
    ['Заголовок шаблону має хибний формат.', 'The header of the template has a wrong format.'],
    [
      'Приберіть із заголовка форматування, емодзі та перенесення рядків.',
      'Remove formatting, emoji and line breaks from the header.',
    ],
    { showsDetails: true },
  ),
  row(
    2388060,
    'no',
    ['Meta не приймає кнопок у такому вигляді.', 'Meta does not take the buttons as they are.'],
    [
      'Перевірте назви, адреси та порядок кнопок.',
      'Check the words, the addresses and the order of the buttons.',
    ],
    { showsDetails: true },
  ),
  row(
    2388072,
    'no',
    ['Текст шаблону має хибний формат.', 'The body of the template has a wrong format.'],
    ['Перевірте змінні та порожні рядки.', 'Check the variables and the empty lines.'],
    { showsDetails: true },
  ),
  row(
    2388073,
    'no',
    ['Підпис унизу шаблону має хибний формат.', 'The footer of the template has a wrong format.'],
    [
      'Приберіть із підпису форматування та перенесення рядків.',
      'Remove formatting and line breaks from the footer.',
    ],
    { showsDetails: true },
  ),
  row(
    2388185,
    'no',
    [
      'Цьому акаунту WhatsApp ще не можна створювати шаблони.',
      'This WhatsApp account may not make templates yet.',
    ],
    [
      'Підтвердьте компанію в Meta Business Suite і перевірте, чи акаунт не обмежено.',
      'Verify the business in Meta Business Suite, and check that the account is not restricted.',
    ],
  ),
  row(
    2388273,
    'no',
    ['Meta не приймає зразка файлу в заголовку.', 'Meta does not take the sample file of the header.'],
    ['Оберіть файл ще раз або інший файл.', 'Choose the file again, or another one.'],
    { showsDetails: true },
  ),
  row(
    2388293,
    'no',
    [
      'У шаблоні забагато змінних для такого короткого тексту.',
      'The template has too many variables for so short a text.',
    ],
    ['Додайте тексту або приберіть змінні.', 'Add text or remove variables.'],
  ),
  row(
    2388299,
    'no',
    [
      'Шаблон не може починатися або закінчуватися змінною.',
      'A template cannot begin or end with a variable.',
    ],
    ['Додайте слова до неї або після неї.', 'Add words before or after it.'],
  ),
];
