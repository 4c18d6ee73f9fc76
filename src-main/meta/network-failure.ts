import { GraphError } from './graph-error.ts';

/** Codes that can only come before a byte of the request is on its way. */
const beforeSending: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'EAI_NONAME',
  'ECONNREFUSED',
  'UND_ERR_CONNECT_TIMEOUT',
  'EADDRNOTAVAIL',
  // The certificate is judged before the request is written.
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_UNTRUSTED',
  'CERT_REVOKED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Codes that mean "not sent" only when the system call that failed was the connecting one. */
const whileConnecting: ReadonlySet<string> = new Set([
  'ETIMEDOUT',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EACCES',
  'EPERM',
]);

/** Chromium's names, for a fetch that Electron provides. */
const chromiumBeforeSending =
  /\bERR_(NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|CONNECTION_REFUSED|INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE|PROXY_CONNECTION_FAILED|CERT_[A-Z_]+)\b/;

interface NetworkError {
  code?: unknown;
  syscall?: unknown;
  message?: unknown;
  name?: unknown;
  cause?: unknown;
  errors?: unknown;
}

const asNetworkError = (value: unknown): NetworkError | null =>
  typeof value === 'object' && value !== null ? value : null;

/** Whether this error, or every attempt that it gathers (one per address of a host), failed before sending. */
function isBeforeSending(error: NetworkError, depth = 0): boolean {
  if (depth > 5) return false;
  if (Array.isArray(error.errors) && error.errors.length > 0) {
    return error.errors.every((inner: unknown) => {
      const attempt = asNetworkError(inner);
      return attempt !== null && isBeforeSending(attempt, depth + 1);
    });
  }
  if (typeof error.code === 'string') {
    if (beforeSending.has(error.code)) return true;
    if (whileConnecting.has(error.code)) return error.syscall === 'connect';
  }
  if (typeof error.message === 'string' && chromiumBeforeSending.test(error.message)) return true;
  const cause = asNetworkError(error.cause);
  return cause !== null && isBeforeSending(cause, depth + 1);
}

/** The most telling word of a chain of errors, for the log. */
function reasonOf(error: NetworkError, depth = 0): string {
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'timeout';
  if (typeof error.code === 'string') return error.code;
  if (typeof error.message === 'string') {
    const chromium = /\bERR_[A-Z_]+\b/.exec(error.message);
    if (chromium) return chromium[0];
  }
  const cause = asNetworkError(error.cause);
  return cause !== null && depth < 5 ? reasonOf(cause, depth + 1) : 'network';
}

/**
 * Turns what `fetch` threw into a GraphError. Only failures that certainly came before the request was written count
 * as `unreachable`; a reset, a closed socket or a time-out may have come after Meta did the work.
 */
export function toGraphError(thrown: unknown, secrets: readonly (string | null)[] = []): GraphError {
  if (thrown instanceof GraphError) return thrown;
  const error = asNetworkError(thrown) ?? { message: String(thrown) };
  return new GraphError(
    { kind: isBeforeSending(error) ? 'unreachable' : 'lost', reason: reasonOf(error) },
    secrets,
  );
}
