import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Label } from '#shared/contract/labels.ts';
import { CheckList } from '../../../ui/CheckList.tsx';
import { LabelDot } from '../../../ui/LabelMark.tsx';

export interface LabelChoicesProps {
  readonly labels: readonly Label[];
  readonly conversations: readonly Conversation[];
  readonly onToggle: (label: Label, isOn: boolean) => void;
  readonly onCreate: (name: string) => void;
}

/** Which labels the conversations carry; a new one is made by typing its name. */
export function LabelChoices({ labels, conversations, onToggle, onCreate }: LabelChoicesProps) {
  const { t } = useTranslation('inbox');
  const countOf = (label: Label) =>
    conversations.filter(({ labelIds }) => labelIds.includes(label.id)).length;
  const isOnAll = (label: Label) => countOf(label) === conversations.length;
  return (
    <CheckList
      label={t('labels.search')}
      emptyText={t('labels.none')}
      isMultiple
      options={labels.map((label) => ({
        value: String(label.id),
        label: label.name,
        isChecked: countOf(label) === 0 ? false : isOnAll(label) || 'mixed',
        mark: <LabelDot color={label.color} />,
      }))}
      onToggle={(value) => {
        const label = labels.find(({ id }) => String(id) === value);
        if (label) onToggle(label, !isOnAll(label));
      }}
      onCreate={onCreate}
      createLabel={(name) => t('labels.create', { name })}
    />
  );
}
