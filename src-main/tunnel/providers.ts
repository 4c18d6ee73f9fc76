import type { TunnelProviderName, TunnelState } from '#shared/contract/tunnel.ts';
import { findProgram, versionOf } from './find-program.ts';
import { localtunnel } from './localtunnel.ts';
import { ownAddress } from './own-address.ts';
import { programTunnel } from './program-tunnel.ts';
import { tunnelPrograms } from './programs.ts';
import type { TunnelProvider } from './provider.ts';

type Candidates = TunnelState['candidates'];

/** Somebody may install a program while the choice is on the screen. */
const LOOK_AGAIN_MS = 30_000;

export interface TunnelProviders {
  /** The chosen one first, then those that may stand in for it. */
  providers(choice: {
    provider: TunnelProviderName;
    mayFallBack: boolean;
    consentGiven: boolean;
  }): Promise<[TunnelProvider, ...TunnelProvider[]]>;
  /** Programs that this computer has; `onChange` is called when that is known better later. */
  candidates(onChange: () => void): Candidates;
}

/** Every way that this version knows; `find` looks for programs. */
export function createTunnelProviders(find: typeof findProgram = findProgram): TunnelProviders {
  const ways: readonly TunnelProvider[] = [
    ...tunnelPrograms.map((program) => programTunnel(program, find)),
    localtunnel,
    ownAddress,
  ];
  let known: Candidates = tunnelPrograms.map(({ name }) => ({
    provider: name,
    isFound: false,
    version: null,
  }));
  let lookedAt = Number.NEGATIVE_INFINITY;

  const look = async (): Promise<Candidates> => {
    lookedAt = performance.now();
    return Promise.all(
      tunnelPrograms.map(async ({ name, versionArgs }) => {
        const file = await find(name);
        const version = file === null ? null : await versionOf(file, versionArgs);
        return { provider: name, isFound: file !== null, version };
      }),
    );
  };

  return {
    candidates(onChange) {
      if (performance.now() - lookedAt > LOOK_AGAIN_MS)
        void look().then((found) => {
          const isNew = JSON.stringify(found) !== JSON.stringify(known);
          known = found;
          if (isNew) onChange();
        });
      return known;
    },

    async providers({ provider, mayFallBack, consentGiven }) {
      const chosen = ways.find(({ name }) => name === provider) ?? ownAddress;
      if (!mayFallBack) return [chosen];
      known = await look();
      const found = new Set(known.filter(({ isFound }) => isFound).map(({ provider: name }) => name));
      const stands = ({ name }: TunnelProvider) =>
        found.has(name) || (name === 'localtunnel' && consentGiven);
      return [chosen, ...ways.filter((way) => way !== chosen && stands(way))];
    },
  };
}
