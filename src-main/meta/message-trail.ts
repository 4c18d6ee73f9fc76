import { z } from 'zod';
import { type Answer, type Asker, ask } from './ask.ts';

/** One way-mark of a message, in Meta's words. */
export interface TrailEvent {
  /** UTC milliseconds; null where Meta tells no time. */
  at: number | null;
  delivery: string;
  /** Whether we were told of it. */
  webhook: string | null;
  webhookUrl: string | null;
  error: string | null;
}

const text = z.string().nullish();
const eventSchema = z.object({
  delivery_status: text,
  webhook_update_state: text,
  webhook_uri: text,
  error_description: text,
  timestamp: z.union([z.number(), z.string()]).nullish(),
});
const historySchema = z.object({
  data: z.array(z.object({ message_id: text, events: z.object({ data: z.array(eventSchema) }).nullish() })),
});

const FIELDS =
  'id,message_id,events{delivery_status,webhook_update_state,webhook_uri,timestamp,error_description}';

/** Meta's time is seconds, as a number or a text, or a date. */
function timeOf(value: number | string | null | undefined): number | null {
  if (value == null) return null;
  const seconds = Number(value);
  const at = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(String(value));
  return Number.isFinite(at) ? Math.round(at) : null;
}

/** The way of one outgoing message, oldest first (`message_history` of Meta's description; no page of Meta's tells of it). */
export async function askMessageTrail(
  asker: Asker,
  phoneNumberId: string,
  wamid: string,
): Promise<Answer<TrailEvent[]>> {
  const query = { message_id: wamid, fields: FIELDS };
  const answer = await ask(asker, historySchema, `${phoneNumberId}/message_history`, query);
  if (answer.kind !== 'told') return answer;
  const events = answer.value.data.flatMap((entry) => entry.events?.data ?? []);
  const trail = events.map((event) => ({
    at: timeOf(event.timestamp),
    delivery: event.delivery_status ?? '',
    webhook: event.webhook_update_state ?? null,
    webhookUrl: event.webhook_uri ?? null,
    error: event.error_description ?? null,
  }));
  return { kind: 'told', value: trail.sort((one, other) => (one.at ?? 0) - (other.at ?? 0)) };
}
