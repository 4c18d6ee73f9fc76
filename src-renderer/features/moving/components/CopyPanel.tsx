import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkspaceJob } from '#shared/contract/workspace.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { CopyField } from '../../../ui/CopyField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { JobPanel } from './JobPanel.tsx';
import { MovingSection } from './MovingSection.tsx';

export interface CopyPanelProps {
  readonly job: WorkspaceJob | null;
  readonly suggestedFolder: string;
}

/** Makes a copy of everything but the secrets. */
export function CopyPanel({ job, suggestedFolder }: CopyPanelProps) {
  const { t } = useTranslation('moving');
  const { query, queryClient } = useHub();
  const sentenceOf = useFailureSentence();
  const [folder, setFolder] = useState(suggestedFolder);
  const begin = useMutation(
    query.workspace.export.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: query.workspace.key() }),
    }),
  );
  const isRunning = job?.state === 'running';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (folder.trim() !== '' && !isRunning) begin.mutate({ folder: folder.trim() });
  };
  return (
    <MovingSection title={t('copy.title')} lead={t('copy.text')}>
      {job?.kind === 'export' ? (
        <JobPanel job={job} runningLabel={t('copy.running')} cancelledText={t('copy.cancelled')} />
      ) : null}
      {job?.kind === 'export' && job.state === 'done' ? (
        <>
          <Banner tone="success" title={t('copy.done')}>
            {t('copy.doneText')}
          </Banner>
          <CopyField label={t('copy.folderDone')} value={job.folder} />
        </>
      ) : null}
      {isRunning ? null : (
        <form noValidate onSubmit={submit} className="flex flex-col items-start gap-3">
          <TextField
            className="w-full"
            label={t('copy.folder')}
            description={t('copy.folderDescription')}
            isCode
            value={folder}
            error={folder.trim() === '' ? t('folderEmpty') : undefined}
            onChange={(event) => setFolder(event.target.value)}
          />
          <Button type="submit">{t('copy.action')}</Button>
        </form>
      )}
      {begin.isError ? <Banner tone="danger">{sentenceOf(begin.error)}</Banner> : null}
    </MovingSection>
  );
}
