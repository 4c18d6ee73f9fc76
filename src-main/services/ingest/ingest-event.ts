import { createHash } from 'node:crypto';
import { hasNewerAccountEvent, insertAccountEvent } from '../../db/queries/account-events.ts';
import { applyAccountEvent, eventSubject } from './apply-account-event.ts';
import { applyPreference } from './apply-preference.ts';
import { applyTemplateEvent, isTemplateField, templateSubject } from './apply-template-event.ts';
import type { IngestContext } from './context.ts';
import { describeEvent } from './describe-event.ts';
import type { WebhookItem } from './items.ts';
import { IngestError, recordOf } from './json.ts';
import { requireAccountsOfEvent } from './route.ts';
import { orderTime, timeOf } from './time.ts';

/** Keeps what Meta tells about an account, its number or its templates, once, and applies it to what exists. */
export function ingestEvent(item: WebhookItem, context: IngestContext): void {
  const event = recordOf(item.item);
  const occurredAt = orderTime(
    (timeOf(event.timestamp) ?? item.entryAt ?? context.delivery.receivedAt) / 1000,
    context.delivery.receivedAt,
  );
  const isTemplate = isTemplateField(item.field);
  const subject = isTemplate ? templateSubject(event) : eventSubject(item.field, event);
  for (const account of requireAccountsOfEvent(item, context)) {
    const about = { accountId: account.id, field: item.field, subject, occurredAt };
    const isNew = insertAccountEvent(context.db, {
      ...about,
      ...describeEvent(item),
      fingerprint: fingerprintOf(item),
      raw: JSON.stringify(item.item),
    });
    if (!isNew) continue;
    context.changes.push({ entity: 'account', id: account.id });
    // What comes late is kept; it must not undo what is known to be newer.
    if (hasNewerAccountEvent(context.db, about)) continue;
    if (isTemplate) applyTemplateEvent({ field: item.field, event, account, occurredAt }, context);
    else if (item.field === 'user_preferences') applyPreference(event, occurredAt, context);
    else applyAccountEvent({ field: item.field, event, account }, context);
  }
}

/** Something where a webhook has its changes or their values, that is none. */
export function refuseMalformed(): void {
  throw new IngestError('This part of the webhook does not have the shape that Meta documents.');
}

/** Events have no id: the same thing told at the same time is the same event. */
function fingerprintOf({ field, entryAt, item, path }: WebhookItem): string {
  const list = path.split('.').at(-2) ?? '';
  return createHash('sha256')
    .update(JSON.stringify([field, list, entryAt, item]))
    .digest('hex')
    .slice(0, 32);
}
