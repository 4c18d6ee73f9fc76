import { Columns3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { chooseColumn, useContactsStore } from '../../../state/contacts-store.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { useColumns } from '../use-columns.ts';

/** Which columns the list has besides the name. */
export function ColumnsMenu() {
  const { t } = useTranslation('contacts');
  const chosen = useContactsStore((store) => store.columns);
  const columns = useColumns();
  return (
    <Menu
      align="end"
      trigger={<IconButton icon={Columns3} label={t('list.columns')} />}
      entries={columns.map(({ id, title }) => ({
        kind: 'check' as const,
        label: title,
        isChecked: chosen.includes(id),
        onChange: (isShown: boolean) => chooseColumn(id, isShown),
      }))}
    />
  );
}
