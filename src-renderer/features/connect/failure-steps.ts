import type { ConnectStep } from '#shared/contract/connect.ts';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import type { MetaPage } from './meta-pages.ts';

/** The way on from a failure: a page of Meta's, a step of the wizard, or how Meta reaches this computer. */
export type WayOn =
  | { readonly kind: 'page'; readonly page: MetaPage }
  | { readonly kind: 'step'; readonly step: ConnectStep }
  | { readonly kind: 'address' };

const page = (name: MetaPage): WayOn => ({ kind: 'page', page: name });
const step = (name: ConnectStep): WayOn => ({ kind: 'step', step: name });

/** Where each of the known ways of failing is put right (`research/product.md` section 4). */
export const waysOn: Record<ConnectFailure, WayOn> = {
  temporary_token: step('token'),
  token_revoked: step('token'),
  token_sixty_days: step('token'),
  employee_system_user: page('systemUsers'),
  missing_scopes: page('systemUsers'),
  waba_not_assigned: page('systemUsers'),
  token_of_other_app: page('systemUsers'),
  wrong_app_secret: page('appBasic'),
  wrong_id: page('apiSetup'),
  several_numbers: step('number'),
  forbidden_app_name: page('appBasic'),
  callback_unreachable: { kind: 'address' },
  verify_token_differs: step('webhook'),
  callback_not_set: step('webhook'),
  fields_missing: step('webhook'),
  waba_not_subscribed: step('webhook'),
  override_before_subscription: step('webhook'),
  webhook_taken: step('webhook'),
  nothing_arrives: step('loop'),
  app_in_development: step('live'),
  privacy_page_missing: page('appBasic'),
  number_not_verified: step('health'),
  number_not_registered: step('health'),
  wrong_pin: page('phoneNumbers'),
  number_on_phone_app: page('phoneNumbers'),
  display_name_declined: page('phoneNumbers'),
  payment_missing: page('billing'),
  payment_not_accepted: page('billing'),
  business_not_verified: page('security'),
  account_restricted: page('support'),
  country_not_allowed: page('support'),
  portfolio_limit_used: page('phoneNumbers'),
  public_address_changed: step('webhook'),
  computer_was_away: { kind: 'address' },
  clock_or_network: page('status'),
  graph_version_old: page('appDashboard'),
  duplicate_templates: step('finish'),
};
