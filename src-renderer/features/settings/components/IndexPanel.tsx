import { useTranslation } from 'react-i18next';
import { classNames } from '../../../ui/class-names.ts';

export interface IndexPanelProps<Section extends string> {
  readonly sections: readonly { readonly id: Section; readonly title: string }[];
  readonly current: Section;
  readonly onChoose: (section: Section) => void;
}

/** The names of the sections at the left; in a narrow window the headings alone have to do. */
export function IndexPanel<Section extends string>({
  sections,
  current,
  onChoose,
}: IndexPanelProps<Section>) {
  const { t } = useTranslation('settings');
  return (
    <nav
      aria-label={t('index')}
      className="hidden w-52 shrink-0 flex-col gap-0.5 overflow-y-auto border-e border-line bg-surface-sunken p-3 md:flex"
    >
      {sections.map((section) => (
        <button
          key={section.id}
          type="button"
          aria-current={section.id === current ? 'true' : undefined}
          onClick={() => onChoose(section.id)}
          className={classNames(
            'rounded-sm px-2.5 py-1.5 text-start text-base transition-colors hover:bg-hover',
            section.id === current ? 'bg-press font-medium text-ink' : 'text-ink-soft',
          )}
        >
          {section.title}
        </button>
      ))}
    </nav>
  );
}
