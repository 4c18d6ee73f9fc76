import { useMutation } from '@tanstack/react-query';
import type { Message } from '#shared/contract/messages.ts';
import { wordsOfSent } from '#shared/domain/sent-values.ts';
import { fromComponents } from '#shared/domain/template-components.ts';
import { useHub } from '../../api/hub-context.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { goOnFilling, openSendDialog } from '../../state/send-store.ts';
import { notify } from '../../ui/notify.ts';

/**
 * Opens the dialog that fills a template in with the words of one that did not go out; one that may not be sent any more leaves
 * the choice of another. The failed message stays until it is discarded.
 */
export function useEditTemplate(): (message: Message) => void {
  const { query, queryClient } = useHub();
  const failureSentence = useFailureSentence();
  const { mutate } = useMutation({
    mutationFn: async ({ accountId, conversationId, content }: Message) => {
      if (content.kind !== 'template') return;
      const target = { kind: 'conversation', conversationId } as const;
      const usable = await queryClient.fetchQuery(
        query.templates.usable.queryOptions({ input: { accountId } }),
      );
      const { name, language } = content;
      const template = usable.find((one) => one.name === name && one.language === language);
      if (!template) return openSendDialog({ target });
      const values = wordsOfSent(fromComponents(template).text, content.components);
      goOnFilling({
        target,
        templateId: template.id,
        answersOf: { [template.id]: { values, header: null } },
      });
    },
    onError: (error) => void notify({ tone: 'danger', title: failureSentence(error), id: 'message-action' }),
  });
  return mutate;
}
