import { useTranslation } from 'react-i18next';
import { useNeedsAddress } from '../../api/use-connection-trouble.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { LoadFailure } from '../../ui/LoadFailure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ChoicePanel } from './components/ChoicePanel.tsx';
import { useMayChange, useTunnel } from './queries.ts';

/** The choice alone, for a place that shows the state of the address itself, such as the wizard. */
export function AddressChoice() {
  const { t } = useTranslation('address');
  const sentenceOf = useFailureSentence();
  const tunnel = useTunnel();
  const hasLiveAccount = useNeedsAddress();
  const mayChange = useMayChange();
  if (tunnel.isError) {
    return (
      <LoadFailure
        title={t('loadFailed')}
        reason={sentenceOf(tunnel.error)}
        onRetry={() => void tunnel.refetch()}
      />
    );
  }
  if (!tunnel.data) return <Skeleton shape="lines" count={4} />;
  return (
    <ChoicePanel
      key={tunnel.data.provider}
      state={tunnel.data}
      locked={mayChange ? undefined : t('needsAdmin')}
      hasLiveAccount={hasLiveAccount}
    />
  );
}
