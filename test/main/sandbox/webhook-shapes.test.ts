import { describe, expect, it } from 'vitest';
import { hasMetaDocuments, readSamples, shapeOf } from './meta-documents.ts';
import { type Json, type Received, startWorld, until, valuesOf, type World } from './world.ts';

const samples = hasMetaDocuments ? readSamples() : {};

/** The `value` of a sample's only change. */
const sampleValue = (name: string): Json => {
  const body = samples[name] as unknown as Received['body'] | undefined;
  const value = body?.entry[0]?.changes[0]?.value;
  if (!value) throw new Error(`There is no sample ${name}`);
  return value;
};

/** What is younger than the samples, with its place in research/api.md. */
const younger = [
  'messages[].from_user_id', // 3.2
  'messages[].from_parent_user_id', // 3.2
  'contacts[].profile.username', // 3.4
  'statuses[].recipient_user_id', // 3.3
  'statuses[].recipient_parent_user_id', // 3.3
  'statuses[].pricing.type', // 3.3
  'messages[].contacts[].origin', // 3.2
  'messages[].referral.welcome_message.text', // 3.2
];
/** What Meta stopped sending, or sends only sometimes. */
const optional = [
  'statuses[].conversation.id', // 3.3: gone since v24
  'statuses[].conversation.origin.type',
  'statuses[].conversation.expiration_timestamp',
  'statuses[].pricing.billable', // only on sent and one of delivered/read
  'statuses[].pricing.pricing_model',
  'statuses[].pricing.category',
  'messages[].context.forwarded',
  'messages[].referral.video_url',
  'messages[].referral.thumbnail_url',
  'messages[].audio.url',
];

function compare(ours: Json, name: string, ...more: string[]): string[] {
  const theirs = shapeOf(sampleValue(name));
  const own = shapeOf(ours);
  const extra = own.filter(
    (path) => !theirs.includes(path) && !younger.includes(path) && !more.includes(path),
  );
  const lacking = theirs.filter((path) => !own.includes(path) && !optional.includes(path));
  return [...extra.map((path) => `+ ${path}`), ...lacking.map((path) => `- ${path}`)];
}

async function nextValue(world: World, act: () => Promise<unknown>): Promise<Json> {
  const before = valuesOf(world.business.received).length;
  await act();
  return until('the webhook', () => valuesOf(world.business.received)[before]);
}

describe.skipIf(!hasMetaDocuments)(
  'webhook bodies beside the samples (../shared/meta/webhook-samples)',
  () => {
    it('of every kind of message have the same keys', async () => {
      const world = await startWorld();
      const { control } = world.sandbox;
      const customerId = 'olena';
      const kinds = [
        ['image', 'message/media_with_url', 'messages[].image.caption'],
        ['video', 'message/video', 'messages[].video.url'],
        ['voice', 'message/voice', 'messages[].audio.url'],
        ['document', 'message/document', 'messages[].document.url'],
        ['sticker', 'message/static_sticker', 'messages[].sticker.url'],
        ['location', 'message/chosen_location'],
        ['contact', 'message/contacts'],
        ['order', 'message/order'],
        ['unsupported', 'message/unsupported_with_type'],
        ['ad_referral', 'message/referral'],
      ] as const;
      const differences: unknown[] = [];
      for (const [sample, name, ...more] of kinds) {
        const value = await nextValue(world, () => control.sendSample({ customerId, sample }));
        differences.push(...compare(value, name, ...more).map((difference) => [sample, difference]));
      }
      const text = await nextValue(world, () => control.write({ customerId, text: 'Hello' }));
      differences.push(...compare(text, 'message/text'));
      // The sample of a place has an address of Google; ours has none. A document here has no caption.
      expect(differences).toEqual([
        ['document', '- messages[].document.caption'],
        ['location', '- messages[].location.url'],
      ]);
    });

    it('of replies, reactions and taps have the same keys', async () => {
      const world = await startWorld();
      const { control } = world.sandbox;
      const customerId = 'olena';
      const first = await nextValue(world, () => control.write({ customerId, text: 'Hello' }));
      const wamid = (first.messages as { id: string }[])[0]?.id ?? '';
      const quoted = await nextValue(world, () =>
        control.write({ customerId, text: 'And', quotedWamid: wamid }),
      );
      const reaction = await nextValue(world, () => control.react({ customerId, wamid, emoji: '👍' }));
      const removal = await nextValue(world, () => control.react({ customerId, wamid, emoji: '' }));
      expect([
        compare(quoted, 'message/reply'),
        compare(reaction, 'message/reaction'),
        compare(removal, 'message/unreaction_no_emoji'),
      ]).toEqual([[], [], []]);
    });

    it('of taps on buttons, lists and quick replies have the same keys', async () => {
      const world = await startWorld();
      const { control } = world.sandbox;
      const customerId = 'mykola';
      await control.write({ customerId, text: 'Hello' });
      const tap = async (content: Json, buttonId: string) => {
        const { wamid } = await world.send('+380960000044', content);
        const isTap = (value: Json) =>
          (value.messages as Json[] | undefined)?.some((message) => message.context);
        const before = valuesOf(world.business.received).filter(isTap).length;
        await control.tapButton({ customerId, wamid, buttonId });
        return until('the tap', () => valuesOf(world.business.received).filter(isTap)[before]);
      };
      const button = await tap(
        {
          type: 'interactive',
          interactive: {
            type: 'button',
            body: { text: 'Sure?' },
            action: { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }] },
          },
        },
        'yes',
      );
      const list = await tap(
        {
          type: 'interactive',
          interactive: {
            type: 'list',
            body: { text: 'Which?' },
            action: {
              button: 'Choose',
              sections: [{ rows: [{ id: 'a', title: 'First', description: 'The cheapest' }] }],
            },
          },
        },
        'a',
      );
      const quick = await tap(
        {
          type: 'template',
          template: {
            name: 'sample_issue_resolution',
            language: { code: 'en_US' },
            components: [{ type: 'body', parameters: [{ type: 'text', text: 'Mykola' }] }],
          },
        },
        'Yes',
      );
      expect([
        compare(button, 'callback_button/button'),
        compare(list, 'callback_selection/description'),
        compare(quick, 'callback_button/quick_reply'),
      ]).toEqual([[], [], []]);
    });

    it('of statuses have the same keys', async () => {
      const world = await startWorld();
      await world.sandbox.control.write({ customerId: 'olena', text: 'Hello' });
      const statusValue = (wamid: string, status: string) =>
        until(status, () =>
          valuesOf(world.business.received).find((value) =>
            (value.statuses as Json[] | undefined)?.some(
              (each) => each.id === wamid && each.status === status,
            ),
          ),
        );
      const plain = await world.send('+380670000011', { text: { body: 'Hi' } });
      const tracked = await world.send('+380670000011', {
        text: { body: 'Hi' },
        biz_opaque_callback_data: 'some data',
      });
      await world.sandbox.control.setFaults({ faults: [{ kind: 'status_failed', code: 130472, count: 1 }] });
      const failed = await world.send('+380670000011', { text: { body: 'Hi' } });
      expect({
        sent: compare(await statusValue(plain.wamid, 'sent'), 'message_status/sent'),
        delivered: compare(await statusValue(plain.wamid, 'delivered'), 'message_status/delivered'),
        read: compare(await statusValue(plain.wamid, 'read'), 'message_status/read'),
        tracked: compare(await statusValue(tracked.wamid, 'sent'), 'message_status/with_tracker'),
        // Only sent, delivered and read bring the contacts block (research/api.md 3.3).
        failed: compare(await statusValue(failed.wamid, 'failed'), 'message_status/failed'),
      }).toEqual({
        sent: [],
        delivered: [],
        read: [],
        tracked: [],
        failed: [
          '- contacts[].parent_user_id',
          '- contacts[].profile.name',
          '- contacts[].user_id',
          '- contacts[].wa_id',
        ],
      });
    });

    it('of template reviews have the same keys', async () => {
      const world = await startWorld();
      const approve = { name: 'win_a_prize', language: 'en_US', decision: 'APPROVED' } as const;
      const approved = await nextValue(world, () => world.sandbox.control.reviewTemplate(approve));
      const { wabaId } = world.sandbox.credentials;
      const rejected = await nextValue(world, () =>
        world.graph('POST', `/${wabaId}/message_templates`, {
          name: 'adjacent',
          language: 'en',
          category: 'UTILITY',
          components: [
            {
              type: 'BODY',
              text: 'Your parcel {{1}} {{2}} will be with you very soon now.',
              example: { body_text: [['a', 'b']] },
            },
          ],
        }),
      );
      expect([
        compare(approved, 'template_status_update/approved'),
        compare(rejected, 'template_status_update/rejected'),
      ]).toEqual([[], []]);
    });

    it('hide the phone number of a person who is known by a username only', async () => {
      const world = await startWorld();
      const value = await nextValue(world, () =>
        world.sandbox.control.write({ customerId: 'robin', text: 'Hey' }),
      );
      expect(value.contacts).toEqual([
        {
          profile: { name: 'Robin Hale', username: 'robin.rides' },
          user_id: expect.stringMatching(/^US\.\d{20}$/) as string,
          parent_user_id: expect.stringMatching(/^US\.ENT\.\d{20}$/) as string,
        },
      ]);
      expect(value.messages).toMatchObject([{ from_user_id: (value.contacts as Json[])[0]?.user_id }]);
      expect((value.messages as Json[])[0]).not.toHaveProperty('from');
    });
  },
);
