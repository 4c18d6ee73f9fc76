/** Without these nothing works: what customers write, and what Meta decides of templates and of the account. */
export const coreWebhookFields = [
  'messages',
  'account_update',
  'message_template_status_update',
  'message_template_quality_update',
  'template_category_update',
] as const;

/** What we understand besides; one that Meta refuses does not spoil the rest. */
export const furtherWebhookFields = [
  'message_template_components_update',
  'account_review_update',
  'account_alerts',
  'business_capability_update',
  'phone_number_name_update',
  'phone_number_quality_update',
  'security',
  'user_preferences',
  'business_username_update',
  'standby',
  'calls',
] as const;

/** Only for a number that is on the phone's app as well; nobody misses them elsewhere. */
export const phoneAppWebhookFields = ['smb_message_echoes'] as const;

/** The fields that an app should be subscribed to, core ones first. */
export const expectedWebhookFields: readonly string[] = [...coreWebhookFields, ...furtherWebhookFields];

/** The expected fields that are not among the subscribed ones. */
export const missingWebhookFields = (subscribed: readonly string[]): string[] =>
  expectedWebhookFields.filter((field) => !subscribed.includes(field));

/** Whether the last part of a webhook's address is one of our account keys. */
export function accountKeyOfCallback(url: string | null): string | null {
  return /\/webhook\/([\w-]{8,128})\/?$/.exec((url ?? '').split(/[?#]/)[0] ?? '')?.[1] ?? null;
}
