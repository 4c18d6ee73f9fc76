import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { messageSchema } from '#shared/contract/messages.ts';
import { allMessages, conversationsOf, createRig, type IngestRig } from './rig.ts';

let rig: IngestRig;
beforeEach(() => {
  rig = createRig();
});
afterEach(() => rig.close());

const call = (values: Record<string, unknown>) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: rig.account.wabaId,
      changes: [
        {
          field: 'calls',
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '972123456789', phone_number_id: rig.account.phoneNumberId },
            contacts: [{ profile: { name: 'Olena' }, wa_id: '380671234567' }],
            calls: [
              {
                id: 'wacid.HBgLMTIxODU1NTI4MjgVAgAR',
                from: '380671234567',
                to: '972123456789',
                timestamp: String(Math.floor(rig.clock.now() / 1000)),
                direction: 'USER_INITIATED',
                ...values,
              },
            ],
          },
        },
      ],
    },
  ],
});
const calls = () => allMessages(rig).map(({ direction, content }) => ({ direction, content }));

describe('a call', () => {
  it('stands in the conversation as soon as it rings, unread, and says in the end that nobody took it', async () => {
    await rig.ingest(call({ event: 'connect' }));
    expect(calls()).toEqual([
      { direction: 'in', content: { kind: 'call', outcome: 'ringing', durationMs: null } },
    ]);
    expect(conversationsOf(rig)).toMatchObject([
      { unreadCount: 1, lastInboundAt: null, contact: { profileName: 'Olena' }, preview: { kind: 'call' } },
    ]);
    expect(rig.received).toHaveLength(1);
    await rig.ingest(call({ event: 'terminate', status: ['FAILED'] }));
    expect(calls()).toEqual([
      { direction: 'in', content: { kind: 'call', outcome: 'unanswered', durationMs: null } },
    ]);
  });

  it('that was taken keeps its length, also when its beginning is told after its end', async () => {
    const end = call({ event: 'terminate', status: 'COMPLETED', duration: 125 });
    await rig.ingest(end, call({ event: 'connect' }), end);
    expect(calls()).toEqual([
      { direction: 'in', content: { kind: 'call', outcome: 'completed', durationMs: 125_000 } },
    ]);
    expect(conversationsOf(rig)).toMatchObject([{ unreadCount: 1 }]);
  });

  it.each([1e300, 1e17, '1e308', 'long', -5])(
    'of an impossible length (%s) is shown without it',
    async (duration) => {
      await rig.ingest(call({ event: 'terminate', status: 'COMPLETED', duration }));
      expect(calls()).toMatchObject([{ content: { kind: 'call', durationMs: null } }]);
      expect(messageSchema.safeParse(allMessages(rig)[0]).error).toBeUndefined();
    },
  );

  it('of the business is ours, and nothing is unread', async () => {
    await rig.ingest(
      call({
        event: 'terminate',
        direction: 'BUSINESS_INITIATED',
        from: '972123456789',
        to: '380671234567',
        status: 'COMPLETED',
        duration: 5,
      }),
    );
    expect(calls()).toEqual([
      { direction: 'out', content: { kind: 'call', outcome: 'completed', durationMs: 5_000 } },
    ]);
    expect(conversationsOf(rig)).toMatchObject([{ unreadCount: 0 }]);
  });
});
