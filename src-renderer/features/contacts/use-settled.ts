import { useEffect, useState } from 'react';

const PAUSE_MS = 120;

/** What is being typed, with a breath between, so that not every letter is asked of the hub. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), text === '' ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
