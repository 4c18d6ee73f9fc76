import type { Fault } from '#shared/contract/sandbox.ts';

export type FaultKind = Fault['kind'];

/** In the order in which a message meets them: on its way out, its ticks, what comes in, files, everything. */
export const faultKinds: readonly FaultKind[] = [
  'graph_error',
  'graph_timeout',
  'graph_drop_after_accept',
  'graph_html',
  'status_failed',
  'no_statuses',
  'out_of_order_statuses',
  'duplicate_webhooks',
  'webhook_wrong_signature',
  'media_cut',
  'media_wrong_hash',
  'slow',
];

/** What Meta mostly says: "something went wrong" to a request, "message undeliverable" in a status; a proxy's HTTP status. */
const usualCodes: Partial<Record<FaultKind, number>> = {
  graph_error: 131000,
  status_failed: 131026,
  graph_html: 502,
};

const ofAnyCall: readonly FaultKind[] = ['graph_error', 'graph_timeout', 'graph_html', 'slow'];

/** Whether a fault can concern every call to Meta, not the sending of messages only. */
export const canConcernAll = (kind: FaultKind): boolean => ofAnyCall.includes(kind);

/** Whether a fault carries one of Meta's error codes, or an HTTP status. */
export const hasCode = (kind: FaultKind): boolean => usualCodes[kind] !== undefined;

/** The faults after one of them was switched; a new one lasts until it is switched off again. */
export function toggleFault(faults: readonly Fault[], kind: FaultKind, isOn: boolean): Fault[] {
  const others = faults.filter((fault) => fault.kind !== kind);
  return isOn ? [...others, { kind, code: usualCodes[kind] ?? null, count: null }] : others;
}

/** The faults with another code, count or scope for one that is on. */
export function changeFault(
  faults: readonly Fault[],
  kind: FaultKind,
  change: Partial<Pick<Fault, 'code' | 'count' | 'on'>>,
): Fault[] {
  return faults.map((fault) => (fault.kind === kind ? { ...fault, ...change } : fault));
}

/** An error code as typed; null when it is none. */
export function parseCode(text: string): number | null {
  return /^\d{1,7}$/.test(text.trim()) ? Number(text.trim()) : null;
}
