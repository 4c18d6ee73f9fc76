import { useTranslation } from 'react-i18next';
import type { WorkspaceCopy } from '#shared/contract/workspace.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { DescriptionList } from '../../../ui/DescriptionList.tsx';
import { KeyValue } from '../../../ui/KeyValue.tsx';

const counts = ['accounts', 'conversations', 'messages', 'files'] as const;

/** What a copy says of itself. */
export function FactsPanel({ copy }: { readonly copy: WorkspaceCopy }) {
  const { t } = useTranslation('moving');
  const format = useFormat();
  return (
    <DescriptionList>
      <KeyValue name={t('facts.createdAt')}>{format.moment(copy.createdAt)}</KeyValue>
      {counts.map((fact) => (
        <KeyValue key={fact} name={t(`facts.${fact}`)}>
          {format.count(copy[fact])}
        </KeyValue>
      ))}
      <KeyValue name={t('facts.byteSize')}>{format.bytes(copy.byteSize)}</KeyValue>
      <KeyValue name={t('facts.version')}>{copy.version}</KeyValue>
    </DescriptionList>
  );
}
