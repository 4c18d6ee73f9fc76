import type { TemplateRecord } from '../state.ts';
import type { World } from '../world.ts';

/** What an id in a path can stand for. */
export type NodeKind = 'phone' | 'waba' | 'app' | 'business' | 'system_user' | 'template' | 'media';

/** Names of the node types as Graph writes them into its errors. */
export const nodeTypes: Record<NodeKind, string> = {
  phone: 'WhatsAppBusinessPhoneNumber',
  waba: 'WhatsAppBusinessAccount',
  app: 'Application',
  business: 'Business',
  system_user: 'SystemUser',
  template: 'WhatsAppMessageTemplate',
  media: 'WhatsAppBusinessMedia',
};

export function kindOfNode(world: World, id: string): NodeKind | null {
  const { identity, templates, media } = world.state;
  if (id === identity.phoneNumberId) return 'phone';
  if (id === identity.wabaId) return 'waba';
  if (id === identity.appId) return 'app';
  if (id === identity.businessId) return 'business';
  if (id === identity.systemUserId || id === 'me') return 'system_user';
  if (templates.some((template) => template.id === id)) return 'template';
  return media.some((record) => record.id === id) ? 'media' : null;
}

function healthOf(world: World): Record<string, unknown> {
  const { phoneNumberId, wabaId, businessId, appId } = world.state.identity;
  const available = world.state.isRegistered ? 'AVAILABLE' : 'BLOCKED';
  const errors = world.state.isRegistered
    ? {}
    : {
        errors: [
          {
            error_code: 141000,
            error_description: 'The phone number is not registered.',
            possible_solution: 'Register the number with POST /{phone-number-id}/register.',
          },
        ],
      };
  return {
    can_send_message: available,
    entities: [
      { entity_type: 'PHONE_NUMBER', id: phoneNumberId, can_send_message: available, ...errors },
      { entity_type: 'WABA', id: wabaId, can_send_message: 'AVAILABLE' },
      { entity_type: 'BUSINESS', id: businessId, can_send_message: 'AVAILABLE' },
      { entity_type: 'APP', id: appId, can_send_message: 'AVAILABLE' },
    ],
  };
}

export const phoneDefaults = ['verified_name', 'display_phone_number', 'quality_rating'];

/** The business number with the fields of `research/api.md` 1.4. */
export function phoneNode(world: World): Record<string, unknown> {
  const { identity, isRegistered, overrideCallbackUrl, subscription } = world.state;
  return {
    id: identity.phoneNumberId,
    verified_name: identity.verifiedName,
    display_phone_number: identity.displayPhoneNumber,
    quality_rating: 'GREEN',
    status: isRegistered ? 'CONNECTED' : 'PENDING',
    name_status: 'APPROVED',
    new_name_status: 'NONE',
    code_verification_status: 'VERIFIED',
    account_mode: 'LIVE',
    platform_type: isRegistered ? 'CLOUD_API' : 'NOT_APPLICABLE',
    throughput: { level: 'STANDARD' },
    is_on_biz_app: false,
    is_pin_enabled: true,
    is_official_business_account: false,
    country_dial_code: '380',
    country_code: 'UA',
    last_onboarded_time: '2026-01-12T09:00:00+0000',
    search_visibility: 'VISIBLE',
    whatsapp_business_manager_messaging_limit: 'TIER_2K',
    messaging_limit_tier: 'TIER_2K',
    health_status: healthOf(world),
    webhook_configuration: {
      ...(overrideCallbackUrl === null ? {} : { whatsapp_business_account: overrideCallbackUrl }),
      ...(subscription ? { application: subscription.callbackUrl } : {}),
    },
  };
}

export const wabaDefaults = ['name', 'timezone_id', 'message_template_namespace'];

/** The WhatsApp Business Account. */
export function wabaNode(world: World): Record<string, unknown> {
  const { identity } = world.state;
  return {
    id: identity.wabaId,
    name: identity.verifiedName,
    currency: 'UAH',
    country: 'UA',
    timezone_id: '139',
    message_template_namespace: 'f2c05ae0_4cc9_4b05_82eb_ba30dd890001',
    account_review_status: 'APPROVED',
    business_verification_status: 'verified',
    ownership_type: 'SELF',
    owner_business_info: { name: identity.verifiedName, id: identity.businessId },
    on_behalf_of_business_info: { name: identity.verifiedName, id: identity.businessId },
    primary_business_location: 'UA',
    status: 'ACTIVE',
    health_status: healthOf(world),
  };
}

/** The developer's app. */
export const appNode = (world: World): Record<string, unknown> => ({
  id: world.state.identity.appId,
  name: 'Rozmova sandbox',
  category: 'Business',
  link: `https://www.facebook.com/games/?app_id=${world.state.identity.appId}`,
  namespace: 'rozmova_sandbox',
});

export const templateDefaults = [
  'name',
  'parameter_format',
  'components',
  'language',
  'status',
  'category',
  'previous_category',
];

/** A template; `rejected_reason` and `quality_score` come on request only (`research/api.md` 5.1). */
export function templateNode(template: TemplateRecord): Record<string, unknown> {
  return {
    id: template.id,
    name: template.name,
    parameter_format: template.parameterFormat,
    components: template.components,
    language: template.language,
    status: template.status,
    category: template.category,
    sub_category: undefined,
    previous_category: template.previousCategory ?? undefined,
    correct_category: undefined,
    rejected_reason: template.rejectedReason,
    quality_score: { score: template.qualityScore, date: Math.floor(template.updatedAt / 1000) },
    last_updated_time: new Date(template.updatedAt).toISOString(),
    message_send_ttl_seconds: template.ttlSeconds ?? undefined,
    library_template_name: undefined,
    health_status: undefined,
    source: undefined,
  };
}
