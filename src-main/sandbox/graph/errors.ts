import { traceId } from '../identifiers.ts';
import { metaError } from './error-catalogue.ts';

/** A refusal in Meta's envelope. */
export class GraphFailure extends Error {
  readonly code: number;
  readonly status: number;
  readonly envelope: Record<string, unknown>;

  constructor(
    code: number,
    rest: {
      details?: string;
      subcode?: number;
      /** The whole sentence, where Meta does not write `(#code) title`. */
      message?: string;
      userTitle?: string;
      userMessage?: string;
      type?: 'OAuthException' | 'GraphMethodException';
      status?: number;
    } = {},
  ) {
    const known = metaError(code);
    const message = rest.message ?? `(#${code}) ${known.title}`;
    super(message);
    this.name = 'GraphFailure';
    this.code = code;
    this.status = rest.status ?? known.status;
    const details = rest.details ?? (code >= 1000 ? known.details : undefined);
    this.envelope = {
      message,
      type: rest.type ?? 'OAuthException',
      code,
      ...(rest.subcode === undefined ? {} : { error_subcode: rest.subcode }),
      ...(details === undefined ? {} : { error_data: { messaging_product: 'whatsapp', details } }),
      ...(rest.userTitle === undefined
        ? {}
        : { is_transient: false, error_user_title: rest.userTitle, error_user_msg: rest.userMessage ?? '' }),
    };
  }

  /** The JSON that goes over the wire. */
  toJson(): Record<string, unknown> {
    return { error: { ...this.envelope, fbtrace_id: traceId() } };
  }
}

/** An id that is not there, or not visible to this token: Meta does not tell the two apart. */
export function unknownObject(id: string, method: string): GraphFailure {
  return new GraphFailure(100, {
    subcode: 33,
    type: 'GraphMethodException',
    message:
      `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing ` +
      'permissions, or does not support this operation. Please read the Graph API documentation at ' +
      'https://developers.facebook.com/docs/graph-api',
  });
}
