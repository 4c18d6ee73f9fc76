import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useHub } from '../../api/hub-context.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { takeWishedSection } from '../../state/settings-section.ts';
import { Banner } from '../../ui/Banner.tsx';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { AboutPanel } from './components/AboutPanel.tsx';
import { AccountsPanel } from './components/AccountsPanel.tsx';
import { ContactFieldsPanel } from './components/ContactFieldsPanel.tsx';
import { DataPanel } from './components/DataPanel.tsx';
import { DesktopPanel } from './components/DesktopPanel.tsx';
import { GeneralPanel } from './components/GeneralPanel.tsx';
import { IndexPanel } from './components/IndexPanel.tsx';
import { KeyboardPanel } from './components/KeyboardPanel.tsx';
import { LabelsPanel } from './components/LabelsPanel.tsx';
import { LocalInterfacePanel } from './components/LocalInterfacePanel.tsx';
import { OptOutWordsPanel } from './components/OptOutWordsPanel.tsx';
import { PersonPanel } from './components/PersonPanel.tsx';
import { PricesPanel } from './components/PricesPanel.tsx';
import { QuickRepliesPanel } from './components/QuickRepliesPanel.tsx';
import { SecurityPanel } from './components/SecurityPanel.tsx';
import { useSectionInView } from './use-section-in-view.ts';

const sections = [
  'general',
  'me',
  'desktop',
  'keyboard',
  'quickReplies',
  'labels',
  'contactFields',
  'accounts',
  'prices',
  'optOut',
  'data',
  'security',
  'api',
  'about',
] as const;

/** Another screen may have asked for one section: it is shown once it is there. */
function useWishedSection(isReady: boolean, show: (section: (typeof sections)[number]) => void): void {
  const showWished = useEffectEvent(() => {
    const wished = takeWishedSection();
    const section = sections.find((id) => id === wished);
    if (section) show(section);
  });
  useEffect(() => {
    if (isReady) showWished();
  }, [isReady]);
}

/** Everything that can be set on this computer; changes apply at once, failures stand where they happened. */
export function SettingsScreen() {
  const { t } = useTranslation('settings');
  const hub = useHub();
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const bootstrap = useQuery(hub.query.app.bootstrap.queryOptions());
  const scroller = useRef<HTMLDivElement>(null);
  const inView = useSectionInView(scroller, sections);
  useWishedSection(bootstrap.isSuccess, inView.show);
  return (
    <div className="flex h-full min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <ScreenHeader title={t('title')} backLabel={t('backToInbox')} onBack={() => navigate('/')} />
      <div className="flex min-h-0 flex-1">
        <IndexPanel
          sections={sections.map((id) => ({ id, title: t(`${id}.title`) }))}
          current={inView.section}
          onChoose={inView.show}
        />
        <main
          ref={scroller}
          className="min-w-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain px-6 sm:px-10"
        >
          {bootstrap.isError ? (
            <div className="max-w-[640px] py-6">
              <Banner tone="danger">{sentenceOf(bootstrap.error)}</Banner>
            </div>
          ) : bootstrap.data ? (
            <div className="flex max-w-[640px] flex-col pb-24">
              <GeneralPanel settings={bootstrap.data.settings} />
              <PersonPanel settings={bootstrap.data.settings} operator={bootstrap.data.operator} />
              <DesktopPanel role={bootstrap.data.operator.role} />
              <KeyboardPanel />
              <QuickRepliesPanel role={bootstrap.data.operator.role} />
              <LabelsPanel role={bootstrap.data.operator.role} />
              <ContactFieldsPanel role={bootstrap.data.operator.role} />
              <AccountsPanel role={bootstrap.data.operator.role} />
              <PricesPanel role={bootstrap.data.operator.role} />
              <OptOutWordsPanel role={bootstrap.data.operator.role} />
              <DataPanel dataDir={bootstrap.data.dataDir} />
              <SecurityPanel secrets={bootstrap.data.secrets} />
              <LocalInterfacePanel
                role={bootstrap.data.operator.role}
                seat={bootstrap.data.seat}
                apiUrl={bootstrap.data.apiUrl}
                webhookUrl={bootstrap.data.webhookUrl}
              />
              <AboutPanel
                version={bootstrap.data.version}
                seat={bootstrap.data.seat}
                operator={bootstrap.data.operator}
              />
            </div>
          ) : (
            <Skeleton shape="lines" count={8} />
          )}
        </main>
      </div>
    </div>
  );
}
