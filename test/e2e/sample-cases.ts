/** What one webhook body of Meta's must become: in the answers of /api/v1, and in words on the screen. */
export type SampleCase =
  | { kind: 'message'; is: Record<string, unknown>; shows: readonly string[] }
  | { kind: 'status'; is: Record<string, unknown>; shows: readonly string[] }
  | { kind: 'template'; is: Record<string, unknown>; notice: Record<string, unknown> }
  | { kind: 'notice'; notice: Record<string, unknown>; account?: Record<string, unknown> };

const message = (is: Record<string, unknown>, ...shows: string[]): SampleCase => ({
  kind: 'message',
  is: { direction: 'in', ...is },
  shows,
});
const content = (kind: string, more: Record<string, unknown> = {}) => ({ kind, content: { kind, ...more } });
const file = (mimeType: string) => ({ media: { state: 'stored', mimeType, failure: null } });
const status = (word: string, shows: readonly string[], is: Record<string, unknown> = {}): SampleCase => ({
  kind: 'status',
  is: { direction: 'out', status: word, ...is },
  shows,
});
const account = (event: string, detail?: string, state?: string): SampleCase => ({
  kind: 'notice',
  notice: { field: 'account_update', event, ...(detail === undefined ? {} : { detail }) },
  account: { state: state ?? 'active' },
});

const FORWARDED = 'Forwarded';
const UNKNOWN_QUOTE = 'A message that is not here';
const UNSUPPORTED = 'This message cannot be shown here';
const REACTION_REMOVED = 'The customer took a reaction back';
const quoting = (wamid: string) => ({ quoted: { wamid, id: null } });
const group = (field: string, event: string): SampleCase => ({ kind: 'notice', notice: { field, event } });

/** The samples of ../shared/meta/webhook-samples, by `file/case`. */
export const sampleCases: Record<string, SampleCase> = {
  'account_update/account_deleted': account('ACCOUNT_DELETED', '', 'paused'),
  'account_update/account_restriction': account(
    'ACCOUNT_RESTRICTION',
    'RESTRICTED_BIZ_INITIATED_MESSAGING · RESTRICTED_ADD_PHONE_NUMBER_ACTION',
  ),
  'account_update/account_violation': account('ACCOUNT_VIOLATION', 'ADULT'),
  'account_update/ad_account_linked': account('AD_ACCOUNT_LINKED'),
  'account_update/authentication_international_eligibility': account('AUTH_INTL_PRICE_ELIGIBILITY_UPDATE'),
  'account_update/account_disabled': account('DISABLED_UPDATE', 'REINSTATE · April 17, 2025'),
  'account_update/mm_api_for_wa_terms_of_service': account('MM_LITE_TERMS_SIGNED'),
  'account_update/partner_added': account('PARTNER_ADDED'),
  'account_update/partner_app_installed': account('PARTNER_APP_INSTALLED'),
  'account_update/partner_app_uninstalled': account('PARTNER_APP_UNINSTALLED'),
  'account_update/partner_led_business_verification_status': account(
    'PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE',
    'APPROVED',
  ),
  'account_update/partner_removed': account('PARTNER_REMOVED'),
  'account_update/partner_removed_wa_app_disconnection': account('PARTNER_REMOVED', 'PRIMARY_INACTIVITY'),
  'account_update/primary_business_location_set': account('BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE', 'IN'),
  'account_update/pricing_tiering_update': account('VOLUME_BASED_PRICING_TIER_UPDATE', '25000001:50000000'),
  'account_update/account_offboarded': account('ACCOUNT_OFFBOARDED', '', 'paused'),
  'account_update/account_reconnected': account('ACCOUNT_RECONNECTED'),

  'callback_button/button': message(
    {
      ...content('interactive_reply', { replyKind: 'button', id: 'callback_data', title: 'title' }),
      // It quotes the wamid that it has itself.
      quoted: { wamid: 'wamid.xyzxyz' },
    },
    'Button pressed',
    'title',
  ),
  'callback_button/quick_reply': message(
    { ...content('button', { text: 'title', payload: 'callback_data' }), ...quoting('wamid.xyzxyz==') },
    'Button pressed',
    'title',
    UNKNOWN_QUOTE,
  ),
  'callback_button/quick_reply_without_context': message(
    { ...content('button', { text: 'title', payload: 'callback_data' }), quoted: null },
    'Button pressed',
    'title',
  ),
  'callback_selection/callback': message(
    content('interactive_reply', {
      replyKind: 'list',
      id: 'callback_data',
      title: 'title',
      description: null,
    }),
    'Chosen from the list',
    'title',
  ),
  'callback_selection/description': message(
    content('interactive_reply', { replyKind: 'list', title: 'title', description: 'description' }),
    'Chosen from the list',
    'title',
    'description',
  ),
  'flow_completion/completion': message(
    content('flow_reply', { name: 'flow', body: 'Sent' }),
    'Filled in the form “flow”',
    'Sent',
    'comment_text',
    'Comment Text',
    'cs_rating',
  ),
  'flow_completion/without_flow_token': message(
    content('flow_reply', { name: 'flow', body: 'Sent' }),
    'Filled in the form “flow”',
    'Comment Text',
  ),

  'message/text': message(content('text', { body: 'Body Text' }), 'Body Text'),
  'message/image': message({ ...content('image', { caption: null }), ...file('image/jpeg') }, '[img] Photo'),
  'message/media_with_url': message({ ...content('image'), ...file('image/jpeg') }, '[img] Photo'),
  'message/video': message(
    { ...content('video', { caption: 'caption' }), ...file('video/mp4'), forwarded: 'once' },
    FORWARDED,
    'caption',
    '[video] caption',
  ),
  'message/document': message(
    {
      ...content('document', { caption: 'caption', fileName: 'filename.pdf' }),
      ...file('application/pdf'),
      forwarded: 'once',
    },
    FORWARDED,
    'filename.pdf',
    'caption',
  ),
  'message/audio': message(
    { ...content('audio', { isVoice: false }), ...file('audio/ogg'), forwarded: 'once' },
    FORWARDED,
    'Audio',
  ),
  'message/voice': message({ ...content('audio', { isVoice: true }), ...file('audio/ogg') }, 'Voice message'),
  'message/static_sticker': message(
    { ...content('sticker', { isAnimated: false }), ...file('image/webp') },
    '[img] Sticker',
  ),
  'message/animated_sticker': message(
    { ...content('sticker', { isAnimated: true }), ...file('image/webp') },
    '[img] Sticker',
  ),
  'message/reaction': message(
    content('reaction', { targetWamid: 'wamid.yzxyzx=', emoji: '😮' }),
    'Reaction 😮 to a message that is not here',
  ),
  'message/unreaction_empty': message(content('reaction', { emoji: null }), REACTION_REMOVED),
  'message/unreaction_no_emoji': message(content('reaction', { emoji: null }), REACTION_REMOVED),
  'message/current_location': message(
    { ...content('location', { latitude: 12.25089, longitude: 43.90539, name: null }), forwarded: 'once' },
    FORWARDED,
    'Place',
    '12.250890, 43.905390',
  ),
  'message/chosen_location': message(
    content('location', { name: 'Facebook HQ', address: '1 Hacker Way, Menlo Park, CA 94025' }),
    'Facebook HQ',
    '1 Hacker Way, Menlo Park, CA 94025',
    '37.461198, -122.216438',
  ),
  'message/contacts': message(
    content('contacts', { cards: [{ name: 'Chandler Bing' }, { name: 'Monica' }, { name: 'Rachel Green' }] }),
    'Chandler Bing',
    'Monica',
    'Rachel Green',
    '+1 555-555-5555',
    '+1 777-777-7777',
  ),
  'message/order': message(
    content('order', {
      catalogId: '354160437058781',
      items: [
        { productId: 'HAMBURGER', quantity: 3, price: 30, currency: 'ILS' },
        { productId: 'FRENCH_FRIES', quantity: 2, price: 35, currency: 'ILS' },
        { productId: 'SODA', quantity: 2, price: 10, currency: 'ILS' },
      ],
    }),
    'Order from the catalogue',
    'HAMBURGER',
    'FRENCH_FRIES',
    'SODA',
    'Total',
    '₪180.00',
  ),
  'message/unsupported': message(content('unsupported', { type: null, errorCode: 131051 }), UNSUPPORTED),
  'message/unsupported_with_type': message(
    content('unsupported', { type: 'pool', errorCode: 131051 }),
    UNSUPPORTED,
    '“pool”',
  ),
  'message/reply': message(
    { ...content('text', { body: 'replied text' }), ...quoting('wamid.xyzxyz==') },
    'replied text',
    UNKNOWN_QUOTE,
  ),
  'message/forwarded': message(
    { ...content('text', { body: 'forwarded text' }), forwarded: 'once', quoted: null },
    FORWARDED,
    'forwarded text',
  ),
  'message/forwarded_many_times': message(
    { ...content('text', { body: 'text forwarded many times' }), forwarded: 'many' },
    'Forwarded many times',
    'text forwarded many times',
  ),
  'message/interactive_message_with_err': message(
    content('unsupported', { type: 'interactive', errorCode: 131000 }),
    UNSUPPORTED,
    '“interactive”',
  ),
  'message/referral': message(
    {
      ...content('text', { body: 'BODY' }),
      referral: {
        sourceUrl: 'AD_OR_POST_FB_URL',
        headline: 'AD_TITLE',
        body: 'AD_DESCRIPTION',
        sourceType: 'ad or post',
      },
    },
    'AD_TITLE',
    'AD_DESCRIPTION',
    'BODY',
  ),

  'message_status/sent': status('sent', ['[img] Sent']),
  'message_status/delivered': status('delivered', ['[img] Delivered']),
  'message_status/read': status('read', ['[img] Read']),
  'message_status/played': status('played', ['[img] Played']),
  'message_status/failed': status(
    'failed',
    ['[img] Not sent', 'Meta does not deliver marketing to this person'],
    {
      error: { code: 130472, retry: 'no' },
    },
  ),
  'message_status/with_tracker': status('sent', ['[img] Sent']),
  'message_status/group': status('read', ['[img] Read']),

  'template_category_update/marketing': {
    kind: 'template',
    is: { name: 'my_message_template', language: 'he', metaTemplateId: '12345678', category: 'MARKETING' },
    notice: { field: 'template_category_update', event: 'MARKETING' },
  },
  'template_quality_update/yellow': {
    kind: 'template',
    is: { name: 'welcome_template', language: 'en_US', qualityScore: 'YELLOW' },
    notice: { field: 'message_template_quality_update', event: 'YELLOW' },
  },
  'template_status_update/approved': {
    kind: 'template',
    is: {
      name: 'order_confirmation',
      language: 'en_US',
      metaTemplateId: '1689556908129832',
      status: 'APPROVED',
      category: 'UTILITY',
      rejectedReason: null,
    },
    notice: { field: 'message_template_status_update', event: 'APPROVED' },
  },
  'template_status_update/rejected': {
    kind: 'template',
    is: {
      name: 'abandoned_cart',
      language: 'en',
      status: 'REJECTED',
      category: 'MARKETING',
      rejectedReason: 'INVALID_FORMAT',
    },
    notice: { field: 'message_template_status_update', event: 'REJECTED' },
  },
};

/** The examples of `/whatsapp/webhooks` in Meta's description, by name. */
export const exampleCases: Record<string, SampleCase> = {
  'Text Message': message(
    content('text', { body: 'Does it come in another color?' }),
    'Does it come in another color?',
  ),
  'Text Message with Context (Product Inquiry)': message(
    content('text', { body: 'Is this still available?' }),
    'Is this still available?',
  ),
  'Text Message from Click to WhatsApp Ad': message(
    {
      ...content('text', { body: 'Hello! Can I get more info on this?' }),
      referral: { headline: 'Chat with us', body: 'Summer Succulents are here!', sourceType: 'ad' },
    },
    'Came from an ad',
    'Chat with us',
    'Summer Succulents are here!',
    'Open fb.me',
    'Hello! Can I get more info on this?',
  ),
  'Reaction Message': message(
    content('reaction', { emoji: '👍' }),
    'Reaction 👍 to a message that is not here',
  ),
  'Image Message': message(
    { ...content('image', { caption: 'Taj Mahal' }), ...file('image/jpeg') },
    '[img] Taj Mahal',
    'Taj Mahal',
  ),
  'Location Message': message(
    content('location', { name: 'Philz Coffee', address: '101 Forest Ave, Palo Alto, CA 94301' }),
    'Philz Coffee',
    '101 Forest Ave, Palo Alto, CA 94301',
  ),
  'Contact Sharing Message': message(
    content('contacts', { cards: [{ name: 'Lucía Gómez', organization: 'Google' }] }),
    'Lucía Gómez',
    'Google',
    '+1 (983) 555-2319',
    'on WhatsApp',
  ),
  'Unsupported Message': message(content('unsupported', { errorCode: 131051 }), UNSUPPORTED),
  'Button Message': message(
    content('button', { text: 'Unsubscribe', payload: 'Unsubscribe' }),
    'Button pressed',
    'Unsubscribe',
    UNKNOWN_QUOTE,
    'The customer asked for no more marketing',
  ),
  'Interactive List Reply Message': message(
    content('interactive_reply', { replyKind: 'list', id: 'priority_express' }),
    'Chosen from the list',
    'Priority Mail Express',
    'Next Day to 2 Days',
  ),
  'Interactive Button Reply Message': message(
    content('interactive_reply', { replyKind: 'button', id: 'cancel-button' }),
    'Button pressed',
    'Cancel',
  ),
  'Order Message': message(
    content('order', { items: [{ productId: 'di9ozbzfi4', quantity: 2 }, { productId: 'nqryix03ez' }] }),
    'di9ozbzfi4',
    'nqryix03ez',
    'US$85.00',
  ),
  'System Message': message(
    {
      direction: 'system',
      ...content('system', { event: 'number_changed', newWaId: '12195555358' }),
    },
    'The customer changed their number to +1 219 555 5358',
  ),
  'Group Create Message': group('group_lifecycle_update', 'group_create'),
  'Group Settings Update': group('group_settings_update', 'group_settings_update'),
  'Group Remove Participants': group('group_participants_update', 'group_create'),
};

/** It is fetched again, with longer and longer pauses, while Meta keeps it. */
const damaged = (mimeType: string) => ({ media: { mimeType, failure: 'hash_mismatch' } });

/** Samples posted with the hash that they came with: the file that Meta then gives does not fit it. */
export const damagedCases: Record<string, SampleCase> = {
  'message/voice': message(
    { ...content('audio', { isVoice: true }), ...damaged('audio/ogg; codecs=opus') },
    'Voice message',
    'file',
  ),
  'Image Message': message(
    { ...content('image', { caption: 'Taj Mahal' }), ...damaged('image/jpeg') },
    'Photo',
    'file',
    'Taj Mahal',
  ),
};
