import type { TunnelProviderName, TunnelTrouble } from '#shared/contract/tunnel.ts';

/** What an owner may say about the address. */
export interface TunnelWish {
  /** The relay's origin for localtunnel, the address itself for an own one; the others have nothing to choose. */
  host: string;
  /** The name to ask a relay for, the same each time. */
  name: string;
}

export interface OpenTunnel {
  /** Without a slash at its end. */
  url: string;
  /** Settles when the provider itself saw the end of it; never rejects. Many ends are seen by nobody but a probe. */
  closed: Promise<void>;
  /** Ends it within a second; harmless when it has ended already. */
  close(): Promise<void>;
}

export interface TunnelOpening {
  /** On 127.0.0.1. */
  localPort: number;
  wish: TunnelWish;
  /** Ends the attempt: `open` rejects soon after. */
  signal: AbortSignal;
  /** Something failed inside of an open tunnel that may or may not matter: it should be proved now. */
  onDoubt(): void;
}

/** One way from the internet to a port of this computer. */
export interface TunnelProvider {
  name: Exclude<TunnelProviderName, 'none'>;
  /** How long opening may take, where that is longer than usual. */
  openMs?: number;
  /** How long a freshly opened address may take until the first question comes back through it. */
  settleMs: number;
  /** False where nothing is opened by us: such an address is only asked again. */
  isOpenedHere: boolean;
  /** Whether the address is a name at a relay that somebody else could take. */
  hasName: boolean;
  /** Throws TunnelOpenError; never leaves anything running behind it. */
  open(opening: TunnelOpening): Promise<OpenTunnel>;
}

/** Why there is no tunnel. */
export class TunnelOpenError extends Error {
  readonly trouble: TunnelTrouble;

  constructor(trouble: TunnelTrouble, detail: string) {
    super(detail);
    this.name = 'TunnelOpenError';
    this.trouble = trouble;
  }
}
