import { redact } from './redact.ts';

/**
 * How a call to Meta failed, told apart by one question: can it have had an effect?
 * - `refused`: Meta answered that it did not do it.
 * - `unreachable`: the request certainly did not arrive (no name, no route, no connection, no TLS).
 * - `lost`: it may have been done; the answer is missing or cannot be understood. When in doubt it is this one.
 */
export type GraphErrorKind = 'refused' | 'unreachable' | 'lost';

export interface GraphErrorFields {
  kind: GraphErrorKind;
  code?: number | null;
  subcode?: number | null;
  /** Meta's `message`. */
  title?: string | null;
  /** `error_data.details`. */
  details?: string | null;
  /** `error_user_title` and `error_user_msg`, where Meta wrote something for people. */
  userMessage?: string | null;
  fbtraceId?: string | null;
  httpStatus?: number | null;
  /** How long Meta asks to wait, in milliseconds. */
  retryAfterMs?: number | null;
  /** A short word of ours or of the network stack: `ENOTFOUND`, `timeout`, `redirect`, `html`. */
  reason: string;
}

/** Every failure of a call to Meta. Its texts hold no token, no secret and no query of an address. */
export class GraphError extends Error {
  readonly kind: GraphErrorKind;
  readonly code: number | null;
  readonly subcode: number | null;
  readonly title: string | null;
  readonly details: string | null;
  readonly userMessage: string | null;
  readonly fbtraceId: string | null;
  readonly httpStatus: number | null;
  readonly retryAfterMs: number | null;
  readonly reason: string;

  constructor(fields: GraphErrorFields, secrets: readonly (string | null)[] = []) {
    const clean = (text: string | null | undefined): string | null => (text ? redact(text, secrets) : null);
    const code = fields.code ?? null;
    super(
      [
        `Graph ${fields.kind}`,
        redact(fields.reason, secrets),
        code === null ? '' : `(#${code})`,
        clean(fields.title),
      ]
        .filter(Boolean)
        .join(' '),
    );
    // No `cause`: the original error of the network stack may quote the request.
    this.name = 'GraphError';
    this.kind = fields.kind;
    this.code = code;
    this.subcode = fields.subcode ?? null;
    this.title = clean(fields.title);
    this.details = clean(fields.details);
    this.userMessage = clean(fields.userMessage);
    this.fbtraceId = fields.fbtraceId ?? null;
    this.httpStatus = fields.httpStatus ?? null;
    this.retryAfterMs = fields.retryAfterMs ?? null;
    this.reason = redact(fields.reason, secrets);
  }

  /** What may go to the log: no texts of Meta's, which can quote numbers and names. */
  toLogFields(): Record<string, unknown> {
    return {
      kind: this.kind,
      reason: this.reason,
      code: this.code,
      subcode: this.subcode,
      httpStatus: this.httpStatus,
      fbtraceId: this.fbtraceId,
    };
  }
}
