import { useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectDraft } from '#shared/contract/connect.ts';
import { accountFieldNames } from '#shared/domain/account-form.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Fold } from '../../../ui/Fold.tsx';
import { StepFrame } from '../components/StepFrame.tsx';
import { ValueField } from '../components/ValueField.tsx';
import { WherePanel } from '../components/WherePanel.tsx';
import type { DrawingName } from '../drawings/Drawing.tsx';
import type { MetaPage } from '../meta-pages.ts';
import { isBlock, type PastedField, type PastedValues } from '../paste-values.ts';
import type { Wizard } from '../use-wizard.ts';

const places: Record<PastedField, { readonly drawing: DrawingName; readonly page: MetaPage }> = {
  appId: { drawing: 'basic', page: 'appBasic' },
  appSecret: { drawing: 'basic', page: 'appBasic' },
  accessToken: { drawing: 'apiSetup', page: 'apiSetup' },
  wabaId: { drawing: 'ids', page: 'apiSetup' },
  phoneNumberId: { drawing: 'ids', page: 'apiSetup' },
};
const mainFields = ['appId', 'appSecret', 'accessToken'] as const;
const manualFields = ['wabaId', 'phoneNumberId'] as const;

/** The three values; everything else is found out with them. */
export function ValuesStep({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation('connect');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const { draft, actions } = wizard;
  const [looksFor, setLooksFor] = useState<PastedField>('appId');
  const [recognised, setRecognised] = useState<string | null>(null);
  const isKept = useQuery(query.app.bootstrap.queryOptions()).data?.secrets.persisted ?? true;
  const take = (values: PastedValues) => {
    const names = Object.keys(values) as PastedField[];
    setRecognised(isBlock(values) ? names.map((name) => accountFieldNames[name]).join(', ') : null);
    actions.setValues.mutate({ id: draft.id, ...values });
  };
  const isAsking = actions.setValues.isPending || actions.recheck.isPending;
  const error = actions.setValues.error ?? actions.recheck.error;
  const hold = whatHoldsUp(draft);
  const fieldProps = (field: PastedField) => ({
    wizard,
    field,
    saved: savedValue(draft, field),
    isSecret: field === 'appSecret' || field === 'accessToken',
    onValues: take,
    onFocus: () => setLooksFor(field),
  });
  return (
    <StepFrame
      wizard={wizard}
      title={t('values.title')}
      lead={t('values.lead')}
      where={<WherePanel {...places[looksFor]} draft={draft} />}
      next={{
        pendingLabel: isAsking && t('values.checking'),
        disabledReason: hold ? t(`values.${hold}`) : undefined,
      }}
    >
      {isKept || draft.kind === 'sandbox' ? null : <Banner tone="waiting">{t('values.leadMemory')}</Banner>}
      <div className="flex max-w-[560px] flex-col gap-6">
        {mainFields.map((field) => (
          <ValueField key={field} {...fieldProps(field)} />
        ))}
        <p role="status" className="text-sm text-accent-ink empty:hidden">
          {recognised ? t('values.recognised', { fields: recognised }) : ''}
        </p>
        {error ? <Banner tone="danger">{sentenceOf(error)}</Banner> : null}
        {hold === null && !isAsking ? (
          <Banner tone="success">{t('values.allGood', { numbers: draft.numbers.length })}</Banner>
        ) : null}
        {hold === 'noNumbers' && !isAsking ? <Banner tone="waiting">{t('values.noNumbers')}</Banner> : null}
        {draft.checks.some(({ state }) => state !== 'missing') ? (
          <Button
            size="small"
            variant="quiet"
            icon={RefreshCw}
            className="-ms-2.5 self-start"
            pendingLabel={actions.recheck.isPending && t('values.checking')}
            onClick={() => actions.recheck.mutate({ id: draft.id })}
          >
            {t('values.recheck')}
          </Button>
        ) : null}
        <Fold title={t('values.manual')} isOpen={draft.wabaId !== '' || draft.phoneNumberId !== ''}>
          <p className="text-sm text-ink-soft">{t('values.manualText')}</p>
          {manualFields.map((field) => (
            <ValueField key={field} {...fieldProps(field)} />
          ))}
        </Fold>
      </div>
    </StepFrame>
  );
}

function savedValue(draft: ConnectDraft, field: PastedField): string | null {
  if (field === 'appSecret') return draft.appSecretHint;
  if (field === 'accessToken') return draft.accessTokenHint;
  return draft[field] === '' ? null : draft[field];
}

/** Why one cannot go on from here yet. */
function whatHoldsUp(draft: ConnectDraft): 'fillAll' | 'fixFirst' | 'noNumbers' | null {
  if (mainFields.some((field) => savedValue(draft, field) === null)) return 'fillAll';
  if (draft.checks.some(({ state }) => state === 'failed')) return 'fixFirst';
  return draft.numbers.length === 0 && draft.accountId === null ? 'noNumbers' : null;
}
