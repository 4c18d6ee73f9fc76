import type { TranslationOf } from '../translation-of.ts';
import type { signIn as source } from '../uk/signIn.ts';

export const signIn = {
  title: 'Sign in to Rozmova',
  lead: 'This page shows the chats of a company, so it asks for a key first. The browser remembers it until it is closed.',
  field: 'Console access token',
  description: 'The token alone will do, and so will the whole address that holds it.',
  action: 'Sign in',
  pending: 'Checking…',
  where: {
    title: 'Where to find it',
    serve:
      'If Rozmova was started with <command>npm run serve</command>: it printed a line that contains <field>apiToken</field>.',
    desktop: 'If the Rozmova program is open: Settings › Local interface › Token.',
  },
  inviteRefused: {
    title: 'This invitation is no longer valid',
    text: 'It works once, for a quarter of an hour. Ask an administrator for a new one: Team › your name › Invite.',
  },
  lock: {
    who: 'Who is working?',
    people: 'People',
    pin: 'PIN',
    hint: 'Enter your PIN and press Enter.',
    enter: 'Sign in',
    erase: 'Erase a digit',
    wait: 'Too many wrong PINs. Next try in {{time}}.',
    another: 'Somebody else',
    unreachable: 'Rozmova does not answer. Waiting for it.',
  },
  empty: 'Paste the token.',
  wrong: 'This token does not fit. Copy it again: without a keychain it changes at every start.',
  unreachable: 'Rozmova does not answer on this computer. Check that it is running.',
} as const satisfies TranslationOf<typeof source>;
