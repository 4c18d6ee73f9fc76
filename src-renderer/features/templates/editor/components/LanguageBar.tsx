import { useMutation, useQuery } from '@tanstack/react-query';
import { Columns2, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateId } from '#shared/domain/ids.ts';
import { templateLanguageName } from '#shared/domain/template-languages.ts';
import { canDuplicate } from '#shared/domain/template-life.ts';
import { allTemplates } from '../../../../api/all-templates.ts';
import { useHub } from '../../../../api/hub-context.ts';
import { useFailureSentence } from '../../../../api/use-failure-sentence.ts';
import { useLanguage } from '../../../../i18n/use-language.ts';
import { CheckList } from '../../../../ui/CheckList.tsx';
import { classNames } from '../../../../ui/class-names.ts';
import { Icon } from '../../../../ui/Icon.tsx';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { Menu } from '../../../../ui/Menu.tsx';
import { notify } from '../../../../ui/notify.ts';
import { Popover } from '../../../../ui/Popover.tsx';
import type { Editor } from '../editor.ts';
import type { EditorPlace } from '../editor-place.ts';
import { languageOptions } from './LanguageField.tsx';

export interface LanguageBarProps {
  readonly editor: Editor;
  /** The hub has to have everything before it makes a copy. */
  readonly flush: () => Promise<boolean>;
  readonly place: Pick<EditorPlace, 'onBeside' | 'onLanguage'>;
}

/** The languages of one template; a new one begins as a copy of this. */
export function LanguageBar({ editor, flush, place }: LanguageBarProps) {
  const { t } = useTranslation('templateEditor');
  const { language: screenLanguage } = useLanguage();
  const { query, client } = useHub();
  const { draft, template } = editor;
  const { onBeside, onLanguage } = place;
  const { accountId } = draft;
  const list = useQuery({
    ...query.templates.list.queryOptions({ input: { accountId } }),
    queryFn: ({ signal }) =>
      allTemplates((part) => client.templates.list({ accountId, ...part }, { signal })),
    enabled: template !== null,
  }).data;
  if (template === null) return null;
  const others = (list ?? []).filter(({ name, id }) => name === draft.name && id !== template.id);
  const all = [{ id: template.id, language: draft.language }, ...others].sort((a, b) =>
    a.language.localeCompare(b.language),
  );
  return (
    <nav aria-label={t('languages.label')} className="flex min-w-0 flex-wrap items-center gap-1.5">
      {all.map(({ id, language }) => (
        <Chip key={id} isCurrent={id === template.id} onPick={() => onLanguage(id)}>
          {templateLanguageName(language, screenLanguage) || language}
        </Chip>
      ))}
      {canDuplicate(template) === true ? (
        <AddLanguage
          id={template.id}
          taken={all.map(({ language }) => language)}
          flush={flush}
          onAdded={onBeside ?? onLanguage}
        />
      ) : null}
      {onBeside && others.length > 0 ? <Beside others={others} onBeside={onBeside} /> : null}
    </nav>
  );
}

interface BesideProps {
  readonly others: readonly { readonly id: TemplateId; readonly language: string }[];
  readonly onBeside: (id: TemplateId) => void;
}

/** The only other language, or a choice of them, to be written beside this one. */
function Beside({ others, onBeside }: BesideProps) {
  const { t } = useTranslation('templateEditor');
  const { language: screenLanguage } = useLanguage();
  const [only, ...more] = others;
  const look = { icon: Columns2, label: t('languages.beside') };
  if (only && more.length === 0) return <IconButton {...look} onClick={() => onBeside(only.id)} />;
  return (
    <Menu
      align="end"
      trigger={<IconButton {...look} />}
      entries={others.map(({ id, language }) => ({
        kind: 'action' as const,
        label: templateLanguageName(language, screenLanguage),
        onSelect: () => onBeside(id),
      }))}
    />
  );
}

interface ChipProps {
  readonly isCurrent: boolean;
  readonly onPick: () => void;
  readonly children: string;
}

function Chip({ isCurrent, onPick, children }: ChipProps) {
  return (
    <button
      type="button"
      aria-current={isCurrent ? 'page' : undefined}
      onClick={() => (isCurrent ? undefined : onPick())}
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
  readonly onAdded: (id: TemplateId) => void;
}

function AddLanguage({ id, taken, flush, onAdded }: AddLanguageProps) {
  const { t } = useTranslation('templateEditor');
  const { language: screenLanguage } = useLanguage();
  const { client } = useHub();
  const failureSentence = useFailureSentence();
  const [isOpen, setOpen] = useState(false);
  const add = useMutation({
    mutationFn: async (language: string) => {
      await flush();
      const { name } = await client.templates.get({ id });
      return client.templates.duplicate({ id, name, language });
    },
    onSuccess: (made) => onAdded(made.id),
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
