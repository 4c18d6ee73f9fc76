import { networkInterfaces } from 'node:os';
import type { TunnelTrouble } from '#shared/contract/tunnel.ts';

const TLS = /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|ERR_TLS|ERR_SSL|EPROTO|SSL_|HOSTNAME_MISMATCH/;

/** What kind of trouble a request to this host met before there was any answer. */
export function troubleOfFailure(error: unknown, hostname: string): TunnelTrouble {
  const code = codeOf(error);
  if ((!isOnNetwork() && !isThisComputer(hostname)) || code === 'ENETUNREACH' || code === 'ENETDOWN')
    return 'no_network';
  if (['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME'].includes(code)) return 'dns';
  return TLS.test(code) ? 'tls' : 'no_answer';
}

/** The code of a network failure; several addresses of a host fail as one error with a list. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}

/** Whether any network beside the computer's own is up. */
function isOnNetwork(): boolean {
  return Object.values(networkInterfaces()).some((entries) => entries?.some(({ internal }) => !internal));
}

/** Whether a name means this computer itself (RFC 6761). */
export const isThisComputer = (hostname: string): boolean =>
  /^(?:127\.[\d.]+|(?:.+\.)?localhost)$/.test(hostname);
