import { type Script, sample, text } from './script.ts';

/** Asks and disappears; his answers never come, because he never opens the chat. */
export const mykola: Script = {
  customerId: 'mykola',
  history: [{ minutesAgo: 58, say: text('Доброго дня. Яка ціна на ремонт плеєра?') }],
  scenes: [
    { opens: [text('Ви працюєте в неділю?')], answers: [], otherwise: [], closes: [text('Дякую.')] },
    {
      opens: [text('Доброго дня. Ще раз питаю про плеєр.'), sample('image')],
      answers: [],
      otherwise: [],
      closes: [text('Дякую.')],
    },
    { opens: [text('Алло?')], answers: [], otherwise: [], closes: [text('Дякую.')] },
  ],
};
