import type { Account } from '#shared/contract/accounts.ts';
import type { PhoneMessage, PretendCustomer } from '#shared/contract/sandbox.ts';
import type { AccountId, OperatorId } from '#shared/domain/ids.ts';
import { sampleSettings } from './sample-settings.ts';

/** What `app.bootstrap` tells a seat: an admin in a browser, secrets in the keychain. */
export function sampleBootstrap() {
  return {
    version: '0.1.0',
    seat: 'browser' as const,
    operator: { id: 1 as OperatorId, name: 'Olena', role: 'admin' as 'admin' | 'operator' | 'viewer' },
    settings: {
      ...sampleSettings,
      language: 'en' as 'system' | 'uk' | 'en',
      theme: 'light' as 'system' | 'light' | 'dark',
      enterSends: true,
      notificationText: true,
      showsTyping: true,
      density: 'comfortable' as 'comfortable' | 'compact',
    },
    dataDir: '/home/olena/rozmova',
    secrets: {
      kind: 'keychain' as 'keychain' | 'memory',
      persisted: true,
      reason: null as string | null,
    },
    sandbox: { isRunning: false, url: null },
    webhookUrl: 'http://127.0.0.1:41873/webhook',
    apiUrl: 'http://127.0.0.1:41872/api/v1',
  };
}

/** A live account with everything in order. */
export function sampleAccount(change: Partial<Account> = {}): Account {
  return {
    id: 7 as AccountId,
    key: '3f2a9c1e7b6d4a5f8e0c1b2d3a4f5e6c',
    kind: 'live',
    name: 'Sales',
    color: 'cornflower',
    department: null,
    state: 'active',
    phoneNumberId: '106540352242922',
    wabaId: '102290129340398',
    appId: '1748290033464321',
    displayPhoneNumber: '+380 67 123 45 67',
    verifiedName: 'Voloshka',
    qualityRating: 'GREEN',
    accessTokenHint: '4f2c',
    appSecretHint: 'a01b',
    tokenExpiresAt: null,
    webhookUrl: 'http://127.0.0.1:41873/webhook/3f2a9c1e7b6d4a5f8e0c1b2d3a4f5e6c',
    notices: [],
    sendsReadReceipts: true,
    clockOffsetMs: 0,
    createdAt: 1_790_000_000_000,
    ...change,
  };
}

/** A pretend customer who is online and has nothing unread. */
export function sampleCustomer(change: Partial<PretendCustomer> = {}): PretendCustomer {
  return {
    id: 'olena',
    name: 'Olena Koval',
    language: 'uk',
    waId: '380671112233',
    userId: 'UA.1',
    about: { uk: 'Замовляє букети.', en: 'Orders bouquets.' },
    isScripted: false,
    isTyping: false,
    businessIsTyping: false,
    readsAtOnce: false,
    isOnline: true,
    lastMessage: null,
    unread: 0,
    ...change,
  };
}

/** A text of the customer that the business has read. */
export function samplePhoneMessage(change: Partial<PhoneMessage> = {}): PhoneMessage {
  return {
    wamid: 'wamid.1',
    from: 'customer',
    at: 1_790_000_000_000,
    kind: 'text',
    text: 'Good day!',
    media: null,
    buttons: [],
    quotedWamid: null,
    reaction: { customer: null, business: null },
    state: 'read',
    ...change,
  };
}
