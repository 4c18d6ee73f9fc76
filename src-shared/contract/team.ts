import { z } from 'zod';
import { weekSchema } from '../domain/hours.ts';
import { accountIdSchema, mediaIdSchema, operatorIdSchema, seatSessionIdSchema } from '../domain/ids.ts';
import { roleSchema } from '../domain/roles.ts';
import { colleagueSchema } from './app.ts';
import { admin, anyone, timeSchema, viewer } from './base.ts';

/** Four to eight digits. */
export const pinSchema = z.string().regex(/^\d{4,8}$/);

export const teamMemberSchema = colleagueSchema.extend({
  hasPin: z.boolean(),
  /** The accounts whose list they stand on. */
  accountIds: z.array(accountIdSchema),
  /** What they speak, as BCP 47 tags; only told to colleagues. */
  languages: z.array(z.string()),
  /** When they usually work, Monday first, in the zone of the computer; null: not said. Only told to colleagues. */
  workingHours: weekSchema.nullable(),
  /** Somebody sits at a seat as this operator right now. */
  isAtWork: z.boolean(),
  createdAt: timeSchema,
});
export type TeamMember = z.infer<typeof teamMemberSchema>;

const memberFields = {
  name: z.string().trim().min(1).max(60),
  role: roleSchema,
  pictureMediaId: mediaIdSchema.nullable(),
  accountIds: z.array(accountIdSchema).max(200),
  languages: z.array(z.string().min(2).max(35)).max(20),
  workingHours: weekSchema.nullable(),
};
const byId = z.object({ id: operatorIdSchema });

/** What a seat shows before somebody has signed in at it. */
export const atSeatSchema = z.object({
  kind: z.enum(['desktop', 'browser', 'api']),
  /** Null: nobody; every other procedure is refused with SEAT_LOCKED until somebody signs in. */
  operatorId: operatorIdSchema.nullable(),
  /** Who may sign in here; a seat that was made for one operator knows only them. */
  people: z.array(
    z.object({
      id: operatorIdSchema,
      name: z.string(),
      pictureMediaId: mediaIdSchema.nullable(),
      hasPin: z.boolean(),
      /** After wrong PINs: when the next one is looked at. */
      mayTryAt: timeSchema.nullable(),
    }),
  ),
  language: z.enum(['system', 'uk', 'en']),
});
export type AtSeat = z.infer<typeof atSeatSchema>;

export const seatSessionSchema = z.object({
  id: seatSessionIdSchema,
  kind: z.enum(['desktop', 'browser']),
  /** Such as "Firefox, Linux"; the name of the computer for its window. */
  label: z.string(),
  operatorId: operatorIdSchema.nullable(),
  isOpen: z.boolean(),
  isThis: z.boolean(),
  createdAt: timeSchema,
  lastSeenAt: timeSchema,
});
export type SeatSession = z.infer<typeof seatSessionSchema>;

/** The people who work here, their seats, and who sits where. */
export const team = {
  atSeat: anyone.output(atSeatSchema),
  /** Throws SEAT_PIN_WRONG, PIN_TOO_SOON ({seconds}) and NOT_FOUND. */
  signIn: anyone
    .input(z.object({ operatorId: operatorIdSchema, pin: pinSchema.nullable() }))
    .output(atSeatSchema),
  /** Nobody sits here any more; the seat asks who comes. */
  lock: viewer.output(atSeatSchema),
  list: viewer.route({ method: 'GET', path: '/team' }).output(z.array(teamMemberSchema)),
  create: admin
    .route({ method: 'POST', path: '/team', successStatus: 201 })
    .input(
      z.object({
        ...memberFields,
        pictureMediaId: memberFields.pictureMediaId.default(null),
        accountIds: memberFields.accountIds.default([]),
        languages: memberFields.languages.default([]),
        workingHours: memberFields.workingHours.default(null),
      }),
    )
    .output(teamMemberSchema),
  /** Everybody may change their own name, picture, languages and hours; the rest is an admin's (ROLE_TOO_LOW). */
  update: viewer
    .route({ method: 'PATCH', path: '/team/{id}' })
    .input(byId.extend(z.object(memberFields).partial().shape))
    .output(teamMemberSchema),
  /** Ends their seats; what they had goes to a colleague, or back to the account's list. The last admin stays (LAST_ADMIN). */
  remove: admin
    .route({ method: 'POST', path: '/team/{id}/remove' })
    .input(byId.extend({ handOverTo: operatorIdSchema.nullable() }))
    .output(z.object({ handedOver: z.number().int() })),
  /** One's own with the current one; an admin may set a colleague's without. Null takes it away. */
  setPin: viewer
    .input(
      byId.extend({ pin: pinSchema.nullable(), currentPin: z.string().max(20).nullable().default(null) }),
    )
    .output(teamMemberSchema),
  /** A link that makes one browser a seat of this operator; it works once, for a quarter of an hour. */
  invite: admin.input(byId).output(z.object({ url: z.string(), expiresAt: timeSchema })),
  seats: admin.output(z.array(seatSessionSchema)),
  /** Signs a seat out at once. */
  endSeat: admin.input(z.object({ id: seatSessionIdSchema })).output(z.object({ ended: z.boolean() })),
};
