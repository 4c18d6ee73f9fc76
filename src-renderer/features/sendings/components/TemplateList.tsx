import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '#shared/contract/templates.ts';
import type { TemplateId } from '#shared/domain/ids.ts';
import { SearchField } from '../../../ui/SearchField.tsx';
import { isFound, readTemplate } from '../template-view.ts';
import { TemplateOption } from './TemplateOption.tsx';

export interface TemplateListProps {
  readonly templates: readonly Template[];
  readonly chosenId: TemplateId | null;
  readonly onChoose: (id: TemplateId) => void;
  /** Enter, or a click: the choice is made and the next thing is to fill it in. */
  readonly onConfirm: (id: TemplateId) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 };

/** Templates to choose from: the search keeps the focus, arrows move the choice and show it at once, Enter makes it. */
export function TemplateList({ templates, chosenId, onChoose, onConfirm }: TemplateListProps) {
  const { t } = useTranslation('sendings');
  const [search, setSearch] = useState('');
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const items = templates.map((template) => ({ template, view: readTemplate(template) }));
  const found = items.filter(({ template, view }) => isFound(template, view, search.trim()));
  const chosen = found.findIndex(({ template }) => template.id === chosenId);
  const choose = (index: number) => {
    const item = found[Math.min(Math.max(index, 0), found.length - 1)];
    if (!item) return;
    onChoose(item.template.id);
    list.current
      ?.querySelector(`[data-template="${item.template.id}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    if (step !== undefined) choose(chosen === -1 ? 0 : chosen + step);
    else if (event.key === 'Enter' && chosenId !== null && chosen !== -1) onConfirm(chosenId);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the search field inside
    <div className="flex h-full min-h-0 flex-col gap-2" onKeyDown={onKeyDown}>
      <div className="px-1 pt-1">
        <SearchField
          label={t('one.search')}
          value={search}
          onValueChange={setSearch}
          listbox={{ id, activeId: chosen === -1 ? undefined : `${id}-${chosenId}` }}
        />
      </div>
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={t('one.list')}
        className="@container flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto overscroll-contain px-1 pb-1"
      >
        {found.map(({ template, view }) => (
          <TemplateOption
            key={template.id}
            id={`${id}-${template.id}`}
            template={template}
            view={view}
            isChosen={template.id === chosenId}
            onChoose={() => {
              onChoose(template.id);
              onConfirm(template.id);
            }}
          />
        ))}
      </div>
      {found.length === 0 ? <p className="px-2 text-sm text-ink-faint">{t('one.nothingFound')}</p> : null}
    </div>
  );
}
