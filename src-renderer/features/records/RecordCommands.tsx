import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type Command, useCommands } from '../../state/commands-store.ts';
import { newImportPath, recordsPath } from './paths.ts';
import { CONTACT, useRecordLabel, useRecordTypes } from './queries.ts';
import { useRecordsStore } from './records-store.ts';

/** The ways to every type of records, and to an import of the one that was looked at last. */
export function RecordCommands() {
  const { t } = useTranslation('records');
  const [, navigate] = useLocation();
  const labelOf = useRecordLabel();
  const types = useRecordTypes().data ?? [];
  const lastType = useRecordsStore((store) => store.lastType);
  const imported = types.find(({ name }) => name === lastType) ?? types.find(({ name }) => name !== CONTACT);
  const commands: readonly Command[] = [
    ...types.map(
      (type): Command => ({
        id: `records.type-${type.name}`,
        group: 'go',
        title: t('commands.type', { type: labelOf(type) }),
        keywords: t('commands.typeWords'),
        run: () => navigate(recordsPath(type.name)),
      }),
    ),
    ...(imported
      ? [
          {
            id: 'records.import',
            group: 'go',
            title: t('commands.import'),
            keywords: t('commands.importWords'),
            run: () => navigate(newImportPath(imported.name)),
          } as const,
        ]
      : []),
  ];
  useCommands(commands);
  return null;
}
