import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Conversation } from '#shared/contract/conversations.ts';
import { listMoment } from '../../api/conversation-list.ts';
import { useHub } from '../../api/hub-context.ts';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { useLabels } from '../../api/use-labels.ts';
import { useWorkingOperators } from '../../api/use-operators.ts';
import { Button } from '../../ui/Button.tsx';
import { AssignChoices } from './components/AssignChoices.tsx';
import { LabelChoices } from './components/LabelChoices.tsx';
import { SnoozeChoices } from './components/SnoozeChoices.tsx';
import type { PickerKind } from './picker-store.ts';
import { useCreateLabel } from './use-create-label.ts';
import { useTriage } from './use-triage.ts';

export interface PickerContentProps {
  readonly kind: PickerKind;
  readonly conversations: readonly Conversation[];
  readonly onClose: () => void;
}

/** The choices of one picker and what they do; stands in the dialog of a key and in the popover of a button. */
export function PickerContent({ kind, conversations, onClose }: PickerContentProps) {
  const { t } = useTranslation('inbox');
  const hub = useHub();
  const [, navigate] = useLocation();
  const triage = useTriage();
  const createLabel = useCreateLabel();
  const labels = useLabels();
  // Whoever only reads answers nobody.
  const operators = useWorkingOperators().filter(({ role }) => role !== 'viewer');
  const { operator } = useBootstrap();
  const ids = conversations.map(({ id }) => id);
  switch (kind) {
    case 'snooze':
      return (
        <SnoozeChoices
          // By the latest of their clocks: a sandbox may be ahead, and a time that is past for one is past for all.
          now={Math.max(...conversations.map(({ accountId }) => listMoment(hub, accountId).now))}
          onChoose={(until) => {
            onClose();
            triage(ids, { kind: 'snooze', until });
          }}
        />
      );
    case 'assign':
      return (
        <AssignChoices
          operators={operators}
          ownId={operator.id}
          conversations={conversations}
          onChoose={(operatorId) => {
            onClose();
            triage(ids, { kind: 'assign', operatorId });
          }}
        />
      );
    case 'label':
      return (
        <div className="flex flex-col gap-2">
          <LabelChoices
            labels={labels}
            conversations={conversations}
            onToggle={(label, isOn) => triage(ids, { kind: 'label', labelId: label.id, isOn })}
            onCreate={(name) =>
              createLabel(name, labels, (label) =>
                triage(ids, { kind: 'label', labelId: label.id, isOn: true }),
              )
            }
          />
          {labels.length > 0 ? (
            <Button
              variant="quiet"
              size="small"
              className="self-start"
              onClick={() => {
                onClose();
                navigate('/settings');
              }}
            >
              {t('labels.manage')}
            </Button>
          ) : null}
        </div>
      );
  }
}
