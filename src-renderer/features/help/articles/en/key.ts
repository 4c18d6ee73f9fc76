import type { ArticleTexts } from '../articles.ts';

/** App, secret and token. */
export const key: ArticleTexts<
  | 'temporary_token'
  | 'token_revoked'
  | 'token_sixty_days'
  | 'employee_system_user'
  | 'missing_scopes'
  | 'waba_not_assigned'
  | 'token_of_other_app'
  | 'wrong_app_secret'
  | 'wrong_id'
  | 'forbidden_app_name'
> = {
  temporary_token: {
    title: 'The token is Meta’s test key for one day',
    words: 'temporary expires 24 hours 190 463',
    see: 'Everything works today, and tomorrow sending stops.',
    why: 'The token on the page “API Setup” is made for trying out and ends after about 24 hours.',
    steps: [
      'Go on with it: receiving does not depend on the token, and what you send after its end waits.',
      'Make a permanent token of a system user (the article “Access tokens” shows how).',
      'Put it in under Accounts > your account > Replace token. What waited is sent.',
    ],
  },
  token_revoked: {
    title: 'Meta no longer accepts the token',
    words: 'expired invalid revoked logged out password changed 190 467 460 458',
    see: 'Messages arrive, but sending is paused and the connection check shows the token in red.',
    why: 'It reached its end, somebody changed a password or removed the app or the system user, or Meta withdrew it. Code 190 says so.',
    steps: [
      'Make a new token of the same system user.',
      'Put it in under Accounts > your account > Replace token; Rozmova checks it before it takes it.',
      'What waited meanwhile goes out by itself, except where the 24-hour window has closed.',
    ],
  },
  token_sixty_days: {
    title: 'The token ends after 60 days',
    words: '60 days expiry expiring system user never',
    see: 'The account shows “works until” with a date.',
    why: 'Whoever made the token chose 60 days instead of “Never”. Some businesses have to.',
    steps: [
      'Make a new one and choose “Never” if Meta offers it.',
      'Otherwise replace it before the date: Rozmova reminds you 14, 3 and 1 days before.',
    ],
  },
  employee_system_user: {
    title: 'Error 100: the system user is only an employee',
    words: 'employee admin system user error 100 33 unsupported get request missing permissions',
    see: 'The token is valid, and yet Meta answers “Unsupported get request … does not exist, cannot be loaded due to missing permissions”.',
    why: 'A system user with the role Employee sees only what was assigned to it, and often nothing of the WhatsApp account.',
    steps: [
      'Open Business settings > Users > System users and look at the role.',
      'Best: make a system user with the role Admin and a token of it.',
      'Or keep the employee and press “Add assets”: give it the app and the WhatsApp account, both with Full control.',
      'Then generate the token anew: an old one does not learn new rights.',
    ],
  },
  missing_scopes: {
    title: 'The token may not do everything that is needed',
    words: 'scope permission whatsapp_business_messaging whatsapp_business_management 10 200 3',
    see: 'Some things work and others do not: templates load but nothing can be sent, or the other way round.',
    why: 'When the token was generated, one of the two boxes was not ticked.',
    steps: [
      'Open the system user, press “Generate token” and choose the app.',
      'Tick whatsapp_business_messaging (send and receive) and whatsapp_business_management (templates, numbers, webhook).',
      'Replace the token here. Rights cannot be added to an existing one.',
    ],
  },
  waba_not_assigned: {
    title: 'The token cannot see the WhatsApp account',
    words: 'assign asset waba whatsapp account not visible no numbers found',
    see: 'The token is fine, but no number is found.',
    why: 'The system user was not given the WhatsApp account, so Meta does not show it.',
    steps: [
      'Open Business settings > Users > System users > Add assets > WhatsApp accounts.',
      'Choose your account, switch on Full control, save.',
      'Press “Check again” here. The token may stay.',
    ],
  },
  token_of_other_app: {
    title: 'The token belongs to another app',
    words: 'app id token other app mismatch',
    see: 'Rozmova names two apps: the one of the App ID and the one of the token.',
    why: 'When the token was generated another app was chosen, or the App ID was copied from another app (a test app, for example).',
    steps: [
      'Decide which app receives the messages: its id, its secret and its token belong together.',
      'Generate the token anew and choose this app in the first field of the dialog.',
    ],
  },
  wrong_app_secret: {
    title: 'The app secret does not belong to this app',
    words: 'app secret signature mismatch client secret',
    see: 'Meta refuses id and secret together, or messages arrive with a signature that does not fit.',
    why: 'The secret is of another app, was copied in part, or was reset in Meta’s console since.',
    steps: [
      'Open your app > App settings > Basic, press “Show” beside App secret and give your Facebook password.',
      'Copy the whole value (32 letters and digits) and put it in here.',
      'Whoever presses “Reset” there makes the old one worthless at once: enter the new one here directly after.',
    ],
  },
  wrong_id: {
    title: 'A wrong number stands in an id field',
    words: 'phone number id waba id business id app id 100 33',
    see: 'Rozmova says that this looks like a phone number, or that the id belongs to something else.',
    why: 'Meta’s pages show four long numbers side by side. None of them is your phone number.',
    steps: [
      'Leave the ids empty: with the token alone Rozmova finds your numbers and lets you choose.',
      'By hand: WhatsApp > API Setup shows “Phone number ID” and “WhatsApp Business Account ID”; App settings > Basic shows “App ID”.',
    ],
  },
  forbidden_app_name: {
    title: 'The app’s name must not contain WhatsApp',
    words: 'app name trademark whatsapp facebook forbidden',
    see: 'Meta does not let you create or publish the app.',
    why: 'Names of Meta’s brands are not allowed in names of apps, also not in part or misspelled.',
    steps: [
      'Call it after your business, for example “Voloshka chat”.',
      'Change it under App settings > Basic > Display name.',
    ],
  },
};
