import { GRAPH_VERSION } from './graph-client.ts';
import { discard, type Fetch, USER_AGENT } from './graph-http.ts';
import { toGraphError } from './network-failure.ts';

/** Whether Meta can be reached, and what its answer tells of this computer's clock and of our version of its interface. */
export type ReachOfMeta =
  | { kind: 'reached'; clockOffsetMs: number | null; answeredBy: string | null; isVersionOld: boolean }
  /** Somebody else answered: a sign-in page, a proxy. */
  | { kind: 'foreign'; httpStatus: number }
  /** `reason`: a short word of the network stack. */
  | { kind: 'failed'; reason: string };

const TIMEOUT_MS = 15_000;
const versionNumber = (version: string | null): number => Number(/^v(\d+)/.exec(version ?? '')?.[1] ?? 0);

/** Asks Meta for nothing, without any token: that it answers, when, and as which version is what counts. */
export async function reachMeta(
  fetch: Fetch,
  { baseUrl, now }: { baseUrl: string; now: () => number },
): Promise<ReachOfMeta> {
  try {
    const askedAt = now();
    const response = await fetch(`${baseUrl.replace(/\/+$/, '')}/${GRAPH_VERSION}/me`, {
      headers: { accept: 'application/json', 'user-agent': USER_AGENT },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answeredAt = now();
    await discard(response);
    const type = response.headers.get('content-type') ?? '';
    const isMeta = response.headers.has('x-fb-trace-id') || response.headers.has('facebook-api-version');
    if (!isMeta && !/json|javascript/.test(type)) return { kind: 'foreign', httpStatus: response.status };
    const date = Date.parse(response.headers.get('date') ?? '');
    const answeredBy = response.headers.get('facebook-api-version');
    return {
      kind: 'reached',
      clockOffsetMs: Number.isFinite(date) ? Math.round(date - (askedAt + answeredAt) / 2) : null,
      answeredBy,
      isVersionOld:
        versionNumber(answeredBy) > versionNumber(GRAPH_VERSION) ||
        response.headers.has('x-ad-api-version-warning'),
    };
  } catch (error) {
    return { kind: 'failed', reason: toGraphError(error).reason };
  }
}
