import type { TunnelProviderName, TunnelState } from '#shared/contract/tunnel.ts';
import { localtunnel } from './localtunnel.ts';
import { ownAddress } from './own-address.ts';
import type { TunnelProvider } from './provider.ts';

export interface TunnelProviders {
  /** The chosen one first, then those that may stand in for it. */
  providers(choice: {
    provider: TunnelProviderName;
    mayFallBack: boolean;
    consentGiven: boolean;
  }): Promise<[TunnelProvider, ...TunnelProvider[]]>;
  /** Programs that this computer has; `onChange` is called when that is known better later. */
  candidates(onChange: () => void): TunnelState['candidates'];
}

/** Every way that this version knows. */
export function createTunnelProviders(): TunnelProviders {
  return {
    providers: async ({ provider }) => [provider === 'localtunnel' ? localtunnel : ownAddress],
    candidates: () => [],
  };
}
