import type { TunnelProviderName, TunnelState } from '#shared/contract/tunnel.ts';

/** The ways that are programs on this computer, and the page of each where it is got. */
export const programPages = {
  cloudflared: 'https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/downloads/',
  ngrok: 'https://ngrok.com/download',
  tailscale: 'https://tailscale.com/download',
} as const;
export type ProgramName = keyof typeof programPages;

export const isProgram = (provider: TunnelProviderName): provider is ProgramName => provider in programPages;

/** The order of the cards: what works at once, what is steady, what is installed, nothing. */
export const providersInOrder: readonly TunnelProviderName[] = [
  'localtunnel',
  'tailscale',
  'own',
  'ngrok',
  'cloudflared',
  'none',
];

/** A choice while it is being made. */
export interface Choice {
  readonly provider: TunnelProviderName;
  /** The own address, or the own relay of localtunnel. */
  readonly host: string;
  readonly consent: boolean;
  readonly mayFallBack: boolean;
}

/** localtunnel's public server, which needs not be entered. */
const USUAL_RELAY = 'https://localtunnel.me';

/** What is chosen now, as the beginning of another choice; nobody begins with "no address". */
export const choiceOf = (state: TunnelState): Choice => ({
  provider: state.provider === 'none' ? 'localtunnel' : state.provider,
  host: state.provider === 'none' || state.host === USUAL_RELAY ? '' : (state.host ?? ''),
  consent: state.consentGiven,
  mayFallBack: state.mayFallBack,
});
