import type { ConnectDraft, NumberCard, NumberFacts } from '#shared/contract/connect.ts';

/** A set-up that has just begun. */
export function sampleDraft(change: Partial<ConnectDraft> = {}): ConnectDraft {
  return {
    id: 3,
    kind: 'live',
    step: 'prepare',
    done: [],
    ticked: [],
    appId: '',
    appName: null,
    appSecretHint: null,
    accessTokenHint: null,
    wabaId: '',
    phoneNumberId: '',
    token: null,
    checks: [],
    numbers: [],
    accountId: null,
    createdAt: 1_790_000_000_000,
    updatedAt: 1_790_000_000_000,
    ...change,
  };
}

/** A real number that is not connected yet. */
export function sampleNumber(change: Partial<NumberCard> = {}): NumberCard {
  return {
    wabaId: '102290129340398',
    wabaName: 'Voloshka',
    phoneNumberId: '106540352242922',
    displayPhoneNumber: '+380 67 123 45 67',
    verifiedName: 'Voloshka',
    qualityRating: 'GREEN',
    mode: 'live',
    status: 'CONNECTED',
    accountId: null,
    ...change,
  };
}

/** A number that is neither verified nor registered. */
export function sampleFacts(change: Partial<NumberFacts> = {}): NumberFacts {
  return {
    displayPhoneNumber: '+380 67 123 45 67',
    verifiedName: 'Voloshka',
    status: 'PENDING',
    codeVerificationStatus: 'NOT_VERIFIED',
    nameStatus: 'PENDING_REVIEW',
    newName: null,
    newNameStatus: null,
    qualityRating: 'UNKNOWN',
    accountMode: 'LIVE',
    platformType: 'NOT_APPLICABLE',
    throughput: null,
    messagingLimit: null,
    isPinEnabled: false,
    isOnBusinessApp: false,
    isRegistered: false,
    isVerified: false,
    registrationsLeft: 10,
    wrongPins: 0,
    ...change,
  };
}
