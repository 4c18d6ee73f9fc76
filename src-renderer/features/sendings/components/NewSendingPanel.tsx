import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { RecipientSource, SendAnswers } from '#shared/contract/sendings.ts';
import type { AccountId, TemplateId } from '#shared/domain/ids.ts';
import { whyNotSent } from '#shared/domain/template-life.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useMay } from '../../../api/use-may.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useScopeStore } from '../../../state/scope-store.ts';
import { useSendStore } from '../../../state/send-store.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ScreenHeader } from '../../../ui/ScreenHeader.tsx';
import { SectionPanel } from '../../../ui/SectionPanel.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useTemplate, useUsableTemplates } from '../queries.ts';
import { isAnswered, noAnswers, readTemplate } from '../template-view.ts';
import { useSourceWords } from '../use-source-words.ts';
import { PickedRow } from './PickedRow.tsx';
import { SourceField, type SourceKind } from './SourceField.tsx';
import { WhatPanel } from './WhatPanel.tsx';

/** A sending before its recipients are known: to whom, which template, and what everybody gets alike. */
export function NewSendingPanel() {
  const { t } = useTranslation('sendings');
  const { language } = useLanguage();
  const [, navigate] = useLocation();
  const form = useNewSending();
  const sentenceOf = useFailureSentence();
  const mayWrite = useMay('operator');
  const missing = !mayWrite
    ? t('one.lookOnly')
    : form.source === null
      ? t('new.needsSource')
      : form.template === null
        ? t('new.needsTemplate')
        : form.template.unknownParts.length > 0
          ? whyNotSent(form.template.unknownParts)[language]
          : isAnswered(form.template, readTemplate(form.template), form.answers)
            ? undefined
            : t('new.needsAnswers');
  return (
    <>
      <ScreenHeader
        title={t('new.title')}
        backLabel={t('new.back')}
        onBack={() => navigate('/sendings')}
        actions={
          <Button
            variant="primary"
            pendingLabel={form.prepare.isPending && t('new.preparing')}
            disabledReason={missing}
            onClick={form.submit}
          >
            {t('new.prepare')}
          </Button>
        }
      />
      <div className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain px-5 sm:px-8">
        <div className="mx-auto flex max-w-[920px] flex-col gap-8 py-6 pb-16">
          {form.prepare.isError ? (
            <Banner tone="danger" title={t('new.failed')}>
              {sentenceOf(form.prepare.error)}
            </Banner>
          ) : null}
          <SectionPanel title={t('source.title')}>
            <SourcePart form={form} />
          </SectionPanel>
          <SectionPanel title={t('new.template')}>
            <WhatPanel
              templates={form.templates}
              accountId={form.accountId}
              accounts={form.accounts}
              onAccount={form.setAccountId}
              template={form.template}
              onTemplate={form.setTemplateId}
              answers={form.answers}
              onAnswers={form.setAnswers}
            />
          </SectionPanel>
          <TextField
            className="max-w-[440px]"
            label={t('new.name')}
            description={t('new.nameHint')}
            value={form.title}
            placeholder={form.template?.name}
            maxLength={200}
            onChange={(event) => form.setTitle(event.target.value)}
          />
        </div>
      </div>
    </>
  );
}

function SourcePart({ form }: { readonly form: ReturnType<typeof useNewSending> }) {
  const words = useSourceWords();
  if (!form.isPicked || form.source === null) {
    return (
      <SourceField
        source={form.source}
        kind={form.sourceKind}
        onKind={form.setSourceKind}
        onSource={form.setSource}
      />
    );
  }
  return (
    <PickedRow onChange={form.forgetSource}>
      <p className="text-base text-ink">{words(form.source)}</p>
    </PickedRow>
  );
}

function useNewSending() {
  const { client } = useHub();
  const [, navigate] = useLocation();
  const wish = useSendStore(({ bulk }) => bulk);
  const accounts = useAccounts().filter(({ state }) => state !== 'disconnected');
  const scope = useScopeStore((store) => store.accountId);
  const [chosenAccount, setAccountId] = useState<AccountId | null>(null);
  const [templateId, setTemplateId] = useState<TemplateId | null>(wish.templateId);
  const [source, setSource] = useState<RecipientSource | null>(wish.source);
  const [isPicked, setPicked] = useState(wish.source !== null);
  const [sourceKind, setSourceKind] = useState<SourceKind | null>(null);
  const [answers, setAnswers] = useState<SendAnswers>(wish.answers);
  const [title, setTitle] = useState(wish.title);
  const wished = useTemplate(wish.templateId);
  const fallback =
    wish.templateId === null ? (accounts.find(({ id }) => id === scope) ?? accounts[0])?.id : null;
  const accountId = chosenAccount ?? wished?.accountId ?? fallback ?? null;
  const type =
    source?.kind === 'records' ? source.type : source?.kind === 'record_query' ? source.query.type : null;
  const templates = useUsableTemplates(accountId, type);
  const template = templates.data?.find(({ id }) => id === templateId) ?? null;
  const prepare = useMutation({
    mutationFn: (input: Parameters<typeof client.sendings.prepare>[0]) => client.sendings.prepare(input),
    onSuccess: ({ id }) => navigate(`/sendings/${id}`),
  });
  return {
    accounts: accounts.length > 1 ? accounts : [],
    accountId,
    setAccountId,
    templates,
    template,
    setTemplateId: (id: TemplateId) => {
      if (id !== templateId) setAnswers(noAnswers);
      setTemplateId(id);
    },
    source,
    setSource,
    isPicked,
    sourceKind,
    setSourceKind: (kind: SourceKind) => {
      setSourceKind(kind);
      setSource(null);
    },
    forgetSource: () => {
      setPicked(false);
      setSource(null);
    },
    answers,
    setAnswers,
    title,
    setTitle,
    prepare,
    submit: () => {
      if (!template || !source) return;
      prepare.mutate({ templateId: template.id, title: title.trim() || template.name, source, answers });
    },
  };
}
