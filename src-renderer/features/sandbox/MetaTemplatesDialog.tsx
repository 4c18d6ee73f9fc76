import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountId } from '#shared/domain/ids.ts';
import { useHub } from '../../api/hub-context.ts';
import { useAccounts } from '../../api/use-accounts.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { closeMetaTemplates, useMetaTemplatesStore } from '../../state/meta-templates-store.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { LoadFailure } from '../../ui/LoadFailure.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { MetaTemplateRow } from './components/MetaTemplateRow.tsx';
import { StoppedPanel } from './components/StoppedPanel.tsx';
import { findTemplates } from './meta-template-deeds.ts';
import { useSandboxActions } from './use-sandbox-actions.ts';

/** The templates at the pretend Meta, and what Meta or somebody in WhatsApp Manager does to them; over every screen. */
export function MetaTemplatesDialog() {
  const account = useAccounts().find(({ kind }) => kind === 'sandbox');
  const { isOpen } = useMetaTemplatesStore();
  return isOpen && account ? <OpenDialog accountId={account.id} /> : null;
}

function OpenDialog({ accountId }: { readonly accountId: AccountId }) {
  const { t } = useTranslation('sandbox');
  const { query } = useHub();
  const sandbox = useQuery(query.sandbox.state.queryOptions());
  // It opens with its content, a moment later: what is to be focused first is there then.
  if (sandbox.isPending) return null;
  return (
    <Dialog
      isOpen
      onOpenChange={closeMetaTemplates}
      title={t('templates.title')}
      description={t('templates.explanation')}
    >
      {sandbox.data?.isRunning ? (
        <TemplatesPanel accountId={accountId} />
      ) : (
        <StoppedPanel isLoading={false} error={sandbox.error} />
      )}
    </Dialog>
  );
}

function TemplatesPanel({ accountId }: { readonly accountId: AccountId }) {
  const { t } = useTranslation('sandbox');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const templates = useQuery(query.templates.list.queryOptions({ input: { accountId } }));
  const actions = useSandboxActions();
  const [wanted, setWanted] = useState('');
  if (templates.isError) {
    return (
      <LoadFailure
        title={t('templates.loadFailed')}
        reason={sentenceOf(templates.error)}
        onRetry={() => void templates.refetch()}
      />
    );
  }
  const found = findTemplates(templates.data ?? [], wanted);
  return (
    <div className="flex min-h-80 min-w-0 flex-col gap-3">
      <SearchField label={t('templates.search')} value={wanted} onValueChange={setWanted} />
      {actions.error ? (
        <Banner tone="danger" onDismiss={actions.dismissError}>
          {t('failed', { reason: sentenceOf(actions.error) })}
        </Banner>
      ) : null}
      {templates.isPending ? <Skeleton shape="rows" count={5} /> : null}
      <ul className="flex flex-col">
        {found.map((template) => (
          <MetaTemplateRow key={template.id} template={template} run={actions.run} />
        ))}
      </ul>
      <p
        role="status"
        className={isNothing(templates.isPending, found) ? 'text-sm text-ink-soft' : 'sr-only'}
      >
        {isNothing(templates.isPending, found) ? t('templates.nothingFound') : ''}
      </p>
    </div>
  );
}

const isNothing = (isPending: boolean, found: readonly unknown[]): boolean =>
  !isPending && found.length === 0;
