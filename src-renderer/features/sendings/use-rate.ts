import { useEffect, useEffectEvent, useState } from 'react';

interface Sample {
  readonly at: number;
  readonly handled: number;
}

/** Long enough to be steady, short enough to follow Meta's own brakes. */
const WINDOW_MS = 60_000;
const SHORTEST_MS = 4_000;
const SAMPLE_EVERY_MS = 2_000;

/** Messages per millisecond over the last minute, as this screen saw it; null while there is too little to tell. */
export function useRate(handled: number, isRunning: boolean): number | null {
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  const sample = useEffectEvent(() => {
    const at = Date.now();
    setSamples((known) => [...known.filter((each) => at - each.at < WINDOW_MS), { at, handled }]);
  });
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(sample, SAMPLE_EVERY_MS);
    return () => {
      clearInterval(timer);
      // What stood still meanwhile must not slow the next stretch down.
      setSamples([]);
    };
  }, [isRunning]);
  const [first] = samples;
  const last = samples.at(-1);
  if (!first || !last || last.at - first.at < SHORTEST_MS || last.handled <= first.handled) return null;
  return (last.handled - first.handled) / (last.at - first.at);
}
