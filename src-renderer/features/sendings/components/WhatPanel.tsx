import type { UseQueryResult } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Account } from '#shared/contract/accounts.ts';
import type { SendAnswers } from '#shared/contract/sendings.ts';
import type { Template } from '#shared/contract/templates.ts';
import type { AccountId, TemplateId } from '#shared/domain/ids.ts';
import { templateLanguageName } from '#shared/domain/template-languages.ts';
import { categoryWords } from '#shared/domain/template-life.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { readTemplate } from '../template-view.ts';
import { AnswersPanel } from './AnswersPanel.tsx';
import { ChoosePanel } from './ChoosePanel.tsx';
import { PickedRow } from './PickedRow.tsx';

export interface WhatPanelProps {
  readonly templates: UseQueryResult<Template[]>;
  readonly accountId: AccountId | null;
  /** The numbers to choose from; none where there is only one. */
  readonly accounts: readonly Account[];
  readonly onAccount: (id: AccountId) => void;
  readonly template: Template | null;
  readonly onTemplate: (id: TemplateId) => void;
  readonly answers: SendAnswers;
  readonly onAnswers: (answers: SendAnswers) => void;
}

/** Which template: first the whole width to choose from, then its picture and what everybody gets alike. */
export function WhatPanel(props: WhatPanelProps) {
  const { templates, accountId, accounts, onAccount, template, onTemplate, answers, onAnswers } = props;
  const { language } = useLanguage();
  // Arrows only move the mark; what is taken is taken by Enter or a click.
  const [markedId, setMarkedId] = useState<TemplateId | null>(template?.id ?? null);
  const [isChoosing, setChoosing] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  // What had the focus goes with the other half: to the first thing to be filled in, or to be pressed.
  const moveFocus = () =>
    requestAnimationFrame(() => {
      const first = (kind: string) => panel.current?.querySelector<HTMLElement>(kind);
      (first('input, textarea') ?? first('button'))?.focus();
    });
  const take = (id: TemplateId) => {
    onTemplate(id);
    setChoosing(false);
    moveFocus();
  };
  if (template === null || isChoosing) {
    return (
      <div
        ref={panel}
        className="flex max-h-[min(460px,70dvh)] min-h-0 flex-col rounded-lg border border-line p-2.5"
      >
        <ChoosePanel
          templates={templates}
          accountId={accountId}
          accounts={accounts}
          onAccount={onAccount}
          chosenId={markedId}
          isAlone
          onChoose={setMarkedId}
          onConfirm={take}
        />
      </div>
    );
  }
  return (
    <div ref={panel} className="flex flex-col gap-5">
      <PickedRow
        onChange={() => {
          setMarkedId(template.id);
          setChoosing(true);
          moveFocus();
        }}
      >
        <p className="truncate text-base font-medium text-ink">{template.name}</p>
        <p className="truncate text-sm text-ink-faint">
          {categoryWords(template.category).label[language]} ·{' '}
          {templateLanguageName(template.language, language)}
        </p>
      </PickedRow>
      <AnswersPanel
        key={template.id}
        template={template}
        view={readTemplate(template)}
        answers={answers}
        onChange={onAnswers}
      />
    </div>
  );
}
