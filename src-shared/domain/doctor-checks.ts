/** What the doctor looks at for an account, in the order of its page. */
export const accountChecks = [
  'app_secret',
  'app_match',
  'app_name',
  'app_live',
  'privacy_page',
  'token_alive',
  'token_life',
  'scopes',
  'system_user',
  'waba_visible',
  'number_visible',
  'number_in_waba',
  'number_verified',
  'number_registered',
  'phone_app',
  'display_name',
  'quality',
  'throughput',
  'messaging_limit',
  'payment',
  'business_verification',
  'account_state',
  'can_send',
  'app_subscription',
  'fields',
  'waba_subscription',
  'effective_webhook',
  'handshake',
  'last_in',
  'last_out',
  'delivery_trail',
  'templates',
] as const;

/** What it looks at for this computer, whatever the account. */
export const computerChecks = [
  'public_address',
  'meta_reachable',
  'clock',
  'awake',
  'graph_version',
  'keychain',
  'notifications',
  'autostart',
  'disk',
  'database',
  'journal',
  'outbox',
] as const;

export const doctorChecks = [...accountChecks, ...computerChecks] as const;
export type AccountCheck = (typeof accountChecks)[number];
export type ComputerCheck = (typeof computerChecks)[number];
export type DoctorCheckId = (typeof doctorChecks)[number];

/** `waiting`: for Meta. `act`: only the owner can. `repairable`: a button does it. `unknown`: it could not be asked. */
export const checkStates = ['ok', 'waiting', 'repairable', 'act', 'unknown'] as const;
export type CheckState = (typeof checkStates)[number];

/** The state that a whole account shows: the most urgent of its checks. */
export function worstState(states: readonly CheckState[]): CheckState {
  const urgency: readonly CheckState[] = ['act', 'repairable', 'unknown', 'waiting', 'ok'];
  return urgency.find((state) => states.includes(state)) ?? 'ok';
}
