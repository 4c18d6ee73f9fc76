import type { ArticleTexts } from '../articles.ts';

/** What keeps messages from going out, and the computer itself. */
export const sending: ArticleTexts<
  | 'app_in_development'
  | 'privacy_page_missing'
  | 'payment_missing'
  | 'payment_not_accepted'
  | 'business_not_verified'
  | 'account_restricted'
  | 'country_not_allowed'
  | 'portfolio_limit_used'
  | 'clock_or_network'
  | 'graph_version_old'
  | 'duplicate_templates'
> = {
  app_in_development: {
    title: 'The app is still in development',
    words: 'development live mode 131030 recipient not in allowed list',
    see: 'Only people on your test list get messages; all others fail with code 131030, and some events never come.',
    why: 'An app in development is for its developers. A switch makes it live.',
    steps: [
      'Put in the privacy policy’s address and a category under App settings > Basic.',
      'Switch “App mode” at the top of the page from Development to Live.',
      'With Meta’s test number the list of five people stays, whatever the mode.',
    ],
  },
  privacy_page_missing: {
    title: 'The app has no privacy policy',
    words: 'privacy policy url missing live',
    see: 'Meta refuses to switch the app to Live.',
    why: 'The address of a privacy policy is required.',
    steps: [
      'Publish a page (the article “A privacy policy page” has a sample text).',
      'Enter its address under App settings > Basic, save, and switch to Live.',
    ],
  },
  payment_missing: {
    title: 'There is no payment method',
    words: 'payment method missing card 131042 141006',
    see: 'Answers go out, templates fail with code 131042.',
    why: 'Templates cost money, and Meta does not know from where to take it.',
    steps: [
      'Billing hub > Accounts > your WhatsApp account > Add payment method.',
      'Wait a few minutes, then press “Check again” in the connection check.',
    ],
  },
  payment_not_accepted: {
    title: 'There is a card, but Meta does not accept it',
    words: 'card declined payment failed primary international',
    see: 'Code 131042 although a card is shown.',
    why: 'The card is not primary, was refused once, has expired, may not pay abroad, or an amount is still open.',
    steps: [
      'In the billing hub, pay what is open with “Pay now”.',
      'Make the card the primary one; see that international and internet payments are allowed at your bank.',
      'Wait up to an hour: Meta takes that long to notice.',
      'Still the same? Remove it and add it again, or take another card.',
    ],
  },
  business_not_verified: {
    title: 'The business is not verified',
    words: 'verification 141010 250 limit unverified',
    see: 'You can write first to 250 people a day.',
    why: 'Meta raises the limit after the business has been verified, or by itself after a time with good quality.',
    steps: [
      'Go on as you are if 250 is enough: answering has no limit.',
      'Verify under Business settings > Security Centre.',
    ],
  },
  account_restricted: {
    title: 'Meta has restricted or blocked the account',
    words: 'restricted banned disabled 131031 368 141014 appeal policy',
    see: 'Sending fails with code 131031 or 368, and the connection check shows a restriction.',
    why: 'Meta believes that its rules were broken: goods that may not be sold, many complaints, or an open check of the business.',
    steps: [
      'Open Business Support Home and read which rule is named.',
      'Press “Request review” and say in two sentences what your business does and how people agreed to your messages.',
      'Your chats stay on this computer whatever Meta decides.',
    ],
  },
  country_not_allowed: {
    title: 'Messages to this country are not allowed',
    words: '130497 country restricted +1 marketing usa',
    see: 'Code 130497, or marketing to numbers of the USA is not delivered.',
    why: 'Some trades may not write to some countries, and Meta delivers no marketing templates to +1 numbers.',
    steps: [
      'Answering within 24 hours stays possible.',
      'Use a utility template (about an order, an appointment) instead of marketing where it is true.',
    ],
  },
  portfolio_limit_used: {
    title: 'The day’s limit is used up',
    words: 'limit 131048 131064 spam portfolio daily 250',
    see: 'New people cannot be written to today, although this number wrote to few.',
    why: 'The limit belongs to the whole business: another of your numbers, or another tool, has used it.',
    steps: [
      'Wait: each place is free again after 24 hours.',
      'See in WhatsApp Manager which number wrote to how many.',
      'Verify the business or use half of the limit for some days: it then rises by itself.',
    ],
  },
  clock_or_network: {
    title: 'Clock, firewall or no network',
    words: 'clock time wrong firewall proxy login page graph.facebook.com blocked dns tls offline',
    see: 'Meta cannot be reached, or the computer’s clock differs from Meta’s.',
    why: 'A firewall, a hotel’s login page or an antivirus stands between, or the clock was set by hand.',
    steps: [
      'Open graph.facebook.com in a browser on this computer: a page with an error of Meta’s is right, a login page or nothing is not.',
      'Let the person who looks after the network allow graph.facebook.com and lookaside.fbsbx.com.',
      'Switch on “set time automatically” in the system’s settings.',
    ],
  },
  graph_version_old: {
    title: 'This version of Rozmova speaks an old language of Meta’s',
    words: 'graph api version deprecated update',
    see: 'Meta warns that the version of its interface will end.',
    why: 'Meta retires each version about two years after it appeared.',
    steps: ['Update Rozmova. Nothing else has to be done.'],
  },
  duplicate_templates: {
    title: 'The same template name on both sides',
    words: 'template duplicate name language 2388024 already exists',
    see: 'A template with this name and language is there already.',
    why: 'It was made in WhatsApp Manager or by another tool, or twice here.',
    steps: [
      'Sync the templates: Rozmova takes Meta’s and joins what belongs together by Meta’s id.',
      'Or give the new one another name: small letters, digits and underscores.',
    ],
  },
};
