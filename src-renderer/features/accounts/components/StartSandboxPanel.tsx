import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';

/** The way to the sandbox for a company that began with its own number. */
export function StartSandboxPanel() {
  const { t } = useTranslation('accounts');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  // Its account appears in the list by the change event.
  const start = useMutation(query.sandbox.start.mutationOptions());
  return (
    <Banner
      tone="sandbox"
      title={t('startSandbox.title')}
      action={
        <Button
          size="small"
          pendingLabel={start.isPending && t('startSandbox.pending')}
          onClick={() => start.mutate(undefined)}
        >
          {t('startSandbox.action')}
        </Button>
      }
    >
      {start.isError ? sentenceOf(start.error) : t('startSandbox.text')}
    </Banner>
  );
}
