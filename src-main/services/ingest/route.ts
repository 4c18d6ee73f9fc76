import {
  getAccountByKey,
  getAccountByPhoneNumberId,
  listAccountsByWaba,
  type StoredAccount,
} from '../../db/queries/accounts.ts';
import type { IngestContext } from './context.ts';
import type { WebhookItem } from './items.ts';
import { IngestError, recordOf, textOf } from './json.ts';

/**
 * The account that an item with a phone number id belongs to: the one whose path was called, or another one of the same
 * Meta app. The app's secret signed the body, so it may not speak for accounts of other apps.
 */
export function requireAccountOfNumber(item: WebhookItem, { db, delivery }: IngestContext): StoredAccount {
  const phoneNumberId = textOf(recordOf(item.value.metadata).phone_number_id);
  if (!phoneNumberId) throw new IngestError('No phone number id is given.');
  const called = getAccountByKey(db, delivery.accountKey);
  if (called?.phoneNumberId === phoneNumberId) return called;
  const owner = getAccountByPhoneNumberId(db, phoneNumberId);
  if (owner && maySpeakFor(called, owner)) return owner;
  throw new IngestError(`No connected account of this app has the phone number id ${phoneNumberId}.`);
}

/** The accounts that an event is about: one number, or all numbers of the WhatsApp Business Account. */
export function requireAccountsOfEvent(item: WebhookItem, context: IngestContext): StoredAccount[] {
  if (textOf(recordOf(item.value.metadata).phone_number_id)) return [requireAccountOfNumber(item, context)];
  const called = getAccountByKey(context.db, context.delivery.accountKey);
  // Partner events come under the id of the portfolio and name the account inside.
  const ids = [item.wabaId, textOf(recordOf(item.value.waba_info).waba_id)].flatMap((id) => id ?? []);
  for (const wabaId of ids) {
    const accounts = listAccountsByWaba(context.db, wabaId).filter((account) => maySpeakFor(called, account));
    if (accounts.length > 0) return accounts;
  }
  throw new IngestError(
    `No connected account of this app belongs to the WhatsApp Business Account ${ids[0] ?? '(not given)'}.`,
  );
}

/** A key that is unknown now was known when the body was taken: then the tables were lost and are being made again. */
const maySpeakFor = (called: StoredAccount | null, account: StoredAccount): boolean =>
  called === null || called.appId === account.appId;
