import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useSandboxActions } from '../use-sandbox-actions.ts';

export interface StoppedPanelProps {
  readonly isLoading: boolean;
  readonly error: unknown;
}

/** Stands where the sandbox would be while it does not run, with the way to start it. */
export function StoppedPanel({ isLoading, error }: StoppedPanelProps) {
  const { t } = useTranslation('sandbox');
  const sentenceOf = useFailureSentence();
  const actions = useSandboxActions();
  if (isLoading) return <Skeleton shape="bubbles" count={4} />;
  const failure = error ?? actions.error;
  return (
    <EmptyState
      icon={FlaskConical}
      title={t('notRunning')}
      description={failure ? t('loadFailed', { reason: sentenceOf(failure) }) : undefined}
      action={<Button onClick={() => actions.run((sandbox) => sandbox.start())}>{t('start')}</Button>}
    />
  );
}
