import { useMutation } from '@tanstack/react-query';
import type { HubClient } from '#shared/contract/index.ts';
import { useHub } from '../../api/hub-context.ts';

export type SandboxCall = (sandbox: HubClient['sandbox']) => Promise<unknown>;
/** Makes one call; `onFailed` gives back what was taken off the screen before the answer. */
export type RunSandboxCall = (call: SandboxCall, onFailed?: () => void) => void;

/**
 * Plays the customer: `run` makes one call, `error` is that of the last one. What it changed comes back by change events,
 * through the same webhooks as everything else.
 */
export function useSandboxActions() {
  const { client } = useHub();
  const call = useMutation({ mutationFn: (make: SandboxCall) => make(client.sandbox) });
  const run: RunSandboxCall = (make, onFailed) => call.mutate(make, { onError: () => onFailed?.() });
  return {
    run,
    error: call.isError ? call.error : null,
    dismissError: call.reset,
  };
}
