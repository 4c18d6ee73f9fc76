import type { Template } from '#shared/contract/templates.ts';
import { templateLanguageName } from '#shared/domain/template-languages.ts';
import { categoryWords } from '#shared/domain/template-life.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { classNames } from '../../../ui/class-names.ts';
import { bodyLine, type TemplateView } from '../template-view.ts';

export interface TemplateOptionProps {
  readonly id: string;
  readonly template: Template;
  readonly view: TemplateView;
  readonly isChosen: boolean;
  /** From 1, among all that are found; not all of them are drawn. */
  readonly place: number;
  readonly count: number;
  readonly onChoose: () => void;
}

/** One template of a list: its name, how its words begin, what it is for and in which language. */
export function TemplateOption(props: TemplateOptionProps) {
  const { id, template, view, isChosen, place, count, onChoose } = props;
  const { language } = useLanguage();
  const kind = `${categoryWords(template.category).label[language]} · ${templateLanguageName(template.language, language)}`;
  return (
    // The keys go to the search field above, which says which option is meant (aria-activedescendant).
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      aria-posinset={place}
      aria-setsize={count}
      data-template={template.id}
      onClick={onChoose}
      className={classNames(
        'flex shrink-0 flex-col gap-0.5 rounded-md px-2.5 py-2 transition-colors select-none',
        isChosen ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      <span className="flex min-w-0 items-baseline justify-between gap-4">
        <span className="min-w-0 truncate text-sm font-medium text-ink">{template.name}</span>
        <span className="hidden shrink-0 text-xs text-ink-faint @[520px]:inline">{kind}</span>
      </span>
      <bdi className="line-clamp-2 text-sm break-words text-ink-soft @[520px]:line-clamp-1">
        {bodyLine(view)}
      </bdi>
      <span className="truncate text-xs text-ink-faint @[520px]:hidden">{kind}</span>
    </div>
  );
}
