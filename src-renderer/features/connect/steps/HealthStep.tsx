import { useTranslation } from 'react-i18next';
import type { DoctorCheckId } from '#shared/domain/doctor-checks.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Fold } from '../../../ui/Fold.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { ChecksPanel } from '../components/ChecksPanel.tsx';
import { FactsList } from '../components/FactsList.tsx';
import { ProfilePanel } from '../components/ProfilePanel.tsx';
import { RegisterPanel } from '../components/RegisterPanel.tsx';
import { StepFrame } from '../components/StepFrame.tsx';
import { SubPanel } from '../components/SubPanel.tsx';
import { VerifyPanel } from '../components/VerifyPanel.tsx';
import { HelpLink } from '../components/WayOn.tsx';
import { MetaLink, WherePanel } from '../components/WherePanel.tsx';
import { useNumber } from '../use-number.ts';
import { accountIdOf, type Wizard } from '../use-wizard.ts';

/** What Meta only tells and the owner settles on its pages. */
const moneyChecks: readonly DoctorCheckId[] = [
  'payment',
  'business_verification',
  'account_state',
  'quality',
  'messaging_limit',
  'can_send',
];

/** Whether the number is ready: verified and registered here, named and paid for at Meta. */
export function HealthStep({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation('connectNumber');
  const { t: tConnect } = useTranslation('connect');
  const { draft } = wizard;
  const accountId = accountIdOf(wizard);
  const number = useNumber(accountId);
  const sentenceOf = useFailureSentence();
  const facts = number.facts.data;
  const isReady = facts ? facts.isVerified && facts.isRegistered : false;
  const display = facts?.displayPhoneNumber;
  return (
    <StepFrame
      wizard={wizard}
      title={t('health.title')}
      lead={display ? t('health.lead', { number: display }) : t('health.leadPlain')}
      canWait={!isReady}
      where={<WherePanel drawing="manager" page="phoneNumbers" draft={draft} />}
      next={{ disabledReason: isReady ? undefined : tConnect('check.act') }}
    >
      <div className="flex flex-col gap-7">
        {number.facts.isError ? (
          <LoadFailure
            title={t('health.loadFailed')}
            reason={sentenceOf(number.facts.error)}
            onRetry={() => void number.facts.refetch()}
          />
        ) : null}
        {number.facts.isPending ? <Skeleton shape="lines" count={4} /> : null}
        {facts ? (
          <>
            <FactsList facts={facts} ids={draft} />
            {facts.isOnBusinessApp ? (
              <Banner
                tone="info"
                title={t('health.coexistenceTitle')}
                action={<HelpLink failure="number_on_phone_app" />}
              >
                {t('health.coexistence')}
              </Banner>
            ) : null}
            {facts.isVerified ? null : <VerifyPanel accountId={accountId} number={number} />}
            {facts.isVerified && !facts.isRegistered ? (
              <RegisterPanel accountId={accountId} number={number} facts={facts} ids={draft} />
            ) : null}
            <SubPanel title={t('health.money')} text={t('health.moneyText')}>
              <ChecksPanel wizard={wizard} checks={moneyChecks} isQuiet />
              <div className="flex flex-wrap gap-2">
                <MetaLink page="billing" ids={draft} />
                <MetaLink page="security" ids={draft} />
              </div>
            </SubPanel>
            <Fold title={t('health.profile.title')}>
              <p className="text-sm text-ink-soft">{t('health.profile.text')}</p>
              <ProfilePanel accountId={accountId} />
            </Fold>
          </>
        ) : null}
      </div>
    </StepFrame>
  );
}
