import { useState } from 'react';
import type { TunnelState } from '#shared/contract/tunnel.ts';
import { readPublicAddress } from '#shared/domain/public-address.ts';
import { refusals } from '#shared/domain/refusals.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Choice, choiceOf } from './providers.ts';

/** A choice of the way to this computer while it is made: what is entered, what is wrong with it, what it asks of the hub. */
export function useChoice(state: TunnelState) {
  const { language } = useLanguage();
  const [choice, setChoice] = useState<Choice>(() => choiceOf(state));
  const [isTouched, setTouched] = useState(false);
  const change = (next: Partial<Choice>) => setChoice((before) => ({ ...before, ...next }));
  const { provider, host, consent, mayFallBack } = choice;
  const isHostNeeded = provider === 'own' || (provider === 'localtunnel' && host.trim() !== '');
  const read = isHostNeeded ? readPublicAddress(host, { mayBeLoopback: provider === 'localtunnel' }) : null;
  const problem = read && 'problem' in read ? refusals[read.problem][language] : undefined;
  return {
    choice,
    /** Another way keeps no address of the one before. */
    chooseProvider: (next: Choice['provider']) => {
      setTouched(false);
      change({ provider: next, host: next === state.provider ? choiceOf(state).host : '' });
    },
    change,
    /** Said once the owner has left the field, or wants to go on. */
    problem: isTouched ? problem : undefined,
    isRight: problem === undefined,
    touch: () => setTouched(true),
    hasOwnRelay: state.provider === 'localtunnel' && choiceOf(state).host !== '',
    isConsentMissing: provider === 'localtunnel' && !state.consentGiven && !consent,
    input: { provider, host: isHostNeeded ? host.trim() : null, consent, mayFallBack },
  };
}

export type ChoiceBeingMade = ReturnType<typeof useChoice>;
