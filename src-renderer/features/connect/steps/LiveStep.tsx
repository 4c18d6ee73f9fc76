import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { ChecksPanel } from '../components/ChecksPanel.tsx';
import { StepFrame } from '../components/StepFrame.tsx';
import { SubPanel } from '../components/SubPanel.tsx';
import { MetaLink, WherePanel } from '../components/WherePanel.tsx';
import type { Wizard } from '../use-wizard.ts';

/** The two things that only a person can do at Meta, and a look at whether they are done. */
export function LiveStep({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation('connectNumber');
  const { draft } = wizard;
  return (
    <StepFrame
      wizard={wizard}
      title={t('live.title')}
      lead={t('live.lead')}
      canWait
      where={<WherePanel drawing="live" page="appDashboard" draft={draft} />}
    >
      <div className="flex max-w-[600px] flex-col gap-7">
        <SubPanel title={`1. ${t('live.stepPrivacy')}`} text={t('live.stepPrivacyText')}>
          <div className="flex flex-wrap items-center gap-2">
            <MetaLink page="appBasic" ids={draft} />
            <Button size="small" variant="quiet" onClick={() => wizard.goTo('prepare')}>
              {t('live.toSample')}
            </Button>
          </div>
          <p className="text-sm text-ink-faint">{t('live.sample')}</p>
        </SubPanel>
        <SubPanel title={`2. ${t('live.stepLive')}`} text={t('live.stepLiveText')}>
          <div className="flex flex-wrap gap-2">
            <MetaLink page="appDashboard" ids={draft} />
          </div>
        </SubPanel>
        <SubPanel title={`3. ${t('live.stepCheck')}`}>
          <ChecksPanel wizard={wizard} checks={['app_live', 'privacy_page', 'app_name', 'graph_version']} />
        </SubPanel>
      </div>
    </StepFrame>
  );
}
