import { type AccountChanges, type StoredAccount, updateAccount } from '../../db/queries/accounts.ts';
import type { IngestContext } from './context.ts';
import { type JsonRecord, recordOf, textOf } from './json.ts';

export interface AccountEvent {
  field: string;
  event: JsonRecord;
  account: StoredAccount;
}

/** Meta says the account cannot send any more, or that it can again. A disconnected account stays as its owner left it. */
const STOPPED = new Set(['ACCOUNT_DELETED', 'ACCOUNT_OFFBOARDED', 'DISABLED_UPDATE/DISABLE']);
const RESUMED = new Set(['ACCOUNT_RECONNECTED', 'DISABLED_UPDATE/REINSTATE']);

type Read = (event: JsonRecord, account: StoredAccount) => Partial<AccountChanges>;

const readers: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['account_update', readAccountUpdate],
  ['phone_number_name_update', readNameUpdate],
  ['phone_number_quality_update', readQualityUpdate],
]);

/** Changes of an account that follow from what Meta told about it. */
export function applyAccountEvent({ field, event, account }: AccountEvent, { db }: IngestContext): void {
  const changes = readers.get(field)?.(event, account) ?? {};
  if (Object.keys(changes).length > 0) updateAccount(db, account.id, changes);
}

function stateWord(event: JsonRecord): string {
  const state = textOf(recordOf(event.ban_info).waba_ban_state);
  return [textOf(event.event), state].filter(Boolean).join('/');
}

/**
 * What an event is about, among the events of its field: only a newer one about the same keeps an older one from
 * being applied.
 */
export function eventSubject(field: string, event: JsonRecord): string {
  if (field !== 'account_update') {
    return textOf(event.display_phone_number) ?? textOf(event.wa_id) ?? textOf(event.user_id) ?? '';
  }
  const word = stateWord(event);
  return STOPPED.has(word) || RESUMED.has(word) ? 'state' : word;
}

function readAccountUpdate(event: JsonRecord, account: StoredAccount): Partial<AccountChanges> {
  const word = stateWord(event);
  if (STOPPED.has(word) && account.state === 'active') return { state: 'paused' };
  return RESUMED.has(word) && account.state === 'paused' ? { state: 'active' } : {};
}

function readNameUpdate(event: JsonRecord, account: StoredAccount): Partial<AccountChanges> {
  const name = textOf(event.requested_verified_name);
  return isAboutNumber(event, account) && event.decision === 'APPROVED' && name !== null
    ? { verifiedName: name }
    : {};
}

/** Despite its name the field tells limits; only these two words speak of quality. */
function readQualityUpdate(event: JsonRecord, account: StoredAccount): Partial<AccountChanges> {
  if (!isAboutNumber(event, account)) return {};
  if (event.event === 'FLAGGED') return { qualityRating: 'RED' };
  return event.event === 'UNFLAGGED' ? { qualityRating: 'UNKNOWN' } : {};
}

/** A WhatsApp Business Account may have several numbers, and the event names one of them by its digits. */
function isAboutNumber(event: JsonRecord, account: StoredAccount): boolean {
  const digits = (value: unknown) => (textOf(value) ?? '').replace(/\D/g, '');
  const number = digits(event.display_phone_number);
  return number !== '' && number === digits(account.displayPhoneNumber);
}
