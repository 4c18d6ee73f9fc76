import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { CopyField } from '../../../ui/CopyField.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { consoleFields, isChanged } from '../connect-failures.ts';

export interface MetaConsolePanelProps {
  readonly on: readonly ConnectFailure[];
}

/** What an owner would copy from Meta's console, as it stands there now: wrong, where a failure wants it so. */
export function MetaConsolePanel({ on }: MetaConsolePanelProps) {
  const { t } = useTranslation('sandbox');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const values = useQuery(query.sandbox.metaConsole.queryOptions());
  if (values.isPending) return <Skeleton shape="rows" count={5} />;
  if (values.isError) {
    return (
      <LoadFailure
        title={t('connect.consoleFailed')}
        reason={sentenceOf(values.error)}
        onRetry={() => void values.refetch()}
      />
    );
  }
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <p className="text-sm text-pretty text-ink-soft">{t('connect.consoleText')}</p>
      {consoleFields.map((field) => (
        <CopyField
          key={field}
          label={t(`connect.fields.${field}`)}
          value={values.data[field]}
          description={isChanged(field, on) ? t('connect.changed') : undefined}
        />
      ))}
    </div>
  );
}
