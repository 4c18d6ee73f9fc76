import { reaction, type Script, sample, text } from './script.ts';

/** Known by a username only; brings a bicycle and never gives a number. */
export const robin: Script = {
  customerId: 'robin',
  history: [{ minutesAgo: 66, say: text('Hey, do you service gravel bikes too, or only city bikes?') }],
  scenes: [
    {
      opens: [text('The rear wheel makes this sound:'), sample('voice')],
      answers: [
        { hears: ['bring', 'come', 'look at'], says: [text('Cool. Is tomorrow at five too late?')] },
        {
          hears: ['number', 'phone', 'call'],
          says: [text('I would rather not give my number. We can just write here.')],
        },
        { hears: ['price', 'cost', 'uah'], says: [text('Fair enough. Go ahead if it is below that.')] },
        { hears: ['yes', 'fine', 'tomorrow', 'ok'], says: [reaction('🚲'), text('See you then!')] },
      ],
      otherwise: [text('Is that dangerous to ride?')],
      closes: [text('Thanks a lot, you are the best.')],
    },
    {
      opens: [sample('video'), text('Look what I built from your old parts!')],
      answers: [
        {
          hears: ['great', 'wow', 'nice', 'love', 'cool'],
          says: [text('Haha, thank you! Do you have a basket for it?')],
        },
      ],
      otherwise: [text('Do you sell baskets, by the way?')],
      closes: [text('Perfect, I will drop by.')],
    },
  ],
};
