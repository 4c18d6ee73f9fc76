import { z } from 'zod';
import { calendarDaySchema } from '../domain/hours.ts';
import { accountIdSchema, operatorIdSchema } from '../domain/ids.ts';
import { admin, timeSchema } from './base.ts';

const trafficSchema = z.object({ received: z.number().int(), sent: z.number().int() });
/** How long customers waited for a first answer, in milliseconds; null when nobody was answered. */
const answersSchema = z.object({
  count: z.number().int(),
  medianMs: z.number().nullable(),
  ninetiethMs: z.number().nullable(),
});

/** The owner's numbers for some days, in the zone of the computer on which the hub runs. */
export const numbersSchema = z.object({
  /** The zone in which days and hours are counted, by its name in the tz database: `Europe/Kyiv`. */
  timeZone: z.string(),
  /** Before this nothing was counted. */
  countedSince: timeSchema.nullable(),
  /** How far counting has come: what was stored before the count began may still be on its way in. */
  isCounting: z.boolean(),
  total: trafficSchema,
  firstAnswer: answersSchema,
  byDay: z.array(trafficSchema.extend({ day: calendarDaySchema })),
  /** 24 of them. */
  byHour: z.array(trafficSchema.extend({ hour: z.number().int() })),
  byAccount: z.array(
    trafficSchema.extend({
      accountId: accountIdSchema,
      firstAnswer: answersSchema,
      waiting: z.number().int(),
    }),
  ),
  /** `operatorId` null: programs, automatic messages and the business's own phone. */
  byOperator: z.array(
    z.object({ operatorId: operatorIdSchema.nullable(), sent: z.number().int(), firstAnswer: answersSchema }),
  ),
  waitingNow: z.object({ count: z.number().int(), longestSince: timeSchema.nullable() }),
});
export type Numbers = z.infer<typeof numbersSchema>;

export const numbers = {
  /** At most 400 days at once. */
  get: admin
    .route({ method: 'GET', path: '/numbers' })
    .input(
      z.object({
        from: calendarDaySchema,
        to: calendarDaySchema,
        accountId: accountIdSchema.optional(),
      }),
    )
    .output(numbersSchema),
};
