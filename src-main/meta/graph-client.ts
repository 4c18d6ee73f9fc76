import { stat } from 'node:fs/promises';
import type { GraphClient, GraphTarget, SendResult } from '../ports.ts';
import { GraphError } from './graph-error.ts';
import { callJson, type Fetch } from './graph-http.ts';
import { openMedia, transferTimeoutMs, uploadForm } from './media-transfer.ts';
import { type UploadSession, uploadInPieces } from './resumable-upload.ts';

/**
 * The one version of the Graph API that we speak. v25.0 rather than v23.0 of Meta's published description, because the
 * number's messaging limit exists since v24; rather than the newest v26.0, because a version works until two years
 * after its successor came (this one into 2028) and v26.0's changes are not among our sources.
 */
export const GRAPH_VERSION = 'v25.0';

/** How long each kind of call may take, in milliseconds. */
const timeouts = { send: 30_000, read: 15_000, mediaUrl: 15_000, request: 20_000 } as const;

/** Parameters whose values are secrets themselves. */
const secretParameters = [
  'input_token',
  'access_token',
  'fb_exchange_token',
  'client_secret',
  'verify_token',
] as const;

/** A thin client of Meta's Graph API over a given `fetch`; keeps nothing between calls. */
export function createGraphClient({ fetch }: { fetch: Fetch }): GraphClient {
  const postMessages = (
    target: GraphTarget,
    phoneNumberId: string,
    body: Record<string, unknown>,
    timeoutMs: number,
  ) =>
    callJson(fetch, {
      method: 'POST',
      url: graphUrl(target, `${phoneNumberId}/messages`),
      accessToken: target.accessToken,
      body: JSON.stringify(body),
      timeoutMs,
    });

  return {
    async sendMessage(target, phoneNumberId, body) {
      return toSendResult(await postMessages(target, phoneNumberId, body, timeouts.send));
    },

    async markRead(target, phoneNumberId, wamid, withTyping) {
      const typing = withTyping ? { typing_indicator: { type: 'text' } } : {};
      const body = { messaging_product: 'whatsapp', status: 'read', message_id: wamid, ...typing };
      await postMessages(target, phoneNumberId, body, timeouts.read);
    },

    async uploadMedia(target, phoneNumberId, file) {
      const { size } = await stat(file.path);
      const answer = await callJson(fetch, {
        method: 'POST',
        url: graphUrl(target, `${phoneNumberId}/media`),
        accessToken: target.accessToken,
        body: await uploadForm(file),
        timeoutMs: transferTimeoutMs(size),
      });
      return { metaMediaId: requireText(answer.id) };
    },

    async getMediaUrl(target, metaMediaId, phoneNumberId) {
      const answer = await callJson(fetch, {
        method: 'GET',
        url: graphUrl(target, metaMediaId, { phone_number_id: phoneNumberId }),
        accessToken: target.accessToken,
        timeoutMs: timeouts.mediaUrl,
      });
      // `file_size` is a number in answers and a string in Meta's description.
      const byteSize = Number(answer.file_size);
      return {
        url: requireText(answer.url),
        mimeType: asText(answer.mime_type),
        sha256: asText(answer.sha256),
        byteSize: Number.isSafeInteger(byteSize) && byteSize > 0 ? byteSize : null,
      };
    },

    downloadMedia: (target, url, options) => openMedia(fetch, target, url, options),

    async uploadSample(target, appId, file, progress) {
      const begin = async (): Promise<UploadSession> => {
        const { id } = await callJson(fetch, {
          method: 'POST',
          url: graphUrl(target, `${appId}/uploads`, {
            file_name: file.fileName,
            file_length: String(file.byteSize),
            file_type: file.mimeType,
          }),
          accessToken: target.accessToken,
          timeoutMs: timeouts.request,
        });
        const session = requireText(id);
        progress?.onSession(session);
        return { url: graphUrl(target, session), isResumed: false };
      };
      const known = progress?.session ?? null;
      const onSent = progress?.onSent ?? (() => undefined);
      const upload = (session: UploadSession) => uploadInPieces(fetch, target, { session, file, onSent });
      if (known === null) return { handle: await upload(await begin()) };
      try {
        return { handle: await upload({ url: graphUrl(target, known), isResumed: true }) };
      } catch (error) {
        // Meta forgets a session after a while, or has its end already and tells no handle: the file is sent anew.
        if (!(error instanceof GraphError) || error.kind === 'unreachable') throw error;
        return { handle: await upload(await begin()) };
      }
    },

    async request(target, call) {
      const values: Record<string, unknown> = { ...call.query, ...call.body };
      return callJson(fetch, {
        method: call.method,
        url: graphUrl(target, call.path.replace(/^\/+/, ''), call.query),
        accessToken: target.accessToken,
        timeoutMs: call.timeoutMs ?? timeouts.request,
        secrets: secretParameters.flatMap((name) => asText(values[name]) ?? []),
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      });
    },
  };
}

function graphUrl(target: GraphTarget, path: string, query: Record<string, string> = {}): URL {
  const root = `${target.baseUrl.replace(/\/+$/, '')}/${GRAPH_VERSION}/`;
  const url = new URL(root + path);
  // An id that came from outside must not lead to another place than the one below our version.
  if (!url.href.startsWith(root)) throw new GraphError({ kind: 'refused', reason: 'malformed path' });
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

const asText = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** A field that every such answer of Meta's has; without it nothing is known about what was done. */
function requireText(value: unknown): string {
  const text = asText(value);
  if (text === null) throw new GraphError({ kind: 'lost', httpStatus: 200, reason: 'incomplete answer' });
  return text;
}

/** `{messages:[{id}], contacts:[{input, wa_id?, user_id?}]}`, `research/api.md` section 4. */
function toSendResult(answer: Record<string, unknown>): SendResult {
  const first = (list: unknown): Record<string, unknown> => {
    const item: unknown = Array.isArray(list) ? list[0] : null;
    return typeof item === 'object' && item !== null ? (item as Record<string, unknown>) : {};
  };
  const contact = first(answer.contacts);
  return {
    wamid: requireText(first(answer.messages).id),
    // Without a plus, as webhooks write it: with one it would be another id of the same person.
    waId: asText(contact.wa_id)?.replace(/^\+/, '') ?? null,
    userId: asText(contact.user_id),
  };
}
