import { useEffect, useState } from 'react';

export type CopyState = 'idle' | 'copied' | 'failed';

const backAfterMs = 2000;

/** Copies a value and knows for a moment that it did; a failure stays until the next try, and is told to `onFailed`. */
export function useCopy(value: string, onFailed?: () => void) {
  const [state, setState] = useState<CopyState>('idle');
  useEffect(() => {
    if (state !== 'copied') return;
    const timer = setTimeout(() => setState('idle'), backAfterMs);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setState('copied'),
      () => {
        setState('failed');
        onFailed?.();
      },
    );
  };
  return { state, copy };
}
