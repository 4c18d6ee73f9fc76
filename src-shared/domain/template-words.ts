import type { TemplateProblem } from './template-problem.ts';

type Sentence = TemplateProblem['sentence'];
export type StatusTone = 'neutral' | 'waiting' | 'good' | 'warning' | 'bad';

export interface StatusWords {
  label: Sentence;
  meaning: Sentence;
  tone: StatusTone;
}

type Pair = readonly [uk: string, en: string];
const say = ([uk, en]: Pair): Sentence => ({ uk, en });
const status = (tone: StatusTone, label: Pair, meaning: Pair): StatusWords => ({
  label: say(label),
  meaning: say(meaning),
  tone,
});

const statuses: Readonly<Record<string, StatusWords>> = {
  DRAFT: status(
    'neutral',
    ['Чернетка', 'Draft'],
    [
      'Шаблон є лише тут. Надсилати його можна буде після схвалення Meta.',
      'It is only here. It can be sent once Meta has approved it.',
    ],
  ),
  PENDING: status(
    'waiting',
    ['На перевірці', 'In review'],
    [
      'Meta перевіряє шаблон. Зазвичай це кілька хвилин, інколи до доби.',
      'Meta is reviewing it. Usually this takes minutes, at times up to a day.',
    ],
  ),
  APPROVED: status('good', ['Схвалено', 'Approved'], ['Шаблон можна надсилати.', 'It can be sent.']),
  REJECTED: status(
    'bad',
    ['Відхилено', 'Rejected'],
    [
      'Meta не прийняла шаблон. Виправте його та подайте ще раз.',
      'Meta did not accept it. Correct it and submit it again.',
    ],
  ),
  IN_APPEAL: status(
    'waiting',
    ['Оскаржується', 'In appeal'],
    ['Meta розглядає оскарження.', 'Meta is considering the appeal.'],
  ),
  PAUSED: status(
    'warning',
    ['Призупинено', 'Paused'],
    [
      'Отримувачі скаржилися або не читали. Уперше пауза триває 3 години, удруге – 6, утретє Meta вимикає шаблон.',
      'Recipients complained or did not read it. The first pause takes 3 hours, the second 6, then Meta disables it.',
    ],
  ),
  DISABLED: status(
    'bad',
    ['Вимкнено', 'Disabled'],
    [
      'Meta вимкнула шаблон через скарги. Створіть новий з іншим текстом.',
      'Meta disabled it because of complaints. Make a new one with another text.',
    ],
  ),
  LIMIT_EXCEEDED: status(
    'bad',
    ['Понад ліміт', 'Over the limit'],
    [
      'Акаунт досяг найбільшої кількості шаблонів. Видаліть непотрібні.',
      'The account has as many templates as it may. Delete some that are not needed.',
    ],
  ),
  PENDING_DELETION: status(
    'waiting',
    ['Видаляється', 'Being deleted'],
    [
      'Meta ще доставляє надіслане раніше, потім видалить шаблон.',
      'Meta still delivers what was sent, then deletes it.',
    ],
  ),
  DELETED: status(
    'neutral',
    ['Видалено', 'Deleted'],
    [
      'Шаблону в Meta більше немає. Схвалену назву звільнять через 30 днів.',
      'It is gone at Meta. The name of an approved one is free again after 30 days.',
    ],
  ),
  ARCHIVED: status(
    'neutral',
    ['В архіві', 'Archived'],
    [
      'Шаблоном не користувалися рік. Через 28 днів Meta видалить його; повернути можна у WhatsApp Manager.',
      'It was not used for a year. After 28 days Meta deletes it; it can be brought back in WhatsApp Manager.',
    ],
  ),
  FLAGGED: status(
    'warning',
    ['Під загрозою', 'At risk'],
    [
      'Отримувачі скаржаться на шаблон. Meta може його призупинити.',
      'Recipients complain about it. Meta may pause it.',
    ],
  ),
  LOCKED: status(
    'warning',
    ['Заблоковано для змін', 'Locked'],
    ['Meta не дає змінювати цей шаблон.', 'Meta does not let it be changed.'],
  ),
};

/** A status in a word and what it means in a sentence; one that Meta invents later is shown by its own name. */
export const statusWords = (name: string): StatusWords =>
  statuses[name.toUpperCase()] ??
  status('neutral', [name, name], ['Цього стану Розмова не знає.', 'Rozmova does not know this state.']);

export interface RejectionWords {
  what: Sentence;
  advice: Sentence;
}

const rejection = (what: Pair, advice: Pair): RejectionWords => ({ what: say(what), advice: say(advice) });

const rejections: Readonly<Record<string, RejectionWords>> = {
  ABUSIVE_CONTENT: rejection(
    ['Meta вважає текст образливим або загрозливим.', 'Meta finds the text abusive or threatening.'],
    [
      'Приберіть погрози, тиск і грубі слова, зокрема про борги чи суд.',
      'Remove threats, pressure and rude words, also about debts or courts.',
    ],
  ),
  INCORRECT_CATEGORY: rejection(
    ['Текст не відповідає категорії.', 'The text does not fit the category.'],
    [
      'Приберіть рекламу зі службового шаблону або оберіть категорію «Маркетинговий»; коди підтвердження мають свою категорію.',
      'Take the promotion out of a utility template, or choose Marketing; one-time codes have a category of their own.',
    ],
  ),
  INVALID_FORMAT: rejection(
    ['Meta не приймає форму шаблону.', 'Meta does not take the form of the template.'],
    [
      'Перевірте змінні: нумерація підряд, слова між ними, зразки до кожної; перевірте посилання й емодзі в заголовку.',
      'Check the variables: numbered without gaps, words between them, a sample for each; check links, and emoji in the header.',
    ],
  ),
  PROMOTIONAL: rejection(
    ['Meta вважає текст рекламою.', 'Meta takes the text for promotion.'],
    [
      'Оберіть категорію «Маркетинговий» або приберіть знижки й заклики купити.',
      'Choose Marketing, or remove discounts and calls to buy.',
    ],
  ),
  SCAM: rejection(
    ['Текст схожий на шахрайський.', 'The text looks like a scam.'],
    [
      'Назвіть свою компанію та причину повідомлення; не просіть номерів карток, паролів чи документів, не користуйтеся скороченими посиланнями.',
      'Say who you are and why you write; do not ask for card numbers, passwords or papers, do not use shortened links.',
    ],
  ),
  TAG_CONTENT_MISMATCH: rejection(
    ['Мова або категорія не відповідає тексту.', 'The language or the category does not fit the text.'],
    [
      'Перевірте, що текст написано мовою шаблону і що категорію обрано правильно.',
      'See that the text is written in the template’s language, and that the category is right.',
    ],
  ),
  CATEGORY_NOT_AVAILABLE: rejection(
    ['Цієї категорії більше немає.', 'This category does not exist any more.'],
    ['Зробіть копію та оберіть категорію ще раз.', 'Duplicate the template and choose the category again.'],
  ),
};

/** Why Meta rejected a template and what to do; null when it gave no reason. */
export function rejectionWords(reason: string | null): RejectionWords | null {
  const name = reason?.trim().toUpperCase() ?? '';
  if (name === '' || name === 'NONE') return null;
  return (
    rejections[name] ??
    rejection(
      [`Причина від Meta: ${reason}.`, `Meta’s reason: ${reason}.`],
      ['Подробиці є у WhatsApp Manager.', 'Details are in WhatsApp Manager.'],
    )
  );
}

const qualities: Readonly<Record<string, StatusWords>> = {
  GREEN: status(
    'good',
    ['Висока', 'High'],
    ['Отримувачі сприймають шаблон добре.', 'Recipients take it well.'],
  ),
  YELLOW: status(
    'warning',
    ['Середня', 'Medium'],
    [
      'Є скарги або шаблон мало читають. Meta може його призупинити.',
      'There are complaints, or few read it. Meta may pause it.',
    ],
  ),
  RED: status(
    'bad',
    ['Низька', 'Low'],
    [
      'Скарг багато: Meta скоро призупинить шаблон. Поліпште текст або надсилайте його рідше.',
      'There are many complaints: Meta will soon pause it. Improve the text, or send it less often.',
    ],
  ),
};

/** Meta's measure of how customers take a template. */
export const qualityWords = (score: string | null): StatusWords =>
  qualities[score?.toUpperCase() ?? ''] ??
  status(
    'neutral',
    ['Ще не відома', 'Not known yet'],
    [
      'Meta оцінить шаблон, коли його отримають більше людей.',
      'Meta rates a template once enough people have got it.',
    ],
  );

export interface CategoryWords {
  label: Sentence;
  /** When it is the right one. */
  guidance: Sentence;
  examples: Sentence;
}

const category = (label: Pair, guidance: Pair, examples: Pair): CategoryWords => ({
  label: say(label),
  guidance: say(guidance),
  examples: say(examples),
});

const categories: Readonly<Record<string, CategoryWords>> = {
  UTILITY: category(
    ['Службовий', 'Utility'],
    [
      'Для того, на що клієнт чекає: його замовлення, рахунок, запис. Без жодної реклами, інакше Meta перенесе шаблон до маркетингових.',
      'For what the customer waits for: an order, an invoice, an appointment. Without any promotion, or Meta moves it to Marketing.',
    ],
    [
      'Замовлення відправлено, рахунок на оплату, нагадування про візит.',
      'Order on its way, invoice to pay, reminder of a visit.',
    ],
  ),
  MARKETING: category(
    ['Маркетинговий', 'Marketing'],
    [
      'Для всього, що спонукає купити або повернутися: акції, новинки, запрошення, вітання. Люди можуть від них відмовитися.',
      'For whatever invites people to buy or to come back: offers, novelties, invitations, greetings. People may opt out.',
    ],
    ['Знижка до свята, новий сезон, кошик чекає на вас.', 'Holiday offer, new season, a cart that waits.'],
  ),
  AUTHENTICATION: category(
    ['Код підтвердження', 'Authentication'],
    [
      'Лише для одноразових кодів. Текст пише сама Meta, ваші тільки кнопка та строк дії.',
      'For one-time codes only. Meta writes the text itself; the button and the expiry are yours.',
    ],
    ['Код для входу, код для підтвердження дії.', 'Code for signing in, code to confirm an action.'],
  ),
};

/** A category in a word, when it is the right one, and examples of it; an unknown one is shown by its own name. */
export const categoryWords = (name: string): CategoryWords =>
  categories[name.toUpperCase()] ??
  category(
    [name, name],
    ['Цієї категорії Розмова не знає.', 'Rozmova does not know this category.'],
    ['', ''],
  );
