import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Template } from '#shared/contract/templates.ts';
import type { TemplateId } from '#shared/domain/ids.ts';
import { canDuplicate } from '#shared/domain/template-life.ts';
import { toFailure } from '../../../api/refusal.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useMay } from '../../../api/use-may.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { ScreenHeader } from '../../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { TemplateBubble } from '../../../ui/TemplateBubble.tsx';
import { useLanguagesOf, useTemplate } from '../queries.ts';
import { bubbleOf } from '../template-texts.ts';
import { DuplicateDialog } from './DuplicateDialog.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';
import { LanguageChip } from './LanguageChip.tsx';
import { LifePanel } from './LifePanel.tsx';
import { OverviewPanel } from './OverviewPanel.tsx';
import { RecentSendingsPanel } from './RecentSendingsPanel.tsx';
import { StatsPanel } from './StatsPanel.tsx';
import { StatusWord } from './StatusWord.tsx';
import { TemplateActions } from './TemplateActions.tsx';

export interface TemplatePanelProps {
  readonly id: TemplateId;
}

/** One template: what the customer sees, how it fares, and what can be done with it. */
export function TemplatePanel({ id }: TemplatePanelProps) {
  const { t } = useTranslation('templates');
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const template = useTemplate(id);
  if (template.data) return <OpenTemplate template={template.data} />;
  return (
    <>
      <ScreenHeader
        title={t('page.title')}
        backLabel={t('page.back')}
        onBack={() => navigate('/templates')}
      />
      {template.isPending ? (
        <Skeleton shape="lines" count={8} />
      ) : isGone(template.error) ? (
        <EmptyState
          title={t('page.gone')}
          description={t('page.goneHint')}
          action={<Button onClick={() => navigate('/templates')}>{t('page.back')}</Button>}
        />
      ) : (
        <div className="p-5">
          <LoadFailure
            title={t('page.loadFailed')}
            reason={sentenceOf(template.error)}
            onRetry={() => void template.refetch()}
          />
        </div>
      )}
    </>
  );
}

const isGone = (error: unknown): boolean => {
  const failure = toFailure(error);
  return failure.kind === 'refused' && failure.code === 'NOT_FOUND';
};

function OpenTemplate({ template }: { readonly template: Template }) {
  const { t } = useTranslation('templates');
  const [, navigate] = useLocation();
  const languages = useLanguagesOf(template);
  return (
    <>
      <ScreenHeader
        title={
          <span className="flex min-w-0 items-center gap-3">
            <bdi className="truncate">{template.name}</bdi>
            <span className="hidden shrink-0 sm:inline-flex">
              <StatusWord status={template.status} className="font-medium" />
            </span>
          </span>
        }
        backLabel={t('page.back')}
        onBack={() => navigate('/templates')}
        actions={<TemplateActions template={template} languages={languages} />}
      />
      <div className="@container min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
        <div className="mx-auto flex max-w-[1080px] flex-col gap-6 px-4 pt-4 pb-16 sm:px-6 @[820px]:flex-row-reverse @[820px]:gap-10">
          <aside className="flex shrink-0 flex-col gap-4 @[820px]:sticky @[820px]:top-4 @[820px]:w-[340px] @[820px]:self-start">
            <LanguageBar template={template} languages={languages} />
            <TemplateBubble
              label={t('page.preview')}
              {...bubbleOf(template)}
              placeholder={t('list.noText')}
            />
            <p className="text-xs text-pretty text-ink-faint">{t('page.previewHint')}</p>
          </aside>
          <main className="flex min-w-0 flex-1 flex-col gap-4">
            <LifePanel template={template} />
            <PageTabs template={template} />
          </main>
        </div>
      </div>
    </>
  );
}

type TabName = 'overview' | 'stats' | 'history' | 'sendings';

function PageTabs({ template }: { readonly template: Template }) {
  const { t } = useTranslation('templates');
  const [tab, setTab] = useState<TabName>('overview');
  return (
    <Tabs<TabName>
      label={t('page.tabs')}
      value={tab}
      onValueChange={setTab}
      tabs={[
        { value: 'overview', label: t('page.overview'), panel: <OverviewPanel template={template} /> },
        { value: 'stats', label: t('page.stats'), panel: <StatsPanel template={template} /> },
        { value: 'history', label: t('page.history'), panel: <HistoryPanel template={template} /> },
        { value: 'sendings', label: t('page.sendings'), panel: <RecentSendingsPanel template={template} /> },
      ]}
    />
  );
}

interface LanguageBarProps {
  readonly template: Template;
  readonly languages: readonly Template[];
}

/** The languages of the name side by side, and the way to another one. */
function LanguageBar({ template, languages }: LanguageBarProps) {
  const { t } = useTranslation('templates');
  const { language } = useLanguage();
  const [isAdding, setAdding] = useState(false);
  const copy = canDuplicate(template);
  const impossible = copy === true ? undefined : copy[language];
  const locked = useMay('admin') ? impossible : t('needsAdmin');
  return (
    <nav aria-label={t('page.languages')} className="flex flex-wrap items-center gap-1.5">
      {languages.map((other) => (
        <LanguageChip key={other.id} template={other} isCurrent={other.id === template.id} />
      ))}
      <Button
        size="small"
        variant="quiet"
        icon={Plus}
        className="-my-1"
        disabledReason={locked}
        onClick={() => setAdding(true)}
      >
        {t('page.addLanguage')}
      </Button>
      {isAdding ? (
        <DuplicateDialog
          template={template}
          purpose="language"
          taken={languages.map(({ language }) => language)}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </nav>
  );
}
