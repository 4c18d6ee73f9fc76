import type { Request } from 'express';
import { GraphFailure, unknownObject } from '../graph/errors.ts';
import type { NodeKind } from '../graph/nodes.ts';
import { derivedId } from '../identifiers.ts';
import type { World } from '../world.ts';
import { plays } from './failures.ts';
import { type TokenFailure, tokenFailures } from './secrets.ts';

const HOUR_MS = 3_600_000;
const allScopes = ['business_management', 'whatsapp_business_management', 'whatsapp_business_messaging'];

/** Who asks, and what Meta lets them see. */
export interface Bearer {
  /** `app`: the token is `APP_ID|APP_SECRET`; `user`: a person's, as the panel of API Setup gives it. */
  kind: 'app' | 'system' | 'user';
  appId: string;
  appName: string;
  userId: string;
  role: 'ADMIN' | 'EMPLOYEE';
  scopes: readonly string[];
  /** `hidden`: the account does not exist for this token; `unassigned`: it is told that it may not. */
  sight: 'all' | 'hidden' | 'unassigned';
  /** Sandbox times, UTC milliseconds; null for a token that never ends. */
  issuedAt: number;
  expiresAt: number | null;
  isRevoked: boolean;
}

export const otherAppId = (world: World): string => derivedId(`other app ${world.state.identity.appId}`);
export const personId = (world: World): string => derivedId(`person ${world.state.identity.businessId}`);

/** The name of the app; row 11 of `research/product.md` 4: a name with the trademark in it. */
export const appNameOf = (world: World): string =>
  plays(world, 'forbidden_app_name') ? 'Voloshka WhatsApp' : 'Rozmova sandbox';

/**
 * What is wrong with a token: a token that came out of Meta's console while a failure was on keeps it for ever; the right
 * one has it while the switch is on, so that an account that stands already can be looked at.
 */
function flawsOf(world: World, token: string): readonly TokenFailure[] | null {
  const { accessToken, flawedTokens } = world.secrets;
  if (token === accessToken) return tokenFailures.filter((failure) => plays(world, failure));
  const own = tokenFailures.find((failure) => flawedTokens[failure] === token);
  return own === undefined ? null : [own];
}

/** The token as Meta knows it, dead or alive; null when it is none of ours. */
export function findBearer(world: World, token: string): Bearer | null {
  const { identity, connection } = world.state;
  const base = { appId: identity.appId, appName: appNameOf(world), role: 'ADMIN', sight: 'all' } as const;
  const flaws = flawsOf(world, token);
  if (flaws === null) return null;
  const has = (failure: TokenFailure) => flaws.includes(failure);
  const issuedAt = connection.tokensIssuedAt ?? world.now();
  const lifeHours = has('temporary_token') ? 23 : has('token_sixty_days') ? 60 * 24 : null;
  return {
    ...base,
    ...(has('token_of_other_app') ? { appId: otherAppId(world), appName: 'Shop test' } : {}),
    kind: has('temporary_token') ? 'user' : 'system',
    userId: has('temporary_token') ? personId(world) : identity.systemUserId,
    role: has('employee_system_user') ? 'EMPLOYEE' : 'ADMIN',
    scopes: has('missing_scopes') ? allScopes.slice(0, 2) : allScopes,
    sight: has('employee_system_user') ? 'hidden' : plays(world, 'waba_not_assigned') ? 'unassigned' : 'all',
    issuedAt,
    expiresAt: lifeHours === null ? null : issuedAt + lifeHours * HOUR_MS,
    isRevoked: has('token_revoked'),
  };
}

/** Why Meta does not take this token any more; null while it lives. */
export function deathOf(world: World, bearer: Bearer): GraphFailure | null {
  if (bearer.isRevoked) {
    return new GraphFailure(190, {
      subcode: 467,
      message:
        'Error validating access token: This may be because the user logged out or may be due to a system error.',
    });
  }
  if (bearer.expiresAt === null || bearer.expiresAt > world.now()) return null;
  const ended = new Date(bearer.expiresAt).toUTCString();
  const now = new Date(world.now()).toUTCString();
  return new GraphFailure(190, {
    subcode: 463,
    message: `Error validating access token: Session has expired on ${ended}. The current time is ${now}.`,
  });
}

/** Whether this is the app's own secret now; with `wrong_app_secret` it was reset at Meta and nobody here has the new one. */
export const isAppSecret = (world: World, secret: unknown): boolean =>
  secret === world.secrets.appSecret && !plays(world, 'wrong_app_secret');

function readToken(request: Request): string | null {
  const header = /^(?:Bearer|OAuth)\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const inQuery = request.query.access_token;
  return header ?? (typeof inQuery === 'string' ? inQuery : null);
}

/** Whose token the request carries; throws Meta's refusals. */
export function authenticate(world: World, request: Request): Bearer {
  const token = readToken(request);
  if (token === null) throw new GraphFailure(200);
  const { appId, systemUserId } = world.state.identity;
  if (token.startsWith(`${appId}|`)) {
    if (!isAppSecret(world, token.slice(appId.length + 1))) {
      throw new GraphFailure(190, { message: 'Invalid OAuth access token signature.' });
    }
    const rest = { role: 'ADMIN', sight: 'all', issuedAt: 0, expiresAt: null, isRevoked: false } as const;
    return {
      ...rest,
      kind: 'app',
      appId,
      appName: appNameOf(world),
      userId: systemUserId,
      scopes: allScopes,
    };
  }
  const bearer = findBearer(world, token);
  if (!bearer) {
    throw new GraphFailure(190, { message: 'Invalid OAuth access token - Cannot parse access token' });
  }
  const death = deathOf(world, bearer);
  if (death) throw death;
  return bearer;
}

const ofAccount: readonly NodeKind[] = ['phone', 'waba', 'template', 'media'];

/** Refuses what this token may not see (`research/api.md` 1.5) or lacks the permission for. */
export function authorize(
  bearer: Bearer,
  call: { kind: NodeKind; nodeId: string; method: string; edge: string },
): void {
  const { kind, nodeId, method, edge } = call;
  if (bearer.kind === 'app' || !ofAccount.includes(kind)) return;
  if (bearer.sight === 'hidden') throw unknownObject(nodeId, method);
  if (bearer.sight === 'unassigned') {
    throw new GraphFailure(200, {
      message: '(#200) You do not have the necessary permissions to access this WhatsApp Business Account.',
    });
  }
  const isMessaging = kind === 'media' || (kind === 'phone' && (edge === 'messages' || edge === 'media'));
  if (isMessaging && !bearer.scopes.includes('whatsapp_business_messaging')) {
    throw new GraphFailure(10, { message: '(#10) Application does not have permission for this action' });
  }
}
