import { useEffect } from 'react';
import { rememberType } from './records-store.ts';

/** Opens this type first the next time. */
export function useRememberType(name: string): void {
  useEffect(() => rememberType(name), [name]);
}
