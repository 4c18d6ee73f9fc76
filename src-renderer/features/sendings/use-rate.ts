import { useEffect, useState } from 'react';

interface Sample {
  readonly at: number;
  readonly handled: number;
}

/** Long enough to be steady, short enough to follow Meta's own brakes. */
const WINDOW_MS = 60_000;
const SHORTEST_MS = 4_000;

/** Messages per millisecond over the last minute, as this screen saw it; null while there is too little to tell. */
export function useRate(handled: number, isRunning: boolean): number | null {
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  useEffect(() => {
    const at = Date.now();
    setSamples((known) =>
      isRunning ? [...known.filter((sample) => at - sample.at < WINDOW_MS), { at, handled }] : [],
    );
  }, [handled, isRunning]);
  const [first] = samples;
  const last = samples.at(-1);
  if (!first || !last || last.at - first.at < SHORTEST_MS || last.handled <= first.handled) return null;
  return (last.handled - first.handled) / (last.at - first.at);
}
