import { useMutation, useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { TemplateId } from '#shared/domain/ids.ts';
import { templateLanguageName } from '#shared/domain/template-languages.ts';
import { useHub } from '../../../../api/hub-context.ts';
import { useFailureSentence } from '../../../../api/use-failure-sentence.ts';
import { useLanguage } from '../../../../i18n/use-language.ts';
import { CheckList } from '../../../../ui/CheckList.tsx';
import { classNames } from '../../../../ui/class-names.ts';
import { Icon } from '../../../../ui/Icon.tsx';
import { notify } from '../../../../ui/notify.ts';
import { Popover } from '../../../../ui/Popover.tsx';
import type { Editor } from '../editor.ts';
import { languageOptions } from './LanguageField.tsx';

export interface LanguageBarProps {
  readonly editor: Editor;
  /** The hub has to have everything before it makes a copy. */
  readonly flush: () => Promise<boolean>;
}

/** The languages of one template, side by side; a new one begins as a copy of this. */
export function LanguageBar({ editor, flush }: LanguageBarProps) {
  const { t } = useTranslation('templateEditor');
  const { language: screenLanguage } = useLanguage();
  const { query } = useHub();
  const { draft, template } = editor;
  const list = useQuery(
    query.templates.list.queryOptions({
      input: { accountId: draft.accountId },
      enabled: template !== null,
    }),
  ).data;
  if (template === null) return null;
  const others = (list ?? []).filter(({ name, id }) => name === draft.name && id !== template.id);
  const all = [{ id: template.id, language: draft.language }, ...others].sort((a, b) =>
    a.language.localeCompare(b.language),
  );
  return (
    <nav aria-label={t('languages.label')} className="flex min-w-0 flex-wrap items-center gap-1.5">
      {all.map(({ id, language }) => (
        <Chip key={id} id={id} isCurrent={id === template.id}>
          {templateLanguageName(language, screenLanguage) || language}
        </Chip>
      ))}
      {editor.readOnlyReason === null || template.unknownParts.length === 0 ? (
        <AddLanguage id={template.id} taken={all.map(({ language }) => language)} flush={flush} />
      ) : null}
    </nav>
  );
}

interface ChipProps {
  readonly id: TemplateId;
  readonly isCurrent: boolean;
  readonly children: string;
}

function Chip({ id, isCurrent, children }: ChipProps) {
  const [, navigate] = useLocation();
  return (
    <button
      type="button"
      aria-current={isCurrent ? 'page' : undefined}
      onClick={() => (isCurrent ? undefined : navigate(`/templates/${id}/edit`))}
      className={classNames(
        'min-h-6 rounded-full px-2.5 text-xs font-medium transition-colors',
        isCurrent ? 'bg-accent-soft text-accent-ink' : 'bg-press text-ink-soft hover:text-ink',
      )}
    >
      {children}
    </button>
  );
}

interface AddLanguageProps {
  readonly id: TemplateId;
  readonly taken: readonly string[];
  readonly flush: () => Promise<boolean>;
}

function AddLanguage({ id, taken, flush }: AddLanguageProps) {
  const { t } = useTranslation('templateEditor');
  const { language: screenLanguage } = useLanguage();
  const { client } = useHub();
  const [, navigate] = useLocation();
  const failureSentence = useFailureSentence();
  const [isOpen, setOpen] = useState(false);
  const add = useMutation({
    mutationFn: async (language: string) => {
      await flush();
      const { name } = await client.templates.get({ id });
      return client.templates.duplicate({ id, name, language });
    },
    onSuccess: (made) => navigate(`/templates/${made.id}/edit`),
    onError: (error) =>
      notify({ tone: 'danger', title: t('languages.failed'), description: failureSentence(error) }),
  });
  return (
    <Popover
      isOpen={isOpen}
      onOpenChange={setOpen}
      title={t('languages.add')}
      isTitleHidden
      trigger={
        <button
          type="button"
          disabled={add.isPending}
          className="flex min-h-6 items-center gap-1 rounded-full px-2 text-xs font-medium text-ink-soft hover:bg-hover hover:text-ink"
        >
          <Icon of={Plus} size={14} />
          {t('languages.add')}
        </button>
      }
    >
      <CheckList
        label={t('identity.searchLanguage')}
        emptyText={t('identity.noLanguage')}
        options={languageOptions(screenLanguage)
          .filter(({ value }) => !taken.includes(value))
          .map((option) => ({ ...option, isChecked: false }))}
        onToggle={(language) => {
          setOpen(false);
          add.mutate(language);
        }}
      />
    </Popover>
  );
}
