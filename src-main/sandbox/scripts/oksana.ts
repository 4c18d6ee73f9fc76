import { offline, reaction, type Script, sample, text } from './script.ts';

/** The courier: places, papers, and long stretches without a network. */
export const oksana: Script = {
  customerId: 'oksana',
  history: [],
  scenes: [
    {
      opens: [text('Я на місці, але домофон не працює. Який код?'), sample('location')],
      answers: [
        {
          hears: ['код', 'подзвон', 'набер', 'вийде', 'зустрін'],
          says: [reaction('👍'), text('Є, зайшла. Дякую!'), offline(25)],
        },
        { hears: ['зачек', 'хвилин', 'зараз'], says: [text('Чекаю біля під’їзду.')] },
      ],
      otherwise: [text('Не чую, тут погано ловить.'), offline(20)],
      closes: [text('Віддала, підпис є.'), sample('document')],
    },
    {
      opens: [sample('contact'), text('Ось номер отримувача, він просить подзвонити перед доставкою.')],
      answers: [{ hears: ['добре', 'подзвон', 'дякую', 'ок'], says: [text('Тоді їду далі.'), offline(30)] }],
      otherwise: [text('То дзвонити чи їхати одразу?')],
      closes: [text('Зрозуміла.')],
    },
    {
      opens: [sample('unsupported'), text('Ой, це я опитування не туди скинула 😅')],
      answers: [{ hears: ['нічого', 'бува', 'добре', 'ок'], says: [reaction('😂')] }],
      otherwise: [text('Не зважайте.')],
      closes: [text('Усе, працюю.')],
    },
  ],
};
