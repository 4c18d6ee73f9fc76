import type { ArticleTexts } from '../articles.ts';

/** From Meta to this computer. */
export const webhook: ArticleTexts<
  | 'callback_unreachable'
  | 'verify_token_differs'
  | 'callback_not_set'
  | 'fields_missing'
  | 'waba_not_subscribed'
  | 'override_before_subscription'
  | 'webhook_taken'
  | 'nothing_arrives'
  | 'public_address_changed'
  | 'computer_was_away'
> = {
  callback_unreachable: {
    title: 'Meta cannot reach the address',
    words: 'callback could not be validated 2200 login page warning page 403 502 tunnel',
    see: '“The callback URL or verify token couldn’t be validated”, code 2200.',
    why: 'At the address stands something else than Rozmova: a login or warning page of a tunnel, a firewall, an error page, or nobody.',
    steps: [
      'Look at Accounts > Public address: Rozmova asks itself through the address and says what answers there.',
      'A warning page of a free tunnel, or no answer: choose another way.',
      'An address of your own: the reverse proxy must hand /webhook on unchanged, with a valid certificate and without a login.',
      'Press “Register again”; the rest happens by itself.',
    ],
  },
  verify_token_differs: {
    title: 'Meta sent another verify token',
    words: 'verify token mismatch handshake',
    see: 'Meta’s question came, but with another word than Rozmova expects.',
    why: 'Somebody entered the address by hand in Meta’s console with another verify token, or of another computer.',
    steps: [
      'Press “Set it for me”: Rozmova tells Meta address and token together.',
      'By hand: copy both anew from Accounts > Webhook.',
    ],
  },
  callback_not_set: {
    title: 'Meta does not know where messages go',
    words: 'callback url empty not set subscription',
    see: 'Nothing arrives, and Meta has no address for this app, or another one.',
    why: 'Nobody entered it, or the set-up was left before this step.',
    steps: [
      'Connection check > “Register the webhook”. Rozmova sets it with the app’s own key; nothing has to be copied.',
    ],
  },
  fields_missing: {
    title: 'Meta does not tell everything',
    words: 'fields messages message_template_status_update subscribe events',
    see: 'Messages arrive, but decisions about templates or warnings about the account never do.',
    why: 'Each kind of event is switched on by itself in Meta’s console, and some were left off.',
    steps: ['Connection check > “Subscribe to all” switches on all that Rozmova understands.'],
  },
  waba_not_subscribed: {
    title: 'The address is verified, and yet nothing arrives',
    words: 'verified nothing arrives subscribed_apps test button works no real messages',
    see: 'The handshake worked, Meta’s test button works, but no real message comes.',
    why: 'The app was never subscribed to the WhatsApp account. This is a second switch which Meta’s pages do not show.',
    steps: ['Connection check > “Subscribe”: one call, and real messages come.'],
  },
  override_before_subscription: {
    title: 'Meta wants the two calls in the other order',
    words: 'before override app must be subscribed 100 order',
    see: '(#100) “Before override the current callback uri, your app must be subscribed”.',
    why: 'An address of one number or account can be set only after the app is subscribed to the account.',
    steps: ['Press “Register again”: Rozmova does it in the right order.'],
  },
  webhook_taken: {
    title: 'Another tool gets the messages',
    words: 'override other tool crm chatbot address foreign take over webhook_configuration',
    see: 'The connection check shows an address that is not ours.',
    why: 'Another tool was connected to the same number before. Meta sends to one address only: that of the number before that of the account before that of the app.',
    steps: [
      'Decide who shall get the messages. Rozmova changes nothing unless you say so.',
      '“Take over” sets our address. The other tool then gets nothing more from this number.',
      'To keep both, take another number for one of them.',
    ],
  },
  nothing_arrives: {
    title: 'All is green, but nothing arrives',
    words: 'nothing arrives no messages silent loop test message_history 502',
    see: 'Every check is fine, customers write, and the inbox stays empty.',
    why: 'Most often customers write to another number, the app is in development, or the tunnel dropped messages for a while.',
    steps: [
      'The set-up > “Try from your phone”: send the word from your own phone. It shows in seconds whether the way works.',
      'If the word does not come, open the connection check: Meta tells at what time it got which answer from our address.',
      'If the word comes, customers write to another number: compare it with the one on your website.',
      'Messages of the last seven days come later by themselves once the way is open.',
    ],
  },
  public_address_changed: {
    title: 'The public address has changed',
    words: 'tunnel restarted new url changed address',
    see: 'What happened to the public address says that it has changed.',
    why: 'A tunnel that starts anew may get another name, and another computer has another address.',
    steps: [
      'Nothing to do: Rozmova tells Meta by itself.',
      'If it happens each day, choose a way with a lasting address.',
    ],
  },
  computer_was_away: {
    title: 'The computer was off or asleep',
    words: 'sleep off offline away missed late caught up',
    see: '“Caught up: 37 messages since 21:40”.',
    why: 'While nobody answers at the address, Meta keeps messages for up to seven days and tries again, less and less often.',
    steps: [
      'Let the computer stay on in working hours, and switch sleep off while it is plugged in.',
      'Late messages carry their true time; 24-hour windows may be shorter than they look.',
      'After more than seven days off, messages of the first days are lost at Meta: ask customers to write again.',
    ],
  },
};
