import { useTranslation } from 'react-i18next';
import type { SyncResult } from '#shared/contract/templates.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Banner } from '../../../ui/Banner.tsx';
import type { AccountSync, useSync } from '../mutations.ts';

export interface SyncResultPanelProps {
  readonly sync: ReturnType<typeof useSync>;
}

/** What the last look at Meta has brought, account by account; failures in their own words. */
export function SyncResultPanel({ sync }: SyncResultPanelProps) {
  const { t } = useTranslation('templates');
  const sentenceOf = useFailureSentence();
  if (sync.isError) {
    return (
      <Banner tone="danger" shape="strip" title={t('sync.failed')} onDismiss={sync.reset}>
        {sentenceOf(sync.error)}
      </Banner>
    );
  }
  if (!sync.data) return null;
  const failed = sync.data.some(({ kind }) => kind === 'failed');
  return (
    <Banner tone={failed ? 'danger' : 'success'} shape="strip" onDismiss={sync.reset}>
      <ul className="flex flex-col gap-1">
        {sync.data.map((result) => (
          <ResultLine key={result.accountId} result={result} isAlone={sync.data.length === 1} />
        ))}
      </ul>
    </Banner>
  );
}

function ResultLine({ result, isAlone }: { readonly result: AccountSync; readonly isAlone: boolean }) {
  const { language } = useLanguage();
  const counts = useSyncWords();
  const account = useAccounts().find(({ id }) => id === result.accountId)?.name ?? '';
  return (
    <li className="text-pretty">
      {isAlone ? null : <bdi className="me-2 font-medium">{account}</bdi>}
      {result.kind === 'done' ? counts(result) : result.sentence[language]}
    </li>
  );
}

/** "3 new, 1 changed, 2 gone", or that all is as it was. */
function useSyncWords() {
  const { t } = useTranslation('templates');
  const { language } = useLanguage();
  return ({ added, changed, gone, total }: SyncResult): string => {
    const facts = [
      added > 0 ? t('sync.added', { count: added }) : null,
      changed > 0 ? t('sync.changed', { count: changed }) : null,
      gone > 0 ? t('sync.gone', { count: gone }) : null,
    ].filter((fact) => fact !== null);
    if (facts.length === 0) return t('sync.same', { count: total });
    return new Intl.ListFormat(language, { type: 'unit' }).format(facts);
  };
}
