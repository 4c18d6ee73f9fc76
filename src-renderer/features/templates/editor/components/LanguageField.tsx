import { useTranslation } from 'react-i18next';
import { templateLanguageName, templateLanguages } from '#shared/domain/template-languages.ts';
import { useLanguage } from '../../../../i18n/use-language.ts';
import { PickField } from '../../../../ui/PickField.tsx';
import { type Editor, spotMark } from '../editor.ts';

/** The language of the template, of those that Meta takes; the two of the console stand first. */
export function LanguageField({
  editor,
  isDisabled,
}: {
  readonly editor: Editor;
  readonly isDisabled: boolean;
}) {
  const { t } = useTranslation('templateEditor');
  const { language: screenLanguage } = useLanguage();
  const { language } = editor.draft;
  return (
    <div {...spotMark({ kind: 'language' })}>
      <PickField
        label={t('identity.language')}
        shown={language === '' ? '' : languageWords(language, screenLanguage)}
        placeholder={t('identity.chooseLanguage')}
        searchLabel={t('identity.searchLanguage')}
        emptyText={t('identity.noLanguage')}
        isDisabled={isDisabled}
        error={editor.errorAt({ kind: 'language' })}
        options={languageOptions(screenLanguage).map((option) => ({
          ...option,
          isChecked: option.value === language,
        }))}
        onToggle={(next) => editor.change('language', (draft) => ({ ...draft, language: next }))}
      />
    </div>
  );
}

/** Meta's languages by name, with the code that tells two of one name apart. */
export function languageOptions(screenLanguage: 'uk' | 'en') {
  const optionOf = (code: string) => ({
    value: code,
    label: capitalized(templateLanguageName(code, screenLanguage)),
    note: code,
    alsoKnownAs: code,
  });
  const first = ['uk', 'en', 'en_US'];
  const others = templateLanguages
    .filter((code) => !first.includes(code))
    .map(optionOf)
    .sort((a, b) => a.label.localeCompare(b.label, screenLanguage));
  return [...first.map(optionOf), ...others];
}

/** «Українська · uk» */
export const languageWords = (code: string, screenLanguage: 'uk' | 'en'): string =>
  `${capitalized(templateLanguageName(code, screenLanguage))} · ${code}`;

const capitalized = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
