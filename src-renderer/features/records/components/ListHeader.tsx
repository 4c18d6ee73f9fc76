import { Download, EllipsisVertical, History, Plus, Settings2, Upload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { RecordQuery, RecordType } from '#shared/contract/records.ts';
import { useMay } from '../../../api/use-may.ts';
import { BackButton } from '../../../ui/BackButton.tsx';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import type { MenuEntry } from '../../../ui/menu-entries.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { importsPath, newImportPath, newTypePath, recordsPath, typePath } from '../paths.ts';
import { useRecordLabel } from '../queries.ts';
import { ExportDialog } from './ExportDialog.tsx';

export interface ListHeaderProps {
  readonly type: RecordType;
  readonly types: readonly RecordType[];
  readonly isAlone: boolean;
  readonly question: RecordQuery;
  readonly onAdd: () => void;
}

const NEW_TYPE = ':new';

/** The name of the type and what can be done with all of its records. */
export function ListHeader({ type, types, isAlone, question, onAdd }: ListHeaderProps) {
  const { t } = useTranslation('records');
  const [, navigate] = useLocation();
  const labelOf = useRecordLabel();
  const maySetUp = useMay('admin');
  return (
    <header className="flex min-h-14 shrink-0 items-center gap-2 border-b border-line px-3 py-2">
      {isAlone ? (
        <>
          <BackButton label={t('back')} onClick={() => navigate('/')} />
          <h1 className="sr-only">{t('title')}</h1>
          <SelectField
            label={t('types.label')}
            isLabelHidden
            value={type.name}
            options={[
              ...types.map((each) => ({ value: each.name, label: labelOf(each) })),
              ...(maySetUp ? [{ value: NEW_TYPE, label: t('types.new') }] : []),
            ]}
            onValueChange={(name) => navigate(name === NEW_TYPE ? newTypePath : recordsPath(name))}
            className="w-44 min-w-0"
          />
          <span className="flex-1" />
        </>
      ) : (
        <h2 className="min-w-0 flex-1 truncate ps-2 text-lg font-semibold text-ink">
          <bdi>{labelOf(type)}</bdi>
        </h2>
      )}
      <HeaderActions type={type} question={question} onAdd={onAdd} />
    </header>
  );
}

function HeaderActions({ type, question, onAdd }: Pick<ListHeaderProps, 'type' | 'question' | 'onAdd'>) {
  const { t } = useTranslation('records');
  const [, navigate] = useLocation();
  const mayChange = useMay('operator');
  const maySetUp = useMay('admin');
  const [isExporting, setIsExporting] = useState(false);
  const entries: MenuEntry[] = [
    {
      kind: 'action',
      label: t('list.import'),
      icon: Upload,
      disabledReason: mayChange ? undefined : t('lookOnly'),
      onSelect: () => navigate(newImportPath(type.name)),
    },
    { kind: 'action', label: t('list.imports'), icon: History, onSelect: () => navigate(importsPath) },
    { kind: 'action', label: t('list.export'), icon: Download, onSelect: () => setIsExporting(true) },
    { kind: 'separator' },
    {
      kind: 'action',
      label: t('types.settings'),
      icon: Settings2,
      disabledReason: maySetUp ? undefined : t('adminOnly'),
      onSelect: () => navigate(typePath(type.name)),
    },
  ];
  return (
    <div className="flex shrink-0 items-center gap-1">
      {mayChange ? (
        <Button variant="primary" icon={Plus} onClick={onAdd}>
          {t('list.new')}
        </Button>
      ) : null}
      <Menu
        align="end"
        trigger={<IconButton icon={EllipsisVertical} label={t('list.more')} />}
        entries={entries}
      />
      {isExporting ? (
        <ExportDialog type={type} question={question} keys={null} onClose={() => setIsExporting(false)} />
      ) : null}
    </div>
  );
}
