import { AlarmClock, Check, Ellipsis, Images, PanelRight, RotateCcw, Tag, UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/contract/conversations.ts';
import { useLabels } from '../../api/use-labels.ts';
import { useMay } from '../../api/use-may.ts';
import { useOperators } from '../../api/use-operators.ts';
import { toggleDetails, useDetails } from '../../state/layout-store.ts';
import { keysOf } from '../../state/shortcuts.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { LabelChip } from '../../ui/LabelMark.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Popover, type PopoverProps } from '../../ui/Popover.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { PickerContent } from './PickerContent.tsx';
import type { PickerKind } from './picker-store.ts';
import { useTriageEntries } from './use-row-menu.ts';
import { useTriage } from './use-triage.ts';

export interface ConversationActionsProps {
  readonly conversation: Conversation;
}

/**
 * What can be done with the open conversation: done, snooze, assign, labels, pin; stands in its header. Where the header
 * is narrow (it is the container that is asked), what is rarer goes into the menu, which has everything. Who may only look
 * is offered what is to be looked at.
 */
export function ConversationActions({ conversation }: ConversationActionsProps) {
  const { t } = useTranslation('inbox');
  const details = useDetails();
  const mayAct = useMay('operator');
  const deeds = useTriageEntries(conversation, 'alone');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <fieldset> is for forms
    <div role="group" aria-label={t('actions.label')} className="flex shrink-0 items-center gap-0.5">
      {mayAct ? (
        <>
          <span className="hidden min-w-0 items-center @3xl:flex">
            <HeaderLabels conversation={conversation} />
          </span>
          <span className="hidden items-center @lg:flex">
            <AssignButton conversation={conversation} />
            <PickerButton kind="snooze" conversation={conversation} />
          </span>
          <DoneButton conversation={conversation} />
        </>
      ) : null}
      <span className="hidden items-center @xl:flex">
        <IconButton
          icon={Images}
          label={t('actions.gallery')}
          shortcut={keysOf('conversation.gallery')}
          isPressed={details === 'gallery'}
          tooltipSide="bottom"
          onClick={() => toggleDetails('gallery')}
        />
      </span>
      <IconButton
        icon={PanelRight}
        label={t('actions.contact')}
        shortcut={keysOf('conversation.contact')}
        isPressed={details === 'contact'}
        tooltipSide="bottom"
        onClick={() => toggleDetails('contact')}
      />
      <Menu
        align="end"
        trigger={<IconButton icon={Ellipsis} label={t('row.more')} tooltipSide="bottom" />}
        entries={[
          ...deeds,
          ...(deeds.length > 0 ? [{ kind: 'separator' } as const] : []),
          {
            kind: 'action',
            label: t('actions.gallery'),
            icon: Images,
            shortcut: keysOf('conversation.gallery'),
            onSelect: () => toggleDetails('gallery'),
          },
        ]}
      />
    </div>
  );
}

function DoneButton({ conversation }: ConversationActionsProps) {
  const { t } = useTranslation('inbox');
  const triage = useTriage();
  const isOpen = conversation.state === 'open';
  return (
    <IconButton
      icon={isOpen ? Check : RotateCcw}
      label={t(
        isOpen ? 'actions.done' : conversation.state === 'done' ? 'actions.reopen' : 'actions.unsnooze',
      )}
      shortcut={keysOf('conversation.done')}
      tooltipSide="bottom"
      onClick={() => triage([conversation.id], { kind: isOpen ? 'done' : 'reopen' })}
    />
  );
}

const titles = {
  snooze: 'snooze.title',
  assign: 'assign.title',
  label: 'labels.title',
} as const;
const icons = { snooze: AlarmClock, assign: UserRoundPlus, label: Tag } as const;
const shortcuts = {
  snooze: 'conversation.snooze',
  assign: 'conversation.assign',
  label: 'conversation.label',
} as const;
const verbs = { snooze: 'actions.snooze', assign: 'actions.assign', label: 'actions.labels' } as const;

interface PickerButtonProps extends ConversationActionsProps {
  readonly kind: PickerKind;
}

function PickerButton({ kind, conversation }: PickerButtonProps) {
  const { t } = useTranslation('inbox');
  return (
    <PickerPopover
      kind={kind}
      conversation={conversation}
      trigger={
        <IconButton
          icon={icons[kind]}
          label={t(verbs[kind])}
          shortcut={keysOf(shortcuts[kind])}
          tooltipSide="bottom"
        />
      }
    />
  );
}

interface PickerPopoverProps extends PickerButtonProps {
  readonly trigger: PopoverProps['trigger'];
}

/** What is chosen for the conversation, below the button that shows what it is now. */
function PickerPopover({ kind, conversation, trigger }: PickerPopoverProps) {
  const { t } = useTranslation('inbox');
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover title={t(titles[kind])} align="end" isOpen={isOpen} onOpenChange={setOpen} trigger={trigger}>
      <PickerContent kind={kind} conversations={[conversation]} onClose={() => setOpen(false)} />
    </Popover>
  );
}

/** Whoever answers stands there with their initials. */
function AssignButton({ conversation }: ConversationActionsProps) {
  const { t } = useTranslation('inbox');
  const operators = useOperators();
  const assignee = operators.find(({ id }) => id === conversation.assigneeId);
  if (!assignee) return <PickerButton kind="assign" conversation={conversation} />;
  return (
    <PickerPopover
      kind="assign"
      conversation={conversation}
      trigger={
        <button
          type="button"
          aria-label={t('row.assignedTo', { name: assignee.name })}
          title={t('row.assignedTo', { name: assignee.name })}
          className="flex size-8 shrink-0 items-center justify-center rounded-sm transition-colors hover:bg-hover data-popup-open:bg-hover"
        >
          <Avatar name={assignee.name} seed={`operator ${assignee.id}`} size={20} />
        </button>
      }
    />
  );
}

/** More chips than this would push the name away; the rest are counted and named in the tooltip. */
const MOST_CHIPS = 2;

function HeaderLabels({ conversation }: ConversationActionsProps) {
  const { t } = useTranslation('inbox');
  const labels = useLabels().filter(({ id }) => conversation.labelIds.includes(id));
  if (labels.length === 0) return <PickerButton kind="label" conversation={conversation} />;
  const names = labels.map(({ name }) => name).join(', ');
  return (
    <PickerPopover
      kind="label"
      conversation={conversation}
      trigger={
        <button
          type="button"
          aria-label={t('row.labels', { names })}
          className="flex h-8 items-center gap-1 rounded-sm px-1.5 transition-colors hover:bg-hover data-popup-open:bg-hover"
        >
          {labels.slice(0, MOST_CHIPS).map(({ id, name, color }) => (
            <LabelChip key={id} name={name} color={color} />
          ))}
          {labels.length > MOST_CHIPS ? (
            <Tooltip content={names} side="bottom">
              <span className="text-xs text-ink-faint tabular-nums">+{labels.length - MOST_CHIPS}</span>
            </Tooltip>
          ) : null}
        </button>
      }
    />
  );
}
