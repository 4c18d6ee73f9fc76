import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';

export interface RunOnce<Result> {
  /** What is done while its dialog stands; leaving it aborts the signal. */
  readonly run: (signal: AbortSignal, onProgress: (done: number) => void) => Promise<Result>;
  readonly onDone: (result: Result) => void;
}

/** Does something once, from the moment that its component appears until it goes, and says how far it came. */
export function useRunOnce<Result>({ run, onDone }: RunOnce<Result>) {
  const [done, setDone] = useState(0);
  const running = useMutation({
    mutationFn: (signal: AbortSignal) => run(signal, setDone),
    onSuccess: onDone,
  });
  const start = useEffectEvent((signal: AbortSignal) => running.mutate(signal));
  useEffect(() => {
    const stop = new AbortController();
    start(stop.signal);
    return () => stop.abort();
  }, []);
  return { done, error: running.error };
}
