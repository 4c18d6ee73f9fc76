import { describe, expect, it } from 'vitest';
import { listAccountNotices } from '../../../src-main/db/queries/account-events.ts';
import { listConversations } from '../../../src-main/db/queries/conversation-list.ts';
import { countIngestFailures } from '../../../src-main/db/queries/ingest-failures.ts';
import { listMessages } from '../../../src-main/db/queries/messages.ts';
import { createWebhookServer, type WebhookServer } from '../../../src-main/webhook/receiver.ts';
import { postWebhook, secretsOf } from '../../helpers/signed-webhook.ts';
import { hasMetaSamples, type MetaSample, readSpecExamples, readWebhookSamples } from './meta-samples.ts';
import { createRig, type IngestRig } from './rig.ts';

/** What each body becomes: a message of a kind, a status, or an event with its word. */
type Expected = { message: string } | { status: string } | { event: string };

const message = (kind: string): Expected => ({ message: kind });
const status = (word: string): Expected => ({ status: word });
const event = (word: string): Expected => ({ event: word });

const expectedSamples: Record<string, Expected> = {
  'account_update/account_deleted': event('ACCOUNT_DELETED'),
  'account_update/account_restriction': event('ACCOUNT_RESTRICTION'),
  'account_update/account_violation': event('ACCOUNT_VIOLATION'),
  'account_update/ad_account_linked': event('AD_ACCOUNT_LINKED'),
  'account_update/authentication_international_eligibility': event('AUTH_INTL_PRICE_ELIGIBILITY_UPDATE'),
  'account_update/account_disabled': event('DISABLED_UPDATE'),
  'account_update/mm_api_for_wa_terms_of_service': event('MM_LITE_TERMS_SIGNED'),
  'account_update/partner_added': event('PARTNER_ADDED'),
  'account_update/partner_app_installed': event('PARTNER_APP_INSTALLED'),
  'account_update/partner_app_uninstalled': event('PARTNER_APP_UNINSTALLED'),
  'account_update/partner_led_business_verification_status': event(
    'PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE',
  ),
  'account_update/partner_removed': event('PARTNER_REMOVED'),
  'account_update/partner_removed_wa_app_disconnection': event('PARTNER_REMOVED'),
  'account_update/primary_business_location_set': event('BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE'),
  'account_update/pricing_tiering_update': event('VOLUME_BASED_PRICING_TIER_UPDATE'),
  'account_update/account_offboarded': event('ACCOUNT_OFFBOARDED'),
  'account_update/account_reconnected': event('ACCOUNT_RECONNECTED'),
  'callback_button/button': message('interactive_reply'),
  'callback_button/quick_reply': message('button'),
  'callback_button/quick_reply_without_context': message('button'),
  'callback_selection/callback': message('interactive_reply'),
  'callback_selection/description': message('interactive_reply'),
  'flow_completion/completion': message('flow_reply'),
  'flow_completion/without_flow_token': message('flow_reply'),
  'message/text': message('text'),
  'message/image': message('image'),
  'message/media_with_url': message('image'),
  'message/video': message('video'),
  'message/document': message('document'),
  'message/audio': message('audio'),
  'message/voice': message('audio'),
  'message/static_sticker': message('sticker'),
  'message/animated_sticker': message('sticker'),
  'message/reaction': message('reaction'),
  'message/unreaction_empty': message('reaction'),
  'message/unreaction_no_emoji': message('reaction'),
  'message/current_location': message('location'),
  'message/chosen_location': message('location'),
  'message/contacts': message('contacts'),
  'message/order': message('order'),
  'message/unsupported': message('unsupported'),
  'message/unsupported_with_type': message('unsupported'),
  'message/reply': message('text'),
  'message/forwarded': message('text'),
  'message/forwarded_many_times': message('text'),
  'message/interactive_message_with_err': message('unsupported'),
  'message/referral': message('text'),
  'message_status/sent': status('sent'),
  'message_status/delivered': status('delivered'),
  'message_status/read': status('read'),
  'message_status/played': status('played'),
  'message_status/failed': status('failed'),
  'message_status/with_tracker': status('sent'),
  'message_status/group': status('read'),
  'template_category_update/marketing': event('MARKETING'),
  'template_quality_update/yellow': event('YELLOW'),
  'template_status_update/approved': event('APPROVED'),
  'template_status_update/rejected': event('REJECTED'),
};

const expectedExamples: Record<string, Expected> = {
  'Text Message': message('text'),
  'Text Message with Context (Product Inquiry)': message('text'),
  'Text Message from Click to WhatsApp Ad': message('text'),
  'Reaction Message': message('reaction'),
  'Image Message': message('image'),
  'Location Message': message('location'),
  'Contact Sharing Message': message('contacts'),
  'Unsupported Message': message('unsupported'),
  'Button Message': message('button'),
  'Interactive List Reply Message': message('interactive_reply'),
  'Interactive Button Reply Message': message('interactive_reply'),
  'Order Message': message('order'),
  'System Message': message('system'),
  'Group Create Message': event('group_create'),
  'Group Settings Update': event('group_settings_update'),
  'Group Remove Participants': event('group_create'),
};

// In CI the samples have to be there: reading them fails otherwise.
const isHere = hasMetaSamples || process.env.CI === 'true';

it.runIf(isHere)('the samples of ../shared/meta are here, all told apart, and nothing else is', () => {
  const names = (samples: MetaSample[]) => samples.map(({ name }) => name).sort();
  expect(names(readWebhookSamples())).toEqual(Object.keys(expectedSamples).sort());
  expect(names(readSpecExamples())).toEqual(Object.keys(expectedExamples).sort());
});

if (isHere) {
  postEach('webhook-samples', readWebhookSamples(), expectedSamples);
  postEach('examples of /whatsapp/webhooks', readSpecExamples(), expectedExamples);
}

function postEach(name: string, samples: MetaSample[], expected: Record<string, Expected>): void {
  describe(`${name}, signed and posted`, () => {
    it.each(samples)('$name is answered 200, stored once and shown in its kind', async (sample) => {
      await withReceiver(sample, async (rig, server) => {
        const first = await postWebhook({ port: server.port, body: sample.body });
        const again = await postWebhook({ port: server.port, body: sample.body });
        await rig.projector.drain();
        expect([first, again].map((answer) => [answer.status, answer.body])).toEqual([
          [200, ''],
          [200, ''],
        ]);
        expect(rig.workspace.journal.counts()).toMatchObject({ deliveries: 1, duplicates: 1 });
        expect(whatIsShown(rig)).toEqual(expected[sample.name]);
      });
    });
  });
}

function whatIsShown({ workspace, account, rows }: IngestRig): unknown {
  expect(countIngestFailures(workspace.db)).toBe(0);
  const shown = [
    ...listConversations(workspace.db, { filter: 'all', limit: 10, now: 0 }).items.flatMap((conversation) =>
      listMessages(workspace.db, { conversationId: conversation.id, limit: 10 })
        // Meta's button says "Unsubscribe": the line that says what followed from it is ours.
        .items.filter(({ direction, wamid }) => direction !== 'system' || wamid !== null)
        .map(({ kind }) => ({ message: kind })),
    ),
    ...rows<{ status: string }>('SELECT status FROM message_statuses'),
    ...listAccountNotices(workspace.db, account.id, 10)
      // What is told beside a message that could not be read is an event of its own.
      .filter((notice) => notice.event !== 'error')
      .map((notice) => ({ event: notice.event })),
  ];
  expect(shown).toHaveLength(1);
  return shown[0];
}

interface Change {
  value: { metadata?: { phone_number_id: string }; waba_info?: { waba_id: string } };
}

async function withReceiver(
  sample: MetaSample,
  test: (rig: IngestRig, server: WebhookServer) => Promise<void>,
): Promise<void> {
  const [entry] = (sample.body as { entry: { id: string; changes: Change[] }[] }).entry;
  const value = entry?.changes[0]?.value;
  const rig = createRig({
    account: {
      phoneNumberId: value?.metadata?.phone_number_id ?? '106540352242922',
      wabaId: value?.waba_info?.waba_id ?? entry?.id ?? '',
    },
  });
  const server = await createWebhookServer({
    port: 0,
    journal: rig.workspace.journal,
    secrets: secretsOf({ 'key-1': {} }),
    onStored: () => rig.projector.wake(),
    log: rig.log,
    clock: rig.clock,
  });
  try {
    await test(rig, server);
  } finally {
    await server.close();
    await rig.close();
  }
}
