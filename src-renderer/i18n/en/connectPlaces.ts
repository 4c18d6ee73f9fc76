import type { TranslationOf } from '../translation-of.ts';
import type { connectPlaces as source } from '../uk/connectPlaces.ts';

export const connectPlaces = {
  title: 'Where it is at Meta',
  menu: 'Menu of your app',
  menus: { product: 'With WhatsApp', useCases: 'With Use cases' },
  menuHint: 'Meta’s menu has two looks. Glance at the left of your app’s page and choose the one like it.',
  pages: {
    createAccount: 'Sign up for Facebook',
    businessPortfolio: 'Meta Business Suite',
    developer: 'Meta for Developers',
    createApp: 'New app',
    appBasic: 'App settings › Basic',
    apiSetup: 'API Setup',
    configuration: 'Configuration › Webhook',
    systemUsers: 'System users',
    phoneNumbers: 'WhatsApp Manager › Phone numbers',
    billing: 'Billing hub',
    security: 'Security center',
    support: 'Business Support Home',
    appDashboard: 'App dashboard',
    status: 'State of Meta’s services',
  },
  drawings: {
    basic:
      'Drawing of the page App settings, Basic: App ID at the top, beside it App secret with the button Show',
    apiSetup: 'Drawing of the page API Setup: the button Generate access token, below it the token with Copy',
    ids: 'Drawing of the page API Setup: Phone number ID and WhatsApp Business Account ID below the field From',
    webhook:
      'Drawing of the page Configuration: Callback URL and Verify token with the button Verify and save',
    systemUser:
      'Drawing of the dialog Generate token: the app, expiration Never and two WhatsApp permissions',
    phone: 'Drawing of a phone: a word was sent in a chat and an answer came',
    live: 'Drawing of the top of the app’s page: the switch App mode stands at Live',
    manager: 'Drawing of WhatsApp Manager: the row of a number with its state Connected',
    desk: 'Drawing of a list with ticks',
  },
  marks: {
    show: 'Show',
    generate: 'Generate access token',
    verifyAndSave: 'Verify and save',
    never: 'Never',
  },
} as const satisfies TranslationOf<typeof source>;
