import { randomBytes } from 'node:crypto';
import type { Account } from '#shared/contract/accounts.ts';
import { goodForm } from './graph-of-account.ts';
import { postWebhook } from './signed-webhook.ts';

export interface CustomerMessage {
  text?: string;
  /** Bare digits. */
  from?: string;
  name?: string;
  wamid?: string;
  /** UTC milliseconds of the customer's clock. */
  at?: number;
  appSecret?: string;
  /** Written into this group. */
  groupId?: string;
}

/** A text of a pretend customer, posted to the running hub as Meta posts it; gives the status of the answer. */
export async function customerWrites(
  hub: { webhookUrl: string },
  account: Pick<Account, 'key' | 'phoneNumberId' | 'wabaId'>,
  message: CustomerMessage = {},
): Promise<number> {
  const { text = 'Добрий день!', from = '380671234567', name = 'Олена', at = Date.now() } = message;
  const wamid = message.wamid ?? `wamid.${randomBytes(12).toString('hex')}`;
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '380440000000', phone_number_id: account.phoneNumberId },
    contacts: [{ profile: { name }, wa_id: from }],
    messages: [
      {
        from,
        id: wamid,
        timestamp: String(Math.floor(at / 1000)),
        type: 'text',
        text: { body: text },
        ...(message.groupId === undefined ? {} : { group_id: message.groupId }),
      },
    ],
  };
  const { status } = await postWebhook({
    port: Number(new URL(hub.webhookUrl).port),
    accountKey: account.key,
    appSecret: message.appSecret ?? goodForm.appSecret,
    body: {
      object: 'whatsapp_business_account',
      entry: [{ id: account.wabaId, changes: [{ field: 'messages', value }] }],
    },
  });
  return status;
}
