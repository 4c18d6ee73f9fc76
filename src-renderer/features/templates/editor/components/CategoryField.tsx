import { useTranslation } from 'react-i18next';
import type { TemplateCategory, TemplateDraft } from '#shared/domain/template-draft.ts';
import { categoryWords } from '#shared/domain/template-life.ts';
import { useLanguage } from '../../../../i18n/use-language.ts';
import { Banner } from '../../../../ui/Banner.tsx';
import { RadioCards } from '../../../../ui/RadioCards.tsx';
import { SectionPanel } from '../../../../ui/SectionPanel.tsx';
import { type Editor, spotMark } from '../editor.ts';
import { newButton } from '../new-button.ts';

const categories: readonly TemplateCategory[] = ['UTILITY', 'MARKETING', 'AUTHENTICATION'];

/** What kind of message it is: Meta's price and its rules depend on it. */
export function CategoryField({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('templateEditor');
  const { language } = useLanguage();
  const { draft, template, readOnlyReason } = editor;
  const isFixed = template?.status === 'APPROVED';
  const isOff = readOnlyReason !== null || isFixed;
  const error = editor.errorAt({ kind: 'category' });
  const comingCategory = template?.comingCategory ?? null;
  return (
    <div {...spotMark({ kind: 'category' })}>
      <SectionPanel title={t('category.title')} lead={isFixed ? t('category.fixed') : t('category.lead')}>
        <RadioCards
          label={t('category.title')}
          value={draft.text.category}
          onValueChange={(category) => editor.change('category', (now) => withCategory(now, category))}
          options={categories.map((category) => {
            const words = categoryWords(category);
            return {
              value: category,
              label: words.label[language],
              isDisabled: isOff && category !== draft.text.category,
              description: (
                <>
                  {words.guidance[language]}
                  <span className="block pt-0.5 text-ink-faint">{words.examples[language]}</span>
                </>
              ),
            };
          })}
        />
        {comingCategory === null ? null : (
          <Banner tone="waiting">
            {t('category.coming', { category: categoryWords(comingCategory).label[language] })}
          </Banner>
        )}
        {error === undefined ? null : <Banner tone="danger">{error}</Banner>}
      </SectionPanel>
    </div>
  );
}

/** The codes have a form of their own, with the one button that belongs to it; what does not fit goes, until it is undone. */
function withCategory(draft: TemplateDraft, category: TemplateCategory): TemplateDraft {
  const { text } = draft;
  const isCode = category === 'AUTHENTICATION';
  if (isCode === (text.category === 'AUTHENTICATION')) return { ...draft, text: { ...text, category } };
  return isCode
    ? {
        ...draft,
        text: {
          ...text,
          category,
          header: { kind: 'none' },
          body: '',
          footer: '',
          buttons: [newButton('otp')],
        },
      }
    : { ...draft, text: { ...text, category, buttons: [] } };
}
