import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkspaceCopy, WorkspaceJob } from '#shared/contract/workspace.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { FactsPanel } from './FactsPanel.tsx';
import { IncomingPanel } from './IncomingPanel.tsx';
import { JobPanel } from './JobPanel.tsx';
import { MovingSection } from './MovingSection.tsx';

export interface BringPanelProps {
  readonly job: WorkspaceJob | null;
  readonly incoming: WorkspaceCopy | null;
  readonly canRestart: boolean;
}

/** Brings a copy of another computer here, after showing what is in it. */
export function BringPanel({ job, incoming, canRestart }: BringPanelProps) {
  const { t } = useTranslation('moving');
  const isRunning = job?.state === 'running';
  return (
    <MovingSection title={t('bring.title')} lead={t('bring.text')}>
      {job?.kind === 'bring' ? (
        <JobPanel job={job} runningLabel={t('bring.running')} cancelledText={t('bring.cancelled')} />
      ) : null}
      {incoming ? <IncomingPanel incoming={incoming} canRestart={canRestart} /> : null}
      {isRunning || incoming ? null : <LookForm />}
    </MovingSection>
  );
}

function LookForm() {
  const { t } = useTranslation('moving');
  const { query, queryClient } = useHub();
  const sentenceOf = useFailureSentence();
  const [folder, setFolder] = useState('');
  const look = useMutation(query.workspace.inspect.mutationOptions());
  const bring = useMutation(
    query.workspace.bring.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: query.workspace.key() }),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    bring.reset();
    if (folder.trim() !== '') look.mutate({ folder: folder.trim() });
  };
  const type = (typed: string) => {
    setFolder(typed);
    // What was found belongs to the folder that was looked into.
    look.reset();
    bring.reset();
  };
  const error = look.error ?? bring.error;
  return (
    <>
      <form noValidate onSubmit={submit} className="flex flex-col items-start gap-3">
        <TextField
          className="w-full"
          label={t('bring.folder')}
          description={t('bring.folderDescription')}
          isCode
          value={folder}
          onChange={(event) => type(event.target.value)}
        />
        <Button
          type="submit"
          disabledReason={folder.trim() === '' ? t('folderEmpty') : undefined}
          pendingLabel={look.isPending && t('bring.looking')}
        >
          {t('bring.look')}
        </Button>
      </form>
      {look.data ? (
        <div className="flex flex-col items-start gap-4 rounded-lg border border-line bg-surface-sunken p-4">
          <h3 className="text-base font-medium text-ink">{t('bring.found')}</h3>
          <FactsPanel copy={look.data} />
          <Button
            variant="primary"
            pendingLabel={bring.isPending && t('bring.running')}
            onClick={() => bring.mutate({ folder: folder.trim() })}
          >
            {t('bring.action')}
          </Button>
        </div>
      ) : null}
      {error ? <Banner tone="danger">{sentenceOf(error)}</Banner> : null}
    </>
  );
}
