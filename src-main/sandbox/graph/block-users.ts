import { missing } from '../messages/body-checks.ts';
import type { Customer } from '../state.ts';
import { asText } from '../values.ts';
import type { World } from '../world.ts';
import { answered, type GraphCall } from './call.ts';
import { metaError } from './error-catalogue.ts';
import { GraphFailure } from './errors.ts';
import { pageOf } from './fields.ts';

/** Meta's page "Block users": limits of a request and of the list, and who can be blocked at all. */
const MOST_IN_A_REQUEST = 1_000;
const LIST_LIMIT = 64_000;
const WINDOW_MS = 24 * 60 * 60 * 1000;

type Verdict = { input: string; wa_id?: string } & (
  | { customer: Customer }
  | { code: number; details: string }
);

/** `GET /{phone}/block_users`. */
export const listBlockedUsers = ({ world, query }: GraphCall): unknown =>
  pageOf(
    world.state.customers.filter((customer) => customer.isBlocked).map(listedAs),
    query,
    () => `${world.url}/block_users`,
  );

const listedAs = (customer: Customer) => ({
  messaging_product: 'whatsapp',
  ...(customer.waId === null ? { user_id: customer.userId } : { wa_id: customer.waId }),
});

/** `POST` blocks, `DELETE` unblocks; each person succeeds or fails alone, and any failure makes the answer an error. */
export function changeBlockedUsers(call: GraphCall, isBlocked: boolean): unknown {
  const { world, body, response } = call;
  if (body.messaging_product !== 'whatsapp') throw missing('messaging_product');
  if (!Array.isArray(body.block_users) || body.block_users.length === 0) throw missing('block_users');
  if (body.block_users.length > MOST_IN_A_REQUEST) throw new GraphFailure(130429);
  const verdicts = (body.block_users as { user?: unknown; user_id?: unknown }[]).map(({ user, user_id }) =>
    judge(world, asText(user ?? user_id), isBlocked),
  );
  const done = verdicts.flatMap((verdict) => ('customer' in verdict ? [verdict] : []));
  for (const { customer } of done) customer.isBlocked = isBlocked;
  world.changed();
  const users = done.map(({ input, wa_id }) => ({ input, wa_id }));
  const failed = verdicts.flatMap((verdict) => ('code' in verdict ? [failedUser(verdict)] : []));
  const answer = {
    messaging_product: 'whatsapp',
    block_users: {
      ...(isBlocked ? { added_users: users } : { removed_users: users }),
      ...(failed.length === 0 ? {} : { failed_users: failed }),
    },
  };
  if (failed.length === 0) return answer;
  response.status(400).json({ ...answer, ...new GraphFailure(139100).toJson() });
  return answered;
}

function judge(world: World, input: string, isBlocked: boolean): Verdict {
  const digits = input.replace(/\D/g, '');
  const customer = world.directory.byUserId(input) ?? world.directory.byWaId(digits);
  // Meta says the same of a number that is not on WhatsApp.
  const tooLate = { input, code: 131047, details: 'User has not messaged in the last 24 hours' };
  if (!customer) return tooLate;
  const named = { input, wa_id: customer.waId ?? customer.userId };
  if (!isBlocked || customer.isBlocked) return { ...named, customer };
  if (world.now() - (customer.lastInboundAt ?? 0) > WINDOW_MS) return { ...tooLate, ...named };
  const count = world.state.customers.filter((one) => one.isBlocked).length;
  if (count >= LIST_LIMIT) return { ...named, code: 139101, details: metaError(139101).details };
  return { ...named, customer };
}

function failedUser({
  input,
  wa_id,
  code,
  details,
}: {
  input: string;
  wa_id?: string;
  code: number;
  details: string;
}) {
  const message = code === 131047 ? 'Re-engagement required' : metaError(code).title;
  return {
    input,
    ...(wa_id === undefined ? {} : { wa_id }),
    errors: [{ message, code, error_data: { details } }],
  };
}
