import { type Bearer, personId } from '../connection/bearer.ts';
import { plays } from '../connection/failures.ts';
import { testWabaId } from '../connection/number.ts';
import type { World } from '../world.ts';
import type { GraphCall, GraphHandler } from './call.ts';
import { GraphFailure } from './errors.ts';
import { selectFields } from './fields.ts';
import { wabaNode } from './nodes.ts';
import { permissions } from './tokens.ts';

const tasks = ['MANAGE', 'DEVELOP', 'MANAGE_TEMPLATES', 'MESSAGING'];
const wabaSummaryFields = ['name', 'currency', 'timezone_id', 'message_template_namespace'];

const accountsOf = (world: World): string[] => [
  world.state.identity.wabaId,
  ...(plays(world, 'several_numbers') ? [testWabaId(world)] : []),
];

const wabaSummaries = ({ world, query }: GraphCall, extra: Record<string, unknown> = {}): unknown[] =>
  accountsOf(world).map((id) =>
    selectFields(
      { ...wabaNode(world, id), ...extra },
      'WhatsAppBusinessAccount',
      [...wabaSummaryFields, ...Object.keys(extra)],
      query.fields,
    ),
  );

const systemUser = (world: World, bearer: Bearer): Record<string, unknown> => ({
  id: world.state.identity.systemUserId,
  name: 'Rozmova sandbox',
  role: bearer.role,
});

/** A person has no role of a system user. */
function userNode({ world, nodeId, bearer, query }: GraphCall): unknown {
  const isPerson = nodeId === personId(world) || (nodeId === 'me' && bearer.kind === 'user');
  return isPerson
    ? selectFields({ id: personId(world), name: 'Olha Voloshka' }, 'User', ['name'], query.fields)
    : selectFields(systemUser(world, bearer), 'SystemUser', ['name'], query.fields);
}

/** `/me` and `/{system-user}`. */
export const systemUserHandlers: Record<string, GraphHandler> = {
  'GET ': userNode,
  'GET permissions': ({ bearer }) => permissions(bearer),
  'GET businesses': ({ world, bearer }) => ({
    data:
      bearer.sight === 'hidden'
        ? []
        : [{ id: world.state.identity.businessId, name: world.state.identity.verifiedName }],
  }),
  'GET assigned_whatsapp_business_accounts': (call) => ({
    data: call.bearer.sight === 'all' ? wabaSummaries(call, { tasks }) : [],
  }),
};

/** `/{business}`: an employee finds no account in it, an admin finds them even where none was assigned. */
export const businessHandlers: Record<string, GraphHandler> = {
  'GET ': ({ world, query }) =>
    selectFields(
      {
        id: world.state.identity.businessId,
        name: world.state.identity.verifiedName,
        verification_status: plays(world, 'business_not_verified') ? 'not_verified' : 'verified',
      },
      'Business',
      ['name'],
      query.fields,
    ),
  'GET owned_whatsapp_business_accounts': (call) => ({
    data: call.bearer.sight === 'hidden' ? [] : wabaSummaries(call),
  }),
  'GET client_whatsapp_business_accounts': () => ({ data: [] }),
  'GET system_users': ({ world, bearer }) => ({ data: [systemUser(world, bearer)] }),
};

/** `GET /{WABA}/assigned_users`: Meta wants to know of which business. */
export function assignedUsers({ world, query }: GraphCall): unknown {
  const { businessId, systemUserId } = world.state.identity;
  if (query.business !== businessId) {
    throw new GraphFailure(100, { message: '(#100) The parameter business is required' });
  }
  return { data: [{ id: systemUserId, name: 'Rozmova sandbox', tasks }] };
}

/** `GET /{WABA}/system_users`. */
export const systemUsers = ({ world, bearer }: GraphCall): unknown => ({ data: [systemUser(world, bearer)] });
