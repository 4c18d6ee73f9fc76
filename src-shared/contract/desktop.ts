import { z } from 'zod';
import { admin, viewer } from './base.ts';

/** How the program behaves on this computer. */
export const desktopSettingsSchema = z.object({
  closesToTray: z.boolean(),
  startsWithSystem: z.boolean(),
});
export type DesktopSettings = z.infer<typeof desktopSettingsSchema>;

export const desktop = {
  /** Null where there is no window: the hub runs by itself. */
  get: viewer.output(
    z
      .object({
        platform: z.enum(['linux', 'mac', 'windows']),
        settings: desktopSettingsSchema,
        /** Whether the system lets one answer from the notification. */
        canReply: z.boolean(),
        hasTray: z.boolean(),
        canStartWithSystem: z.boolean(),
        /** Why notifications cannot be shown, when the host knows; null while they can. */
        notificationTrouble: z.enum(['unsupported', 'failed']).nullable(),
        /** The person has told the whole system to be quiet; our own sounds keep to it. */
        isSystemQuiet: z.boolean(),
      })
      .nullable(),
  ),
  update: admin.input(desktopSettingsSchema.partial()).output(desktopSettingsSchema),
  /** Shows a notification, so that a person sees whether the system lets them through. */
  testNotification: viewer.output(z.void()),
};
