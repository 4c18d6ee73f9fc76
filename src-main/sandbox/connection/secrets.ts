import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import { accessToken, hexSecret } from '../identifiers.ts';

/** The failures that an owner brings along with a token, in the order in which the console gives one when several are on. */
export const tokenFailures = [
  'token_revoked',
  'token_of_other_app',
  'employee_system_user',
  'missing_scopes',
  'temporary_token',
  'token_sixty_days',
] as const satisfies readonly ConnectFailure[];
export type TokenFailure = (typeof tokenFailures)[number];

/** Made anew at each start and never written to a file. */
export interface SandboxSecrets {
  readonly appSecret: string;
  /** The permanent token of an admin system user. */
  readonly accessToken: string;
  /** What an owner copies by mistake; it is right at no time. */
  readonly wrongAppSecret: string;
  readonly flawedTokens: Readonly<Record<TokenFailure, string>>;
}

export const freshSecrets = (): SandboxSecrets => ({
  appSecret: hexSecret(),
  accessToken: accessToken(),
  wrongAppSecret: hexSecret(),
  flawedTokens: {
    token_revoked: accessToken(),
    token_of_other_app: accessToken(),
    employee_system_user: accessToken(),
    missing_scopes: accessToken(),
    temporary_token: accessToken(),
    token_sixty_days: accessToken(),
  },
});
