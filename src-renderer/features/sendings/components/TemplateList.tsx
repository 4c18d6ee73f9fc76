import { type KeyboardEvent, type UIEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '#shared/contract/templates.ts';
import type { TemplateId } from '#shared/domain/ids.ts';
import { SearchField } from '../../../ui/SearchField.tsx';
import { findTemplates, readTemplate } from '../template-view.ts';
import { TemplateOption } from './TemplateOption.tsx';

export interface TemplateListProps {
  readonly templates: readonly Template[];
  readonly chosenId: TemplateId | null;
  readonly onChoose: (id: TemplateId) => void;
  /** Enter, or a click: the choice is made and the next thing is to fill it in. */
  readonly onConfirm: (id: TemplateId) => void;
}

/** Drawn at first, and again as many when the end of them comes near: an account may have six thousand. */
const DRAWN_AT_ONCE = 60;
/** Pixels before the end. */
const NEAR_END = 600;

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 };

/** Templates to choose from: the search keeps the focus, arrows move the choice and show it at once, Enter makes it. */
export function TemplateList({ templates, chosenId, onChoose, onConfirm }: TemplateListProps) {
  const { t } = useTranslation('sendings');
  const [search, setSearch] = useState('');
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const found = useMemo(() => findTemplates(templates, search), [templates, search]);
  const [drawn, setDrawn] = useState(DRAWN_AT_ONCE);
  const chosen = found.findIndex((template) => template.id === chosenId);
  // What is chosen is always there: the search field says which one it is.
  const shown = found.slice(0, Math.max(drawn, chosen + 1));
  // Chosen on another page, or before this one had to make room: it may stand far below.
  useEffect(() => {
    const option = list.current?.querySelector('[aria-selected="true"]');
    if (option?.previousElementSibling) option.scrollIntoView({ block: 'center' });
  }, []);
  const choose = (index: number) => {
    const next = Math.min(Math.max(index, 0), found.length - 1);
    const template = found[next];
    if (!template) return;
    onChoose(template.id);
    setDrawn((before) => Math.max(before, next + DRAWN_AT_ONCE));
    // Once it is drawn.
    requestAnimationFrame(() =>
      list.current?.querySelector(`[data-template="${template.id}"]`)?.scrollIntoView({ block: 'nearest' }),
    );
  };
  const onScroll = ({ currentTarget: { scrollHeight, scrollTop, clientHeight } }: UIEvent) => {
    const isNearEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
    if (isNearEnd && shown.length < found.length) setDrawn(shown.length + DRAWN_AT_ONCE);
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
          onValueChange={(value) => {
            setSearch(value);
            setDrawn(DRAWN_AT_ONCE);
          }}
          listbox={{ id, activeId: chosen === -1 ? undefined : `${id}-${chosenId}` }}
        />
      </div>
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={t('one.list')}
        onScroll={onScroll}
        className="@container flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto overscroll-contain px-1 pb-1"
      >
        {shown.map((template, index) => (
          <TemplateOption
            key={template.id}
            id={`${id}-${template.id}`}
            template={template}
            view={readTemplate(template)}
            place={index + 1}
            count={found.length}
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
