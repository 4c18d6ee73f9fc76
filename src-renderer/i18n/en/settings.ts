import type { TranslationOf } from '../translation-of.ts';
import type { settings as source } from '../uk/settings.ts';

export const settings = {
  title: 'Settings',
  index: 'Sections of the settings',
  backToInbox: 'To the chats',
  notSaved: 'Not saved: {{reason}}',
  readOnly: 'Your role allows reading the settings only.',
  general: {
    title: 'General',
    language: 'Language',
    languageDescription: 'The language of screens, notifications and hints.',
    languageSystem: 'Same as system',
    theme: 'Appearance',
    themeDescription: 'Light, dark, or the same as the system.',
    enterSends: 'Enter sends the message',
    enterSendsOn: 'New line: Shift+Enter. Ctrl+Enter always sends.',
    enterSendsOff: 'Enter begins a new line. Ctrl+Enter sends.',
    notificationText: 'Message text in notifications',
    notificationTextOn: 'A notification shows the name and the beginning of the message.',
    notificationTextOff:
      'A notification only says that somebody wrote, so nobody reads more than they should from your screen.',
  },
  accounts: {
    title: 'Accounts',
    lead: 'The numbers that are connected to Rozmova.',
    none: 'No number is connected yet.',
    open: 'Open accounts',
    add: 'Connect a number',
  },
  data: {
    title: 'Data folder',
    lead: 'Chats are stored only on this computer, in one folder.',
    folder: 'Folder',
    free: 'Free on this disk',
    advice: 'To keep a copy, close Rozmova and copy the whole folder.',
  },
  security: {
    title: 'Security',
    keychain: 'Tokens and secrets are in the keychain of this computer.',
    keychainText:
      'They are not in the data folder, so a copy of it gives nobody access to your Meta account.',
    memory: 'Tokens and secrets stay in memory only.',
    memoryText: 'They have to be entered again after every start. Rozmova never writes them to a file.',
    reason: 'Why',
    advice: 'What to do',
    adviceText:
      'Switch on or unlock the keychain (on Linux the Secret Service: GNOME Keyring or KWallet, on Windows the Credential Manager, on macOS Keychain) and start Rozmova again.',
    adviceSetting: 'Rozmova was started with ROZMOVA_SECRETS=memory. Remove it and start Rozmova again.',
  },
  api: {
    title: 'Local interface',
    lead: 'Your other programs on this computer can read chats and send messages through this address.',
    address: 'Address',
    token: 'Token',
    tokenHidden: 'Hidden',
    tokenShow: 'Show token',
    tokenHide: 'Hide token',
    tokenCopy: 'Copy token',
    tokenLoading: 'Fetching…',
    tokenAdvice:
      'Whoever has the token reads the chats and writes in your name. Hand it over only in the header Authorization: Bearer.',
    needsAdmin: 'Only an administrator sees the token.',
    document: 'Description of the interface (OpenAPI)',
    documentDescription: 'Every call with its fields and examples, in a form for programs.',
    webhook: 'Webhook address',
    webhookDescription: 'Meta sends events here; each account has an ending of its own.',
  },
  about: {
    title: 'About',
    version: 'Version {{version}}',
    seat: { desktop: 'Program window', browser: 'Browser', api: 'Local interface' },
    seatLabel: 'This screen',
    operator: 'You work as',
    roles: { admin: 'administrator', operator: 'operator', viewer: 'viewer' },
    trademark: 'WhatsApp and Meta are trademarks of their owners. Rozmova is not affiliated with them.',
  },
} as const satisfies TranslationOf<typeof source>;
