import type { ArticleTexts } from '../articles.ts';

/** The number itself. */
export const number: ArticleTexts<
  | 'several_numbers'
  | 'number_not_verified'
  | 'number_not_registered'
  | 'wrong_pin'
  | 'number_on_phone_app'
  | 'display_name_declined'
> = {
  several_numbers: {
    title: 'There are several numbers: which one to take',
    words: 'test number several waba choose card',
    see: 'The wizard shows more than one card, and one says “test number”.',
    why: 'Meta gives every new app a test number. It can write to five people only, and customers do not know it.',
    steps: [
      'Choose the card with the number that your customers know.',
      'Take the test number only for trying out; the real one can be connected later beside it.',
    ],
  },
  number_not_verified: {
    title: 'The number is not verified',
    words: 'verify code sms call 136024 code_verification_status',
    see: 'The connection check says that Meta does not know yet that the number is yours.',
    why: 'The code that Meta sends by SMS or call was never entered, or it has expired.',
    steps: [
      'The set-up > “Number ready”: choose SMS or a call and press “Send code”.',
      'Enter the six digits here. A landline takes the call; behind a menu with keys a person must pick up.',
      'No code after several tries? Wait some hours: Meta allows only a few.',
    ],
  },
  number_not_registered: {
    title: 'The number is not registered for the Cloud API',
    words: 'register pending 133010 not registered platform_type',
    see: 'Meta shows the number as “Pending”, and everything that is sent fails with code 133010.',
    why: 'Adding and verifying a number in Meta’s pages does not register it. That is one more step, which only the API can do.',
    steps: [
      'The set-up > “Number ready” > Register: choose a PIN of six digits, done.',
      'Write the PIN down: it protects the number.',
    ],
  },
  wrong_pin: {
    title: 'Wrong PIN',
    words: 'pin 133005 133008 133009 133016 two-step locked',
    see: 'Registering fails because the PIN is not the one that the number has.',
    why: 'The number was registered before, perhaps by another tool, and has a PIN from then.',
    steps: [
      'Do not guess: after a second wrong PIN the number can be locked for hours. Rozmova stops you there.',
      'Ask whoever registered it first.',
      'Or reset it: WhatsApp Manager > Phone numbers > the number > Two-step verification.',
      'Locked already? The wait can be as long as 72 hours; receiving goes on if the number was registered.',
    ],
  },
  number_on_phone_app: {
    title: 'The number is still used in the app on a phone',
    words: 'coexistence whatsapp business app phone is_on_biz_app migrate',
    see: 'Registering is refused, or the connection check says that the number is also on a phone.',
    why: 'A number lives either in the WhatsApp app or in the Cloud API, unless it was joined as “coexistence” through a partner of Meta’s.',
    steps: [
      'To move fully: in the app on the phone choose Settings > Account > Delete account, then register here. Old chats stay on the phone, save them first.',
      'To keep the phone: coexistence has to be set up by a solution partner; Rozmova then shows both sides.',
    ],
  },
  display_name_declined: {
    title: 'The display name was declined or waits',
    words: 'name_status declined pending 131037',
    see: 'The number shows digits instead of a name, and numbers with +1 555 cannot send (code 131037).',
    why: 'Meta could not see that the name belongs to the business, or it breaks a rule: general words, a slogan, only capitals, another company.',
    steps: [
      'Waiting is no error: you can receive and answer.',
      'Declined: change the name in WhatsApp Manager, with the name as it stands on your website or documents.',
      'After it is approved the number has to be registered once more; the connection check reminds you.',
    ],
  },
};
