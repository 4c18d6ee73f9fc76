import type { DoctorCheck } from '#shared/contract/doctor.ts';
import type { CheckState, DoctorCheckId } from '#shared/domain/doctor-checks.ts';

/** The parts of a report, in the order of the page. */
export const checkGroups = ['key', 'number', 'sending', 'webhook', 'traffic', 'computer'] as const;
export type CheckGroup = (typeof checkGroups)[number];

const groupOfCheck: Record<DoctorCheckId, CheckGroup> = {
  app_secret: 'key',
  app_match: 'key',
  app_name: 'key',
  app_live: 'key',
  privacy_page: 'key',
  token_alive: 'key',
  token_life: 'key',
  scopes: 'key',
  system_user: 'key',
  waba_visible: 'key',
  number_visible: 'number',
  number_in_waba: 'number',
  number_verified: 'number',
  number_registered: 'number',
  phone_app: 'number',
  display_name: 'number',
  quality: 'number',
  throughput: 'number',
  messaging_limit: 'sending',
  payment: 'sending',
  business_verification: 'sending',
  account_state: 'sending',
  can_send: 'sending',
  app_subscription: 'webhook',
  fields: 'webhook',
  waba_subscription: 'webhook',
  effective_webhook: 'webhook',
  handshake: 'webhook',
  last_in: 'traffic',
  last_out: 'traffic',
  delivery_trail: 'traffic',
  templates: 'sending',
  public_address: 'computer',
  meta_reachable: 'computer',
  clock: 'computer',
  awake: 'computer',
  graph_version: 'computer',
  keychain: 'computer',
  notifications: 'computer',
  autostart: 'computer',
  disk: 'computer',
  database: 'computer',
  journal: 'computer',
  outbox: 'computer',
};

export interface SortedChecks {
  /** What a person should look at, group by group; groups without anything are left out. */
  readonly groups: readonly { readonly group: CheckGroup; readonly checks: readonly DoctorCheck[] }[];
  readonly fine: readonly DoctorCheck[];
  readonly unknown: readonly DoctorCheck[];
}

/** Sorts a report into what stands out and what is folded: what is fine, and what could not be asked without being a trouble. */
export function sortChecks(checks: readonly DoctorCheck[]): SortedChecks {
  const isShown = ({ state, action, failure }: DoctorCheck) =>
    // What works with a known exception is worth a look.
    (state === 'ok' && failure !== null) ||
    state === 'act' ||
    state === 'repairable' ||
    state === 'waiting' ||
    (state === 'unknown' && action !== null);
  return {
    groups: checkGroups
      .map((group) => ({
        group,
        checks: checks.filter((check) => groupOfCheck[check.id] === group && isShown(check)),
      }))
      .filter((part) => part.checks.length > 0),
    fine: checks.filter((check) => check.state === 'ok' && !isShown(check)),
    unknown: checks.filter((check) => check.state === 'unknown' && !isShown(check)),
  };
}

/** How many checks are in a state. */
export const countOf = (checks: readonly DoctorCheck[], state: CheckState): number =>
  checks.filter((check) => check.state === state).length;
