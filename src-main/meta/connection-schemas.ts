import { z } from 'zod';

/** Shapes of what Meta tells about a connection (`research/api.md` 1.3 and 1.4); what is not read is not named. */

const id = z.coerce.string();
const text = z.string().nullish();
/** Seconds since 1970; a time beyond the calendar is no time. */
const unixSeconds = z.number().min(0).max(8.64e12).optional().catch(undefined);

export const idPageSchema = <Item>(item: z.ZodType<Item>) =>
  z.object({
    data: z.array(item),
    paging: z
      .object({ next: z.string().optional(), cursors: z.object({ after: z.string().optional() }).optional() })
      .nullish(),
  });

/** The inside of debug_token; a dead token has `is_valid: false` and its error here, with HTTP 200. */
export const tokenSchema = z.object({
  is_valid: z.boolean().optional(),
  app_id: id.optional(),
  application: text,
  type: z.string().optional(),
  expires_at: unixSeconds,
  issued_at: z.number().optional(),
  data_access_expires_at: unixSeconds,
  user_id: id.optional(),
  scopes: z.array(z.string()).optional(),
  granular_scopes: z
    .array(z.object({ scope: z.string(), target_ids: z.array(id).optional() }))
    .optional()
    .catch(undefined),
  error: z.object({ code: z.number().nullish(), subcode: z.number().nullish(), message: text }).optional(),
});
export type TokenAnswer = z.infer<typeof tokenSchema>;

export const namedSchema = z.object({ id, name: text });
export type Named = z.infer<typeof namedSchema>;

export const appSchema = z.object({ id, name: text, privacy_policy_url: text });
export type AppAnswer = z.infer<typeof appSchema>;

const entitySchema = z.object({
  entity_type: text,
  id: id.nullish(),
  can_send_message: text,
  errors: z
    .array(
      z.object({
        error_code: z.coerce.number().nullish(),
        error_description: text,
        possible_solution: text,
      }),
    )
    .nullish(),
  additional_info: z.array(z.string()).nullish(),
});
export const healthSchema = z.object({
  can_send_message: text,
  entities: z.array(entitySchema).nullish(),
});
export type HealthAnswer = z.infer<typeof healthSchema>;

export const numberSchema = z.object({
  id: id.optional(),
  display_phone_number: text,
  verified_name: text,
  quality_rating: text,
  status: text,
  account_mode: text,
  name_status: text,
  new_display_name: text,
  new_name_status: text,
  code_verification_status: text,
  platform_type: text,
  throughput: z.object({ level: text }).nullish(),
  is_on_biz_app: z.boolean().nullish(),
  is_pin_enabled: z.boolean().nullish(),
  whatsapp_business_manager_messaging_limit: text,
  health_status: healthSchema.nullish().catch(null),
  webhook_configuration: z
    .object({ phone_number: text, whatsapp_business_account: text, application: text })
    .nullish()
    .catch(null),
});
export type NumberAnswer = z.infer<typeof numberSchema>;

export const wabaSchema = z.object({
  id,
  name: text,
  currency: text,
  country: text,
  account_review_status: text,
  business_verification_status: text,
  ownership_type: text,
  owner_business_info: z.object({ id: id.nullish(), name: text }).nullish(),
  status: text,
  health_status: healthSchema.nullish().catch(null),
});
export type WabaAnswer = z.infer<typeof wabaSchema>;

export const subscribedAppSchema = z.object({
  whatsapp_business_api_data: namedSchema.partial().optional(),
  override_callback_uri: text,
});
export type SubscribedApp = z.infer<typeof subscribedAppSchema>;

export const appSubscriptionSchema = z.object({
  object: z.string(),
  callback_url: text,
  active: z.boolean().nullish(),
  fields: z
    .array(z.union([z.string(), z.object({ name: z.string() })]))
    .nullish()
    .transform((fields) => (fields ?? []).map((field) => (typeof field === 'string' ? field : field.name))),
});
export type AppSubscription = z.infer<typeof appSubscriptionSchema>;

export const systemUserSchema = z.object({ id, name: text, role: text });
export type SystemUser = z.infer<typeof systemUserSchema>;

export const doneSchema = z.object({ success: z.boolean().optional() }).loose();

export const profileSchema = z.object({
  about: text,
  address: text,
  description: text,
  email: text,
  websites: z.array(z.string()).nullish(),
  vertical: text,
  profile_picture_url: text,
});
export type ProfileAnswer = z.infer<typeof profileSchema>;
