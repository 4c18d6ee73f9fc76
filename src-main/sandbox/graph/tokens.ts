import type { Request } from 'express';
import { type Bearer, deathOf, findBearer, isAppSecret } from '../connection/bearer.ts';
import type { World } from '../world.ts';
import { GraphFailure } from './errors.ts';

const seconds = (at: number): number => Math.floor(at / 1000);

/**
 * `GET /debug_token`: only the app may ask, and a dead token is told inside `data` (`research/api.md` 1.3). A token of
 * another app is refused as a whole, without its app's id: who has it may ask `GET /app` with it.
 */
export function debugToken(world: World, request: Request, asker: Bearer): unknown {
  if (asker.kind !== 'app') {
    throw new GraphFailure(100, {
      message:
        '(#100) You must provide an app access token, or a user access token that is an owner or developer of the app',
    });
  }
  const token = request.query.input_token;
  const bearer = typeof token === 'string' ? findBearer(world, token) : null;
  if (!bearer) {
    const error = { code: 190, message: 'Invalid OAuth access token - Cannot parse access token' };
    return { data: { error, is_valid: false, scopes: [] } };
  }
  if (bearer.appId !== world.state.identity.appId) {
    throw new GraphFailure(100, {
      message: '(#100) The App_id in the input_token did not match the Viewing App',
    });
  }
  return { data: factsOf(world, bearer) };
}

function factsOf(world: World, bearer: Bearer): Record<string, unknown> {
  const expiresAt = bearer.expiresAt === null ? 0 : seconds(bearer.expiresAt);
  const known = {
    app_id: bearer.appId,
    type: bearer.kind === 'user' ? 'USER' : 'SYSTEM_USER',
    application: bearer.appName,
    data_access_expires_at: bearer.kind === 'user' ? expiresAt + 89 * 86_400 : 0,
    expires_at: expiresAt,
    user_id: bearer.userId,
  };
  const death = deathOf(world, bearer);
  if (death) {
    const { code, error_subcode: subcode, message } = death.envelope;
    return { ...known, error: { code, subcode, message }, is_valid: false, scopes: [] };
  }
  return {
    ...known,
    issued_at: seconds(bearer.issuedAt),
    is_valid: true,
    scopes: bearer.scopes,
    granular_scopes: bearer.scopes.map((scope) => granular(world, bearer, scope)),
  };
}

/** The list of accounts is there for the ones that were assigned; an admin without any is restricted to none. */
function granular(world: World, bearer: Bearer, scope: string): Record<string, unknown> {
  const { wabaId, businessId } = world.state.identity;
  if (bearer.sight !== 'all') return { scope };
  return { scope, target_ids: [scope === 'business_management' ? businessId : wabaId] };
}

/** `GET /oauth/access_token?grant_type=client_credentials`. */
export function clientCredentials(world: World, request: Request): unknown {
  const { client_id: id, client_secret: secret } = request.query;
  if (id !== world.state.identity.appId) {
    throw new GraphFailure(101, {
      message: 'Error validating application. Cannot get application info due to a system error.',
      status: 400,
    });
  }
  if (!isAppSecret(world, secret)) {
    throw new GraphFailure(1, { message: 'Error validating client secret.', status: 400 });
  }
  return { access_token: `${id}|${world.secrets.appSecret}`, token_type: 'bearer' };
}

/** `GET /me/permissions`. */
export const permissions = (bearer: Bearer): unknown => ({
  data: bearer.scopes.map((permission) => ({ permission, status: 'granted' })),
});
