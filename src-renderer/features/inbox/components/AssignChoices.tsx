import { UserRoundX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Operator } from '#shared/contract/app.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { CheckList } from '../../../ui/CheckList.tsx';
import { Icon } from '../../../ui/Icon.tsx';

export interface AssignChoicesProps {
  readonly operators: readonly Operator[];
  readonly ownId: OperatorId;
  readonly conversations: readonly Conversation[];
  readonly onChoose: (operatorId: OperatorId | null) => void;
}

const nobody = 'nobody';

/** Who is to answer: everybody who works here, oneself first, and nobody. */
export function AssignChoices({ operators, ownId, conversations, onChoose }: AssignChoicesProps) {
  const { t } = useTranslation('inbox');
  const checked = (id: OperatorId | null) => {
    const count = conversations.filter(({ assigneeId }) => assigneeId === id).length;
    if (count === 0) return false;
    return count === conversations.length ? true : ('mixed' as const);
  };
  const ownFirst = [...operators].sort((a, b) => Number(b.id === ownId) - Number(a.id === ownId));
  return (
    <CheckList
      label={t('assign.search')}
      emptyText={t('assign.none')}
      options={[
        ...ownFirst.map(({ id, name }) => ({
          value: String(id),
          label: name,
          isChecked: checked(id),
          mark: <Avatar name={name} seed={`operator ${id}`} size={20} />,
          ...(id === ownId ? { note: t('assign.you') } : {}),
        })),
        {
          value: nobody,
          label: t('assign.nobody'),
          isChecked: checked(null),
          mark: <Icon of={UserRoundX} size={20} className="text-ink-faint" />,
        },
      ]}
      onToggle={(value) => onChoose(operators.find(({ id }) => String(id) === value)?.id ?? null)}
    />
  );
}
