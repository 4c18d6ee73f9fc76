import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Hub, HubContext } from './hub-context.ts';

export interface HubProviderProps {
  readonly hub: Hub;
  readonly children: ReactNode;
}

/** Gives the screens below it the hub and its cache. */
export function HubProvider({ hub, children }: HubProviderProps) {
  return (
    <HubContext value={hub}>
      <QueryClientProvider client={hub.queryClient}>{children}</QueryClientProvider>
    </HubContext>
  );
}
