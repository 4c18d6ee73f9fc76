import { useTranslation } from 'react-i18next';
import type { NumberFacts } from '#shared/contract/connect.ts';
import { type MarkState, StateMark } from '../../../ui/StateMark.tsx';
import type { KnownIds } from '../meta-pages.ts';
import { MetaLink } from './WherePanel.tsx';

const nameStates = {
  APPROVED: 'ok',
  AVAILABLE_WITHOUT_REVIEW: 'ok',
  PENDING_REVIEW: 'waiting',
  DECLINED: 'act',
  EXPIRED: 'act',
  NONE: 'none',
} as const satisfies Record<string, MarkState>;

/** How the number stands, one line each. */
export function FactsList({ facts, ids }: { readonly facts: NumberFacts; readonly ids: KnownIds }) {
  const { t } = useTranslation('connectNumber');
  const status =
    facts.newNameStatus && facts.newNameStatus !== 'NONE' ? facts.newNameStatus : facts.nameStatus;
  const known = status !== null && status in nameStates ? (status as keyof typeof nameStates) : 'NONE';
  const nameState = nameStates[known];
  const name = facts.newName ?? facts.verifiedName;
  return (
    <ul aria-label={t('health.facts')} className="divide-y divide-line rounded-md border border-line">
      <FactRow
        state={facts.isVerified ? 'ok' : 'act'}
        words={t(facts.isVerified ? 'health.verified' : 'health.notVerified')}
      />
      <FactRow
        state={facts.isRegistered ? 'ok' : 'act'}
        words={t(facts.isRegistered ? 'health.registered' : 'health.notRegistered')}
      />
      {facts.isPinEnabled === null ? null : (
        <FactRow
          state={facts.isPinEnabled ? 'ok' : 'none'}
          words={t(facts.isPinEnabled ? 'health.pinSet' : 'health.pinNotSet')}
        />
      )}
      <FactRow state={nameState} words={`${t('health.name.label')}${name ? `: ${name}` : ''}`}>
        <p className="text-sm text-pretty text-ink-faint">{t(`health.name.${known}`)}</p>
        {nameState === 'act' ? (
          <div className="flex flex-col items-start gap-2 pt-1">
            <p className="text-sm text-pretty text-ink-soft">{t('health.name.declinedHint')}</p>
            <MetaLink page="phoneNumbers" ids={ids} />
          </div>
        ) : null}
      </FactRow>
    </ul>
  );
}

interface FactRowProps {
  readonly state: MarkState;
  readonly words: string;
  readonly children?: React.ReactNode;
}

function FactRow({ state, words, children }: FactRowProps) {
  const { t } = useTranslation('connect');
  const label = state === 'none' || state === 'running' ? t('check.missing') : t(`check.${state}`);
  return (
    <li className="flex items-start gap-3 px-3.5 py-3">
      <StateMark state={state} label={label} />
      <div className="min-w-0 flex-1">
        <p className="text-base text-ink">{words}</p>
        {children}
      </div>
    </li>
  );
}
