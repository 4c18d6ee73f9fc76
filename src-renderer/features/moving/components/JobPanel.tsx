import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WorkspaceJob } from '#shared/contract/workspace.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';

export interface JobPanelProps {
  readonly job: WorkspaceJob;
  /** "Writing the copy" */
  readonly runningLabel: string;
  readonly cancelledText: string;
}

/** How far a copy is, or how it ended when it did not end well. */
export function JobPanel({ job, runningLabel, cancelledText }: JobPanelProps) {
  const { t } = useTranslation('moving');
  const { query } = useHub();
  const { language } = useLanguage();
  const format = useFormat();
  const cancel = useMutation(query.workspace.cancel.mutationOptions());
  const { state, doneBytes, totalBytes } = job;
  if (state === 'cancelled') return <Banner tone="info">{cancelledText}</Banner>;
  if (state === 'failed') {
    return (
      <Banner tone="danger" title={t('failed')}>
        {job.sentence?.[language] ?? null}
      </Banner>
    );
  }
  if (state === 'done') return null;
  return (
    <ProgressBar
      label={runningLabel}
      value={totalBytes === 0 ? null : doneBytes / totalBytes}
      {...(totalBytes === 0
        ? {}
        : { detail: t('progress', { done: format.bytes(doneBytes), total: format.bytes(totalBytes) }) })}
      action={
        <Button size="small" variant="quiet" onClick={() => cancel.mutate(undefined)}>
          {t('cancel')}
        </Button>
      }
    />
  );
}
