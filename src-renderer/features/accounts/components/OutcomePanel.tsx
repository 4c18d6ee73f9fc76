import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountField } from '#shared/domain/account-form.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { ConnectionTestPanel, type ConnectionTestResult } from './ConnectionTestPanel.tsx';

export interface OutcomePanelProps {
  readonly result: ConnectionTestResult | undefined;
  readonly isOutdated: boolean;
  readonly testError: unknown;
  readonly saveError: unknown;
  readonly onGoToField: (field: AccountField) => void;
}

/** What came of testing or saving a new account; comes into sight by itself, since its buttons are always there. */
export function OutcomePanel({ result, isOutdated, testError, saveError, onGoToField }: OutcomePanelProps) {
  const { t } = useTranslation('accounts');
  const sentenceOf = useFailureSentence();
  const place = useRef<HTMLDivElement>(null);
  const newest = saveError ?? testError ?? result;
  useEffect(() => {
    if (newest) place.current?.scrollIntoView({ block: 'nearest' });
  }, [newest]);
  return (
    <div ref={place} className="flex flex-col gap-4">
      {testError ? <Banner tone="danger">{sentenceOf(testError)}</Banner> : null}
      {result ? (
        <ConnectionTestPanel result={result} isOutdated={isOutdated} onGoToField={onGoToField} />
      ) : null}
      {saveError ? (
        <Banner tone="danger">{t('detail.notSaved', { reason: sentenceOf(saveError) })}</Banner>
      ) : null}
    </div>
  );
}
