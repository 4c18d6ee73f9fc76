import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TunnelState } from '#shared/contract/tunnel.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { StatusDot, type StatusDotKind } from '../../../ui/StatusDot.tsx';
import { SubPanel } from './SubPanel.tsx';

export interface AddressPanelProps {
  /** Where a way is chosen; given from outside, since it is a screen of its own as well. */
  readonly address: ReactNode;
}

const dots: Record<TunnelState['health'], StatusDotKind> = {
  off: 'off',
  starting: 'waiting',
  online: 'good',
  degraded: 'waiting',
  down: 'bad',
};

/** Whether Meta can reach this computer, and the choice of how. */
export function AddressPanel({ address }: AddressPanelProps) {
  const { t } = useTranslation('connect');
  const { query } = useHub();
  const { language } = useLanguage();
  const sentenceOf = useFailureSentence();
  const state = useQuery(query.tunnel.state.queryOptions());
  const [isChoosing, setChoosing] = useState(false);
  if (state.isError) {
    return (
      <LoadFailure
        title={t('webhook.address')}
        reason={sentenceOf(state.error)}
        onRetry={() => void state.refetch()}
      />
    );
  }
  if (!state.data) return <Skeleton shape="lines" count={2} />;
  const { health, publicUrl, provider, sentence } = state.data;
  const isChosen = provider !== 'none';
  return (
    <SubPanel title={t('webhook.address')}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-line px-4 py-3">
        <div className="min-w-48 flex-1">
          <StatusDot kind={dots[health]} label={t(`webhook.health.${health}`)} />
          <p className="text-sm wrap-anywhere text-ink-soft select-text">
            {isChosen && publicUrl ? publicUrl : isChosen ? null : t('webhook.addressNone')}
          </p>
          {sentence && health !== 'online' ? (
            <p className="text-sm text-pretty text-ink-soft">{sentence[language]}</p>
          ) : null}
        </div>
        {isChosen && address ? (
          <Button size="small" aria-expanded={isChoosing} onClick={() => setChoosing(!isChoosing)}>
            {t('webhook.addressChange')}
          </Button>
        ) : null}
      </div>
      {!isChosen || isChoosing ? address : null}
    </SubPanel>
  );
}
