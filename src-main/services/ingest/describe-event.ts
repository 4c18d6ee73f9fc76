import type { WebhookItem } from './items.ts';
import { arrayOf, type JsonRecord, recordOf, textOf } from './json.ts';

export interface EventDescription {
  /** A short word, Meta's own where there is one. */
  event: string;
  /** What there is to read beside it; may be empty. */
  detail: string;
}

const MAX_DETAIL = 300;

type Describe = (event: JsonRecord) => { event: unknown; detail: unknown };

const words = (...values: readonly unknown[]): string =>
  values.flatMap((value) => textOf(value) ?? []).join(' · ');

/** How each field is put in a word and a line. Anything else is described by its plain values. */
const describers: ReadonlyMap<string, Describe> = new Map<string, Describe>([
  ['account_update', (event) => ({ event: event.event, detail: accountUpdateDetail(event) })],
  ['account_review_update', (event) => ({ event: event.decision, detail: '' })],
  ['account_alerts', describeAlert],
  [
    'business_capability_update',
    (event) => ({
      event: 'LIMITS',
      detail: words(
        event.max_daily_conversations_per_business ?? event.max_daily_conversation_per_phone,
        event.max_phone_numbers_per_business,
      ),
    }),
  ],
  [
    'phone_number_name_update',
    (event) => ({
      event: event.decision,
      detail: words(event.requested_verified_name, event.rejection_reason),
    }),
  ],
  [
    'phone_number_quality_update',
    (event) => ({
      event: event.event,
      detail: words(
        event.display_phone_number,
        event.max_daily_conversations_per_business ?? event.current_limit,
      ),
    }),
  ],
  [
    'security',
    (event) => ({ event: event.event, detail: words(event.display_phone_number, event.requester) }),
  ],
  ['user_preferences', (event) => ({ event: event.value, detail: words(event.category, event.detail) })],
  [
    'calls',
    (event) => ({
      event: event.event ?? event.status,
      detail: words(event.direction, event.event === undefined ? null : event.status, event.duration),
    }),
  ],
  [
    'message_template_status_update',
    (event) => ({
      event: event.event,
      detail: words(
        templateName(event),
        reasonOf(event),
        recordOf(event.other_info).title,
        recordOf(event.rejection_info).reason,
      ),
    }),
  ],
  [
    'message_template_quality_update',
    (event) => ({
      event: event.new_quality_score,
      detail: words(
        templateName(event),
        `${textOf(event.previous_quality_score) ?? '?'} → ${textOf(event.new_quality_score) ?? '?'}`,
      ),
    }),
  ],
  [
    'template_category_update',
    (event) => ({
      event: event.correct_category ?? event.new_category,
      detail: words(templateName(event), event.previous_category),
    }),
  ],
  [
    'message_template_components_update',
    (event) => ({ event: 'COMPONENTS', detail: words(templateName(event)) }),
  ],
]);

/** A word and a line for a person about an account event. */
export function describeEvent(item: WebhookItem): EventDescription {
  const event = recordOf(item.item);
  const isError = /\.errors\.\d+$/.test(item.path);
  const described = isError
    ? describeError(event)
    : (describers.get(item.field)?.(event) ?? describeOther(event));
  return {
    event: textOf(described.event) ?? (isError ? 'error' : item.field || 'unknown'),
    detail: (textOf(described.detail) ?? '').slice(0, MAX_DETAIL),
  };
}

const describeError = (error: JsonRecord) => ({
  event: 'error',
  detail: words(error.code, error.title ?? error.message, recordOf(error.error_data).details),
});

const describeOther = (event: JsonRecord) => ({
  event: event.event ?? event.decision ?? event.type ?? event.status,
  detail: words(
    ...Object.values(event).filter((value) => typeof value === 'string' || typeof value === 'number'),
  ),
});

function describeAlert(event: JsonRecord) {
  const alert = { ...event, ...recordOf(event.alert_info) };
  return {
    event: alert.alert_type,
    detail: words(alert.alert_severity, alert.alert_status, alert.alert_description),
  };
}

function accountUpdateDetail(event: JsonRecord): string {
  const restrictions = arrayOf(event.restriction_info).map((info) => recordOf(info).restriction_type);
  const ban = recordOf(event.ban_info);
  const disconnection = recordOf(event.disconnection_info);
  return words(
    ...restrictions,
    recordOf(event.violation_info).violation_type,
    ban.waba_ban_state,
    ban.waba_ban_date,
    disconnection.reason,
    event.country,
    recordOf(event.volume_tier_info).tier,
    recordOf(event.partner_client_certification_info).status,
  );
}

const templateName = (event: JsonRecord): string =>
  words(event.message_template_name, event.message_template_language);

const reasonOf = (event: JsonRecord): unknown => (event.reason === 'NONE' ? null : event.reason);
