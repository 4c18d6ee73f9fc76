import { defaultCustomers, makeCustomer } from './customers/customers.ts';
import { defaultTemplates } from './graph/default-templates.ts';
import { numericId } from './identifiers.ts';
import { scriptOf } from './scripts/index.ts';
import type { ConnectionState, SandboxState } from './state.ts';

/** The ids of a new sandbox. They stay when it is reset, so that the account of the product stays the same. */
export const freshIdentity = (): SandboxState['identity'] => ({
  appId: numericId(15),
  businessId: numericId(15),
  systemUserId: numericId(15),
  wabaId: numericId(15),
  phoneNumberId: numericId(15),
  displayPhoneNumber: '+380 44 000 0007',
  verifiedName: 'Voloshka',
});

/** A number that was connected without trouble. */
export const freshConnection = (): ConnectionState => ({
  pin: null,
  wrongPins: 0,
  pinLockedUntil: null,
  registeredAt: [],
  deregisteredAt: [],
  newDisplayName: null,
  numberOverrideUrl: null,
  privacyPolicyUrl: 'https://voloshka.example/privacy',
  tokensIssuedAt: null,
  hasRefusedVerifyToken: false,
});

/** A world in which nothing has happened yet. */
export function freshState(
  kept: Pick<SandboxState, 'identity' | 'port' | 'subscription' | 'isAppSubscribed' | 'limits'>,
  now: number,
): SandboxState {
  return {
    version: 1,
    ...kept,
    clockOffsetMs: 0,
    demoIsRunning: false,
    faults: [],
    connectFailures: [],
    connection: freshConnection(),
    customers: defaultCustomers.map((seed) =>
      makeCustomer(seed, {
        businessId: kept.identity.businessId,
        isListed: true,
        isScripted: scriptOf(seed.id) !== undefined,
      }),
    ),
    templates: defaultTemplates(now),
    deletedTemplateNames: {},
    media: [],
    pending: [],
    accepted: [],
    overrideCallbackUrl: null,
    isRegistered: true,
    profile: {
      about: 'Flowers, gifts and small repairs.',
      address: '7 Cornflower Street',
      description: 'A pretend shop of the sandbox.',
      email: 'hello@voloshka.example',
      websites: ['https://voloshka.example'],
      vertical: 'RETAIL',
    },
  };
}
