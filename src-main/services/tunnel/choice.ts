import { z } from 'zod';
import { tunnelProviderSchema } from '#shared/contract/tunnel.ts';
import { readPublicAddress } from '#shared/domain/public-address.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import type { Db } from '../../db/statements.ts';
import { type Stored, storedValue } from './stored.ts';
import type { TunnelService } from './tunnel.ts';

const choiceSchema = z.object({
  provider: tunnelProviderSchema,
  /** The owner's own words, checked; null for the usual relay. */
  host: z.string().nullable(),
  mayFallBack: z.boolean(),
  /** Once read and agreed to, it is not asked for again. */
  consentGiven: z.boolean(),
});
export type TunnelChoice = z.infer<typeof choiceSchema>;

/** How the owner wants Meta to reach this computer; nothing is open until one is chosen. */
export const storedChoice = (db: Db): Stored<TunnelChoice> =>
  storedValue(db, 'tunnel.choice', choiceSchema, {
    provider: 'none',
    host: null,
    mayFallBack: false,
    consentGiven: false,
  });

/** Checks a new choice and joins it to the old one. Throws a Refusal. */
export function checkChoice(
  input: Parameters<TunnelService['choose']>[0],
  before: Pick<TunnelChoice, 'consentGiven'>,
): TunnelChoice {
  const { provider, mayFallBack } = input;
  const consentGiven = before.consentGiven || (input.consent ?? false);
  if (provider === 'localtunnel' && !consentGiven) throw new Refusal('TUNNEL_CONSENT_NEEDED');
  return { provider, host: hostOf(provider, input.host ?? null), mayFallBack, consentGiven };
}

function hostOf(provider: TunnelChoice['provider'], given: string | null): string | null {
  const isRelay = provider === 'localtunnel';
  if ((isRelay && !given?.trim()) || (provider !== 'own' && !isRelay)) return null;
  // A relay of one's own may run on this computer, behind a proxy that the internet sees.
  const address = readPublicAddress(given, { mayBeLoopback: isRelay });
  if ('problem' in address) throw new Refusal(address.problem, { formField: 'host' });
  return address.url;
}
