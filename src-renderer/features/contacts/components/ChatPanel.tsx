import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Label } from '#shared/contract/labels.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useLabels } from '../../../api/use-labels.ts';
import { useWorkingOperators } from '../../../api/use-operators.ts';
import { Button } from '../../../ui/Button.tsx';
import { CheckList } from '../../../ui/CheckList.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { LabelDot } from '../../../ui/LabelMark.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useChangeConversation, useTellFailure } from '../mutations.ts';
import { CardSection } from './CardSection.tsx';

export interface ChatPanelProps {
  readonly conversation: Conversation;
  readonly isReadOnly: boolean;
}

/** Labels of the open conversation and who answers it. */
export function ChatPanel({ conversation, isReadOnly }: ChatPanelProps) {
  const { t } = useTranslation('contacts');
  const labels = useLabels();
  const own = labels.filter(({ id }) => conversation.labelIds.includes(id));
  const toggle = useToggleLabel(conversation);
  return (
    <>
      <CardSection
        title={t('labels.title')}
        actions={
          isReadOnly ? null : <LabelPicker labels={labels} conversation={conversation} onToggle={toggle} />
        }
      >
        {own.length === 0 ? null : (
          <ul className="flex flex-wrap gap-1.5">
            {own.map((label) => (
              <LabelItem key={label.id} label={label} onRemove={isReadOnly ? null : () => toggle(label)} />
            ))}
          </ul>
        )}
      </CardSection>
      <AssigneeSection conversation={conversation} isReadOnly={isReadOnly} />
    </>
  );
}

function useToggleLabel(conversation: Conversation) {
  const { t } = useTranslation('contacts');
  const change = useChangeConversation(conversation.id);
  return (label: Pick<Label, 'id' | 'name'>) => {
    const isOn = !conversation.labelIds.includes(label.id);
    void change(
      { kind: 'label', labelId: label.id, isOn },
      {
        done: t(isOn ? 'labels.added' : 'labels.removed', { name: label.name }),
        failed: t('labels.failed'),
      },
    );
  };
}

interface LabelItemProps {
  readonly label: Label;
  readonly onRemove: (() => void) | null;
}

function LabelItem({ label, onRemove }: LabelItemProps) {
  const { t } = useTranslation('ui');
  return (
    <li className="inline-flex h-6 max-w-full items-center gap-1.5 rounded-full border border-line-strong px-2 text-xs text-ink-soft">
      <LabelDot color={label.color} size="small" />
      <bdi className="truncate">{label.name}</bdi>
      {onRemove ? (
        <button
          type="button"
          aria-label={t('remove', { name: label.name })}
          onClick={onRemove}
          className="-me-1 flex size-4 shrink-0 items-center justify-center rounded-full hover:bg-press hover:text-ink"
        >
          <Icon of={X} size={14} />
        </button>
      ) : null}
    </li>
  );
}

interface LabelPickerProps {
  readonly labels: readonly Label[];
  readonly conversation: Conversation;
  readonly onToggle: (label: Pick<Label, 'id' | 'name'>) => void;
}

function LabelPicker({ labels, conversation, onToggle }: LabelPickerProps) {
  const { t } = useTranslation('contacts');
  const { client, query, queryClient } = useHub();
  const tellFailure = useTellFailure();
  const create = async (name: string) => {
    try {
      const label = await client.labels.create({ name, color: 'blue' });
      await queryClient.invalidateQueries({ queryKey: query.labels.key() });
      onToggle(label);
    } catch (error) {
      tellFailure(t('labels.failed'))(error);
    }
  };
  return (
    <Popover
      title={t('labels.choose')}
      isTitleHidden
      align="end"
      trigger={
        <Button size="small" variant="quiet" icon={Plus} className="-me-1.5">
          {t('labels.add')}
        </Button>
      }
    >
      <CheckList
        label={t('labels.choose')}
        isMultiple
        options={labels.map((label) => ({
          value: String(label.id),
          label: label.name,
          isChecked: conversation.labelIds.includes(label.id),
          mark: <LabelDot color={label.color} />,
        }))}
        emptyText={t('labels.none')}
        createLabel={(name) => t('labels.create', { name })}
        onCreate={(name) => void create(name)}
        onToggle={(value) => {
          const label = labels.find(({ id }) => String(id) === value);
          if (label) onToggle(label);
        }}
      />
    </Popover>
  );
}

const NOBODY = 'nobody';

function AssigneeSection({ conversation, isReadOnly }: ChatPanelProps) {
  const { t } = useTranslation('contacts');
  const operators = useWorkingOperators();
  const change = useChangeConversation(conversation.id);
  const assign = (value: string) => {
    const operator = operators.find(({ id }) => String(id) === value);
    const operatorId: OperatorId | null = operator?.id ?? null;
    if (operatorId === conversation.assigneeId) return;
    void change(
      { kind: 'assign', operatorId },
      {
        done: operator ? t('assignee.changed', { name: operator.name }) : t('assignee.cleared'),
        failed: t('assignee.failed'),
      },
    );
  };
  return (
    <CardSection title={t('assignee.title')}>
      <SelectField
        label={t('assignee.title')}
        isLabelHidden
        isDisabled={isReadOnly}
        value={conversation.assigneeId === null ? NOBODY : String(conversation.assigneeId)}
        options={[
          { value: NOBODY, label: t('assignee.nobody') },
          ...operators.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        onValueChange={assign}
      />
    </CardSection>
  );
}
