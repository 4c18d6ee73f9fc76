import type { ConnectFailure } from '#shared/domain/connect-failures.ts';

export const helpGroups = ['start', 'key', 'number', 'webhook', 'sending', 'computer'] as const;
export type HelpGroup = (typeof helpGroups)[number];

/** Questions that owners ask whatever happened. */
const questions = [
  'what_you_need',
  'how_tokens_work',
  'how_webhooks_work',
  'who_can_read',
  'business_verification',
  'display_name',
  'quality_and_limits',
  'window_24_hours',
  'template_refused',
  'payment',
  'pin_and_two_step',
  'opt_out',
  'privacy_page',
  'blocked_app',
  'another_computer',
  'another_number',
] as const;
export type Question = (typeof questions)[number];
export type ArticleName = ConnectFailure | Question;

/** What an article says in one language. */
export interface ArticleText {
  title: string;
  /** Other words under which people look for it. */
  words: string;
  /** What one sees, or what the question is about. */
  see: string;
  why: string;
  /** What to do, in order. */
  steps: readonly string[];
  /** A text to copy and publish. */
  sample?: string;
}
export type ArticleTexts<Names extends ArticleName> = Record<Names, ArticleText>;

export interface ArticleFacts {
  group: HelpGroup;
  /** A place in the console that does something about it. */
  place?: '/doctor' | '/accounts' | '/accounts/address' | '/connect' | '/moving' | '/contacts';
  /** Meta's page about it. */
  link?: string;
}

const manager = 'https://business.facebook.com/wa/manage/phone-numbers/';
const systemUsers = 'https://business.facebook.com/settings/system-users';
const apps = 'https://developers.facebook.com/apps/';
const securityCenter = 'https://business.facebook.com/settings/security';
const billing = 'https://business.facebook.com/billing_hub/accounts';

/** Every article in the order of the list: questions first, then what goes wrong in the order of a set-up. */
export const articles: Record<ArticleName, ArticleFacts> = {
  what_you_need: { group: 'start', place: '/connect' },
  how_tokens_work: { group: 'start', place: '/accounts', link: systemUsers },
  how_webhooks_work: { group: 'start', place: '/accounts/address' },
  who_can_read: { group: 'start', place: '/accounts/address' },
  business_verification: { group: 'start', place: '/doctor', link: securityCenter },
  display_name: { group: 'start', place: '/doctor', link: manager },
  quality_and_limits: { group: 'start', place: '/doctor', link: manager },
  window_24_hours: { group: 'start' },
  template_refused: { group: 'start' },
  payment: { group: 'start', place: '/doctor', link: billing },
  pin_and_two_step: { group: 'start', link: manager },
  opt_out: { group: 'start', place: '/contacts' },
  privacy_page: { group: 'start', link: apps },
  blocked_app: { group: 'start' },
  another_computer: { group: 'start', place: '/moving' },
  another_number: { group: 'start', place: '/accounts' },

  temporary_token: { group: 'key', place: '/accounts', link: systemUsers },
  token_revoked: { group: 'key', place: '/accounts', link: systemUsers },
  token_sixty_days: { group: 'key', place: '/accounts', link: systemUsers },
  employee_system_user: { group: 'key', place: '/doctor', link: systemUsers },
  missing_scopes: { group: 'key', place: '/doctor', link: systemUsers },
  waba_not_assigned: { group: 'key', place: '/doctor', link: systemUsers },
  token_of_other_app: { group: 'key', place: '/doctor', link: systemUsers },
  wrong_app_secret: { group: 'key', place: '/doctor', link: apps },
  wrong_id: { group: 'key', place: '/doctor', link: apps },
  several_numbers: { group: 'number', place: '/connect' },
  forbidden_app_name: { group: 'start', link: apps },
  callback_unreachable: { group: 'webhook', place: '/accounts/address' },
  verify_token_differs: { group: 'webhook', place: '/doctor' },
  callback_not_set: { group: 'webhook', place: '/doctor' },
  fields_missing: { group: 'webhook', place: '/doctor' },
  waba_not_subscribed: { group: 'webhook', place: '/doctor' },
  override_before_subscription: { group: 'webhook', place: '/doctor' },
  webhook_taken: { group: 'webhook', place: '/doctor' },
  nothing_arrives: { group: 'webhook', place: '/doctor' },
  app_in_development: { group: 'sending', place: '/doctor', link: apps },
  privacy_page_missing: { group: 'sending', place: '/doctor', link: apps },
  number_not_verified: { group: 'number', place: '/doctor', link: manager },
  number_not_registered: { group: 'number', place: '/doctor', link: manager },
  wrong_pin: { group: 'number', place: '/doctor', link: manager },
  number_on_phone_app: { group: 'number', link: manager },
  display_name_declined: { group: 'number', place: '/doctor', link: manager },
  payment_missing: { group: 'sending', place: '/doctor', link: billing },
  payment_not_accepted: { group: 'sending', place: '/doctor', link: billing },
  business_not_verified: { group: 'sending', place: '/doctor', link: securityCenter },
  account_restricted: {
    group: 'sending',
    place: '/doctor',
    link: 'https://business.facebook.com/business-support-home/',
  },
  country_not_allowed: { group: 'sending' },
  portfolio_limit_used: { group: 'sending', place: '/doctor', link: manager },
  public_address_changed: { group: 'computer', place: '/accounts/address' },
  computer_was_away: { group: 'computer', place: '/doctor' },
  clock_or_network: { group: 'computer', place: '/doctor' },
  graph_version_old: { group: 'computer' },
  duplicate_templates: { group: 'sending' },
};

export const articleNames = Object.keys(articles) as ArticleName[];
