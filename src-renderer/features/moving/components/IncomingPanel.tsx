import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WorkspaceCopy } from '#shared/contract/workspace.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { notify } from '../../../ui/notify.ts';
import { FactsPanel } from './FactsPanel.tsx';

/** A copy that waits for the next start, with the way to leave it. */
export function IncomingPanel({ incoming }: { readonly incoming: WorkspaceCopy }) {
  const { t } = useTranslation('moving');
  const { query, queryClient } = useHub();
  const sentenceOf = useFailureSentence();
  const forget = useMutation(
    query.workspace.forgetIncoming.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: query.workspace.key() });
        notify({ title: t('bring.forgotten') });
      },
    }),
  );
  return (
    <>
      <Banner
        tone="success"
        title={t('bring.ready')}
        action={
          <Button size="small" onClick={() => forget.mutate(undefined)}>
            {t('bring.forget')}
          </Button>
        }
      >
        {t('bring.readyText')}
      </Banner>
      <FactsPanel copy={incoming} />
      {forget.isError ? <Banner tone="danger">{sentenceOf(forget.error)}</Banner> : null}
    </>
  );
}
