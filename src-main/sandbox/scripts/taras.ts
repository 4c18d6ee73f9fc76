import { reaction, type Script, sample, text } from './script.ts';

/** A bicycle in repair, told by voice. */
export const taras: Script = {
  customerId: 'taras',
  history: [
    { minutesAgo: 96, say: text('Вітаю! Лишав у вас велосипед у понеділок, номер 214.') },
    { minutesAgo: 95, say: sample('voice') },
  ],
  scenes: [
    {
      opens: [sample('voice'), text('Вибачте, що голосом, я за кермом.')],
      answers: [
        {
          hears: ['готов', 'забра', 'можна за'],
          says: [reaction('👍'), text('Супер, заїду сьогодні після сьомої. Ви ще будете?')],
        },
        {
          hears: ['ланцюг', 'касет', 'гальм', 'колод'],
          says: [text('Міняйте, якщо треба. Головне, щоб не скрипіло.')],
        },
        { hears: ['грн', 'гривень', 'коштує', 'разом'], says: [text('Нормально. Карткою можна буде?')] },
        { hears: ['завтра', 'пізніше', 'чекаємо деталь', 'деталі'], says: [sample('voice')] },
      ],
      otherwise: [text('Секунду, доїду і прочитаю.'), sample('voice')],
      closes: [text('Дякую, до зустрічі!')],
    },
    {
      opens: [text('Ще питання: можна записатися на обслуговування перед зимою?')],
      answers: [
        {
          hears: ['понеділ', 'вівтор', 'серед', 'четвер', 'п’ятниц', 'субот', 'числ'],
          says: [text('Цей день підходить. Запишіть на ранок, будь ласка.')],
        },
        {
          hears: ['так', 'звичайно', 'можна', 'коли'],
          says: [text('Мені б наступного тижня, краще зранку.')],
        },
      ],
      otherwise: [text('Добре. То на який день записатися?')],
      closes: [reaction('👌')],
    },
  ],
};
