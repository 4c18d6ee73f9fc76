import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.ts';
import { Mark } from '../ui/Mark.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { type Theme, themes } from '../ui/theme.ts';
import { ButtonsSection } from './ButtonsSection.tsx';
import { ChoicesSection } from './ChoicesSection.tsx';
import { ColoursSection } from './ColoursSection.tsx';
import { FieldsSection } from './FieldsSection.tsx';
import { FloatingSection } from './FloatingSection.tsx';
import { LayoutSection } from './LayoutSection.tsx';
import { MarksSection } from './MarksSection.tsx';
import { RtlSection } from './RtlSection.tsx';
import { SampleSection } from './SampleSection.tsx';
import { StatesSection } from './StatesSection.tsx';
import { useWords } from './words.ts';

/** Every primitive in every state, on one page; for design, tests and screenshots. */
export function GalleryScreen() {
  const { t } = useTranslation();
  const words = useWords();
  const { language, setLanguage } = useLanguage();
  const [theme, setTheme] = useState<Theme>(
    () => themes.find((known) => known === document.documentElement.dataset.theme) ?? 'system',
  );
  const choose = (next: Theme) => {
    setTheme(next);
    document.documentElement.dataset.theme = next;
  };
  return (
    <main className="mx-auto flex max-w-[1240px] flex-col px-6 pb-16">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-3 py-6">
        <Mark size={40} />
        <div className="me-auto">
          <h1 className="text-xl font-semibold text-ink">{words.title}</h1>
          <p className="text-sm text-ink-faint">{words.intro}</p>
        </div>
        <SegmentedControl
          label={t('theme.label')}
          value={theme}
          onValueChange={choose}
          segments={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
        />
        <SegmentedControl
          label={t('language.label')}
          value={language}
          onValueChange={setLanguage}
          segments={[
            { value: 'uk', label: t('language.uk') },
            { value: 'en', label: t('language.en') },
          ]}
        />
      </header>
      <SampleSection />
      <ColoursSection />
      <ButtonsSection />
      <FieldsSection />
      <ChoicesSection />
      <FloatingSection />
      <MarksSection />
      <StatesSection />
      <LayoutSection />
      <RtlSection />
    </main>
  );
}
