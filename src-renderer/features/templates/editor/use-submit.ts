import { useMutation } from '@tanstack/react-query';
import type { Template } from '#shared/contract/templates.ts';
import { useHub } from '../../../api/hub-context.ts';
import { showTemplate } from '../mutations.ts';
import { readSession, type SessionKey, updateSession } from './editor-store.ts';

export interface SubmitOptions {
  readonly key: SessionKey;
  readonly flush: () => Promise<boolean>;
  readonly onSubmitted: (template: Template) => void;
  readonly onRefused: () => void;
  /** The hub could not take the last changes; why is told where it is saved. */
  readonly onNotSaved: () => void;
}

/** Hands the template to Meta's review; what Meta refuses stands at its fields afterwards. */
export function useSubmit({ key, flush, onSubmitted, onRefused, onNotSaved }: SubmitOptions) {
  const hub = useHub();
  return useMutation({
    mutationFn: async () => {
      const isSaved = await flush();
      const session = readSession(key);
      if (!isSaved || !session || session.templateId === null) return null;
      const answer = await hub.client.templates.submitDraft({ id: session.templateId });
      return { answer, draft: session.draft };
    },
    onSuccess: (result) => {
      if (result === null) return onNotSaved();
      const { answer, draft } = result;
      if (answer.kind === 'refused') {
        updateSession(key, (now) => ({ ...now, refused: { draft, problems: answer.problems } }));
        return onRefused();
      }
      updateSession(key, (now) => ({ ...now, refused: null }));
      showTemplate(hub, answer.template);
      onSubmitted(answer.template);
    },
  });
}
