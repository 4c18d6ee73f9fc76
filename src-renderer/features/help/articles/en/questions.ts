import type { ArticleTexts, Question } from '../articles.ts';

/** Questions that owners ask whatever happened. */
export const questions: ArticleTexts<Question> = {
  what_you_need: {
    title: 'What you need before you connect',
    words: 'begin start checklist requirements facebook account developer business portfolio app',
    see: 'Connecting takes about fifteen minutes when these things are ready, and stops half-way when one of them is not.',
    why: 'Meta checks people, businesses and apps in separate places, and each waits for the one before it.',
    steps: [
      'A personal Facebook account that is at least an hour old: a business portfolio cannot be made with a younger one.',
      'A business portfolio at business.facebook.com with the real name and address of the business.',
      'A developer account at developers.facebook.com (the same person; it asks for a phone number).',
      'An app of type Business, with a name that does not contain “WhatsApp”, “Facebook” or another name of Meta’s.',
      'A phone number that can take an SMS or a call, and that is not used in the WhatsApp app at this moment.',
      'A payment card for messages that you send first. Answering customers works without one at the beginning.',
      'A page with your privacy policy on the internet: the app goes live only with its address.',
    ],
  },
  how_tokens_work: {
    title: 'Access tokens: temporary and permanent',
    words: 'token key expire system user never 60 days password',
    see: 'The access token is the key with which Rozmova speaks to Meta in your name.',
    why: 'The token on the page “API Setup” is for testing and ends after about a day. A token of a system user can last for ever.',
    steps: [
      'Begin with the temporary token if you like: nothing is lost when it ends, sending only waits.',
      'Open Business settings > Users > System users and add a system user with the role Admin.',
      'Press “Add assets” and give it the app (Full control) and the WhatsApp account (Full control).',
      'Press “Generate token”, choose the app, and choose “Never” as its end.',
      'Tick whatsapp_business_messaging and whatsapp_business_management (business_management lets Rozmova find your numbers by itself).',
      'Copy the token at once, Meta shows it only this time, and put it in under Accounts > your account > Replace token.',
    ],
  },
  how_webhooks_work: {
    title: 'How messages get from Meta to this computer',
    words: 'webhook callback url tunnel address internet localtunnel cloudflare ngrok tailscale',
    see: 'Meta delivers each message to an internet address. This computer has none of its own, so a tunnel lends it one.',
    why: 'Meta asks that address a question before it trusts it, and repeats what was not received for up to seven days.',
    steps: [
      'Choose a way under Accounts > Public address. Rozmova opens it, proves it from outside and tells Meta the address.',
      'For trying out, localtunnel works at once. For daily work choose Tailscale Funnel, Cloudflare, ngrok or an address of your own.',
      'When the address changes, Rozmova tells Meta by itself. You need not copy anything.',
      'While the computer is off Meta keeps the messages and brings them later: at most seven days, so do not leave it off longer.',
    ],
  },
  who_can_read: {
    title: 'Who can read the messages on their way',
    words: 'privacy security encryption plain text relay tunnel safe',
    see: 'Between Meta and this computer messages pass through whoever provides the public address.',
    why: 'WhatsApp’s own encryption ends at Meta’s Cloud API: there the business is the recipient. What comes after depends on the tunnel.',
    steps: [
      'localtunnel: the free relay sees messages in clear text. Nobody promises that it works. Good for trying out only.',
      'Cloudflare and ngrok: these companies could read the messages; both are under contract with their customers.',
      'Tailscale Funnel: the encryption ends on this computer, nobody in between can read.',
      'An address of your own (a reverse proxy): only your own server sees them.',
      'Whoever sits in between, nobody can write messages in a customer’s name: each one carries Meta’s signature, made with your app secret.',
    ],
  },
  business_verification: {
    title: 'Business verification',
    words: 'verify documents unverified limit 250 2000 security centre meta business',
    see: 'An unverified business can write first to 250 people a day. Answering customers has no such limit.',
    why: 'Meta wants to see that the business exists before it lets it write to many people.',
    steps: [
      'Open the Security Centre in Business settings and press “Start verification”. If the button is missing, the portfolio is too new or the app is not connected yet.',
      'Give the name exactly as in the register, the address and a phone number or website that belong to the business.',
      'Upload a document that shows name and address: an extract from the register, a tax certificate, a utility bill.',
      'Meta usually answers within a few days. You can work meanwhile.',
      'Refused? Most often the name in the form differs from the document. Correct it and send again.',
    ],
  },
  display_name: {
    title: 'The display name that customers see',
    words: 'name pending review declined approved verified_name',
    see: 'A new number shows only digits until Meta has approved its name.',
    why: 'The name must belong to the business: customers must be able to find it on the website or the documents.',
    steps: [
      'Use the name under which customers know you, without slogans, without “official”, without only capital letters.',
      'Put the same name on your website or page; Meta compares.',
      'Wait: a decision takes from minutes to some days. Receiving and answering work meanwhile.',
      'Declined? Change the name in WhatsApp Manager > Phone numbers > the number > Profile. After a change register the number again, the connection check tells you when.',
    ],
  },
  quality_and_limits: {
    title: 'Quality and how many people you can write to',
    words: 'quality green yellow red tier limit 250 2000 10000 100000 throughput',
    see: 'Quality shows how people took your messages in the last seven days. The limit says to how many people a day you can write first.',
    why: 'Quality falls when people block you or report your messages. The limit belongs to the whole business and is shared by its numbers.',
    steps: [
      'Write first only to people who agreed to it, and say at once who you are.',
      'Send fewer marketing messages; offer a word by which people can stop them.',
      'Limits rise by themselves: 250, 2,000, 10,000, 100,000, no limit; each step after you used half of the limit within seven days with good quality.',
      'Answers within 24 hours after a customer’s message do not count.',
    ],
  },
  window_24_hours: {
    title: 'Why free text cannot be sent after 24 hours',
    words: 'window 24 hours closed template 131047 re-engagement',
    see: 'The writing box is replaced by “send a template”.',
    why: 'Meta lets a business write freely for 24 hours after the customer’s last message. Later only an approved template can be sent.',
    steps: [
      'Send an approved template that asks something; when the customer answers, the window is open again.',
      'Or wait: the next message of the customer opens it.',
      'The list shows how much of the window is left, and the filter “closing soon” shows those that end next.',
    ],
  },
  template_refused: {
    title: 'A template was refused or paused',
    words: 'template rejected paused disabled reason variable category utility marketing',
    see: 'Meta answers with a word such as INVALID_FORMAT, TAG_CONTENT_MISMATCH or ABUSIVE_CONTENT.',
    why: 'Templates are read by a machine first. Most refusals are about their form, not about what you want to say.',
    steps: [
      'Do not begin or end with a placeholder, and do not put two of them side by side.',
      'Give every placeholder a sample that looks like the real thing.',
      'A template that sells anything is “marketing”, even when it also thanks for an order.',
      'Write in the language that you chose; mixed languages are refused.',
      'Paused means that too many people took it badly. It comes back by itself after hours; change the words before that.',
    ],
  },
  payment: {
    title: 'What messages cost and how they are paid',
    words: 'payment card billing price cost invoice money 131042 141006',
    see: 'Meta charges for delivered templates, by category and country. Answers within 24 hours are free.',
    why: 'Meta takes the money itself from the payment method of the WhatsApp account; Rozmova takes nothing.',
    steps: [
      'Open Billing hub > Accounts > your WhatsApp account and add a card.',
      'Make it the primary method, and see that it may be used for international payments.',
      'After adding wait up to an hour, then press “Check again” in the connection check.',
      'Still refused with a card? Look for an unpaid amount, an expired card, or a card of another account.',
    ],
  },
  pin_and_two_step: {
    title: 'The six-digit PIN of a number',
    words: 'pin two-step verification register 133005 133016 code',
    see: 'Registering a number asks for a PIN of six digits.',
    why: 'It is the number’s two-step PIN: whoever has it can register the number. A number without one gets the PIN that you give first.',
    steps: [
      'Choose a PIN that you can keep and write it down where the business keeps such things.',
      'Forgotten? Set a new one in WhatsApp Manager > Phone numbers > the number > Two-step verification, or here while the number is still registered.',
      'Meta allows ten registrations in 72 hours, and several wrong PINs in a row lock the number for hours. Rozmova counts them and warns.',
    ],
  },
  opt_out: {
    title: 'When somebody does not want messages any more',
    words: 'opt out stop unsubscribe marketing block consent 131050',
    see: 'A customer asks not to be written to, or has switched off marketing messages in WhatsApp.',
    why: 'Meta does not deliver marketing to people who switched it off, and complaints lower your quality.',
    steps: [
      'Switch “does not want marketing” on in the contact’s panel; whoever did so in WhatsApp is marked by itself.',
      'Answering what this person writes stays possible.',
      'To stop a person from writing to you, block them in the same panel: Meta then takes no more messages from them.',
    ],
  },
  privacy_page: {
    title: 'A privacy policy page for the app',
    words: 'privacy policy url sample text live',
    see: 'The app can go live only with the address of a privacy policy.',
    why: 'Meta shows the address to whoever uses the app and checks that a page opens there.',
    steps: [
      'Publish a page on your website or on any free page builder. It must open without signing in.',
      'Take the sample below, put your names in, and let somebody who knows the law of your country look at it.',
      'Put its address in under App settings > Basic > Privacy policy URL, and save.',
    ],
    sample: `Privacy policy of [business]

We, [business, address], receive the messages that you send to our WhatsApp number [number], in order to answer you and to deliver what you order.
We keep your name, your number and our conversation on our own computers. We give them to nobody, except where the delivery of your order needs it (for example a courier) or the law demands it.
Messages are transmitted through the WhatsApp Business Platform of Meta.
You can ask at any time what we keep about you, have it corrected or deleted, and stop our messages: write to us in WhatsApp or to [e-mail].
Last change: [date]`,
  },
  blocked_app: {
    title: 'Meta has restricted my personal account or app',
    words: 'restricted disabled checkpoint blocked facebook account advertising',
    see: 'Meta asks for an identity check, or the app or the person cannot do anything.',
    why: 'New accounts, several sign-ins from other places, or a person who may not advertise are stopped by automatic checks.',
    steps: [
      'Open business.facebook.com/business-support-home and look what is restricted: the person, the portfolio or the app.',
      'Follow “Request review” there; identity checks usually take a day or two.',
      'Let a second person be admin of the portfolio, so that one blocked account does not stop the business.',
    ],
  },
  another_computer: {
    title: 'Moving to another computer',
    words: 'move migrate backup copy new computer laptop transfer',
    see: 'Chats, contacts, labels and files live on this computer. They can be taken along.',
    why: 'Secrets stay in this computer’s keychain and never go into a copy, so they are entered anew.',
    steps: [
      'Here: Settings > Data folder > Moving to another computer > “Make a copy”. It is one folder.',
      'Close Rozmova here. Two computers at once would both answer, and each would know half.',
      'Carry the folder over, on a disk that you trust: it holds all conversations.',
      'There: at the first start choose “I have a copy from another computer”, or Settings > Data folder > Moving to another computer.',
      'Start again, and give each account its access token and app secret. The address at Meta changes by itself.',
    ],
  },
  another_number: {
    title: 'Changing the phone number and keeping the chats',
    words: 'change number new phone history move',
    see: 'The business gets another number, and the conversations shall stay.',
    why: 'For Meta the new number is a stranger: customers see a new chat, and 24-hour windows of the old number do not hold for it.',
    steps: [
      'Add and register the new number in WhatsApp Manager, in a WhatsApp account that the token may see.',
      'Accounts > your account > Change number: enter its Phone number ID.',
      'Tell your customers: the first message from the new number has to be a template.',
    ],
  },
};
