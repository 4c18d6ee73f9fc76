import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Sentence } from '#shared/contract/base.ts';
import type { SyncResult, Template } from '#shared/contract/templates.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { type Hub, useHub } from '../../api/hub-context.ts';
import { toFailure } from '../../api/refusal.ts';
import { useFailureHelp } from '../../api/use-failure-help.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { notify } from '../../ui/notify.ts';

/** Shows the hub's answer at once, without waiting for its change event. */
export function showTemplate({ query, queryClient }: Hub, template: Template): void {
  queryClient.setQueryData(query.templates.get.queryKey({ input: { id: template.id } }), template);
}

/** A notice in the corner about something that did not happen, with the reason. */
export function useTellFailure() {
  const sentenceOf = useFailureSentence();
  const helpOf = useFailureHelp();
  return (title: string) => (error: unknown) =>
    void notify({ tone: 'danger', title, description: sentenceOf(error), action: helpOf(error) });
}

export type AccountSync =
  | (SyncResult & { readonly kind: 'done'; readonly accountId: AccountId })
  | { readonly kind: 'failed'; readonly accountId: AccountId; readonly sentence: Sentence };

/** Reads templates from Meta: of one account, or of all in turn. What fails for one account is part of the result. */
export function useSync() {
  const { client, query, queryClient } = useHub();
  return useMutation({
    mutationFn: async (accountId: AccountId | null): Promise<readonly AccountSync[]> => {
      if (accountId === null) return client.templates.syncAll();
      try {
        return [{ kind: 'done', accountId, ...(await client.templates.sync({ accountId })) }];
      } catch (error) {
        const failure = toFailure(error);
        if (failure.kind !== 'refused') throw error;
        return [{ kind: 'failed', accountId, sentence: failure.sentence }];
      }
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: query.templates.key() }),
  });
}

/** Reads one template from Meta and says what was found. */
export function useSyncOne() {
  const { client, query, queryClient } = useHub();
  const { t } = useTranslation('templates');
  const tellFailure = useTellFailure();
  return useMutation({
    mutationFn: (template: Template) => client.templates.syncOne({ id: template.id }),
    onSuccess: async ({ changed, gone, added }) => {
      await queryClient.invalidateQueries({ queryKey: query.templates.key() });
      const isGone = gone > 0;
      notify({
        tone: isGone ? 'danger' : 'success',
        title: isGone ? t('sync.oneGone') : changed + added > 0 ? t('sync.oneChanged') : t('sync.oneSame'),
      });
    },
    onError: tellFailure(t('sync.oneFailed')),
  });
}

/** Asks Meta to lift the pause. */
export function useUnpause() {
  const hub = useHub();
  const { t } = useTranslation('templates');
  const tellFailure = useTellFailure();
  return useMutation({
    mutationFn: (template: Template) => hub.client.templates.unpause({ id: template.id }),
    onSuccess: (template) => {
      showTemplate(hub, template);
      notify({ tone: 'success', title: t('life.unpaused') });
    },
    onError: tellFailure(t('life.unpauseFailed')),
  });
}
