import { reaction, type Script, sample, text } from './script.ts';

/** A delivery that should be there by four. */
export const james: Script = {
  customerId: 'james',
  history: [
    { minutesAgo: 41, say: text('Hi, I ordered a bouquet for my wife, order 118.') },
    { minutesAgo: 40, say: text('Is it on its way? She is home until four.') },
  ],
  scenes: [
    {
      opens: [text('Hello again, any news about order 118?')],
      answers: [
        {
          hears: ['on its way', 'on the way', 'courier', 'driver', 'minutes'],
          says: [
            reaction('👍'),
            text('Great. Could the courier ring the side door, please? The bell is broken.'),
          ],
        },
        { hears: ['address', 'where'], says: [text('It is here:'), sample('location')] },
        {
          hears: ['sorry', 'delay', 'late'],
          says: [text('Hmm, she leaves at four. Can you make it before that?')],
        },
        { hears: ['yes', 'sure', 'of course', 'will'], says: [text('Perfect, thank you so much!')] },
      ],
      otherwise: [text('Understood. What time exactly?')],
      closes: [text('She loves it. Thank you!'), sample('image')],
    },
    {
      opens: [text('Could you send me the invoice for last week, please?')],
      answers: [
        { hears: ['attached', 'here', 'invoice', 'pdf'], says: [text('Got it, cheers.'), reaction('🙏')] },
        {
          hears: ['email', 'e-mail', 'company'],
          says: [text('You can send it right here, that is easiest.')],
        },
      ],
      otherwise: [text('The one over 1,630, from Monday.')],
      closes: [text('Thanks, all good now.')],
    },
  ],
};
