import type { Fault } from '#shared/contract/sandbox.ts';
import type { SandboxState } from './state.ts';

/**
 * The failure of this kind that is to be played now, or null. A counted fault is used up by this call.
 * `scope` is the kind of Graph call, for the faults that are limited to one; without `on` a fault concerns messages. One with a
 * chance is played now and then.
 */
export function takeFault(
  state: SandboxState,
  kind: Fault['kind'],
  scope?: NonNullable<Fault['on']>,
  random: () => number = Math.random,
): Fault | null {
  const suits = (on: Fault['on']) => scope === undefined || on === 'any' || (on ?? 'messages') === scope;
  const happens = ({ chance }: Fault) => chance === undefined || random() < chance;
  const index = state.faults.findIndex((fault) => fault.kind === kind && suits(fault.on) && happens(fault));
  const fault = state.faults[index];
  if (!fault) return null;
  const left = fault.count === null ? null : fault.count - 1;
  state.faults =
    left === 0
      ? state.faults.filter((_, at) => at !== index)
      : state.faults.map((each, at) => (at === index ? { ...each, count: left } : each));
  return fault;
}
