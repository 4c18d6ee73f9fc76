import { useTranslation } from 'react-i18next';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useUpdateSettings } from '../../../api/use-update-settings.ts';
import { languages } from '../../../i18n/language.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';

/** The language of the program, chosen before anything else has to be read. */
export function LanguageField() {
  const { t } = useTranslation('common');
  const { language, setLanguage } = useLanguage();
  const update = useUpdateSettings();
  const sentenceOf = useFailureSentence();
  return (
    <div className="flex flex-col items-end gap-1">
      <SegmentedControl
        label={t('language.label')}
        segments={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
        value={language}
        onValueChange={(next) => {
          setLanguage(next);
          update.mutate({ language: next });
        }}
      />
      {update.isError ? (
        <p role="alert" className="text-sm text-danger-ink">
          {sentenceOf(update.error)}
        </p>
      ) : null}
    </div>
  );
}
