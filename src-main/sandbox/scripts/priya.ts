import { reaction, type Script, sample, text } from './script.ts';

/** Came from an advertisement; likes choices better than typing. */
export const priya: Script = {
  customerId: 'priya',
  history: [{ minutesAgo: 27, say: sample('ad_referral') }],
  scenes: [
    {
      opens: [text('Hi! I would like one of the spring bouquets. What are my options?')],
      answers: [
        {
          hears: ['small', 'medium', 'large', 'option', 'price', 'uah', 'from'],
          says: [text('The medium one sounds right. How do I pay?')],
        },
        {
          hears: ['pay', 'card', 'cash', 'link'],
          says: [text('Card, please. Send me a link and I will pay at once.')],
        },
        { hears: ['when', 'day', 'deliver'], says: [text('Saturday morning would be lovely.')] },
      ],
      otherwise: [text('Maybe you could send me the list, so that I only have to choose?')],
      closes: [reaction('🎉'), text('Wonderful, see you on Saturday!')],
    },
    {
      opens: [sample('order'), text('Here is my basket. Could you check that everything is in stock?')],
      answers: [
        {
          hears: ['stock', 'yes', 'available', 'all there'],
          says: [text('Brilliant, then please put it together.')],
        },
        {
          hears: ['no', 'sold', 'sorry', 'instead'],
          says: [text('No problem, take whatever is closest in colour.')],
        },
      ],
      otherwise: [text('So, is it all there?')],
      closes: [text('Thank you!'), sample('sticker')],
    },
  ],
};
