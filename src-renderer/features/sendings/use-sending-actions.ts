import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Sending } from '#shared/contract/sendings.ts';
import type { SendingId, SendingRecipientId } from '#shared/domain/ids.ts';
import { useHub } from '../../api/hub-context.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { saveCsv } from '../../state/save-csv.ts';
import { openBulkSending } from '../../state/send-store.ts';
import { notify } from '../../ui/notify.ts';

/** What can be done with a sending; refusals are told in the corner, where the state stays readable. */
export function useSendingActions(id: SendingId) {
  const { t } = useTranslation('sendings');
  const { client, query, queryClient } = useHub();
  const { language } = useLanguage();
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const onError = (error: unknown) =>
    void notify({ tone: 'danger', title: sentenceOf(error), id: 'sending-action' });
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: query.sendings.get.key() }),
      queryClient.invalidateQueries({ queryKey: query.sendings.list.key() }),
      queryClient.invalidateQueries({ queryKey: query.sendings.recipients.key() }),
    ]);
  const pause = useMutation({
    mutationFn: () => client.sendings.pause({ id }),
    onSuccess: refresh,
    onError,
  });
  const resume = useMutation({
    mutationFn: () => client.sendings.resume({ id }),
    onSuccess: refresh,
    onError,
  });
  const start = useMutation({ mutationFn: () => client.sendings.start({ id }), onSuccess: refresh });
  const stop = useMutation({ mutationFn: () => client.sendings.cancel({ id }), onSuccess: refresh });
  const discard = useMutation({
    mutationFn: () => client.sendings.cancel({ id }),
    onSuccess: () => {
      navigate('/sendings');
      return queryClient.invalidateQueries({ queryKey: query.sendings.list.key() });
    },
    onError,
  });
  // Back to where it was put together, with everything as it was; what was prepared is not needed any more.
  const change = useMutation({
    mutationFn: async ({ templateId, answers, title }: Sending) => {
      const source = await client.sendings.source({ id });
      await client.sendings.cancel({ id });
      return { source, templateId, answers, title };
    },
    onSuccess: (wish) => {
      openBulkSending(wish);
      return queryClient.invalidateQueries({ queryKey: query.sendings.list.key() });
    },
    onError,
  });
  const retry = useMutation({
    mutationFn: (recipientIds?: SendingRecipientId[]) =>
      client.sendings.retry({ id, ...(recipientIds === undefined ? {} : { recipientIds }) }),
    onSuccess: ({ retried }) => {
      notify(
        retried === 0
          ? { title: t('progress.retriedNone'), description: t('progress.retriedNoneHint'), id: 'retried' }
          : { tone: 'success', title: t('progress.retried', { count: retried }), id: 'retried' },
      );
      return refresh();
    },
    onError,
  });
  const resendUnheard = useMutation({
    mutationFn: () => client.sendings.resendUnheard({ id }),
    onSuccess: ({ retried }) => {
      notify(
        retried === 0
          ? { title: t('unheard.nobody'), id: 'retried' }
          : { tone: 'success', title: t('progress.retried', { count: retried }), id: 'retried' },
      );
      return refresh();
    },
    onError,
  });
  const exportCsv = useMutation({
    mutationFn: async () => {
      const rows: string[][] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof client.sendings.exportRows>> = await client.sendings.exportRows(
          { id, language, ...(cursor === null ? {} : { cursor }) },
        );
        rows.push(...page.rows);
        cursor = page.next;
      } while (cursor !== null);
      // The last column is the time.
      const columns = (rows[0] ?? []).map((_, place, { length }) =>
        place === length - 1 ? 'value' : 'text',
      );
      saveCsv(`${t('progress.file')}-${id}`, rows, columns);
    },
    onError,
  });
  return { pause, resume, start, stop, discard, change, retry, resendUnheard, exportCsv };
}
export type SendingActions = ReturnType<typeof useSendingActions>;
