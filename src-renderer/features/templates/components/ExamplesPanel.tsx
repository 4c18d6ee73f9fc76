import { FilePlus2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type TemplateExample, templateExamples } from '#shared/domain/template-examples.ts';
import { useMay } from '../../../api/use-may.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { bubbleOfTemplate, samplesOf } from '../../../state/template-bubble.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { ScreenHeader } from '../../../ui/ScreenHeader.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TemplateBubble } from '../../../ui/TemplateBubble.tsx';
import { type ExampleLanguage, exampleId } from '../example-id.ts';
import { useTemplateWords } from '../use-template-words.ts';
import { UseExampleDialog } from './UseExampleDialog.tsx';

/** How a new template begins: with nothing, or with one that is ready, as the customer would see it. */
export function ExamplesPanel() {
  const { t } = useTranslation(['templates', 'common']);
  const [, navigate] = useLocation();
  const reader = useLanguage().language;
  const [language, setLanguage] = useState<ExampleLanguage>(reader);
  const [used, setUsed] = useState<TemplateExample | null>(null);
  return (
    <>
      <ScreenHeader
        title={t('templates:examples.title')}
        backLabel={t('templates:page.back')}
        onBack={() => navigate('/templates')}
        actions={
          <SegmentedControl
            label={t('templates:examples.language')}
            segments={(['uk', 'en'] as const).map((value) => ({
              value,
              label: t(`common:language.${value}`),
            }))}
            value={language}
            onValueChange={setLanguage}
          />
        }
      />
      <main className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
        <div className="mx-auto flex max-w-[1120px] flex-col gap-5 px-4 pt-5 pb-16 sm:px-6">
          <p className="max-w-[640px] text-base text-pretty text-ink-soft">{t('templates:examples.lead')}</p>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,300px),1fr))] gap-4">
            <li className="flex">
              <BlankCard />
            </li>
            {templateExamples.map((example) => (
              <li key={example.key} className="flex">
                <ExampleCard example={example} language={language} onUse={() => setUsed(example)} />
              </li>
            ))}
          </ul>
        </div>
      </main>
      {used ? <UseExampleDialog example={used} language={language} onClose={() => setUsed(null)} /> : null}
    </>
  );
}

function BlankCard() {
  const { t } = useTranslation('templates');
  const [, navigate] = useLocation();
  const mayChange = useMay('admin');
  return (
    <button
      type="button"
      disabled={!mayChange}
      onClick={() => navigate('/templates/new')}
      className="flex min-h-48 w-full flex-col items-center justify-center gap-2 rounded-lg border border-dashed border-line-strong p-5 text-center transition-colors hover:border-control hover:bg-hover"
    >
      <Icon of={FilePlus2} size={24} className="text-ink-faint" />
      <span className="text-base font-medium text-ink">{t('examples.blank')}</span>
      <span className="text-sm text-pretty text-ink-faint">
        {t(mayChange ? 'examples.blankHint' : 'needsAdmin')}
      </span>
    </button>
  );
}

interface ExampleCardProps {
  readonly example: TemplateExample;
  readonly language: ExampleLanguage;
  readonly onUse: () => void;
}

function ExampleCard({ example, language, onUse }: ExampleCardProps) {
  const { t } = useTranslation('templates');
  const [, navigate] = useLocation();
  const { say, category } = useTemplateWords();
  const locked = useMay('admin') ? undefined : t('needsAdmin');
  const draft = example.drafts[language];
  const title = say(example.title);
  return (
    <article
      aria-label={title}
      className="flex w-full min-w-0 flex-col gap-3 rounded-lg border border-line bg-surface-raised p-4"
    >
      <header className="flex flex-col gap-0.5">
        <h2 className="flex flex-wrap items-center gap-2 text-base font-semibold text-ink">
          {title}
          <Tag>{category(draft.text.category)}</Tag>
        </h2>
        <p className="text-sm text-pretty text-ink-soft">{say(example.purpose)}</p>
      </header>
      <div className="flex flex-1 items-center justify-center rounded-md bg-surface-sunken p-3">
        <TemplateBubble
          label={t('examples.preview', { title })}
          {...bubbleOfTemplate(draft.text, {
            values: samplesOf(draft.binding.variables),
            language: draft.language,
          })}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="small" variant="primary" disabledReason={locked} onClick={onUse}>
          {t('examples.use')}
        </Button>
        <Button
          size="small"
          disabledReason={locked}
          onClick={() => navigate(`/templates/new/${exampleId(example.key, language)}`)}
        >
          {t('examples.change')}
        </Button>
      </div>
    </article>
  );
}
