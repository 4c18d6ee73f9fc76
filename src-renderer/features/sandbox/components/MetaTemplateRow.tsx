import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '#shared/contract/templates.ts';
import { categoryWords, statusWords } from '#shared/domain/template-life.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import type { MenuEntry } from '../../../ui/menu-entries.tsx';
import { notify } from '../../../ui/notify.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import {
  bodyOf,
  deedsOn,
  type MetaTemplateDeeds,
  otherCategories,
  rejections,
  toneTags,
} from '../meta-template-deeds.ts';
import type { RunSandboxCall } from '../use-sandbox-actions.ts';

export interface MetaTemplateRowProps {
  readonly template: Template;
  readonly run: RunSandboxCall;
}

/** A template at the pretend Meta: how it stands there, and what can happen to it. */
export function MetaTemplateRow({ template, run }: MetaTemplateRowProps) {
  const { t } = useTranslation('sandbox');
  const { language } = useLanguage();
  const [isEditing, setIsEditing] = useState(false);
  const deeds = deedsOn(template, run);
  const { label, tone } = statusWords(template.status);
  const coming = template.comingCategory;
  const category = categoryWords(template.category).label[language];
  const entries = useEntries(template, deeds, () => setIsEditing(true));
  return (
    <li className="border-t border-line py-2 first:border-t-0">
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <p className="truncate font-mono text-sm text-ink">{template.name}</p>
          <p className="truncate text-sm text-ink-soft">
            {template.language} · {category}
            {coming === null
              ? null
              : ` · ${t('templates.coming', { category: categoryWords(coming).label[language] })}`}
          </p>
        </div>
        <Tag tone={toneTags[tone]}>{label[language]}</Tag>
        <Menu
          align="end"
          trigger={
            <IconButton
              icon={Ellipsis}
              label={t('templates.deeds', { name: template.name, language: template.language })}
            />
          }
          entries={entries}
        />
      </div>
      {isEditing ? (
        <EditPanel
          body={bodyOf(template) ?? ''}
          onSave={(body) => {
            deeds.edit(body);
            setIsEditing(false);
          }}
          onCancel={() => setIsEditing(false)}
        />
      ) : null}
    </li>
  );
}

function useEntries(template: Template, deeds: MetaTemplateDeeds, onEdit: () => void): MenuEntry[] {
  const { t } = useTranslation('sandbox');
  const { language } = useLanguage();
  const decisions = (['APPROVED', 'PAUSED', 'DISABLED'] as const).filter(
    (decision) => decision !== template.status,
  );
  const categoryMenu = (isAnnouncement: boolean): MenuEntry => ({
    kind: 'submenu',
    label: t(isAnnouncement ? 'templates.announceCategory' : 'templates.changeCategory'),
    entries: otherCategories(template, language).map(({ category, label }) => ({
      kind: 'action',
      label,
      onSelect: () => deeds.changeCategory(category, isAnnouncement),
    })),
  });
  return [
    ...decisions.map(
      (decision): MenuEntry => ({
        kind: 'action',
        label: t(`templates.decisions.${decision}`),
        onSelect: () => deeds.review(decision),
      }),
    ),
    {
      kind: 'submenu',
      label: t('templates.reject'),
      entries: rejections(language).map(({ reason, label }) => ({
        kind: 'action',
        label,
        onSelect: () => deeds.reject(reason),
      })),
    },
    { kind: 'separator' },
    categoryMenu(true),
    categoryMenu(false),
    { kind: 'separator' },
    {
      kind: 'action',
      label: t('templates.edit'),
      disabledReason: bodyOf(template) === null ? t('templates.withoutText') : undefined,
      onSelect: onEdit,
    },
    {
      kind: 'action',
      label: t('templates.delete'),
      tone: 'danger',
      onSelect: () =>
        deeds.remove(() =>
          notify({
            title: t('templates.deleted', { name: template.name }),
            description: t('templates.deletedQuietly'),
            tone: 'success',
          }),
        ),
    },
  ];
}

interface EditPanelProps {
  readonly body: string;
  readonly onSave: (body: string) => void;
  readonly onCancel: () => void;
}

function EditPanel({ body, onSave, onCancel }: EditPanelProps) {
  const { t } = useTranslation('sandbox');
  const [text, setText] = useState(body);
  const isChanged = text.trim() !== '' && text !== body;
  return (
    <div className="flex flex-col gap-2 pt-2 pb-1">
      <TextArea
        autoFocus
        label={t('templates.text')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="flex gap-2">
        <Button
          variant="primary"
          size="small"
          disabledReason={isChanged ? undefined : t('templates.nothingChanged')}
          onClick={() => onSave(text)}
        >
          {t('templates.save')}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t('templates.cancel')}
        </Button>
      </div>
    </div>
  );
}
