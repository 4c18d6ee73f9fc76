import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountRules } from '#shared/contract/accounts.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useDraftOver } from '../../../state/use-draft-over.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ClashBanner } from '../../../ui/ClashBanner.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { notify } from '../../../ui/notify.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { SectionPanel } from '../components/SectionPanel.tsx';
import { AutomaticMessageField } from './AutomaticMessageField.tsx';
import { EscalationField } from './EscalationField.tsx';
import { OfficeHoursField } from './OfficeHoursField.tsx';
import { rulesTrouble } from './rules-trouble.ts';
import { SoundField } from './SoundField.tsx';

export interface AccountRulesPanelProps {
  readonly accountId: AccountId;
  readonly canChange: boolean;
}

/** When an account is looked after, what goes out by itself, and how long a customer may wait. */
export function AccountRulesPanel({ accountId, canChange }: AccountRulesPanelProps) {
  const { t } = useTranslation('accountRules');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const rules = useQuery(query.accounts.rules.queryOptions({ input: { id: accountId } }));
  return (
    <SectionPanel title={t('title')} lead={t('lead')}>
      {rules.isError ? (
        <LoadFailure
          title={t('loadFailed')}
          reason={sentenceOf(rules.error)}
          onRetry={() => void rules.refetch()}
        />
      ) : null}
      {rules.isPending ? <Skeleton shape="lines" count={4} /> : null}
      {rules.data ? <RulesForm accountId={accountId} saved={rules.data} canChange={canChange} /> : null}
    </SectionPanel>
  );
}

interface RulesFormProps extends AccountRulesPanelProps {
  readonly saved: AccountRules;
}

function RulesForm({ accountId, saved, canChange }: RulesFormProps) {
  const { query, queryClient } = useHub();
  const { value: rules, from, isDirty, clashes, put, decide, discard } = useDraftOver(saved);
  const clashTitle = useClashTitle(clashes);
  const [hasTried, setTried] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const { t } = useTranslation('accountRules');
  const trouble = hasTried ? rulesTrouble(rules) : {};
  const queryKey = query.accounts.rules.queryKey({ input: { id: accountId } });
  const save = useMutation(
    query.accounts.setRules.mutationOptions({
      onSuccess(kept) {
        queryClient.setQueryData(queryKey, kept);
        discard();
        setTried(false);
        notify({ title: t('saved') });
      },
      // What somebody else saved a moment ago is shown as what it is.
      onError: () => queryClient.invalidateQueries({ queryKey }),
    }),
  );
  const submit = () => {
    setTried(true);
    if (Object.keys(rulesTrouble(rules)).length === 0)
      save.mutate({ id: accountId, rules, changedFrom: from });
    // It may be far above, and is marked with the next picture only.
    else requestAnimationFrame(() => showTrouble(form.current));
  };
  return (
    <div ref={form} className="flex flex-col gap-7">
      <OfficeHoursField
        value={rules.officeHours}
        isDisabled={!canChange}
        error={trouble.officeHours ? t(`errors.${trouble.officeHours}`) : undefined}
        onChange={(officeHours) => put({ officeHours })}
      />
      <AutomaticMessageField
        kind="away"
        value={rules.away}
        isDisabled={!canChange}
        error={trouble.away ? t(`errors.${trouble.away}`) : undefined}
        note={rules.away.isOn && rules.officeHours === null ? t('away.alwaysOpen') : undefined}
        onChange={(away) => put({ away })}
      />
      <AutomaticMessageField
        kind="greeting"
        value={rules.greeting}
        isDisabled={!canChange}
        error={trouble.greeting ? t(`errors.${trouble.greeting}`) : undefined}
        onChange={(greeting) => put({ greeting })}
      />
      <EscalationField
        value={rules.escalateAfterMinutes}
        isDisabled={!canChange}
        onChange={(escalateAfterMinutes) => put({ escalateAfterMinutes })}
      />
      <SoundField value={rules.sound} isDisabled={!canChange} onChange={(sound) => put({ sound })} />
      {isDirty ? (
        <SaveBar
          question={
            clashes.length > 0 ? (
              <ClashBanner
                title={clashTitle}
                onDecide={(whose) => {
                  decide(whose);
                  save.reset();
                }}
              />
            ) : null
          }
          failure={save.error}
          hasTrouble={Object.keys(trouble).length > 0}
          isSaving={save.isPending}
          onSave={submit}
          onDiscard={() => {
            discard();
            setTried(false);
            save.reset();
          }}
        />
      ) : null}
    </div>
  );
}

/** Names what two people have changed. */
function useClashTitle(clashes: readonly (keyof AccountRules)[]): string {
  const { t, i18n } = useTranslation('accountRules');
  const titles = {
    officeHours: t('hours.title'),
    away: t('away.title'),
    greeting: t('greeting.title'),
    escalateAfterMinutes: t('escalate.title'),
    sound: t('sound.title'),
  };
  const parts = clashes.map((part) => t('clash.part', { part: titles[part] }));
  return t('clash.title', { parts: new Intl.ListFormat(i18n.language).format(parts) });
}

function showTrouble(form: HTMLElement | null): void {
  const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]');
  wrong?.scrollIntoView({ block: 'center' });
  wrong?.focus({ preventScroll: true });
}

interface SaveBarProps {
  /** Has to be answered before anything can be saved, and says why the last try was refused. */
  readonly question: ReactNode;
  readonly failure: unknown;
  readonly hasTrouble: boolean;
  readonly isSaving: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

/** Stays in sight while one scrolls: the form is long, and what was changed may be above. */
function SaveBar({ question, failure, hasTrouble, isSaving, onSave, onDiscard }: SaveBarProps) {
  const { t } = useTranslation('accountRules');
  const { t: word } = useTranslation('common');
  const sentenceOf = useFailureSentence();
  return (
    <div className="sticky bottom-3 z-10 flex flex-col gap-2">
      {failure && !question ? (
        <Banner tone="danger">{t('notSaved', { reason: sentenceOf(failure) })}</Banner>
      ) : null}
      <div className="floating flex flex-col gap-2 rounded-lg bg-surface-raised p-2 shadow-float">
        {question}
        <div className="flex flex-wrap items-center gap-2 ps-2">
          <p role="status" className="min-w-0 flex-1 text-sm text-ink-soft">
            {hasTrouble ? t('hasTrouble') : t('unsaved')}
          </p>
          <Button onClick={onDiscard}>{t('discard')}</Button>
          <Button variant="primary" pendingLabel={isSaving && word('pending.saving')} onClick={onSave}>
            {word('actions.save')}
          </Button>
        </div>
      </div>
    </div>
  );
}
