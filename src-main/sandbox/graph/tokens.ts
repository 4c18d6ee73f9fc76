import type { Request } from 'express';
import type { World } from '../world.ts';
import { GraphFailure } from './errors.ts';

const scopes = ['business_management', 'whatsapp_business_management', 'whatsapp_business_messaging'];

const appToken = (world: World): string => `${world.state.identity.appId}|${world.secrets.appSecret}`;

function readToken(request: Request): string | null {
  const header = /^(?:Bearer|OAuth)\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const inQuery = request.query.access_token;
  return header ?? (typeof inQuery === 'string' ? inQuery : null);
}

/** Which of the two valid tokens the request carries; throws Meta's refusals otherwise. */
export function authenticate(world: World, request: Request): 'app' | 'system' {
  const token = readToken(request);
  if (token === null) throw new GraphFailure(200);
  if (token === world.secrets.accessToken) return 'system';
  if (token === appToken(world)) return 'app';
  if (token.startsWith(`${world.state.identity.appId}|`)) {
    throw new GraphFailure(190, { message: 'Invalid OAuth access token signature.' });
  }
  throw new GraphFailure(190, { message: 'Invalid OAuth access token - Cannot parse access token' });
}

/** `GET /debug_token`: only the app may ask, and a dead token is told inside `data` (`research/api.md` 1.3). */
export function debugToken(world: World, request: Request, token: 'app' | 'system'): unknown {
  if (token !== 'app') {
    throw new GraphFailure(100, {
      message:
        '(#100) You must provide an app access token, or a user access token that is an owner or developer of the app',
    });
  }
  if (request.query.input_token !== world.secrets.accessToken) {
    return {
      data: {
        error: { code: 190, message: 'Invalid OAuth access token - Cannot parse access token' },
        is_valid: false,
        scopes: [],
      },
    };
  }
  const { appId, systemUserId, wabaId, businessId } = world.state.identity;
  return {
    data: {
      app_id: appId,
      type: 'SYSTEM_USER',
      application: 'Rozmova sandbox',
      data_access_expires_at: 0,
      expires_at: 0,
      issued_at: Math.floor(Date.now() / 1000),
      is_valid: true,
      scopes,
      granular_scopes: [
        { scope: 'business_management', target_ids: [businessId] },
        { scope: 'whatsapp_business_management', target_ids: [wabaId] },
        { scope: 'whatsapp_business_messaging', target_ids: [wabaId] },
      ],
      user_id: systemUserId,
    },
  };
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
  if (secret !== world.secrets.appSecret) {
    throw new GraphFailure(1, { message: 'Error validating client secret.', status: 400 });
  }
  return { access_token: appToken(world), token_type: 'bearer' };
}

export const permissions = (): unknown => ({
  data: scopes.map((permission) => ({ permission, status: 'granted' })),
});
