import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useHub } from '../../../api/hub-context.ts';
import { toFailure } from '../../../api/refusal.ts';
import { showTemplate } from '../mutations.ts';
import { type Autosave, type SaveState, startAutosave } from './autosave.ts';
import type { SessionKey } from './editor-store.ts';

/** Keeps what is written under a key at the hub; where it stands, and how to hand over at once. */
export function useAutosave(key: SessionKey, isOn: boolean) {
  const hub = useHub();
  const [, navigate] = useLocation();
  const [state, setState] = useState<SaveState>({ kind: 'saved' });
  const autosave = useRef<Autosave | null>(null);
  useEffect(() => {
    if (!isOn) return;
    const { client } = hub;
    const running = startAutosave(key, {
      create: (draft) => client.templates.create({ draft }),
      save: (input) => client.templates.save(input),
      onState: setState,
      onCreated: (template) => {
        setState({ kind: 'saved' });
        showTemplate(hub, template);
        navigate(`/templates/${template.id}/edit`, { replace: true });
      },
      // What was refused is refused again until something else is written.
      isPassing: (error) => toFailure(error).kind !== 'refused',
    });
    autosave.current = running;
    return () => {
      autosave.current = null;
      running.stop();
    };
  }, [hub, key, isOn, navigate]);
  return {
    state,
    /** True when the hub has everything. */
    flush: async () => (await autosave.current?.flush()) ?? false,
  };
}
