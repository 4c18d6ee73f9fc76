import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WorkspaceCopy } from '#shared/contract/workspace.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { notify } from '../../../ui/notify.ts';
import { FactsPanel } from './FactsPanel.tsx';

export interface IncomingPanelProps {
  readonly incoming: WorkspaceCopy;
  /** In the window; a browser's hub is started again by whoever started it. */
  readonly canRestart: boolean;
}

/** A copy that waits for the next start, with the way to leave it. */
export function IncomingPanel({ incoming, canRestart }: IncomingPanelProps) {
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
  const restart = useMutation(query.workspace.restart.mutationOptions());
  const failure = forget.error ?? restart.error;
  return (
    <>
      <Banner
        tone="success"
        title={t('bring.ready')}
        action={
          <>
            {canRestart ? (
              <Button
                size="small"
                variant="primary"
                pendingLabel={restart.isPending && t('bring.restarting')}
                onClick={() => restart.mutate(undefined)}
              >
                {t('bring.restart')}
              </Button>
            ) : null}
            <Button size="small" onClick={() => forget.mutate(undefined)}>
              {t('bring.forget')}
            </Button>
          </>
        }
      >
        {t(canRestart ? 'bring.readyRestart' : 'bring.readyText')}
      </Banner>
      <FactsPanel copy={incoming} />
      {failure ? <Banner tone="danger">{sentenceOf(failure)}</Banner> : null}
    </>
  );
}
