import { appNameOf, type Bearer, personId } from '../connection/bearer.ts';
import { plays } from '../connection/failures.ts';
import {
  currentPin,
  isNumberRegistered,
  isNumberVerified,
  isTestNumber,
  isTestWaba,
  messagingLimit,
  numberStatus,
} from '../connection/number.ts';
import { webhookConfiguration } from '../connection/webhook.ts';
import type { TemplateRecord } from '../state.ts';
import type { World } from '../world.ts';
import { foreignTemplateId } from './foreign-templates.ts';
import { healthOf } from './health.ts';

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
  if (id === identity.phoneNumberId || isTestNumber(world, id)) return 'phone';
  if (id === identity.wabaId || isTestWaba(world, id)) return 'waba';
  if (id === identity.appId || id === 'app') return 'app';
  if (id === identity.businessId) return 'business';
  if (id === identity.systemUserId || id === personId(world) || id === 'me') return 'system_user';
  if (templates.some((template) => template.id === id || foreignTemplateId(template) === id))
    return 'template';
  return media.some((record) => record.id === id) ? 'media' : null;
}

export const phoneDefaults = ['verified_name', 'display_phone_number', 'quality_rating'];

/** The business number with the fields of `research/api.md` 1.4. */
export function phoneNode(
  world: World,
  id: string = world.state.identity.phoneNumberId,
): Record<string, unknown> {
  const { identity, connection } = world.state;
  const isRegistered = isNumberRegistered(world);
  const isDeclined = plays(world, 'display_name_declined');
  const node = {
    id,
    verified_name: identity.verifiedName,
    display_phone_number: identity.displayPhoneNumber,
    quality_rating: 'GREEN',
    quality_score: { score: 'GREEN' },
    status: numberStatus(world),
    name_status: isDeclined ? 'DECLINED' : 'APPROVED',
    new_display_name: connection.newDisplayName ?? undefined,
    new_name_status: connection.newDisplayName === null ? 'NONE' : 'PENDING_REVIEW',
    code_verification_status: isNumberVerified(world) ? 'VERIFIED' : 'NOT_VERIFIED',
    account_mode: 'LIVE',
    platform_type: isRegistered ? 'CLOUD_API' : 'NOT_APPLICABLE',
    throughput: { level: isRegistered ? throughputLevel(world) : 'NOT_APPLICABLE' },
    is_on_biz_app: plays(world, 'number_on_phone_app'),
    is_pin_enabled: isRegistered || currentPin(world) !== null,
    is_official_business_account: false,
    is_preverified_number: false,
    country_dial_code: '380',
    country_code: 'UA',
    certificate: undefined,
    last_onboarded_time: '2026-01-12T09:00:00+0000',
    host_platform: undefined,
    search_visibility: 'VISIBLE',
    username: undefined,
    whatsapp_business_manager_messaging_limit: messagingLimit(world),
    messaging_limit_tier: messagingLimit(world),
    health_status: healthOf(world, 'PHONE_NUMBER'),
    webhook_configuration: webhookConfiguration(world),
  };
  return isTestNumber(world, id) ? { ...node, ...testNumberFacts } : node;
}

/** Meta raises a number that sends much; the sandbox says so of one whose limit was lifted. */
const throughputLevel = ({ state }: World): string => (state.limits.throughput ? 'STANDARD' : 'HIGH');

/** What differs for the number for tests. */
const testNumberFacts = {
  verified_name: 'Test Number',
  display_phone_number: '+1 555 019 7233',
  quality_rating: 'UNKNOWN',
  quality_score: { score: 'UNKNOWN' },
  status: 'CONNECTED',
  name_status: 'NONE',
  code_verification_status: 'NOT_VERIFIED',
  account_mode: 'SANDBOX',
  platform_type: 'CLOUD_API',
  throughput: { level: 'STANDARD' },
  is_on_biz_app: false,
  country_dial_code: '1',
  country_code: 'US',
  whatsapp_business_manager_messaging_limit: 'TIER_250',
  messaging_limit_tier: 'TIER_250',
};

export const wabaDefaults = ['name', 'timezone_id', 'message_template_namespace'];

/** The WhatsApp Business Account. */
export function wabaNode(world: World, id: string = world.state.identity.wabaId): Record<string, unknown> {
  const { identity } = world.state;
  const isRestricted = plays(world, 'account_restricted');
  return {
    id,
    name: isTestWaba(world, id) ? 'Test WhatsApp Business Account' : identity.verifiedName,
    currency: isTestWaba(world, id) ? 'USD' : 'UAH',
    country: 'UA',
    timezone_id: '139',
    message_template_namespace: 'f2c05ae0_4cc9_4b05_82eb_ba30dd890001',
    account_review_status: isRestricted ? 'REJECTED' : 'APPROVED',
    business_verification_status: plays(world, 'business_not_verified') ? 'not_verified' : 'verified',
    ownership_type: 'SELF',
    owner_business_info: { name: identity.verifiedName, id: identity.businessId },
    owner_business: { name: identity.verifiedName, id: identity.businessId },
    on_behalf_of_business_info: { name: identity.verifiedName, id: identity.businessId },
    primary_business_location: 'UA',
    // Without a payment method there is no id of one; a card that the bank declines has its id.
    primary_funding_id: plays(world, 'payment_missing') ? undefined : '20260112090000',
    purchase_order_number: undefined,
    is_enabled_for_insights: true,
    marketing_messages_lite_api_status: 'INELIGIBLE',
    status: isRestricted ? 'RESTRICTED' : 'ACTIVE',
    health_status: healthOf(world, 'WABA'),
  };
}

/** The developer's app; an empty privacy page is left out, as Graph does with what is empty. */
export function appNode(world: World, bearer?: Bearer): Record<string, unknown> {
  const id = bearer?.appId ?? world.state.identity.appId;
  return {
    id,
    name: bearer?.appName ?? appNameOf(world),
    category: 'Business',
    link: `https://www.facebook.com/games/?app_id=${id}`,
    namespace: 'rozmova_sandbox',
    company: 'Voloshka',
    contact_email: 'hello@voloshka.example',
    user_support_email: 'hello@voloshka.example',
    website_url: 'https://voloshka.example',
    icon_url: undefined,
    logo_url: undefined,
    privacy_policy_url: plays(world, 'privacy_page_missing')
      ? undefined
      : world.state.connection.privacyPolicyUrl,
    terms_of_service_url: undefined,
    app_domains: [],
  };
}

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
    correct_category: template.correctCategory,
    rejected_reason: template.rejectedReason,
    quality_score: { score: template.qualityScore, date: Math.floor(template.updatedAt / 1000) },
    last_updated_time: new Date(template.updatedAt).toISOString(),
    message_send_ttl_seconds: template.ttlSeconds ?? undefined,
    library_template_name: undefined,
    health_status: undefined,
    source: undefined,
  };
}
