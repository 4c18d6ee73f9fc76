import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import { plays } from '../connection/failures.ts';
import { isNumberRegistered } from '../connection/number.ts';
import type { World } from '../world.ts';

type Standing = 'AVAILABLE' | 'LIMITED' | 'BLOCKED';

interface HealthError {
  error_code: number;
  error_description: string;
  possible_solution: string;
}

interface Entity {
  entity_type: 'PHONE_NUMBER' | 'WABA' | 'BUSINESS' | 'APP';
  id: string;
  can_send_message: Standing;
  errors?: HealthError[];
  additional_info?: string[];
}

/** What each failure does to the health of an entity, in Meta's words (`../shared/meta`, and its page on health status). */
interface Trouble {
  failure: ConnectFailure;
  entity: Entity['entity_type'];
  standing: Standing;
  error?: HealthError;
  info?: string;
}

const troubles: readonly Trouble[] = [
  {
    failure: 'payment_missing',
    entity: 'WABA',
    standing: 'LIMITED',
    error: {
      error_code: 141006,
      error_description:
        'There is an error with the payment method. This will block business initiated conversations.',
      possible_solution:
        'There was an error with your payment method. Please add a new payment method to the account.',
    },
  },
  {
    failure: 'payment_not_accepted',
    entity: 'WABA',
    standing: 'LIMITED',
    error: {
      error_code: 141006,
      error_description:
        'There is an error with the payment method. This will block business initiated conversations.',
      possible_solution:
        'The payment method of the account was declined. Please check it with your bank or choose another one as primary.',
    },
  },
  {
    failure: 'account_restricted',
    entity: 'WABA',
    standing: 'BLOCKED',
    error: {
      error_code: 141014,
      error_description: 'The WABA is banned.',
      possible_solution:
        'Please visit Business Support Home for more details (https://business.facebook.com/accountquality) on how to appeal the ban.',
    },
  },
  {
    failure: 'business_not_verified',
    entity: 'BUSINESS',
    standing: 'LIMITED',
    error: {
      error_code: 141010,
      error_description: 'The Business has not passed business verification.',
      possible_solution: 'Visit business settings and start or resolve the business verification request.',
    },
  },
  {
    failure: 'portfolio_limit_used',
    entity: 'BUSINESS',
    standing: 'LIMITED',
    info: 'The business has reached its messaging limit of 250 customers in 24 hours.',
  },
  {
    failure: 'app_in_development',
    entity: 'APP',
    standing: 'LIMITED',
    info: 'The app is in development mode. Only numbers in the allowed list can be messaged until it is live.',
  },
  {
    failure: 'display_name_declined',
    entity: 'PHONE_NUMBER',
    standing: 'LIMITED',
    info: 'Your display name has not been approved yet. Your message limit will increase after the display name is approved.',
  },
];

const notRegistered: HealthError = {
  error_code: 141000,
  error_description: 'The phone number is not registered.',
  possible_solution: 'Register the number with POST /{phone-number-id}/register.',
};

function entityOf(world: World, type: Entity['entity_type'], id: string): Entity {
  const own = troubles.filter(({ failure, entity }) => entity === type && plays(world, failure));
  const errors = own.flatMap(({ error }) => error ?? []);
  if (type === 'PHONE_NUMBER' && !isNumberRegistered(world)) errors.push(notRegistered);
  const info = own.flatMap((trouble) => trouble.info ?? []);
  const isBlocked = errors.includes(notRegistered) || own.some(({ standing }) => standing === 'BLOCKED');
  return {
    entity_type: type,
    id,
    can_send_message: isBlocked ? 'BLOCKED' : own.length > 0 ? 'LIMITED' : 'AVAILABLE',
    ...(errors.length === 0 ? {} : { errors }),
    ...(info.length === 0 ? {} : { additional_info: info }),
  };
}

/** `health_status` of a number or an account: the one question that answers why nothing can be sent. */
export function healthOf(world: World, node: 'PHONE_NUMBER' | 'WABA'): Record<string, unknown> {
  const { phoneNumberId, wabaId, businessId, appId } = world.state.identity;
  const entities = [
    ...(node === 'PHONE_NUMBER' ? [entityOf(world, 'PHONE_NUMBER', phoneNumberId)] : []),
    entityOf(world, 'WABA', wabaId),
    entityOf(world, 'BUSINESS', businessId),
    entityOf(world, 'APP', appId),
  ];
  const worst = (['BLOCKED', 'LIMITED'] as const).find((standing) =>
    entities.some((entity) => entity.can_send_message === standing),
  );
  return { can_send_message: worst ?? 'AVAILABLE', entities };
}
