import { reaction, type Script, sample, text } from './script.ts';

/** Writes one thought in five messages. */
export const iryna: Script = {
  customerId: 'iryna',
  history: [
    { minutesAgo: 12, say: text('Привіт') },
    { minutesAgo: 12, say: text('Це майстерня?') },
    { minutesAgo: 11, say: text('У мене таке питання') },
    { minutesAgo: 11, say: text('Самокат дитячий') },
    { minutesAgo: 11, say: text('Колесо ледь крутиться 😅') },
    { minutesAgo: 10, say: text('Ви таке лагодите?') },
  ],
  scenes: [
    {
      opens: [
        text('Слухайте'),
        text('А можна сьогодні?'),
        text('Бо завтра в садочок'),
        text('І він без самоката не піде'),
        text('От чесно 🙈'),
      ],
      answers: [
        {
          hears: ['привоз', 'приход', 'завоз', 'чекаємо', 'так', 'можна'],
          says: [text('Ура!'), text('Уже вдягаємось'), text('Буду за пів години'), reaction('🔥')],
        },
        {
          hears: ['грн', 'гривень', 'коштує'],
          says: [text('Ок'), text('Нормально'), text('А гарантія є?')],
        },
        { hears: ['гаранті', 'місяц'], says: [text('Клас'), text('Дякую!!!')] },
        {
          hears: ['ні', 'завтра', 'не встиг'],
          says: [text('Ой'), text('Ну добре'), text('Тоді завтра о восьмій?')],
        },
      ],
      otherwise: [text('А?'), text('Не зрозуміла'), text('То можна сьогодні чи ні? 😊')],
      closes: [text('Все'), text('Дякую'), sample('sticker')],
    },
    {
      opens: [text('Ще одне'), text('Бачила у вас листівки'), text('Вони ще є?'), sample('image')],
      answers: [
        { hears: ['так', 'є', 'маємо'], says: [text('Відкладіть дві'), text('Ні, три'), text('Дві 😄')] },
        { hears: ['нема', 'закінч', 'ні'], says: [text('Шкода 😔'), text('А коли будуть?')] },
      ],
      otherwise: [text('Ті, що з волошками')],
      closes: [text('Супер'), reaction('😍')],
    },
  ],
};
